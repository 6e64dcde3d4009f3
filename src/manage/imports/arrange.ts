import { arrangeGoals } from './arrange-goals.ts'
import { readValues } from './arrange-values.ts'
import type { Faults } from './fault.ts'
import { guessColumns, kindByColumns } from './guess.ts'
import {
  type Answers,
  Asked,
  fingerprintOf,
  keeps,
  kept,
  left,
  type MappedSheet,
  type Meaning,
  type MeantRow,
  meaningsOf,
  type Sheet,
  type SheetKind,
  shared,
} from './mapping.ts'
import { kindByName, kindSays } from './sheet-kind.ts'
import { columns, type FileKind, headed, known, plainHeader, rowsBelow, type Table } from './table.ts'
import { meaningIn, type Tool, toolOf } from './tools.ts'

/** Sheets as tables, with what was decided of each, and what is asked. */
export interface Arranged {
  tables: Table[]
  sheets: MappedSheet[]
  asked: Asked[]
}

/** What was answered before, by the shape of a file. */
export interface Remembered {
  has(fingerprint: string): boolean
  get(fingerprint: string): Record<string, string> | undefined
}

export function arrange(sheets: readonly Sheet[], answers: Answers, remembered: Remembered, faults: Faults): Arranged {
  const arranged: Arranged = { tables: [], sheets: [], asked: [] }
  for (const sheet of sheets) {
    const header = sheet.grid[0]?.cells ?? []
    const fingerprint = fingerprintOf(header)
    const asked = new Asked(sheet.name, answers, remembered.get(fingerprint))
    arranged.asked.push(asked)
    const own = asked.told('kind') === undefined ? ownKind(sheet) : undefined
    const about = {
      sheet: sheet.name,
      rows: Math.max(0, sheet.grid.length - 1),
      remembered: remembered.has(fingerprint),
      fingerprint,
    }
    if (own) {
      arranged.sheets.push({ ...about, kind: own, tool: null, own: true, columns: [] })
      add(arranged.tables, headed(own, sheet.name, sheet.grid, faults), faults)
      continue
    }
    const tool = toolOf(header)
    const kind = kindOf(sheet, tool, asked)
    const columns = kind === undefined || kind === 'nothing' ? [] : meaningsFor(sheet, kind, tool, asked)
    arranged.sheets.push({
      ...about,
      kind: kind ?? null,
      tool: tool?.tool ?? null,
      own: false,
      columns: header.map((name, at) => ({
        header: name,
        meaning: columns[at] ?? left,
        samples: samplesOf(sheet, at),
      })),
    })
    if (kind === undefined || kind === 'nothing') continue
    add(arranged.tables, tableFrom(sheet, kind, columns, asked, faults), faults)
  }
  return arranged
}

function add(tables: Table[], table: Table, faults: Faults): void {
  const twin = tables.find(({ kind }) => kind === table.kind)
  if (!twin) tables.push(table)
  else
    faults.refuse(
      { file: table.file, row: null },
      `${twin.file} holds ${table.kind} as well. Bring in one file of each kind.`,
    )
}

/** Bearing's own columns and no others: such a file is read as it stands, and strictly. */
function ownKind({ name, grid }: Sheet): FileKind | undefined {
  const names = (grid[0]?.cells ?? []).map(plainHeader).filter((each) => each !== '')
  const fits = (kind: FileKind): boolean => {
    const all = known(kind)
    return columns[kind].required.every((each) => names.includes(each)) && names.every((each) => all.includes(each))
  }
  const named = kindByName(name)
  if (named) return fits(named) ? named : undefined
  const fitting = (Object.keys(columns) as FileKind[]).filter(fits)
  return fitting.length === 1 ? fitting[0] : undefined
}

function kindOf({ name, grid }: Sheet, tool: Tool | undefined, asked: Asked): SheetKind | undefined {
  const header = grid[0]?.cells ?? []
  const choices = [...Object.entries(kindSays)].map(([value, says]) => ({ value: value as SheetKind, says }))
  const told = asked.told('kind')
  const found = choices.find(({ value }) => value === told)?.value
  return (
    found ??
    kindByName(name) ??
    tool?.kind ??
    kindByColumns(header) ??
    asked.ask('kind', `What does ${name} hold?`, choices)
  )
}

const samplesOf = ({ grid }: Sheet, column: number): string[] => {
  const samples = new Set<string>()
  for (const { cells } of grid.slice(1, 200)) {
    const cell = (cells[column] ?? '').trim()
    if (cell !== '') samples.add(cell.length > 80 ? `${cell.slice(0, 79)}…` : cell)
    if (samples.size === 3) break
  }
  return [...samples]
}

