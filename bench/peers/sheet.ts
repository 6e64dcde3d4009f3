import { fanOut, firstLeaf, firstValues, target } from '../tree.ts'

// The tree as a sheet: goal number n is row n + 1. Column A holds the value of a goal that carries no other, column B
// the progress: of a leaf its value out of the target, of any other the mean of its ten rows, rounded as the product does.

export const rowOf = (goal: number): number => goal + 1

/** The two cells of each row, from the top; an empty value is `''`. */
export function sheetOf(size: number, separator: ',' | ';'): [number | '', string][] {
  const values = firstValues(size)
  return Array.from({ length: size }, (_, goal) => {
    if (goal >= firstLeaf(size)) return [values.get(goal) ?? 0, `=A${rowOf(goal)}/${target}`]
    const first = goal * fanOut + 1
    const last = Math.min(first + fanOut, size) - 1
    return ['', `=ROUND(AVERAGE(B${rowOf(first)}:B${rowOf(last)})${separator}10)`]
  })
}
