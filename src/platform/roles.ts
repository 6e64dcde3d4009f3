import { createHmac } from 'node:crypto'
import pg from 'pg'
import { CannotStart } from './cannot-start.ts'

/** Where to connect as whom. The owner's is `DATABASE_URL`; the others are derived from it. */
export interface Urls {
  owner: string
  /** For listening, leading and migrating, when the owner's goes through a pooler. */
  direct: string
  viewers: string
  system: string
}

export const systemRoles = ['sign_in', 'roll_up', 'import', 'digests', 'answer_box'] as const

/**
 * The runtime logins' password is derived from the owner's connection, so that several processes on one server agree
 * without sharing a file. Over the embedded server's private socket it is not asked for.
 */
export function urlsFrom(owner: string, direct = owner): Urls {
  const { password, pathname } = new URL(owner)
  const secret = createHmac('sha256', password || 'socket')
    .update('bearing runtime')
    .digest('hex')
  const as = (login: string): string => {
    const url = new URL(owner)
    url.username = login
    url.password = secret
    url.pathname = pathname
    return url.toString()
  }
  return { owner, direct, viewers: as('bearing_app'), system: as('bearing_system') }
}

/** What a database administrator runs where Bearing may not create roles itself. */
export function roleStatements(urls: Urls): string[] {
  const password = new URL(urls.viewers).password
  const names = systemRoles.map((role) => `bearing_${role}`)
  return [
    ...['bearing_owner', ...names].map((name) => `create role ${name} nologin`),
    `create role bearing_app login noinherit password '${password}'`,
    `create role bearing_system login noinherit password '${password}'`,
    `grant ${names.join(', ')} to bearing_system`,
    'grant bearing_owner to current_user',
  ]
}

/** Makes the roles that are missing. The database's owner needs CREATEROLE for it once, or runs the SQL by hand. */
export async function makeRoles(client: pg.Client, urls: Urls): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname like 'bearing\\_%'",
  )
  const present = new Set(rows.map((row) => row.rolname))
  const password = new URL(urls.viewers).password
  for (const statement of roleStatements(urls)) {
    const created = /^create role (\w+)/.exec(statement)?.[1]
    if (created && present.has(created)) continue
    try {
      await client.query(statement)
    } catch (error) {
      if (error instanceof pg.DatabaseError && ['42710', '23505'].includes(error.code ?? '')) continue
      if (error instanceof pg.DatabaseError && error.code === '42501') throw refuse(urls)
      throw error
    }
  }
  // Another installation on this server may have made the logins from another owner's password.
  if (present.has('bearing_app') && new URL(urls.owner).password) {
    await client.query(`alter role bearing_app password '${password}'`).catch(() => undefined)
    await client.query(`alter role bearing_system password '${password}'`).catch(() => undefined)
  }
}

const refuse = (urls: Urls): CannotStart =>
  new CannotStart(
    `The database's owner may not create roles. Let an administrator of the server run this, then start again:\n${roleStatements(
      urls,
    )
      .join(';\n')
      .replace('current_user', `"${new URL(urls.owner).username}"`)};`,
  )
