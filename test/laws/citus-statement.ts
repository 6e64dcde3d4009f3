// Whether a statement is of one organisation, as Citus sees it: each divided table in it has to be held, at its own level,
// to a parameter or a constant, directly or through tables that are. Then it goes to one node and is carried out there
// with all of PostgreSQL. What a policy adds does not count: Citus divides before the policies are asked.
import { placeOf } from '../../src/platform/citus-rules.ts'
import { heldIn, isHeld, type Level, type Output, type Range, reference, renamed, settle } from './citus-scope.ts'
import { type Ground, writesOf } from './citus-writes.ts'
import {
  as,
  columnOf,
  conjuncts,
  equals,
  isTree,
  listOf,
  nameOfCall,
  statementsIn,
  type Tree,
  tableName,
  textOf,
  walk,
} from './sql-tree.ts'

export type { Ground } from './citus-writes.ts'

/**
 * What is wrong with a statement, each as a sentence; none where it keeps the rules. Within a function, names that belong
 * to no table are its variables.
 */
export function faultsOf(sql: string, ground: Ground, within: 'function' | 'nothing' = 'nothing'): string[] {
  const judge = new Judge(ground, within === 'function')
  try {
    for (const { tree } of statementsIn(sql)) judge.statement(tree)
  } catch (error) {
    judge.faults.push(`cannot be parsed: ${error instanceof Error ? error.message : error}.`)
  }
  return [...new Set(judge.faults)]
}

class Judge {
  readonly faults: string[] = []
  readonly #ground: Ground
  readonly #variables: boolean

  constructor(ground: Ground, variables: boolean) {
    this.#ground = ground
    this.#variables = variables
  }

  statement(node: Tree): void {
    const [kind, inside] = Object.entries(node)[0] ?? []
    if (!isTree(inside)) return
    if (kind === 'ExplainStmt') this.statement(inside.query as Tree)
    if (kind === 'VariableSetStmt' && inside.is_local !== true && inside.kind !== 'VAR_RESET')
      this.faults.push(`sets ${inside.name} for the session, which reaches no other node: use SET LOCAL.`)
    if (kind === 'MergeStmt') this.faults.push('merges, which this law cannot read: insert … on conflict.')
    const places = new Map<string, string>()
    walk(node, (name, inside) => {
      if (name === 'FuncCall' && nameOfCall(inside) === 'set_config')
        this.faults.push('calls set_config, which reaches no other node: use SET LOCAL.')
      const table = inside.relname ? tableName(inside) : ''
      if (this.#ground.tables.has(table)) places.set(placeOf(table), table)
      return false
    })
    if (places.has('local') && places.has('distributed'))
      this.faults.push(
        `${places.get('local')} stands beside tables that are divided, and only the coordinator has it: ask in two statements.`,
      )
    this.query(node, undefined, new Map())
  }

  /** Judges one query and all within it; answers what it gives to whoever reads from it. */
  query(node: unknown, outer: Level | undefined, known: ReadonlyMap<string, Output[]>): Output[] {
    const select = as(node, 'SelectStmt')
    const write = as(node, 'InsertStmt') ?? as(node, 'UpdateStmt') ?? as(node, 'DeleteStmt')
    const body = select ?? write
    if (!body) return []
    const ctes = this.#ctes(body, outer, known)
    if (select?.larg || select?.rarg) {
      // The two halves stand without their wrapping.
      const left = this.query({ SelectStmt: select.larg }, outer, ctes)
      const right = this.query({ SelectStmt: select.rarg }, outer, ctes)
      return left.map((one, at) => ({ name: one.name, held: one.held && right[at]?.held === true }))
    }
    const level: Level = { ranges: [], equal: [], outer, ctes, variables: this.#variables }
    if (write) this.#target(write, level)
    for (const item of [...listOf(body.fromClause), ...listOf(body.usingClause)]) this.#from(item, level, undefined)
    this.#equalities(body.whereClause, level, undefined)
    settle(level)
    this.#lateral(body, level)
    if (write && as(node, 'InsertStmt')) this.#insert(write, level)
    else this.#demand(level)
    if (write) this.faults.push(...writesOf(node as Tree, this.#ground))
    this.#within(body, level)
    return this.#outputs(listOf(write ? as(body, 'returningClause')?.exprs : body.targetList), level)
  }

  #ctes(body: Tree, outer: Level | undefined, known: ReadonlyMap<string, Output[]>): ReadonlyMap<string, Output[]> {
    const clause = isTree(body.withClause) ? body.withClause : undefined
    if (!clause) return known
    const ctes = new Map(known)
    for (const one of listOf(clause.ctes)) {
      const cte = as(one, 'CommonTableExpr')
      if (!cte) continue
      const names = listOf(cte.aliascolnames).map(textOf)
      const name = String(cte.ctename)
      // Within itself a recursive query is not yet known to be held; its columns are.
      if (clause.recursive)
        ctes.set(
          name,
          names.map((column) => ({ name: column, held: false })),
        )
      ctes.set(name, renamed(this.query(cte.ctequery, outer, ctes), names))
    }
    return ctes
  }

  #target(write: Tree, level: Level): void {
    if (isTree(write.relation)) this.#table(write.relation, level)
  }

  #table(range: Tree, level: Level): Range {
    const alias = String((isTree(range.alias) ? range.alias.aliasname : undefined) ?? range.relname)
    const cte = range.schemaname ? undefined : level.ctes.get(String(range.relname))
    const made: Range = cte
      ? {
          alias,
          divided: undefined,
          columns: new Set(cte.map(({ name }) => name)),
          held: new Set(),
          given: heldIn(cte),
        }
      : this.#stored(tableName(range), alias)
    level.ranges.push(made)
    return made
  }

  #stored(name: string, alias: string): Range {
    const columns = this.#ground.tables.get(name)
    // What the schema does not know is PostgreSQL's own, the same on every node.
    const divided = columns && placeOf(name) === 'distributed' ? name : undefined
    return { alias, divided, columns: new Set(columns), held: new Set(), given: undefined }
  }

