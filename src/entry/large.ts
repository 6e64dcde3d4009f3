import pg from 'pg'
import { type Large, largeOrganisation, type Wanted } from '../demo/large.ts'
import { goalAt, type LargeAudience } from '../demo/large-goals.ts'
import { type Day, dayIn } from '../kernel/dates.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Organisation } from '../people/organisations/organisation.ts'
import { demonstrationOf, makeOrganisation } from '../people/organisations/store.ts'
import type { Database } from '../platform/database.ts'
import { startProgress } from '../platform/progress.ts'
import { alone, clearAway } from './demonstrate.ts'
import { audienceId, idIn, partTable, plantAudiences, plantGoals, plantPeople } from './large-planting.ts'

export interface Planted {
  organisation: Organisation
  /** Three who see different things: the chief executive, somebody in the middle, somebody at the bedside. */
  executive: string
  manager: string
  nurse: string
  large: Large
}

const part = 10_000

/**
 * Makes a large demonstration organisation, straight into the database and all or nothing: told to end half-way, it
 * leaves nothing. The same wish and seed make the same organisation, with dates that move with today.
 */
export const plantLarge = (database: Database, wanted: Wanted, ending?: AbortSignal): Promise<Planted> =>
  alone(database, () => plantAlone(database, wanted, ending))

async function plantAlone(database: Database, wanted: Wanted, ending?: AbortSignal): Promise<Planted> {
  if (await database.asSystem('sign_in', null, demonstrationOf))
    throw new Refusal('conflict', 'There is a demonstration here already. Remove it first: bearing demo --remove')
  const large = largeOrganisation(wanted)
  const count = (number: number): string => number.toLocaleString('en-GB')
  const organisation = await makeOrganisation(database, {
    name: `Northmoor Region (fictional, ${count(wanted.people)} people)`,
    demonstration: true,
  })
  const { org } = organisation
  const client = new pg.Client({ connectionString: database.urls.direct })
  await client.connect()
  // Lost while waiting for an answer, the answer tells; lost in between, the next question does.
  client.on('error', () => undefined)
  const stop = await stopper(database.urls.direct, client)
  ending?.addEventListener('abort', stop)
  try {
    await client.query('begin')
    await client.query("select set_config('app.org', $1, true), set_config('synchronous_commit', 'off', true)", [org])
    // Held until the end: whoever would remove it meanwhile waits, since no foreign key watches over what is written.
    await client.query('select 1 from organisation where org = $1 for share', [org])
    const withTriggers = await passTriggers(client)
    await plant(client, org, large, dayIn(organisation.zone, new Date()), ending)
    if (withTriggers) for (const table of triggered) await client.query(`alter table ${table} enable trigger user`)
    ending?.throwIfAborted()
    await client.query('commit')
    await client.query('vacuum (analyze)')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    await clearAway(database)
    throw ending?.aborted ? ending.reason : error
  } finally {
    ending?.removeEventListener('abort', stop)
    await client.end()
  }
  const person = (at: number): string => idIn(org, 'person', at)
  const nurse = large.manager.length - 1
  return {
    organisation,
    large,
    executive: person(0),
    manager: person(large.manager[large.manager[nurse] ?? 0] ?? 0),
    nurse: person(nurse),
  }
}

/** What stops the statement that this connection is at: one of them may take a minute. */
async function stopper(url: string, client: pg.Client): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return () => {
    const other = new pg.Client({ connectionString: url })
    other
      .connect()
      .then(() => other.query('select pg_cancel_backend($1)', [rows[0]?.pid]))
      .catch(() => undefined)
      .finally(() => other.end())
  }
}

const triggered = ['node', 'carries']

/** Without the right to pass them by, the triggers are switched off, which locks their tables; answers whether it was so. */
async function passTriggers(client: pg.Client): Promise<boolean> {
  await client.query('savepoint asked')
  try {
    await client.query('set local session_replication_role = replica')
    return false
  } catch {
    await client.query('rollback to savepoint asked')
    for (const table of triggered) await client.query(`alter table ${table} disable trigger user`)
    return true
  }
}

async function plant(client: pg.Client, org: string, large: Large, today: Day, ending?: AbortSignal): Promise<void> {
  const people = startProgress('People', large.people, { unit: 'people' })
  await plantPeople(client, org, large, today)
  people.to(large.people)
  people.end()
  const audiences: LargeAudience[] = []
  const audienceOf = new Map<number, string>()
  for (let at = 0; at < large.goals; at++) {
    const { audience } = goalAt(large, at, today)
    if (audience.word === 'organisation') continue
    audiences.push(audience)
    audienceOf.set(at, audienceId(org, audience))
  }
  await plantAudiences(client, org, audiences)
  await client.query(partTable)
  const progress = startProgress('Goals', large.goals, { unit: 'goals' })
  let written = 0
  for (let from = 0; from < large.goals; from += part) {
    ending?.throwIfAborted()
    const goals = Array.from({ length: Math.min(part, large.goals - from) }, (_, at) => goalAt(large, from + at, today))
    await plantGoals(client, org, goals, (goal) => audienceOf.get(goal) ?? org, written)
    written += goals.reduce((sum, { measure }) => sum + (measure?.times ?? 0), 0)
    progress.to(from + goals.length)
  }
  progress.end()
  const standing = startProgress('Carrying the numbers up', null)
  await client.query(
    'insert into dirty (org, dirty, node) select $1, gen_random_uuid(), n.node from node n where n.org = $1',
    [org],
  )
  await client.query('analyze')
  await client.query('select cardinality(roll_up($1))', [org])
  standing.end()
}
