// The laws of a database that can be divided by organisation: docs/decisions/0011. The schema is judged by the rules that
// `bearing doctor --citus` uses; its functions, and the statements that the tests sent, by citus-statement.ts.
import { hindrances, type Shape } from '../../src/platform/citus-rules.ts'
import type { Spanning, SpanningFunction } from './citus-allowed.ts'
import { bodiesIn } from './citus-functions.ts'
import { groundOf, shapeIn } from './citus-schema.ts'
import { faultsOf } from './citus-statement.ts'
import { schemaFile } from './database.ts'
import { type Breach, type House, lineOf } from './house.ts'

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

export function schemaCanBeDivided(house: House, allowed: SpanningFunction[]): Breach[] {
  const sql = house.get(schemaFile) ?? ''
  const shape = shapeIn(sql)
  const breach = (about: string, says: string, advice: string): Breach => ({
    file: schemaFile,
    line: lineOf(sql, Math.max(0, placeIn(sql, about))),
    says,
    do: advice,
  })
  return [
    ...hindrances(shape, true).map((one) => breach(one.about, one.says, one.do)),
    ...functions(sql, shape, allowed, breach),
  ]
}

/** Where a table or a function is made. */
const placeIn = (sql: string, name: string): number =>
  sql.search(new RegExp(`^create (?:table|or replace \\w+) ${name.split('(')[0]?.replace('.', '\\.')}\\b`, 'm'))

function functions(
  sql: string,
  shape: Shape,
  allowed: SpanningFunction[],
  breach: (about: string, says: string, advice: string) => Breach,
): Breach[] {
  const ground = groundOf(sql, shape)
  const met = new Set<string>()
  const found = bodiesIn(sql).flatMap(({ name, queries, dynamic }) => {
    const faults = queries.flatMap((query) =>
      faultsOf(query, ground, 'function').map((fault) => `${fault} It is in: ${oneLine(query).slice(0, 160)}`),
    )
    if (dynamic > 0) faults.push('a statement is put together when it runs, and nobody can read it here.')
    const bare = name.split('(')[0] ?? ''
    if (faults.length > 0 && allowed.some((one) => one.name === bare)) {
      met.add(bare)
      return []
    }
    return faults.map((fault) =>
      breach(name, `${name}: ${fault}`, 'Or say in test/laws/citus-allowed.ts why it spans organisations.'),
    )
  })
  const stale = allowed
    .filter(({ name }) => !met.has(name))
    .map(({ name }) => ({
      file: 'test/laws/citus-allowed.ts',
      line: 1,
      says: `${name} is allowed to span organisations, and does not.`,
      do: 'Take it out.',
    }))
  return [...found, ...stale]
}

/** `whole` says that all specs ran, so that what is allowed and was not met is stale. */
export function statementsCanBeRouted(
  house: House,
  statements: ReadonlySet<string>,
  allowed: Spanning[],
  whole: boolean,
): Breach[] {
  const sql = house.get(schemaFile) ?? ''
  const ground = groundOf(sql, shapeIn(sql))
  const met = new Set<Spanning>()
  const found = [...statements].flatMap((statement) => {
    const faults = faultsOf(statement, ground)
    const free = allowed.find(({ fragment }) => oneLine(statement).includes(fragment))
    if (faults.length > 0 && free) met.add(free)
    if (faults.length === 0 || free) return []
    const says = `a statement is not of one organisation. ${faults.join(' ')} It is: ${oneLine(statement).slice(0, 600)}`
    return [
      { file: 'src', line: 1, says, do: 'Mend it, or say in test/laws/citus-allowed.ts why it spans organisations.' },
    ]
  })
  const stale = allowed.filter((one) => whole && !met.has(one))
  return [
    ...found,
    ...stale.map(({ fragment }) => ({
      file: 'test/laws/citus-allowed.ts',
      line: 1,
      says: `no statement that spans organisations holds "${fragment}" any longer.`,
      do: 'Take the entry out, or give it another piece of its statement.',
    })),
  ]
}
