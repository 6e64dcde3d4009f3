import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { answersShape, sourceName } from './contract.ts'
import { exportAs } from './export-formats.ts'
import { tellFindings } from './finding-words.ts'
import type { Format } from './formats.ts'
import type { Plan } from './import.ts'
import type { Answers, Question } from './mapping.ts'
import type { GivenFile } from './opening.ts'
import type { Watch } from './progress.ts'
import { everything, readPresent } from './reading.ts'
import { actingAs, carryOut, dryRun, look } from './store.ts'
import { kinds } from './table.ts'
import { bring, gist, inOrder, placeOf } from './trial.ts'

export interface ImportAsked {
  /** A folder, or one file. */
  folder: string
  source: string
  /** The slug; the only organisation where it is left out. */
  organisation?: string
  /** The e-mail of an administrator; the first one where it is left out. */
  as?: string
  /** Says what would happen, and ends. */
  dryRun?: boolean
  /** A file of answers as JSON: by sheet, then by question. */
  mapping?: string
  /** `question=answer` or `sheet: question=answer`, over those of the file. */
  answers?: string[]
  /** Takes what is likely where nothing was answered. */
  guess?: boolean
  /** Shows how far the import has come. */
  watch?: (total: number) => { to(done: number): void; end(): void }
  /** Asks before anything is written; left out where nobody is there to answer, or `--yes` did. */
  confirm?: (question: string) => Promise<boolean>
}

type Say = (line: string) => void

/** `bearing import FOLDER --source NAME`. Answers the exit code: 0 done, 1 refused or declined. */
export async function importCommand(database: Database, asked: ImportAsked, say: Say): Promise<number> {
  const viewer = await actingAs(database, asked)
  if (!viewer.administrator)
    throw new Refusal('forbidden', `${viewer.name} is no administrator, and only administrators import.`)
  const named = sourceName.safeParse(asked.source)
  if (!named.success) throw new Refusal('invalid', 'Name the source with --source, in at most 60 characters.')
  const files = await readGiven(asked.folder)
  const from = { source: named.data, by: viewer.person }
  const told = await answersOf(asked)
  let brought = await bring(files, told)
  const { questions } = await look(database, viewer.org, brought, from)
  const likely = asked.guess ? questions.filter(({ answer, guess }) => answer === null && guess !== null) : []
  for (const { sheet, key, guess } of likely) told[sheet] = { ...told[sheet], [key]: guess ?? '' }
  if (likely.length > 0) brought = await bring(files, told)
  const open = questions.filter((question) => question.answer === null && !likely.includes(question))
  if (open.length > 0) {
    for (const line of tellQuestions(open)) say(line)
    return 1
  }
  const tried = await dryRun(database, viewer.org, brought, from)
  say(`Import of ${asked.folder} into ${viewer.slug} from the source "${named.data}", as ${viewer.name}:`)
  for (const line of [...tellPlan(tried), ...tellFindings(tried.findings)]) say(line)
  if (tried.refused) {
    say('Nothing was imported. Mend what is refused and start again.')
    return 1
  }
  if (changesNothing(tried)) {
    say('Everything is here already: nothing was imported.')
    return 0
  }
  if (asked.dryRun) {
    say('This was a dry run: nothing was imported.')
    return 0
  }
  if (asked.confirm && !(await asked.confirm('Import this? [y/N] '))) {
    say('Nothing was imported.')
    return 1
  }
  const agreed = (made: Plan): void => {
    if (gist(made) !== gist(tried))
      throw new Refusal('conflict', 'The organisation changed while this was read. Nothing was imported; start again.')
  }
  const { run } = await carryOut(database, viewer.org, brought, from, agreed, watchOf(asked.watch))
  say(`Imported. It can be rolled back on the import page; its number is ${run}.`)
  return 0
}

const changesNothing = ({ counts }: Plan): boolean =>
  Object.values(counts).every((count) => count.new + count.changed === 0)

function watchOf(show: ImportAsked['watch']): Watch {
  let shown: ReturnType<NonNullable<typeof show>> | undefined
  let done = 0
  return {
    async begin(total) {
      shown = show?.(total)
    },
    async came(rows) {
      done += rows
      shown?.to(done)
    },
    end: async () => shown?.end(),
  }
}

const readable = /\.(csv|tsv|xlsx|json|zip)$/i

