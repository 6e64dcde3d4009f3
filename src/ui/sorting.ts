export type Sort = { key: string; down: boolean }
export type SortValue = string | number | null | undefined

/** Sorted by what `by` reads of each row. Rows with nothing to sort by come last, whichever way; equals keep order. */
export function sorted<Row>(rows: Row[], by: (row: Row) => SortValue, down: boolean, locale: string): Row[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const sign = down ? -1 : 1
  return rows
    .map((row) => ({ row, value: by(row) ?? null }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value)
      return sign * collator.compare(String(a.value), String(b.value))
    })
    .map(({ row }) => row)
}

/** The first press sorts upwards, the next one downwards. */
export const pressed = (sort: Sort | null, key: string): Sort => ({ key, down: sort?.key === key && !sort.down })
