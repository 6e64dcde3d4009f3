import { type Id, isId } from '../../kernel/ids.ts'
import { notFound, Refusal } from '../../kernel/refusal.ts'
import { scopes, type Viewer } from '../../kernel/viewer.ts'
import type { Database } from '../../platform/database.ts'
import type { Caller, Identify } from '../../platform/http.ts'
import type { Doorkeeper } from '../../platform/live-door.ts'
import type { Entrant } from '../../platform/live-stream.ts'
import { ShortMemory } from '../../platform/short-memory.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { addLogin, cookieOf, type Library, signedIn } from '../logins/store.ts'
import { tokenIn, viewerByToken } from '../tokens/store.ts'

export interface Viewers extends Identify, Doorkeeper {
  /** After a sign-out, a revocation or a change of somebody's rights: this process looks everything up afresh. */
  forget(): void
  /** Names a caller who was recognised a moment ago, for counting; an unknown secret names nobody. */
  known(caller: Caller): string | undefined
}

export interface ViewersOptions {
  database: Database
  library: Library
  /** Told of each token or cookie that names nobody; may refuse further attempts. */
  failed?: (caller: Caller) => Promise<void>
  /** Asked before an unknown token is looked up. */
  mayTry?: (caller: Caller) => void
}

/**
 * Learns who asks: by the browser's cookie or a token, never both. What was just looked up is remembered for five
 * seconds, so a hot caller costs no query. A sign-out or a revoked token is forgotten at once in this process; another
 * process on the same database follows within those five seconds.
 */
export function makeViewers({ database, library, failed, mayTry }: ViewersOptions): Viewers {
  const viewers = new ShortMemory<Found>(5000)
  const logins = new ShortMemory<NonNullable<Awaited<ReturnType<typeof signedIn>>>>(5000)

  // Tokens that were right a moment ago, with whose they are.
  const tokens = new ShortMemory<string>(5000)

  const byCookie = (cookie: string) => logins.find(cookie, () => signedIn(library, cookie))

  async function look(key: Key, caller: Caller, slug: string): Promise<Found | undefined> {
    if (key.cookie !== undefined) {
      const found = await byCookie(key.cookie)
      if (!found) return undefined
      const viewer = await database.asSystem('sign_in', null, (tx) => viewerByLogin(tx, found.login.id, slug))
      return { viewer }
    }
    mayTry?.(caller)
    const viewer = await database.asSystem('sign_in', null, (tx) => viewerByToken(tx, key.token, slug))
    if (viewer === undefined) await failed?.(caller)
    if (viewer) await tokens.find(key.token, async () => `person ${viewer.person}`)
    return viewer === undefined ? undefined : { viewer: viewer ?? undefined }
  }

  const viewer = async (caller: Caller, slug: string): Promise<Viewer> => {
    const key = keyOf(caller)
    const found = await viewers.find(`${key.cookie ?? key.token}\n${slug}`, () => look(key, caller, slug))
    if (!found) throw key.cookie === undefined ? unknownToken() : signInFirst()
    if (!found.viewer) throw notFound('organisation')
    return found.viewer
  }

  return {
    viewer,
    enter: async (caller, slug) => ({ viewer: await viewer(caller, slug), pass: passOf(keyOf(caller)) }),
    async gone(entrants) {
      if (entrants.length === 0) return []
      const still = await database.asSystem('sign_in', null, (tx) => stillIn(tx, entrants))
      return entrants.filter((entrant) => !still.has(nameOf(entrant)))
    },
    async login(caller) {
      const key = keyOf(caller)
      if (key.cookie === undefined)
        throw new Refusal('forbidden', 'A token acts within one organisation. Do this signed in, in the browser.')
      const found = await byCookie(key.cookie)
      if (!found) throw signInFirst()
      return found.login
    },
    forget() {
      viewers.forget()
      logins.forget()
      tokens.forget()
    },
    known(caller) {
      const cookie = cookieOf(caller.headers)
      if (cookie === undefined) return tokens.recall(caller.headers.authorization?.slice('Bearer '.length) ?? '')
      const found = logins.recall(cookie)
      return found && `login ${found.login.id}`
    },
  }
}