/** The file; or of a folder Bearing's own files, and where it has none, all tables in it. */
async function readGiven(path: string): Promise<GivenFile[]> {
  const about = await stat(path).catch(() => {
    throw new Refusal('not-found', `The folder ${path} cannot be read. Check its name and whether you may open it.`)
  })
  if (!about.isDirectory()) return [{ name: basename(path), bytes: await readFile(path) }]
  const names = (await readdir(path)).sort()
  const own = names.filter((name) => kinds.some((kind) => name.toLowerCase() === `${kind}.csv`))
  const wanted = own.length > 0 ? own : names.filter((name) => readable.test(name))
  if (wanted.length === 0)
    throw new Refusal(
      'not-found',
      `There is nothing to import in ${path}. It should hold ${kinds.map((kind) => `${kind}.csv`).join(', ')}, or some of them, or tables of another tool as CSV, XLSX or ZIP.`,
    )
  return Promise.all(wanted.map(async (name) => ({ name, bytes: await readFile(join(path, name)) })))
}

async function answersOf({ mapping, answers = [] }: ImportAsked): Promise<Answers> {
  const told: Answers = mapping === undefined ? {} : await mappingIn(mapping)
  for (const answer of answers) {
    const parts = /^(?:(.*?): )?([^=]+)=(.*)$/s.exec(answer)
    if (!parts)
      throw new Refusal('invalid', `“${answer}” is no answer. Write question=answer, such as dates=day-month.`)
    const [, sheet = '*', key = '', value = ''] = parts
    told[sheet] = { ...told[sheet], [key.trim()]: value.trim() }
  }
  return told
}

async function mappingIn(file: string): Promise<Answers> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('not-found', `The file ${file} cannot be read. Check its name and whether you may open it.`)
  })
  try {
    return answersShape.parse(JSON.parse(text))
  } catch {
    throw new Refusal(
      'invalid',
      `${file} is no mapping. Write {"*": {"dates": "day-month"}}: by sheet, then by question, in JSON.`,
    )
  }
}

/** Each open question, what may be answered, and how. */
function tellQuestions(open: Question[]): string[] {
  const each = open
    .slice(0, 50)
    .flatMap(({ sheet, key, asks, choices, guess }) => [
      asks,
      ...choices.map(
        ({ value, says }) => `  --answer '${sheet}: ${key}=${value}'  ${says}${value === guess ? ' (likely)' : ''}`,
      ),
    ])
  const more = open.length > 50 ? [`and ${open.length - 50} more.`] : []
  return ['Nothing was imported. Answer this first:', ...each, ...more]
}

/** A table of counts, then the faults as sentences, at most a hundred of them. */
export function tellPlan({ counts, faults, changes }: Plan): string[] {
  const head = ['', 'new', 'changed', 'unchanged', 'refused', 'warned']
  const rows = kinds
    .map((kind) => [
      kind,
      ...(['new', 'changed', 'unchanged', 'refused', 'warned'] as const).map((word) => String(counts[kind][word])),
    ])
    .filter(([, ...numbers]) => numbers.some((number) => number !== '0'))
  const table = [head, ...rows].map(
    ([name = '', ...numbers]) => `  ${name.padEnd(10)}${numbers.map((number) => number.padStart(11)).join('')}`,
  )
  const told = inOrder(faults)
    .slice(0, 100)
    .map((fault) => `  ${fault.level}: ${placeOf(fault)}: ${fault.sentence}`)
  const more = faults.length - told.length
  const changed = changes
    .slice(0, 20)
    .map(({ file, row, id, columns }) => `  changed: ${file}, row ${row}, ${id}: ${columns.join(', ')}`)
  return [...table, ...changed, ...told, ...(more > 0 ? [`  and ${more} more.`] : [])]
}

export interface ExportAsked {
  folder: string
  format?: Format
  source?: string
  organisation?: string
  /** The e-mail of whom it is written for: it holds what they may see. */
  as?: string
}

/** `bearing export FOLDER`. Writes what the person may see, and nothing else. */
export async function exportCommand(database: Database, asked: ExportAsked, say: Say): Promise<number> {
  const viewer = await actingAs(database, asked)
  const present = await database.asViewer(viewer, (tx) => readPresent(tx, viewer.org, everything(viewer)), 'read')
  await mkdir(asked.folder, { recursive: true })
  for (const { name, bytes } of await exportAs(present, asked.source ?? null, asked.format ?? 'csv'))
    await writeFile(join(asked.folder, name), bytes)
  say(`Wrote what ${viewer.name} may see of ${viewer.slug} to ${asked.folder}.`)
  return 0
}
