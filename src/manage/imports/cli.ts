import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { sourceName } from './contract.ts'
import { exportFiles } from './export.ts'
import type { GivenFile } from './files.ts'
import type { Plan } from './import.ts'
import { readPresent } from './reading.ts'
import { actingAs, carryOut, dryRun } from './store.ts'
import { kinds } from './table.ts'
import { bring, gist, inOrder, placeOf } from './trial.ts'

export interface ImportAsked {
  folder: string
  source: string
  /** The slug; the only organisation where it is left out. */
  organisation?: string
  /** The e-mail of an administrator; the first one where it is left out. */
  as?: string
  /** Says what would happen, and ends. */
  dryRun?: boolean
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
  const brought = bring(await readFolder(asked.folder))
  const from = { source: named.data, by: viewer.person }
  const tried = await dryRun(database, viewer.org, brought, from)
  say(`Import of ${asked.folder} into ${viewer.slug} from the source "${named.data}", as ${viewer.name}:`)
  for (const line of tellPlan(tried)) say(line)
  if (tried.refused) {
    say('Nothing was imported. Mend what is refused and start again.')
    return 1
  }
  if (asked.dryRun) {
    say('This was a dry run: nothing was imported.')
    return 0
  }
  if (asked.confirm && !(await asked.confirm('Import this? [y/N] '))) {
    say('Nothing was imported.')
    return 1
  }
  const { run } = await carryOut(database, viewer.org, brought, from, (made) => {
    if (gist(made) !== gist(tried))
      throw new Refusal('conflict', 'The organisation changed while this was read. Nothing was imported; start again.')
  })
  say(`Imported. It can be rolled back on the import page; its number is ${run}.`)
  return 0
}

async function readFolder(folder: string): Promise<GivenFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new Refusal('not-found', `The folder ${folder} cannot be read. Check its name and whether you may open it.`)
  })
  const wanted = names.filter((name) => kinds.some((kind) => name.toLowerCase() === `${kind}.csv`)).sort()
  if (wanted.length === 0)
    throw new Refusal(
      'not-found',
      `There is nothing to import in ${folder}. It should hold ${kinds.map((kind) => `${kind}.csv`).join(', ')}, or some of them.`,
    )
  return Promise.all(wanted.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
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
  source?: string
  organisation?: string
  /** The e-mail of whom it is written for: it holds what they may see. */
  as?: string
}

/** `bearing export FOLDER`. Writes what the person may see, and nothing else. */
export async function exportCommand(database: Database, asked: ExportAsked, say: Say): Promise<number> {
  const viewer = await actingAs(database, asked)
  const present = await database.asViewer(
    viewer,
    (tx) => readPresent(tx, viewer.org, { checkIns: true, by: null }),
    'read',
  )
  await mkdir(asked.folder, { recursive: true })
  for (const { name, text } of exportFiles(present, asked.source ?? null))
    await writeFile(join(asked.folder, name), text)
  say(`Wrote what ${viewer.name} may see of ${viewer.slug} to ${asked.folder}.`)
  return 0
}
