// What Citus asks of a statement that writes a divided table, beyond its being of one organisation: it is worked out once
// and sent to wherever the rows are, so it may hold nothing that comes out differently there.
import { placeOf } from '../../src/platform/citus-rules.ts'
import { as, columnOf, isTree, listOf, nameOfCall, type Tree, tableName, walk } from './sql-tree.ts'

/** What the statements stand on: tables with their columns, and functions of our own that are not the same everywhere. */
export interface Ground {
  tables: ReadonlyMap<string, readonly string[]>
  changing: ReadonlyMap<string, 'stable' | 'volatile'>
}

const stable =
  'now transaction_timestamp statement_timestamp current_setting to_char to_jsonb jsonb_build_object row_to_json concat concat_ws format age pg_current_snapshot'
const volatile =
  'random gen_random_uuid uuidv4 uuidv7 clock_timestamp timeofday nextval setval currval pg_current_xact_id txid_current pg_notify'
const builtIn = new Map<string, 'stable' | 'volatile'>([
  ...stable.split(' ').map((name) => [name, 'stable'] as const),
  ...volatile.split(' ').map((name) => [name, 'volatile'] as const),
])

export function writesOf(node: Tree, ground: Ground): string[] {
  const [insert, update] = [as(node, 'InsertStmt'), as(node, 'UpdateStmt')]
  const write = insert ?? update ?? as(node, 'DeleteStmt')
  const table = isTree(write?.relation) ? tableName(write.relation) : ''
  if (!write || !ground.tables.has(table) || placeOf(table) === 'local') return []
  const conflict = isTree(insert?.onConflictClause) ? insert.onConflictClause : undefined
  const set = listOf(update?.targetList ?? conflict?.targetList)
  const found: string[] = []
  if (set.some((one) => as(one, 'ResTarget')?.name === 'org'))
    found.push(`${table}.org is changed: a row stays with its organisation.`)
  if (insert && hasQuery(listOf(as(insert.selectStmt, 'SelectStmt')?.valuesLists)))
    found.push(`a query stands among the values for ${table}: write insert … select.`)
  if (conflict)
    for (const name of callsIn([set, conflict.whereClause], ground).keys())
      found.push(
        `${name}() stands in the do update of ${table}, where Citus takes what is immutable: give its value as a parameter.`,
      )
  if (insert) return found
  const parts = [set, write.whereClause, write.fromClause, write.usingClause]
  for (const [name, call] of callsIn(parts, ground)) {
    if (kindOf(name, ground) === 'volatile')
      found.push(`${name}() is volatile in a change of ${table}: give its value as a parameter.`)
    else if (readsColumn(call)) found.push(`${name}() is given a column in a change of ${table}: work it out before.`)
  }
  for (const kind of ['CoalesceExpr', 'CaseExpr'])
    walk(parts, (name, inside) => {
      if (name !== kind) return false
      for (const call of callsIn([inside], ground).keys())
        found.push(`${call}() stands in a case or coalesce in a change of ${table}: give its value as a parameter.`)
      return true
    })
  return found
}

const kindOf = (name: string, ground: Ground): 'stable' | 'volatile' | undefined =>
  ground.changing.get(name) ?? builtIn.get(name)

/** Calls whose answer may be another one elsewhere, queries within apart. */
function callsIn(parts: unknown[], ground: Ground): Map<string, Tree> {
  const found = new Map<string, Tree>()
  walk(parts, (kind, node) => {
    if (kind === 'FuncCall' && kindOf(nameOfCall(node), ground)) found.set(nameOfCall(node), node)
    if (kind === 'SQLValueFunction') found.set(String(node.op).replace('SVFOP_', '').toLowerCase(), node)
    return kind === 'SubLink' || kind === 'RangeSubselect'
  })
  return found
}

function hasQuery(values: Tree[]): boolean {
  let met = false
  walk(values, (kind) => {
    met ||= kind === 'SubLink'
    return met
  })
  return met
}

/** Whether a call is given something of a row; a bare name may be a variable of the function around. */
function readsColumn(call: Tree): boolean {
  let met = false
  walk(call.args, (kind, node) => {
    const names = kind === 'ColumnRef' ? columnOf({ ColumnRef: node }) : undefined
    met ||= names?.length === 2 && !['old', 'new'].includes(names[0] ?? '')
    return met
  })
  return met
}