interface Found {
  /** Nobody in that organisation where it is missing. */
  viewer: Viewer | undefined
}

type Key = { cookie: string; token?: undefined } | { cookie?: undefined; token: string }

function keyOf(caller: Caller): Key {
  const { authorization } = caller.headers
  const cookie = cookieOf(caller.headers)
  if (authorization && cookie) throw new Refusal('malformed', 'Send either a token or a cookie, not both.')
  if (cookie) return { cookie }
  if (!authorization) throw signInFirst()
  const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? []
  if (!token) throw new Refusal('unauthenticated', 'Send the token as: Authorization: Bearer bearing_…')
  return { token }
}

/** Names a sign-in or a token without giving its secret away. */
const passOf = ({ cookie, token }: Key): string =>
  cookie === undefined ? (tokenIn(token)?.id ?? '') : (decodeURIComponent(cookie).split('.')[0] ?? '')

const nameOf = ({ viewer: { org, person }, pass }: { viewer: Pick<Viewer, 'org' | 'person'>; pass: string }): string =>
  `${org} ${person} ${pass}`

/** Those whose sign-in or token is as good as when they came, and who are still in the organisation. */
async function stillIn(tx: Transaction, entrants: readonly Entrant[]): Promise<Set<string>> {
  const given = entrants.map(({ viewer: { org, person }, pass }) =>
    isId(pass) ? { org, person, token: pass } : { org, person, session: pass },
  )
  const rows = await tx.rows<{ org: Id; person: Id; pass: string }>(sql`
    select g.org, g.person, coalesce(g.session, g.token::text) as pass
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(org uuid, person uuid, session text, token uuid)
    join organisation o on o.org = g.org
    join person p on p.org = g.org and p.person = g.person
    where (p.ends_on is null or p.ends_on >= (now() at time zone o.zone)::date) and (
      exists (select 1 from auth.session s where s.token = g.session and s."userId" = p.login and s."expiresAt" > now())
      or exists (select 1 from access_token t where t.org = g.org and t.token = g.token and t.person = g.person
        and t.revoked_at is null and t.ends_at > now()))`)
  return new Set(rows.map(({ org, person, pass }) => nameOf({ viewer: { org, person }, pass })))
}

const signInFirst = () => new Refusal('unauthenticated', 'Sign in first.')
const unknownToken = () =>
  new Refusal(
    'unauthenticated',
    'This token is not valid: it has ended, was revoked or is mistyped. Make a new one on your page.',
  )

async function viewerByLogin(tx: Transaction, login: string, slug: string): Promise<Viewer | undefined> {
  const found = await tx.first<Omit<Viewer, 'scopes'>>(sql`
    select p.org, p.person, p.administrator, o.zone
    from organisation o join person p on p.org = o.org and p.login = ${login}
    where o.slug = ${slug} and (p.ends_on is null or p.ends_on >= (now() at time zone o.zone)::date)`)
  return found && { ...found, scopes }
}

/** The cast that can be signed in as: everybody of the demonstration who is still there; of very many, who came first. */
export const castOf = (tx: Transaction, org: Id) =>
  tx.rows<{ person: Id; name: string; title: string; administrator: boolean }>(sql`
    select c.person, c.name, c.title, c.administrator from (
      select person, name, title, administrator from person
      where org = ${org} and (ends_on is null or ends_on >= current_date) order by person limit 500
    ) c order by c.name collate "und-x-icu", c.person`)

/** The login of one of the cast, made on their first entrance; it has no password, and its e-mail nobody can own. */
export async function loginOfCast(tx: Transaction, org: Id, person: Id): Promise<string | undefined> {
  const found = await tx.first<{ name: string; login: string | null }>(sql`
    select p.name, p.login from person p join organisation o on o.org = p.org and o.demonstration
    where p.org = ${org} and p.person = ${person} and (p.ends_on is null or p.ends_on >= current_date) for update of p`)
  if (!found || found.login) return found?.login ?? undefined
  const login = await addLogin(tx, { email: `${person}@demonstration.invalid`, name: found.name })
  await tx.run(sql`update person set login = ${login} where org = ${org} and person = ${person}`)
  return login
}
