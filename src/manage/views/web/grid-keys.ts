/** Where the keyboard is: which line, and which cell of it; the box that chooses the goal is the first. */
export interface At {
  line: number
  cell: number
}

interface Pressed {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const page = 10

/** Where a key leads; nothing where it leads nowhere. */
export function moved(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  { line, cell }: At,
  lines: number,
  cells: number,
): At | null {
  if (altKey) return null
  const far = ctrlKey || metaKey
  if (far && key !== 'Home' && key !== 'End') return null
  const next: Record<string, At> = {
    ArrowDown: { line: line + 1, cell },
    ArrowUp: { line: line - 1, cell },
    j: { line: line + 1, cell },
    k: { line: line - 1, cell },
    PageDown: { line: line + page, cell },
    PageUp: { line: line - page, cell },
    ArrowLeft: { line, cell: cell - 1 },
    ArrowRight: { line, cell: cell + 1 },
    Home: far ? { line: 0, cell } : { line, cell: 0 },
    End: far ? { line: lines - 1, cell } : { line, cell: cells },
  }
  return next[key] ?? null
}

/** The next cell of the line that can be written in, or the same where there is none. */
export function nextEdited(edited: readonly boolean[], cell: number, step: 1 | -1): number {
  for (let next = cell + step; next >= 1 && next <= edited.length; next += step) if (edited[next - 1]) return next
  return cell
}
