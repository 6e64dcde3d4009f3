import { writeCsv } from './csv.ts'
import { type ExportedTable, exportTables } from './export.ts'
import type { Format } from './formats.ts'
import type { OwnJson } from './own-json.ts'
import type { Present } from './present.ts'
import { writeWorkbook } from './spreadsheet.ts'
import type { FileKind } from './table.ts'

export interface ExportedFile {
  name: string
  text: string
}

/** As CSV, a file of each kind. Every format holds the same cells, and import reads each of them back. */
export const exportFiles = (present: Present, source: string | null): ExportedFile[] =>
  exportTables(present, source).map(({ kind, header, rows }) => ({
    name: `${kind}.csv`,
    text: writeCsv(header, rows),
  }))

export async function exportAs(
  present: Present,
  source: string | null,
  format: Format,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
  if (format === 'csv') return exportFiles(present, source).map(({ name, text }) => ({ name, bytes: encode(text) }))
  const tables = exportTables(present, source)
  if (format === 'json')
    return [{ name: 'bearing.json', bytes: encode(`${JSON.stringify(jsonOf(tables), null, 1)}\n`) }]
  const sheets = tables.map(({ kind, header, rows }) => ({ name: sheetName(kind), header, rows }))
  return [{ name: 'bearing.xlsx', bytes: await writeWorkbook(sheets) }]
}

// Excel keeps the name History for itself.
const sheetName = (kind: FileKind): string => (kind === 'history' ? 'change history' : kind)

/** What is empty is left out. */
const jsonOf = (tables: readonly ExportedTable[]): OwnJson => ({
  bearing: 1,
  files: Object.fromEntries(
    tables.map(({ kind, header, rows }) => [
      kind,
      rows.map((row) => Object.fromEntries(header.flatMap((column, at) => (row[at] ? [[column, row[at]]] : [])))),
    ]),
  ),
})
