import { cleaned } from '../../kernel/contract.ts'
import type { Id } from '../../kernel/ids.ts'
import { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import type { Asked } from './mapping.ts'
import type { FileKind, Line, Table } from './table.ts'

/** Who is here already, as far as a file can name them. */
export interface PresentPerson {
  person: Id
  name: string
  email: string | null
  source: string | null
  externalId: string | null
}

/** A table that came by a mapping, with the questions of its sheet. */
export interface Mapped {
  table: Table
  asked: Asked
}

const columns: Partial<Record<FileKind, [column: string, label: string][]>> = {
  people: [['manager', 'Manager']],
  teams: [['lead', 'Lead']],
  goals: [
    ['owner', 'Owner'],
    ['deputy', 'Deputy'],
  ],
  'check-ins': [['by', 'By']],
}

/**
 * Persons are matched by the source's id, then by e-mail, then by a name that only one has, and else by asking. Answers
 * are an id, `new`, or `note`. Gives the rows of people who come in because a goal names them.
 */
export function matchPersons(
  mapped: readonly Mapped[],
  tables: readonly Table[],
  present: readonly PresentPerson[],
  source: string,
  faults: Faults,
): Line[] {
  const people = tables.filter(({ kind }) => kind === 'people').flatMap(({ lines }) => lines)
  const own = new Map(present.map((person) => [person.person, person]))
  const directory = new Directory()
  for (const { person, name, email, ...rest } of present)
    directory.add(person, rest.source === source ? rest.externalId : null, [email, name])
  const same = sameNames(mapped, present, directory)
  for (const { cells } of people) {
    const [id, email, name] = [cells.id ?? '', cells.email ?? '', cleaned(cells.name ?? '')]
    const here = same.get(id) ?? directory.byId(id) ?? (email === '' ? undefined : directory.find(email))
    directory.add(here ?? (id || email), id || null, [email || null, name])
  }
  const added = new Map<string, Line>()
  for (const { table, asked } of mapped) {
    const unknown = unknownIn(table, directory)
    for (const [text, places] of unknown) {
      const likely = [...own.values()].filter((person) => resembles(person.name, text)).slice(0, 8)
      const answer = answerFor(text, likely, asked, unknown.size > most)
      if (answer === undefined) continue
      const line = places[0]?.line
      if (answer === 'new' && line && !added.has(text)) {
        const email = text.includes('@') ? text.toLowerCase() : ''
        added.set(text, { row: line.row, cells: { id: text.replaceAll(';', ','), email, name: nameIn(text) } })
      }
      for (const {
        line: { row, cells },
        column,
        label,
      } of places) {
        if (answer === 'new') continue
        cells[column] = answer === 'note' ? '' : answer
        if (answer !== 'note') continue
        const beside = table.kind === 'goals' ? 'remark' : table.kind === 'check-ins' ? 'note' : undefined
        if (beside) cells[beside] = [cells[beside], `${label}: ${text}`].filter(Boolean).join('\n')
        else
          faults.warn(
            { file: table.file, row, column: table.named?.[column] ?? column },
            `${text} is left out, as you said.`,
          )
      }
    }
    for (const { cells } of table.lines)
      for (const [column] of columns[table.kind] ?? []) {
        const here = same.get(cells[column] ?? '')
        if (here !== undefined) cells[column] = here
      }
  }
  return [...added.values()]
}

/** From so many on, one answer holds for all whom nobody here resembles. */
const most = 30

function answerFor(text: string, likely: PresentPerson[], asked: Asked, bulk: boolean): string | undefined {
  const rest = [
    { value: 'new', says: 'Add them as a new person' },
    { value: 'note', says: 'Nobody here: keep the name as a note' },
  ]
  if (bulk && likely.length === 0)
    return asked.ask(
      'persons',
      `More than ${most} names are of nobody here, such as ${text}. What shall become of them?`,
      rest,
    )
  const named = likely.map(({ person, name, email }) => ({ value: person, says: email ? `${name}, ${email}` : name }))
  return asked.ask(
    `person:${text}`,
    `Who is ${text}?`,
    [...named, ...rest],
    named.length === 1 ? (named[0]?.value ?? null) : null,
  )
}

interface Mention {
  line: Line
  column: string
  label: string
}

function unknownIn({ kind, lines }: Table, directory: Directory): Map<string, Mention[]> {
  const unknown = new Map<string, Mention[]>()
  for (const line of lines)
    for (const [column, label] of columns[kind] ?? []) {
      const text = line.cells[column] ?? ''
      if (text === '' || directory.find(text) !== undefined) continue
      unknown.set(text, [...(unknown.get(text) ?? []), { line, column, label }])
    }
  return unknown
}

/** Rows about somebody who has the name of one person here, where no e-mail tells whether they are the same. */
function sameNames(
  mapped: readonly Mapped[],
  present: readonly PresentPerson[],
  directory: Directory,
): Map<string, Id> {
  const byName = Map.groupBy(present, ({ name }) => name.toLowerCase())
  const same = new Map<string, Id>()
  for (const { table, asked } of mapped) {
    if (table.kind !== 'people') continue
    for (const { cells } of table.lines) {
      const { id = '', email = '', name = '' } = cells
      const namesakes = byName.get(cleaned(name).toLowerCase()) ?? []
      if (directory.byId(id) !== undefined || (email !== '' && directory.find(email) !== undefined)) continue
      const possible = namesakes.filter((person) => person.email === null || email === '')
      if (possible.length === 0) continue
      const answer = isSame(id || name, name, possible, asked)
      if (answer === undefined || answer === 'new') continue
      if (id !== '') same.set(id, answer)
      cells.id = answer
    }
  }
  return same
}

function isSame(key: string, name: string, possible: PresentPerson[], asked: Asked): string | undefined {
  const [only, another] = possible
  const met = asked.questions.filter((question) => question.key.startsWith('same:')).length
  if (met >= most && only && !another && asked.told(`same:${key}`) === undefined) {
    const answer = asked.ask(
      'same',
      `More than ${most} rows are of people with the name of somebody here. Are they the same?`,
      [
        { value: 'yes', says: 'Yes, all of them' },
        { value: 'new', says: 'No, all of them are somebody else' },
      ],
    )
    return answer === 'yes' ? only.person : answer
  }
  return asked.ask(
    `same:${key}`,
    `Is ${name} the person of that name who is here?`,
    [
      ...possible.slice(0, 8).map(({ person, email }) => ({ value: person, says: email ? `Yes, ${email}` : 'Yes' })),
      { value: 'new', says: 'No, somebody else' },
    ],
    only && !another ? only.person : null,
  )
}

/** Whether they share a name of some length: Tom Birch and T. Birch, birch@otterby.example. */
function resembles(name: string, text: string): boolean {
  const parts = new Set(wordsIn(name))
  return wordsIn(text.replace(/@.*$/, '')).some((word) => parts.has(word))
}

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)

/** `tom.birch@otterby.example` is Tom Birch until somebody says better. */
const nameIn = (text: string): string =>
  text.includes('@')
    ? text
        .replace(/@.*$/, '')
        .split(/[._-]+/)
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join(' ')
    : text
