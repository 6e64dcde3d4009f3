import { arrange, type Remembered } from './arrange.ts'
import type { ImportFault } from './fault.ts'
import { Faults } from './fault.ts'
import type { Plan } from './import.ts'
import { type Answers, Asked, type MappedSheet, type Question } from './mapping.ts'
import { type GivenFile, openFiles } from './opening.ts'
import { type Mapped, matchPersons, type PresentPerson } from './people-asked.ts'
import type { Table } from './table.ts'
import { addTeamsNamed } from './teams-named.ts'
import { tablesOfViva } from './viva.ts'

/** What is here already, as far as a mapping needs it. */
export interface Around {
  source: string
  remembered: Remembered
  persons: readonly PresentPerson[]
  teams: readonly { team: string; name: string; source: string | null; externalId: string | null }[]
}

/** Files as tables, with what was decided and what is asked. Faults of reading are a copy of their own each time. */
export interface Settled {
  tables: Table[]
  sheets: MappedSheet[]
  questions: Question[]
  faults: Faults
}

/** Files that were opened once; each plan settles them anew, since people may have come meanwhile. */
export interface Brought {
  answers: Answers
  settle(around: Around): Settled
}

export async function bring(files: readonly GivenFile[], answers: Answers = {}): Promise<Brought> {
  const opening = new Faults()
  const opened = await openFiles(files, opening)
  return {
    answers,
    settle({ source, remembered, persons, teams }) {
      const faults = opening.copy()
      const { tables, sheets, asked } = arrange(opened.sheets, answers, remembered, faults)
      const own = new Set(sheets.filter((sheet) => sheet.own).map(({ sheet }) => sheet))
      const mapped = tables.flatMap((table): Mapped[] => {
        const questions = asked.find(({ sheet }) => sheet === table.file)
        return own.has(table.file) || !questions ? [] : [{ table, asked: questions }]
      })
      if (opened.viva) {
        const about = new Asked(vivaSheet, answers, remembered.get(vivaSheet))
        asked.push(about)
        const made = tablesOfViva(opened.viva, about, faults)
        sheets.push(...made.map((table) => sheetOf(table, remembered)))
        for (const table of made) {
          tables.push(table)
          mapped.push({ table, asked: about })
        }
      }
      const added = matchPersons(mapped, tables, persons, source, faults)
      addPeople(tables, added)
      addTeamsNamed(
        mapped.map(({ table }) => table),
        tables,
        teams,
        source,
      )
      return { tables, sheets, questions: asked.flatMap(({ questions }) => questions), faults }
    },
  }
}

const vivaSheet = 'Viva Goals'

const sheetOf = ({ kind, file, lines }: Table, remembered: Remembered): MappedSheet => ({
  sheet: file,
  rows: lines.length,
  kind,
  tool: vivaSheet,
  own: false,
  remembered: remembered.has(vivaSheet),
  fingerprint: vivaSheet,
  columns: [],
})

function addPeople(tables: Table[], lines: Table['lines']): void {
  if (lines.length === 0) return
  const people = tables.find(({ kind }) => kind === 'people')
  if (people) people.lines.push(...lines)
  else tables.push({ kind: 'people', file: 'people', lines })
}

/** Tables that another part of the program hands over, about which there is nothing to ask. */
export const settledAs = (tables: Table[]): Brought => ({
  answers: {},
  settle: () => ({ tables, sheets: [], questions: [], faults: new Faults() }),
})

/** Those that refuse come first, then by file and row. */
export const inOrder = (faults: readonly ImportFault[]): ImportFault[] =>
  faults.toSorted((a, b) => rank(a) - rank(b) || a.file.localeCompare(b.file) || (a.row ?? 0) - (b.row ?? 0))

const rank = ({ level }: ImportFault): number => (level === 'refused' ? 0 : 1)

export const placeOf = ({ file, row, column }: ImportFault): string =>
  [file, ...(row === null ? [] : [`row ${row}`]), ...(column === null ? [] : [column])].join(', ')

/** What would be done and to what: rows that somebody changed meanwhile have another revision, and so another gist. */
export const gist = ({ counts, persons, teams, nodes }: Plan): string =>
  JSON.stringify([
    counts,
    [...persons, ...teams, ...nodes].flatMap(({ at, before, next }) =>
      before ? [[at.file, at.row, next.revision]] : [],
    ),
  ])
