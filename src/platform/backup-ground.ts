import type pg from 'pg'
import { CannotStart } from './cannot-start.ts'

/**
 * Makes room for a restore in a database where Bearing was started and nobody has worked, by taking its empty tables
 * away; part of the restore's transaction, so they are back if it fails. Refuses where somebody has, and where others'
 * things are in the way.
 */
export async function clearGround(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ encoding: string; made: boolean; began: boolean }>(`
    select current_setting('server_encoding') as encoding, to_regclass('jobs.migration') is not null as made,
      to_regclass('public.organisation') is not null as began`)
  const [state] = rows
  if (state && state.encoding !== 'UTF8')
    throw new CannotStart(
      `This database writes texts as ${state.encoding}, which cannot hold every name. Create one with encoding 'UTF8'.`,
    )
  if (!state?.made) return refuseOthers(client)
  if (state.began) await refuseInhabited(client)
  const { rows: ours } = await client.query<{ name: string }>(
    `select format('%I', relname) as name from pg_class c where c.relnamespace = 'public'::regnamespace
      and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_migrates')`,
  )
  if (ours.length > 0) await client.query(`drop table ${ours.map(({ name }) => `public.${name}`).join(', ')} cascade`)
  await client.query('drop schema if exists auth, jobs cascade')
  await refuseOthers(client)
}

async function refuseInhabited(client: pg.ClientBase): Promise<void> {
  // Whoever is just making an organisation is waited for, and whoever wants to waits.
  await client.query('lock table organisation in access exclusive mode')
  const { rows } = await client.query<{ name: string; demonstration: boolean }>(
    'select name, demonstration from organisation order by demonstration, name',
  )
  const [first] = rows
  if (!first) return
  const more = rows.length > 1 ? ` and ${rows.length - 1} more` : ''
  const advice = first.demonstration
    ? 'Take it away with `bearing demo --remove`, then restore.'
    : 'A restore needs a database of its own: name another folder with --data, or another DATABASE_URL.'
  throw new CannotStart(`There is an organisation here already: ${first.name}${more}. ${advice}`)
}

async function refuseOthers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    union all
    select 'the schema ' || nspname from pg_namespace where nspname in ('auth', 'jobs')
    limit 1`)
  const [first] = rows
  if (first)
    throw new CannotStart(
      `In this database there is ${first.name} already, which Bearing did not make. Restore into a database of its own.`,
    )
}
