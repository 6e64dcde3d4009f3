import type { Faults } from './fault.ts'
import { readNumber } from './number-marks.ts'
import { listOf, type Raw, rawOf, referencesOf, textOf } from './viva-files.ts'

export interface Support {
  id: string
  share: string
}

/**
 * What each entry supports. Weights are texts, and of each other's size only: where those under one parent are more than
 * a hundred together, they are made hundredths.
 */
export function sharesIn(rows: Raw[], file: string, faults: Faults): Map<string, Support[]> {
  const ids = new Set(rows.map((raw) => textOf(raw.ID)))
  const found = new Map<string, { id: string; weight: number | null }[]>()
  for (const [at, raw] of rows.entries()) {
    const id = textOf(raw.ID)
    const aligned = listOf(raw.Alignment).map((each) => ({
      id: textOf(rawOf(each).ID),
      title: textOf(rawOf(each).Title),
      weight: weightOf(rawOf(each).Weight),
    }))
    const named = referencesOf(raw['Parent IDs']).map((parent) => ({ id: parent.id, title: parent.name, weight: null }))
    const all = [...aligned, ...named.filter((one) => !aligned.some((other) => other.id === one.id))]
    for (const missing of all.filter((one) => !ids.has(one.id)))
      faults.warn(
        { file, row: at + 1, column: 'Alignment' },
        `${missing.title || missing.id} is not among the entries: this link is left out.`,
      )
    found.set(
      id,
      all.filter((one) => ids.has(one.id) && one.id !== id),
    )
  }
  // some links are told by the upper entry alone
  for (const raw of rows) {
    const parent = textOf(raw.ID)
    for (const { id: child } of referencesOf(raw.Children)) {
      const above = found.get(child)
      if (above && child !== parent && !above.some(({ id }) => id === parent)) above.push({ id: parent, weight: null })
    }
  }
  const sums = new Map<string, number>()
  for (const { id, weight } of [...found.values()].flat()) sums.set(id, (sums.get(id) ?? 0) + (weight ?? 0))
  return new Map(
    [...found].map(([id, parents]) => [
      id,
      parents.map((parent): Support => {
        const sum = sums.get(parent.id) ?? 0
        const share =
          parent.weight === null || parent.weight === 0
            ? parent.weight
            : sum > 100
              ? (parent.weight * 100) / sum
              : parent.weight
        // Rounded down, so that all together are not more than a hundred.
        return { id: parent.id, share: share === null ? '' : String(Math.floor(share * 10_000) / 10_000) }
      }),
    ]),
  )
}

function weightOf(value: unknown): number | null {
  const read = readNumber(textOf(value), '.')
  return read === undefined ? null : Number(read.number)
}
