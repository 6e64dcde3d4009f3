import { holdsQuery, inOrder, placeOf, type Shape } from './citus-rules.ts'

/** What a database that is to be divided has by now; from its catalogue. */
export interface Facts {
  shape: Shape
  database: string
  extension: boolean
  /** Settings that the database gives to whoever connects, as `name=value`. */
  settings: string[]
  /** Our roles that may not log in: Citus connects to the other nodes as whoever asks. */
  mayNotLogIn: string[]
  /** Functions of ours. `late` ones can only be made where the tables that they read are there already. */
  functions: { name: string; late: boolean; everywhere: boolean; keepsPlans: boolean }[]
  /** Tables that Citus holds already, divided or whole. */
  held: ReadonlySet<string>
}

/** One step: a statement, or the making of the policies, which is done by applying each access.sql. */
export type Step = { sql: string } | { policies: string }

/**
 * What a session needs for row security and triggers to work on other nodes. The second is called unsafe because Citus
 * cannot know that a trigger stays with its organisation; ours do, since every query in them names it.
 */
export const settings: Record<string, { value: string; because: string }> = {
  'citus.propagate_set_commands': {
    value: 'local',
    because: 'who is asking would reach no other node, and nothing would be seen',
  },
  'citus.enable_unsafe_triggers': { value: 'on', because: 'tables with triggers could not be divided' },
  'citus.allow_nested_distributed_execution': {
    value: 'on',
    because: 'policies and functions could not read tables on other nodes',
  },
}

/** In order; what is done already is left out, so that running them again goes on where it stopped. */
export function stepsFrom({ shape, database, extension, settings: has, mayNotLogIn, functions, held }: Facts): Step[] {
  const sql = (...texts: string[]): Step[] => texts.map((text) => ({ sql: text }))
  const divided = inOrder(shape.tables).map(({ name }) => name)
  const whole = shape.tables.map(({ name }) => name).filter((name) => placeOf(name) === 'reference')
  const first = divided.find((name) => held.has(name)) ?? divided[0]
  const missing = functions.filter(({ everywhere }) => !everywhere)
  const everywhere = (late: boolean): Step[] =>
    missing
      .filter((one) => one.late === late)
      .flatMap(({ name }) => sql(`select create_distributed_function(${text(name)})`))
  const withoutOwn = shape.tables.some(({ policies }) => policies.some(({ condition }) => holdsQuery(condition)))
  return [
    ...(extension ? [] : sql('create extension citus')),
    ...Object.entries(settings)
      .filter(([name, { value }]) => !has.includes(`${name}=${value}`))
      .flatMap(([name, { value }]) => sql(`alter database ${quoted(database)} set ${name} = '${value}'`)),
    ...mayNotLogIn.flatMap((role) => sql(`alter role ${quoted(role)} login`)),
    ...(withoutOwn ? [{ policies: 'The policies of all tables anew, without sub-selects' }] : []),
    ...functions
      .filter(({ keepsPlans }) => keepsPlans)
      .flatMap(({ name }) => sql(`alter function ${name} reset plan_cache_mode`)),
    ...everywhere(false),
    ...whole.filter((name) => !held.has(name)).flatMap((name) => sql(`select create_reference_table(${text(name)})`)),
    ...divided
      .filter((name) => !held.has(name))
      .flatMap((name) =>
        sql(
          `select create_distributed_table(${text(name)}, 'org', colocate_with => ${text(name === first ? 'none' : (first ?? 'none'))})`,
        ),
      ),
    ...everywhere(true),
  ]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
