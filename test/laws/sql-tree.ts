// The trees of PostgreSQL's own parser, as little of them as our laws look at. Each node is an object with one field, its
// kind; the parser's own types name thousands of optional fields and help nobody here.
import { loadModule, parsePlPgSQLSync, parseSync } from 'libpg-query'

export type Tree = { readonly [field: string]: unknown }

await loadModule()

/** The statements of a text, each with the place in the text where it begins. */
export const statementsIn = (sql: string): { tree: Tree; from: number }[] =>
  ((parseSync(sql).stmts ?? []) as { stmt: unknown; stmt_location?: number }[]).map(({ stmt, stmt_location = 0 }) => ({
    tree: stmt as Tree,
    from: stmt_location,
  }))

/** A function in plpgsql, its `create function` given whole. */
export const plpgsqlOf = (createFunction: string): unknown => parsePlPgSQLSync(createFunction)

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): Tree[] => (Array.isArray(value) ? (value as Tree[]) : [])

/** What a node of this kind holds, or nothing where it is of another. */
export const as = (node: unknown, kind: string): Tree | undefined =>
  isTree(node) && isTree(node[kind]) ? node[kind] : undefined

export const textOf = (node: unknown): string => String(as(node, 'String')?.sval ?? '')

/** Visits every node below, parents first; what `visit` answers with true is not entered. */
export function walk(value: unknown, visit: (kind: string, node: Tree) => boolean | undefined): void {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, visit)
    return
  }
  if (!isTree(value)) return
  for (const [field, inside] of Object.entries(value)) {
    if (isTree(inside) && visit(field, inside) === true) continue
    walk(inside, visit)
  }
}

/** `$1::uuid` is `$1`. */
export const bare = (node: unknown): unknown => {
  const cast = as(node, 'TypeCast')
  return cast ? bare(cast.arg) : node
}

/** `['n', 'org']` for `n.org`, and nothing for what is no column or is a star. */
export function columnOf(node: unknown): string[] | undefined {
  const fields = listOf(as(bare(node), 'ColumnRef')?.fields)
  const names = fields.map(textOf)
  return names.length > 0 && names.every((name) => name !== '') ? names.slice(-2) : undefined
}

/** The conditions that all have to hold. */
export function conjuncts(node: unknown): unknown[] {
  const both = as(node, 'BoolExpr')
  if (both?.boolop === 'AND_EXPR') return listOf(both.args).flatMap(conjuncts)
  return node === undefined ? [] : [node]
}

/** The pairs that an equality makes equal; `(a, b) = (c, d)` makes two. */
export function equals(node: unknown): [unknown, unknown][] {
  const expression = as(node, 'A_Expr')
  if (expression?.kind !== 'AEXPR_OP' || listOf(expression.name).map(textOf).join('.') !== '=') return []
  const [left, right] = [as(expression.lexpr, 'RowExpr'), as(expression.rexpr, 'RowExpr')]
  if (!left || !right) return [[expression.lexpr, expression.rexpr]]
  const others = listOf(right.args)
  return listOf(left.args).map((one, at) => [one, others[at]])
}

export const nameOfCall = (call: Tree): string => listOf(call.funcname).map(textOf).at(-1) ?? ''

/** `goal`, `auth.session`: public is left out. */
export const tableName = (range: Tree): string =>
  range.schemaname && range.schemaname !== 'public' ? `${range.schemaname}.${range.relname}` : String(range.relname)
