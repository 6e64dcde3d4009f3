/** Rows as lines of a table, each column as wide as its widest cell; nothing for no rows. */
export function tableOf(rows: readonly object[], columns: readonly string[]): string[] {
  if (rows.length === 0) return []
  const grid = [columns, ...rows.map((row) => columns.map((name) => cellOf((row as Record<string, unknown>)[name])))]
  const widths = columns.map((_, at) => Math.max(...grid.map((line) => [...(line[at] ?? '')].length)))
  return grid.map((line) =>
    line
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  )
}

const cellOf = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? shortly(value) : String(value)
  const plain = text.replace(/\s+/g, ' ')
  return [...plain].length > 60 ? `${[...plain].slice(0, 59).join('')}…` : plain
}

/** A thing within a row is told by its name, a list by how long it is. */
function shortly(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : `${value.length}`
  const { name, title, health } = value as Record<string, unknown>
  return String(name ?? title ?? health ?? JSON.stringify(value))
}
