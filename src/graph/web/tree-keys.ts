/** A row of the outline, in the order in which they stand. */
export interface TreeRow {
  key: string
  level: number
  /** Null where there is nothing below it. */
  open: boolean | null
}

/** What a key does in an outline: goes to a row, or opens or closes the one where it is. */
export type TreeMove = { to: string } | { open: boolean } | null

const page = 10

/** As outlines are walked everywhere: right opens and goes in, left closes and goes out. */
export function treeMove(rows: TreeRow[], here: string | null, key: string): TreeMove {
  const at = Math.max(
    rows.findIndex((row) => row.key === here),
    0,
  )
  const row = rows[at]
  if (!row) return null
  const go = (index: number): TreeMove => {
    const to = rows[Math.min(Math.max(index, 0), rows.length - 1)]
    return to && to.key !== row.key ? { to: to.key } : null
  }
  if (key === 'ArrowDown') return go(at + 1)
  if (key === 'ArrowUp') return go(at - 1)
  if (key === 'PageDown') return go(at + page)
  if (key === 'PageUp') return go(at - page)
  if (key === 'Home') return go(0)
  if (key === 'End') return go(rows.length - 1)
  if (key === 'ArrowRight') {
    if (row.open === false) return { open: true }
    return row.open && (rows[at + 1]?.level ?? 0) > row.level ? go(at + 1) : null
  }
  if (key === 'ArrowLeft') {
    if (row.open) return { open: false }
    const above = rows.findLastIndex((each, index) => index < at && each.level < row.level)
    return above < 0 ? null : go(above)
  }
  return null
}

/** So long one may think between two letters of one word. */
const thinks = 700

export interface Typed {
  text: string
  at: number
}

/** What was typed so far: letters in quick succession are one word. */
export const typedOn = (before: Typed, letter: string, now: number): Typed => ({
  text: now - before.at < thinks ? before.text + letter.toLocaleLowerCase() : letter.toLocaleLowerCase(),
  at: now,
})

/** The next row whose title begins with what is typed; the same letter again and again goes from one to the next. */
export function typedTo(rows: readonly { key: string; title: string }[], here: string | null, text: string) {
  const same = [...text].every((letter) => letter === text[0])
  const sought = same ? (text[0] ?? '') : text
  const at = rows.findIndex(({ key }) => key === here)
  // A word that goes on may still be where one is.
  const from = same ? at + 1 : Math.max(at, 0)
  const order = [...rows.slice(from), ...rows.slice(0, from)]
  return order.find(({ title }) => title.toLocaleLowerCase().startsWith(sought))?.key ?? null
}
