import pg from 'pg'
import { makeOrganisation } from '../src/people/organisations/store.ts'
import { addPerson } from '../src/people/persons/store.ts'
import { addTeam } from '../src/people/teams/store.ts'
import { issueToken } from '../src/people/tokens/store.ts'
import { Database } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { fanOut, firstLeaf, goalIdOf, measureIdOf, people, target } from './tree.ts'

/** An organisation with its tree, in a database of its own, and who can ask there. */
export interface Seeded {
  url: string
  size: number
  org: string
  slug: string
  /** The owner of goal number n is number n modulo their count. */
  persons: string[]
  tokens: string[]
}

/** Straight into the database, in few statements; then the product's own roll-up carries the numbers up. */
export async function seed(url: string, size: number): Promise<Seeded> {
  await migrate(urlsFrom(url))
  const database = new Database({ urls: urlsFrom(url), connections: 2 })
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    const { org, slug } = await makeOrganisation(database, { name: `Measured ${size}` })
    const seeded: Seeded = { url, size, org, slug, persons: [], tokens: [] }
    const teams: string[] = []
    await database.asSystem('import', org, async (tx) => {
      for (let at = 0; at < people; at++) seeded.persons.push(await addPerson(tx, org, { name: `Person ${at}` }))
      for (let at = 0; at < people; at++)
        teams.push(await addTeam(tx, org, { name: `Team ${at}`, lead: seeded.persons[at] }))
    })
    const endsOn = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10)
    await database.asSystem('sign_in', org, async (tx) => {
      for (const person of seeded.persons) {
        const { text } = await issueToken(tx, org, { person, name: 'bench', scopes: ['read', 'write'], endsOn })
        seeded.tokens.push(text)
      }
    })
    await plant(owner, seeded, teams)
    await owner.query("select set_config('app.org', $1, false)", [org])
    await owner.query('select roll_up($1)', [org])
    for (const table of planted) await owner.query(`vacuum (full, analyze) ${table}`)
    return seeded
  } finally {
    await owner.end()
    await database.close()
  }
}

const planted = ['node', 'goal', 'carries', 'measure', 'standing', 'standing_on', 'check_in', 'reading', 'dirty']

async function plant(owner: pg.Client, { org, size, persons }: Seeded, teams: string[]): Promise<void> {
  const leaf = firstLeaf(size)
  const values = [org, persons, teams]
  const today = "(now() at time zone 'Europe/London')::date"
  await owner.query('begin')
  // The triggers work row by row; what they would keep of a goal that never changed is written here as they would.
  for (const table of ['node', 'carries']) await owner.query(`alter table ${table} disable trigger user`)
  await owner.query(
    `insert into node (org, node, kind, title, owner, team, audience, start_on, due_on, state, rhythm, says_why, says_how, top)
     select $1::uuid, ${goalIdOf('i')}, case when i = 0 then 'vision' else 'goal' end, 'Goal number ' || i,
       ($2::uuid[])[i % ${people} + 1], ($3::uuid[])[i % ${people} + 1], $1::uuid, ${today} - 100, ${today} + 265, 'active', 30, true, true, i = 0
     from generate_series(0, ${size - 1}) i`,
    values,
  )
  await owner.query(
    `insert into node (org, node, kind, title, owner, team, audience, state, rhythm, says_why, says_how, top)
     select $1::uuid, ${measureIdOf('i')}, 'measure', 'Measure of goal number ' || i,
       ($2::uuid[])[i % ${people} + 1], ($3::uuid[])[i % ${people} + 1], $1::uuid, 'active', 30, true, true, false
     from generate_series(${leaf}, ${size - 1}) i`,
    values,
  )
  const statements = [
    `insert into goal (org, node, audience, why, how)
     select $1, ${goalIdOf('i')}, $1, 'Because it carries what lies above it.', 'By what lies below it.' from generate_series(1, ${size - 1}) i`,
    `insert into carries (org, parent, child, accepted, place, parent_audience, child_audience)
     select $1, ${goalIdOf(`(i - 1) / ${fanOut}`)}, ${goalIdOf('i')}, true, i, $1, $1 from generate_series(1, ${size - 1}) i`,
    `insert into carries (org, parent, child, accepted, parent_audience, child_audience)
     select $1, ${goalIdOf('i')}, ${measureIdOf('i')}, true, $1, $1 from generate_series(${leaf}, ${size - 1}) i`,
    `insert into carries_dated (org, parent, child, from_on, accepted) select $1, parent, child, ${today} - 100, true from carries where org = $1`,
    `insert into node_dated (org, node, from_on, owner, audience) select $1, node, ${today} - 100, owner, audience from node where org = $1 and kind <> 'measure'`,
    `insert into measure (org, node, goal, audience, unit, direction, baseline, target, value, value_on)
     select $1, ${measureIdOf('i')}, ${goalIdOf('i')}, $1, 'points', 'increase', 0, ${target}, i * 37 % 500, ${today} - 1
     from generate_series(${leaf}, ${size - 1}) i`,
    `insert into check_in (org, check_in, goal, audience, by, at, read_on, confidence)
     select $1, ('00000000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid, ${goalIdOf('i')}, $1, n.owner, now() - interval '1 day', ${today} - 1, 7
     from generate_series(${leaf}, ${size - 1}) i join node n on n.org = $1 and n.node = ${goalIdOf('i')}`,
    `insert into reading (org, check_in, measure, audience, read_on, value)
     select $1, ('00000000-0000-7000-8002-' || lpad(to_hex(i), 12, '0'))::uuid, ${measureIdOf('i')}, $1, ${today} - 1, i * 37 % 500
     from generate_series(${leaf}, ${size - 1}) i`,
    `insert into dirty (org, dirty, node) select $1, gen_random_uuid(), node from node where org = $1`,
  ]
  for (const statement of statements) await owner.query(statement.replaceAll('$1', '$1::uuid'), [org])
  for (const table of ['node', 'carries']) await owner.query(`alter table ${table} enable trigger user`)
  await owner.query('commit')
  await owner.query('analyze')
}
