import pg from 'pg'
import { CannotStart } from './cannot-start.ts'
import { shapeOf } from './citus-catalogue.ts'
import { keepsPlans } from './citus-rules.ts'
import { type Facts, type Step, stepsFrom } from './citus-steps.ts'
import { migrate } from './migrate.ts'
import type { Urls } from './roles.ts'

/** What dividing this database by organisation would take, and whether this server could; changes nothing. */
export const plan = (urls: Urls): Promise<{ steps: Step[]; possible: boolean }> =>
  connected(urls, async (client) => ({ steps: stepsFrom(await factsOf(client)), possible: await hasCitus(client) }))

async function connected<T>(urls: Urls, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urls.direct })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export async function factsOf(client: pg.ClientBase): Promise<Facts> {
  const shape = await shapeOf(client)
  const ask = async <Row extends object>(text: string): Promise<Row[]> => (await client.query<Row>(text)).rows
  const [about] = await ask<{ database: string; extension: boolean; settings: string[] }>(`
    select current_database() as database, exists (select from pg_extension where extname = 'citus') as extension,
      coalesce((select setconfig from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
        where d.datname = current_database() and s.setrole = 0), '{}') as settings`)
  if (!about) throw new Error('The database did not say its name.')
  const roles = await ask<{ name: string }>(
    "select rolname as name from pg_roles where rolname like 'bearing\\_%' and rolname <> 'bearing_owner' and not rolcanlogin order by 1",
  )
  const held = about.extension
    ? await ask<{ name: string }>('select logicalrelid::regclass::text as name from pg_dist_partition')
    : []
  const everywhere = about.extension
    ? await ask<{ name: string }>(
        `select objid::regprocedure::text as name from pg_dist_object where classid = 'pg_proc'::regclass`,
      )
    : []
  // Those whose body the catalogue holds as a tree name tables when they are made; a text is read when it is called.
  const functions = await ask<{ name: string; late: boolean }>(`
    select p.oid::regprocedure::text as name, exists (
      select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.refclassid = 'pg_class'::regclass) as late
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.proname <> 'policy_words'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    order by 1`)
  return {
    shape,
    ...about,
    mayNotLogIn: roles.map(({ name }) => name),
    functions: functions.map((one) => ({
      ...one,
      everywhere: everywhere.some(({ name }) => name === one.name),
      keepsPlans: shape.functions.some((routine) => routine.name === one.name && keepsPlans(routine)),
    })),
    held: new Set(held.map(({ name }) => name)),
  }
}

/** Whether this server brings Citus along. */
export async function hasCitus(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query("select 1 from pg_available_extensions where name = 'citus'")
  return rows.length > 0
}

export const withoutCitus =
  'This server has no Citus. Install it on every node, add it to shared_preload_libraries, start the servers anew, and run this again.'

/** Divides the database by organisation, one statement at a time; run again, it goes on where it stopped. */
export const distribute = (urls: Urls, say: (line: string) => void): Promise<number> =>
  connected(urls, async (client) => {
    if (!(await hasCitus(client))) throw new CannotStart(withoutCitus)
    const steps = stepsFrom(await factsOf(client))
    for (const step of steps) {
      say(lineOf(step))
      if ('sql' in step) await client.query(step.sql)
      else await remakePolicies(client, urls)
    }
    return steps.length
  })

/** Has every access.sql applied anew: what `guard` writes depends on whether Citus is there. */
export async function remakePolicies(client: pg.ClientBase, urls: Urls): Promise<void> {
  await client.query("update jobs.migration set hash = '' where name like '%access.sql'")
  await migrate(urls)
}

export const lineOf = (step: Step): string => ('sql' in step ? `${step.sql};` : `-- ${step.policies}`)
