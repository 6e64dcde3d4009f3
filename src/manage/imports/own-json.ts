import type { Sheet } from './mapping.ts'
import { type FileKind, kinds } from './table.ts'

/** An export of Bearing as JSON: the rows of each file, by its columns, each cell as its text. */
export interface OwnJson {
  bearing: 1
  files: Partial<Record<FileKind, Record<string, string>[]>>
}

export const isBearing = (found: unknown): found is OwnJson =>
  typeof found === 'object' &&
  found !== null &&
  'bearing' in found &&
  'files' in found &&
  typeof found.files === 'object'

export function sheetsIn(file: string, { files }: OwnJson): Sheet[] {
  return kinds.flatMap((kind) => {
    const rows = files[kind]
    if (!Array.isArray(rows) || rows.length === 0) return []
    const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const grid = [
      { row: 1, cells: header },
      ...rows.map((row, at) => ({ row: at + 2, cells: header.map((name) => String(row[name] ?? '')) })),
    ]
    return { name: `${file} › ${kind}`, grid }
  })
}
