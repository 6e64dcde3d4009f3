import { type Entries, unzip } from './archive.ts'
import { readCsv } from './csv.ts'
import { decode } from './encoding.ts'
import type { Faults } from './fault.ts'
import type { Sheet } from './mapping.ts'
import { isBearing, sheetsIn } from './own-json.ts'
import { kindByName } from './sheet-kind.ts'
import { limits, readWorkbook } from './spreadsheet.ts'
import { isVivaFile, type Raw, type VivaFiles, vivaName } from './viva-files.ts'

/** A file as it was handed over. */
export interface GivenFile {
  name: string
  bytes: Uint8Array
}

/** Everything that files hold, before anybody decides what it means. */
export interface Opened {
  sheets: Sheet[]
  viva: VivaFiles | null
}

export async function openFiles(files: readonly GivenFile[], faults: Faults): Promise<Opened> {
  const opened: Opened = { sheets: [], viva: null }
  for (const file of files) await open(file, opened, faults, 'given')
  return opened
}

async function open(
  { name, bytes }: GivenFile,
  opened: Opened,
  faults: Faults,
  from: 'given' | 'archive',
): Promise<void> {
  const refuse = (sentence: string, row: number | null = null): void => faults.refuse({ file: name, row }, sentence)
  if (isZip(bytes)) {
    const unpacked = from === 'archive' && !/\.xlsx$/i.test(name) ? nested : unzip(bytes)
    if ('fault' in unpacked) refuse(unpacked.fault)
    else if (unpacked.entries.has('[Content_Types].xml')) await openWorkbook({ name, bytes }, opened, faults)
    else if (unpacked.entries.has('content.xml')) refuse('This is an ODS spreadsheet. Save it as XLSX or CSV.')
    else await openArchive(name, unpacked.entries, opened, faults)
    return
  }
  if (/\.json$/i.test(name)) return openJson({ name, bytes }, opened, refuse)
  const decoded = decode(bytes)
  if ('fault' in decoded) return refuse(decoded.fault)
  if (decoded.warning) faults.warn({ file: name, row: null }, decoded.warning)
  const read = readCsv(decoded.text)
  if ('fault' in read) return refuse(read.fault, read.row)
  if ((read.grid[0]?.cells.length ?? 0) > limits.columns)
    return refuse(`It has more than ${limits.columns} columns. Delete those that are not needed.`, 1)
  opened.sheets.push({ name, grid: read.grid })
}

const nested = { fault: 'This is an archive within an archive. Unpack it first.' }

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

async function openWorkbook({ name, bytes }: GivenFile, opened: Opened, faults: Faults): Promise<void> {
  const book = await readWorkbook(bytes)
  if ('fault' in book) return faults.refuse({ file: name, row: null }, book.fault)
  const [only, another] = book.sheets
  if (only && !another && !isOwnName(only.name)) opened.sheets.push({ name, grid: only.grid })
  else opened.sheets.push(...book.sheets.map((sheet) => ({ name: `${name} › ${sheet.name}`, grid: sheet.grid })))
}

const isOwnName = (name: string): boolean => kindByName(name) !== undefined

async function openArchive(name: string, entries: Entries, opened: Opened, faults: Faults): Promise<void> {
  const other: string[] = []
  for (const [path, bytes] of entries) {
    if (/\.(csv|tsv|txt|xlsx|json)$/i.test(path))
      await open({ name: path.split('/').at(-1) ?? path, bytes }, opened, faults, 'archive')
    else other.push(path)
  }
  if (entries.size === other.length)
    faults.refuse(
      { file: name, row: null },
      'This archive holds no CSV, XLSX or JSON. Look whether it is the right one.',
    )
  else if (other.length > 0) faults.warn({ file: name, row: null }, `Not read: ${other.slice(0, 10).join(', ')}.`)
}

function openJson({ name, bytes }: GivenFile, opened: Opened, refuse: (sentence: string) => void): void {
  let found: unknown
  try {
    found = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    refuse('This is not whole JSON in UTF-8. It may have been cut off: export it again.')
    return
  }
  const part = vivaName(name)
  if (isBearing(found)) opened.sheets.push(...sheetsIn(name, found))
  else if (part !== undefined && isVivaFile(found)) {
    opened.viva ??= {}
    // a large export comes in several files of a kind
    const { file, rows } = opened.viva[part] ?? { file: name, rows: [] }
    opened.viva[part] = { file, rows: [...rows, ...rowsOf(found)] }
  } else refuse('This JSON is neither an export of Bearing nor one of Viva Goals. Export a table as CSV or XLSX.')
}

const rowsOf = (found: unknown): Raw[] => {
  const list = Array.isArray(found) ? found : Object.values(found as object).find(Array.isArray)
  return (list ?? []).filter((row: unknown): row is Raw => typeof row === 'object' && row !== null)
}
