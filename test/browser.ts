import { fullPath, type Operation, pathFields } from '../src/kernel/contract.ts'
import { makeLibrary } from '../src/people/logins/store.ts'
import { makeViewers } from '../src/people/sign-in/store.ts'
import type { World } from './world.ts'

export const origin = 'http://localhost:80'

/** What a browser does at the door: it keeps cookies, and names its page's origin on every write. */
export class Browser {
  readonly cookies = new Map<string, string>()
  /** The Set-Cookie lines of the last answer, as they came. */
  lastSet: string[] = []
  readonly #world: World
  readonly #headers: Record<string, string>

  constructor(world: World, headers: Record<string, string> = {}) {
    this.#world = world
    this.#headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0', ...headers }
  }

  async send(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#world.app.inject({
      method,
      url,
      headers: {
        ...this.#headers,
        ...(cookie ? { cookie } : {}),
        ...(method === 'GET' ? {} : { origin }),
        ...headers,
      },
      ...(body ? { payload: body } : {}),
    })
    this.lastSet = [answer.headers['set-cookie'] ?? []].flat()
    for (const line of this.lastSet) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
  }

  /** An operation, as the contract says it travels. */
  ask(
    operation: Operation,
    input: Record<string, unknown> = {},
    slug = '',
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const given = { ...input }
    let path = fullPath(operation).replace('{organisation}', slug)
    for (const field of pathFields(operation.path)) {
      path = path.replace(`{${field}}`, encodeURIComponent(String(given[field])))
      delete given[field]
    }
    if (operation.method !== 'GET' && operation.method !== 'DELETE') return this.send(operation.method, path, given)
    return this.send(operation.method, `${path}?${new URLSearchParams(given as Record<string, string>)}`)
  }

  signIn(email: string, password: string) {
    return this.send('POST', '/api/auth/sign-in/email', { email, password })
  }
}

/** Another process on the same database, which remembers nothing: whether it takes a token. */
export async function anotherProcess(
  world: World,
  slug: string,
): Promise<(token: string) => Promise<{ status: number }>> {
  const { library, close } = makeLibrary({
    urls: world.database.urls,
    secret: 'another process with a secret of its own',
  })
  const viewers = makeViewers({ database: world.database, library })
  await close()
  return (token) =>
    viewers.viewer({ headers: { authorization: `Bearer ${token}` }, address: '::1' }, slug).then(
      () => ({ status: 200 }),
      () => ({ status: 401 }),
    )
}