const needed: Partial<Record<FileKind, { meaning: Meaning; instead?: Meaning[]; says: string }[]>> = {
  goals: [{ meaning: 'title', says: 'the title of a goal' }],
  people: [
    { meaning: 'name', instead: ['first_name', 'last_name'], says: 'a person’s name' },
    { meaning: 'email', instead: ['id'], says: 'the e-mail' },
  ],
  teams: [{ meaning: 'name', says: 'the name of a team' }],
  'check-ins': [
    { meaning: 'goal', says: 'the id of the goal' },
    { meaning: 'value_on', says: 'the date' },
  ],
}

function meaningsFor(sheet: Sheet, kind: FileKind, tool: Tool | undefined, asked: Asked): Meaning[] {
  const header = sheet.grid[0]?.cells ?? []
  const valuesOf = (column: number): string[] =>
    sheet.grid.slice(1).flatMap(({ cells }) => (cells[column]?.trim() ? [cells[column].trim()] : []))
  const all = new Set(meaningsOf(kind))
  const guesses = guessColumns(kind, header, valuesOf, tool)
  const meanings = guesses.map(({ meaning, sure }, at): Meaning => {
    const name = header[at] ?? ''
    const key = `column:${name}`
    const told = asked.told(key)
    if (told !== undefined && all.has(told)) return told
    if (sure || name.trim() === '') return meaning
    const rest = keeps(kind) ? { value: kept, says: 'a note' } : { value: left, says: 'leave it out' }
    const answer = asked.ask(
      key,
      `Is the column ${name} in ${sheet.name} “${meaning}”?`,
      [{ value: meaning, says: `Yes, “${meaning}”` }, rest],
      meaning,
    )
    return answer ?? rest.value
  })
  // Of two columns that somebody gave the same meaning the first one has it.
  const settled = meanings.map((meaning, at) =>
    shared.has(meaning) || meanings.indexOf(meaning) === at || meaningIn(tool, header[at] ?? '') === 'kept'
      ? meaning
      : keeps(kind)
        ? kept
        : left,
  )
  for (const { meaning, instead = [], says } of needed[kind] ?? []) {
    if ([meaning, ...instead].some((one) => settled.includes(one))) continue
    const names = [...new Set(header.filter((name) => name.trim() !== ''))]
    const answer = asked.ask(
      `field:${meaning}`,
      `Which column of ${sheet.name} is ${says}?`,
      names.map((name) => ({ value: name, says: name })),
    )
    const at = answer === undefined ? -1 : header.indexOf(answer)
    if (at !== -1) settled[at] = meaning
  }
  return settled
}

function tableFrom(sheet: Sheet, kind: FileKind, meanings: Meaning[], asked: Asked, faults: Faults): Table {
  const [head, ...rest] = sheet.grid
  const header = head?.cells ?? []
  const named = Object.fromEntries(
    meanings.flatMap((meaning, at) => (shared.has(meaning) ? [] : [[meaning, header[at] ?? '']])),
  )
  const lost = header.filter((name, at) => meanings[at] === left && name.trim() !== '')
  if (lost.length > 0 && !keeps(kind))
    faults.warn(
      { file: sheet.name, row: head?.row ?? 1 },
      `Not read: ${lost.join(', ')}. The columns of ${kind}.csv are ${known(kind).join(', ')}.`,
    )
  const rows = rowsBelow(sheet.name, header.length, rest, faults).map(({ row, cells }): MeantRow => {
    const made: MeantRow = { row, cells: {}, many: {}, notes: [] }
    for (const [at, meaning] of meanings.entries()) {
      const cell = (cells[at] ?? '').trim()
      if (cell === '' || meaning === left) continue
      if (meaning === kept) made.notes.push(`${(header[at] ?? '').trim()}: ${cell}`)
      else if (shared.has(meaning)) made.many[meaning] = [...(made.many[meaning] ?? []), cell]
      else made.cells[meaning] = cell
    }
    return made
  })
  const read = readValues(sheet.name, kind, rows, asked, faults)
  const table: Table = { kind, file: sheet.name, named, lines: [] }
  if (kind === 'goals') table.lines = arrangeGoals(sheet.name, read, asked, faults)
  else table.lines = read.map((row) => ({ row: row.row, cells: plainCells(kind, row) }))
  return table
}

function plainCells(kind: FileKind, { cells, notes }: MeantRow): Record<string, string> {
  if (kind === 'people') {
    const name = cells.name ?? [cells.first_name, cells.last_name].filter(Boolean).join(' ')
    return { ...cells, name, teams: listed(cells.teams) }
  }
  if (kind === 'teams') return { ...cells, id: cells.id ?? (cells.name ?? '').replaceAll(';', ',') }
  if (kind === 'check-ins') return { ...cells, note: [cells.note, ...notes].filter(Boolean).join('\n') }
  return cells
}

/** Names between semicolons, commas or bars, as semicolons. */
export const listed = (cell: string | undefined): string =>
  (cell ?? '')
    .split(/[;,|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(';')
