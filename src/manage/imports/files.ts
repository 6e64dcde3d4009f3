import { readCsv } from './csv.ts'
import { decode } from './encoding.ts'
import type { Faults } from './fault.ts'
import { columns, type FileKind, headed, kinds, known, plainHeader, type Table } from './table.ts'

/** A file as it was handed over. */
export interface GivenFile {
  name: string
  bytes: Uint8Array
}

/** Files as tables. What cannot be read, or has no place here, is a fault of that file. */
export function readFiles(files: readonly GivenFile[], faults: Faults): Table[] {
  const tables: Table[] = []
  for (const { name, bytes } of files) {
    const decoded = decode(bytes)
    const whole = { file: name, row: null }
    if ('fault' in decoded) {
      faults.refuse(whole, decoded.fault)
      continue
    }
    if (decoded.warning) faults.warn(whole, decoded.warning)
    const read = readCsv(decoded.text)
    if ('fault' in read) {
      faults.refuse({ file: name, row: read.row }, read.fault)
      continue
    }
    const kind = kindOf(name) ?? kindByHeader(read.grid[0]?.cells ?? [])
    const twin = tables.find((table) => table.kind === kind)
    if (kind === undefined)
      faults.refuse(
        whole,
        `It is not clear what this file holds. Name it ${kinds.map((each) => `${each}.csv`).join(', ')}.`,
      )
    else if (twin) faults.refuse(whole, `${twin.file} holds ${kind} as well. Bring in one file of each kind.`)
    else tables.push(headed(kind, name, read.grid, faults))
  }
  return tables
}

/** By the end of its name: `people.csv`, `2026 people.csv`, `People (1).csv`. */
const kindOf = (name: string): FileKind | undefined => {
  const plain = name
    .toLowerCase()
    .replace(/\.(csv|tsv|txt)$/, '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(/[\s_]+/g, '-')
  return kinds.findLast((kind) => plain === kind || plain.endsWith(`-${kind}`))
}

/** The kind that has the most of these columns, where it has all that it needs and no other has as many. */
function kindByHeader(header: string[]): FileKind | undefined {
  const names = new Set(header.map(plainHeader))
  const fits = kinds
    .filter((kind) => columns[kind].required.every((name) => names.has(name)))
    .map((kind) => ({ kind, met: known(kind).filter((name) => names.has(name)).length }))
    .sort((a, b) => b.met - a.met)
  return fits[0] && fits[0].met > (fits[1]?.met ?? 0) ? fits[0].kind : undefined
}
