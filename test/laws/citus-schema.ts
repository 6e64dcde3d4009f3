// The shape of db/schema.sql as citus-rules.ts judges it, read by PostgreSQL's own parser.
import type { Action, Foreign, Shape, Table } from '../../src/platform/citus-rules.ts'
import { bodiesIn } from './citus-functions.ts'
import type { Ground } from './citus-writes.ts'
import { as, isTree, listOf, statementsIn, type Tree, tableName, textOf } from './sql-tree.ts'

export function shapeIn(sql: string): Shape {
  const tables = new Map<string, Table>()
  const of = (node: unknown): Table | undefined => (isTree(node) ? tables.get(tableName(node)) : undefined)
  const parsed = statementsIn(sql)
  for (const [at, { tree, from }] of parsed.entries()) {
    const [kind, made] = Object.entries(tree)[0] ?? []
    if (!isTree(made)) continue
    if (kind === 'CreateStmt') addTable(tables, made)
    else if (kind === 'AlterTableStmt') {
      const table = of(made.relation)
      for (const one of listOf(made.cmds)) {
        const constraint = as(as(one, 'AlterTableCmd')?.def, 'Constraint')
        if (table && constraint) addConstraint(table, constraint)
      }
    } else if (kind === 'IndexStmt' && made.unique) {
      const columns = listOf(made.indexParams).map((one) => String(as(one, 'IndexElem')?.name ?? ''))
      of(made.relation)?.keys.push({ name: String(made.idxname), kind: 'unique', columns })
    } else if (kind === 'CreatePolicyStmt') {
      const condition = Buffer.from(sql)
        .subarray(from, parsed[at + 1]?.from)
        .toString()
      of(made.table)?.policies.push({
        name: String(made.policy_name),
        condition: condition.replace(/^[\s\S]*?\sto\s/i, ''),
      })
    } else if (kind === 'CreateTrigStmt')
      of(made.relation)?.triggers.push({ name: String(made.trigname), each: made.row ? 'row' : 'statement' })
  }
  return { tables: [...tables.values()], functions: routines(sql) }
}

function addTable(tables: Map<string, Table>, made: Tree): void {
  const name = isTree(made.relation) ? tableName(made.relation) : ''
  const table: Table = { name, columns: [], keys: [], foreign: [], policies: [], triggers: [] }
  tables.set(name, table)
  for (const element of listOf(made.tableElts)) {
    const column = as(element, 'ColumnDef')
    const constraint = as(element, 'Constraint')
    if (constraint) addConstraint(table, constraint)
    if (!column) continue
    const own = listOf(column.constraints).flatMap((one): Tree[] => [as(one, 'Constraint') ?? {}])
    const type = isTree(column.typeName) ? textOf(listOf(column.typeName.names).at(-1)) : ''
    const has = (...kinds: string[]): boolean => own.some(({ contype }) => kinds.includes(String(contype)))
    table.columns.push({
      name: String(column.colname),
      type: type === 'int8' ? 'bigint' : type,
      notNull: has('CONSTR_NOTNULL', 'CONSTR_PRIMARY'),
      identity: has('CONSTR_IDENTITY'),
    })
    for (const one of own) addConstraint(table, one, String(column.colname))
  }
}

const kinds: Record<string, Table['keys'][number]['kind']> = {
  CONSTR_PRIMARY: 'primary key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_EXCLUSION: 'exclusion',
}

function addConstraint(table: Table, constraint: Tree, column?: string): void {
  const kind = kinds[String(constraint.contype)]
  const given = listOf(constraint.keys).map(textOf)
  const columns = column && given.length === 0 ? [column] : given
  const excluded = listOf(constraint.exclusions).map((one) =>
    String(as(listOf(as(one, 'List')?.items)[0], 'IndexElem')?.name),
  )
  const name = String(constraint.conname ?? columns.join('_'))
  if (kind) {
    table.keys.push({ name, kind, columns: kind === 'exclusion' ? excluded : columns })
    if (kind === 'primary key') for (const one of table.columns) if (columns.includes(one.name)) one.notNull = true
  }
  if (constraint.contype === 'CONSTR_FOREIGN') table.foreign.push(foreign(constraint, name, column))
}

const actions: Record<string, Action> = { c: 'follow', n: 'set null', d: 'set default' }

const foreign = (constraint: Tree, name: string, column?: string): Foreign => ({
  name,
  columns: column ? [column] : listOf(constraint.fk_attrs).map(textOf),
  to: isTree(constraint.pktable) ? tableName(constraint.pktable) : '',
  toColumns: listOf(constraint.pk_attrs).map(textOf),
  onDelete: actions[String(constraint.fk_del_action)] ?? 'nothing',
  onUpdate: actions[String(constraint.fk_upd_action)] ?? 'nothing',
})

const routines = (sql: string): Shape['functions'] =>
  bodiesIn(sql).map(({ name, queries }) => ({ name, body: queries.join(';\n'), settings: [] }))

/** What the statements stand on. */
export function groundOf(sql: string, shape: Shape): Ground {
  const changing = new Map<string, 'stable' | 'volatile'>()
  for (const { tree } of statementsIn(sql)) {
    const made = as(tree, 'CreateFunctionStmt')
    const option = listOf(made?.options)
      .map((one) => as(one, 'DefElem'))
      .find((one) => one?.defname === 'volatility')
    const kind = made && (option ? textOf(option.arg) : 'volatile')
    if (kind === 'stable' || kind === 'volatile') changing.set(textOf(listOf(made?.funcname).at(-1)), kind)
  }
  return { tables: new Map(shape.tables.map(({ name, columns }) => [name, columns.map((one) => one.name)])), changing }
}