  /** Reads one item of a from-clause; answers the ranges in it. */
  #from(item: unknown, level: Level, only: ReadonlySet<Range> | undefined): Range[] {
    const table = as(item, 'RangeVar')
    if (table) return [this.#table(table, level)]
    const join = as(item, 'JoinExpr')
    if (join) return this.#join(join, level, only)
    const made = as(item, 'RangeSubselect') ?? as(item, 'RangeFunction')
    if (!made) return []
    const alias = isTree(made.alias) ? made.alias : {}
    const names = listOf(alias.colnames).map(textOf)
    // A lateral query is judged when its neighbours are known; until then it gives nothing that is held.
    const given = made.subquery && !made.lateral ? this.query(made.subquery, level.outer, level.ctes) : []
    const columns = renamed(given, names)
    const all = columns.length > 0 ? columns.map(({ name }) => name) : names
    const range: Range = {
      alias: String(alias.aliasname ?? ''),
      divided: undefined,
      columns: new Set(all),
      held: new Set(),
      given: heldIn(columns),
    }
    level.ranges.push(range)
    return [range]
  }

  #join(join: Tree, level: Level, only: ReadonlySet<Range> | undefined): Range[] {
    const left = this.#from(join.larg, level, only)
    const right = this.#from(join.rarg, level, only)
    const filled: Record<string, Range[]> = { JOIN_LEFT: right, JOIN_RIGHT: left, JOIN_FULL: [] }
    const side = filled[String(join.jointype)]
    const within = side ? new Set(side) : only
    this.#equalities(join.quals, level, within)
    for (const column of listOf(join.usingClause).map(textOf)) {
      const of = (ranges: Range[]): unknown =>
        reference(ranges.find(({ columns }) => columns.has(column))?.alias ?? '', column)
      level.equal.push(
        { left: of(left), right: of(right), only: within },
        { left: of(right), right: of(left), only: within },
      )
    }
    return [...left, ...right]
  }

  #equalities(quals: unknown, level: Level, only: ReadonlySet<Range> | undefined): void {
    for (const one of conjuncts(quals))
      for (const [left, right] of equals(one))
        level.equal.push({ left, right, only }, { left: right, right: left, only })
  }

  #lateral(body: Tree, level: Level): void {
    for (const item of listOf(body.fromClause))
      walk([item], (kind, made) => {
        if (kind === 'RangeSubselect' && made.lateral) this.query(made.subquery, level, level.ctes)
        return kind === 'RangeSubselect' || kind === 'SubLink'
      })
  }

  /** Every query that stands within an expression of this level. */
  #within(body: Tree, level: Level): void {
    const visit = (kind: string, node: Tree): boolean => {
      if (kind === 'SubLink') {
        walk(node.testexpr, visit)
        this.query(node.subselect, level, level.ctes)
      }
      return kind === 'SubLink' || kind === 'RangeSubselect' || kind === 'SelectStmt'
    }
    for (const [field, value] of Object.entries(body))
      if (!['withClause', 'larg', 'rarg', 'relation'].includes(field)) walk(value, visit)
  }

  #demand(level: Level): void {
    for (const { divided, alias, held } of level.ranges)
      if (divided && !held.has('org'))
        this.faults.push(
          `${named(divided, alias)} is not held to one organisation: compare ${alias}.org with a parameter where it is read.`,
        )
  }

  #insert(insert: Tree, level: Level): void {
    const [target] = level.ranges
    const source = as(insert.selectStmt, 'SelectStmt')
    const columns = listOf(insert.cols).map((one) => String(as(one, 'ResTarget')?.name))
    const given = this.query(insert.selectStmt, level.outer, level.ctes)
    if (!target?.divided) return
    const at = columns.indexOf('org')
    const rows = listOf(source?.valuesLists).map((row) => listOf(as(row, 'List')?.items)[at])
    const held = rows.length > 0 ? rows.every((value) => isHeld(value, level)) : given[at]?.held === true
    if (at === -1) this.faults.push(`${target.divided} is written without org: name the columns, org among them.`)
    else if (!held) this.faults.push(`${target.divided} is written with an org that is no parameter: give org as one.`)
    else target.held.add('org')
  }

  #outputs(targets: Tree[], level: Level): Output[] {
    return targets.flatMap((one) => {
      const target = as(one, 'ResTarget')
      const column = columnOf(target?.val)
      const name = String(target?.name ?? column?.at(-1) ?? '')
      const star = listOf(as(target?.val, 'ColumnRef')?.fields).some((field) => as(field, 'A_Star'))
      if (star)
        return level.ranges.flatMap(({ columns, held, given }) =>
          [...columns].map((each) => ({ name: each, held: held.has(each) || given?.has(each) === true })),
        )
      return [{ name, held: isHeld(target?.val, level) }]
    })
  }
}

const named = (table: string, alias: string): string => (table === alias ? table : `${table} ${alias}`)
