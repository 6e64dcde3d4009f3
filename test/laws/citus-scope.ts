// What a query can see at one level, and which of its columns are held to one organisation.
import { as, bare, columnOf } from './sql-tree.ts'

/** Something that a query reads from, under the name by which the query calls it. */
export interface Range {
  alias: string
  /** A divided table; nothing where it is whole on every node, or is made within the statement. */
  divided: string | undefined
  columns: ReadonlySet<string>
  /** Columns that the equalities of this level hold to the one organisation. */
  held: Set<string>
  /** Made within the statement, with columns that are held in there: so are its rows, but no table beside it. */
  given: ReadonlySet<string> | undefined
}

export interface Level {
  ranges: Range[]
  /** `left` is held where `right` is; `only` names the ranges that this may hold, as an outer join does for one side. */
  equal: { left: unknown; right: unknown; only: ReadonlySet<Range> | undefined }[]
  outer: Level | undefined
  ctes: ReadonlyMap<string, Output[]>
  /** Whether a name that belongs to nothing here is a variable, as in a function. */
  variables: boolean
}

/** A column that a query answers, and whether it is held. */
export interface Output {
  name: string
  held: boolean
}

export const renamed = (outputs: Output[], names: string[]): Output[] =>
  outputs.map(({ name, held }, at) => ({ name: names[at] ?? name, held }))

export const heldIn = (outputs: Output[]): Set<string> =>
  new Set(outputs.filter(({ held }) => held).map(({ name }) => name))

export const reference = (alias: string, column: string): unknown => ({
  ColumnRef: { fields: [{ String: { sval: alias } }, { String: { sval: column } }] },
})

/** The range that a column belongs to, at this level. */
function rangeOf(names: string[], level: Level): Range | undefined {
  const [first = '', second] = names
  // A function that answers one value is called as its column is.
  return level.ranges.find(({ alias, columns, given }) =>
    second === undefined ? columns.has(first) || (given !== undefined && alias === first) : alias === first,
  )
}

/** A parameter, a constant, a variable of the function around it, or a column of this level that is held to one. */
export function isHeld(node: unknown, level: Level, by: 'anything' | 'equality' = 'anything'): boolean {
  const inner = bare(node)
  const constant = as(inner, 'A_Const')
  if (as(inner, 'ParamRef') || (constant && constant.isnull !== true)) return true
  const names = columnOf(inner)
  if (!names) return false
  const range = rangeOf(names, level)
  const column = names.at(-1) ?? ''
  if (range) return range.held.has(column) || (by === 'anything' && range.given?.has(column) === true)
  for (let above = level.outer; above; above = above.outer) if (rangeOf(names, above)) return false
  return level.variables
}

/** Carries what is held along the equalities until nothing more follows. */
export function settle(level: Level): void {
  for (let more = true; more; ) {
    more = false
    for (const { left, right, only } of level.equal) {
      const names = columnOf(left)
      const range = names && rangeOf(names, level)
      const column = names?.at(-1) ?? ''
      if (!range || range.held.has(column) || (only && !only.has(range)) || !isHeld(right, level, 'equality')) continue
      range.held.add(column)
      more = true
    }
  }
}
