import type pg from 'pg'
import { factsOf, hasCitus } from './citus-distribute.ts'
import { hindrances, holdsQuery, inOrder, placeOf } from './citus-rules.ts'
import { settings } from './citus-steps.ts'

/** `open` is what Bearing itself has still to settle; nobody who runs it can do anything about it. */
export interface CitusFinding {
  state: 'ok' | 'not ok' | 'open'
  says: string
}

const ok = (says: string): CitusFinding => ({ state: 'ok', says })
const not = (says: string): CitusFinding => ({ state: 'not ok', says })

/** What would keep this database from being divided by organisation. Changes nothing. */
export async function citusFindings(client: pg.ClientBase, prepares: boolean): Promise<CitusFinding[]> {
  const { rows } = await client.query<{ made: boolean; server: number }>(
    "select to_regclass('jobs.migration') is not null as made, current_setting('server_version_num')::int as server",
  )
  if (!rows[0]?.made) return [not('The database has not been set up. Start Bearing once, or run `bearing migrate`.')]
  const facts = await factsOf(client)
  const found = hindrances(facts.shape, !facts.extension)
  const divided = inOrder(facts.shape.tables).map(({ name }) => name)
  return [
    ...(facts.extension
      ? await onCitus(client, rows[0].server, facts.mayNotLogIn, prepares)
      : [ok(await absence(client)), ...remade(facts.shape.tables)]),
    ...(facts.extension
      ? whereTablesAre(
          facts.shape.tables.map(({ name }) => name),
          facts.held,
        )
      : []),
    ...found.map((one) => not(`${one.says} ${one.do}`)),
    ...(found.length === 0
      ? [
          ok(
            `Keys, foreign keys, policies, triggers and functions keep to one organisation: ${divided.length} tables can be divided`,
          ),
        ]
      : []),
    ...(await open(client)),
  ]
}

const absence = async (client: pg.ClientBase): Promise<string> =>
  (await hasCitus(client))
    ? 'The citus extension is not in this database, though this server has it: `bearing migrate --distribute` adds it'
    : 'The citus extension is not in this database, and this server does not have it; the schema is looked at all the same'

const remade = (tables: { policies: { condition: string }[] }[]): CitusFinding[] => {
  const count = tables.flatMap(({ policies }) => policies).filter(({ condition }) => holdsQuery(condition)).length
  return count > 0
    ? [ok(`${count} policies hold a sub-select; \`bearing migrate --distribute\` makes them anew without`)]
    : []
}

async function onCitus(
  client: pg.ClientBase,
  server: number,
  mayNotLogIn: string[],
  prepares: boolean,
): Promise<CitusFinding[]> {
  const { rows } = await client.query<{ version: string }>(
    "select extversion as version from pg_extension where extname = 'citus'",
  )
  const version = rows[0]?.version ?? ''
  const recent = Number(version.split(/[.-]/)[0]) >= 14 && server >= 180_000
  const which = recent
    ? ok(`Citus ${version}`)
    : not(
        `Citus ${version} on PostgreSQL ${Math.floor(server / 10_000)} plans no SQL function with parameters. Use Citus 14 on PostgreSQL 18, or newer.`,
      )
  const set = await Promise.all(
    Object.entries(settings).map(async ([name, { value, because }]) => {
      const answer = await client.query<{ value: string | null }>('select current_setting($1, true) as value', [name])
      return answer.rows[0]?.value === value
        ? ok(`${name} is ${value}`)
        : not(
            `${name} is not ${value}, so that ${because}. Run \`bearing migrate --distribute\`, or set it on every node.`,
          )
    }),
  )
  const plans = prepares
    ? [
        not(
          'Prepared statements are on, whose plans are made without values; Citus cannot make those. Set BEARING_PREPARED_STATEMENTS=off.',
        ),
      ]
    : [ok('Statements are planned with their values')]
  const roles =
    mayNotLogIn.length > 0
      ? [
          not(
            `${mayNotLogIn.join(', ')} may not log in, and Citus connects to the other nodes as whoever asks. Run \`bearing migrate --distribute\`.`,
          ),
        ]
      : []
  return [which, ...set, ...plans, ...roles]
}

function whereTablesAre(tables: string[], held: ReadonlySet<string>): CitusFinding[] {
  const waiting = tables.filter((name) => placeOf(name) !== 'local' && !held.has(name))
  return waiting.length === 0
    ? [ok('Every table is where it belongs')]
    : [not(`${waiting.join(', ')} lie on the coordinator alone. Run \`bearing migrate --distribute\`.`)]
}

async function open(client: pg.ClientBase): Promise<CitusFinding[]> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and prorettype <> 'trigger'::regtype",
  )
  const count = rows[0]?.count ?? 0
  if (count === 0) return []
  const says = `${count} functions act as their owner. Citus gives each role a connection of its own to another node, so such a function does not see there what the transaction wrote before it. Bearing has not settled this: docs/administration/scaling.md says what follows from it.`
  return [{ state: 'open', says }]
}
