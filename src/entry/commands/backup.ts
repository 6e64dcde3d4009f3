import { readFileSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { Tell } from '../../platform/backup.ts'
import type { Backup } from '../../platform/backup-read.ts'
import { CannotStart } from '../../platform/cannot-start.ts'
import { answerLine, dataOption, reach, say } from './reach.ts'

const phraseFile = (): Option =>
  new Option('--passphrase-file <file>', 'holds the pass phrase; else BEARING_BACKUP_PASSPHRASE, else it is asked for')

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Writes the whole database to a file, encrypted with a pass phrase, while Bearing runs or stands')
    .argument('<file>', 'where to; - for the standard output')
    .option('--force', 'write over a file that is there already')
    .option('--verify', 'write nothing: read the backup in this file through, and say whether it is whole')
    .addOption(phraseFile())
    .addOption(dataOption())
    .action((file, { data, force = false, verify, passphraseFile }) =>
      verify ? verifyFile(file, passphraseFile) : backUp(file, { data, force, passphraseFile }),
    )

  program
    .command('restore')
    .description('Fills a database in which nobody has worked yet from such a file, all or nothing')
    .argument('<file>', 'what `bearing backup` wrote; - for the standard input')
    .addOption(phraseFile())
    .addOption(dataOption())
    .action((file, { data, passphraseFile }) => restoreFile(file, data, passphraseFile))
}

interface Wanted {
  data: string
  force: boolean
  passphraseFile?: string
}

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))

async function backUp(file: string, { data, force, passphraseFile }: Wanted): Promise<void> {
  const { passPhrase } = await import('../../platform/backup-phrase.ts')
  const { refuseToWrite, writeFileWhole } = await import('../../platform/backup-file.ts')
  const { writeBackup } = await import('../../platform/backup.ts')
  const { reached } = await import('../reached.ts')
  if (file === '-' && process.stdout.isTTY)
    throw new CannotStart('A backup is nothing to look at. Name a file, or send the output to another command.')
  await refuseToWrite(file, `${file}.part`, force || file === '-')
  const phrase = await passPhrase({ file: passphraseFile, isNew: true, inputTaken: false })
  const tell = await teller()
  const written = await cancellable('Nothing was written.', (signal) =>
    reach(data, ({ urls }) =>
      reached(urls, () =>
        writeFileWhole(file, force, (out) => writeBackup(urls, out, { phrase, version, tell, signal })),
      ),
    ),
  )
  const line = `Wrote ${file === '-' ? 'the backup' : file}: ${held(written)}, ${megabytes(written.bytes)} MB.`
  if (file === '-') say(line)
  else answerLine(line)
}

async function verifyFile(file: string, passphraseFile: string | undefined): Promise<void> {
  const { readThrough } = await import('../../platform/backup-read.ts')
  await cancellable('Nothing was changed.', (signal) =>
    reading(file, 'Reading', signal, async (backup) => {
      const { passPhrase } = await import('../../platform/backup-phrase.ts')
      const phrase = await passPhrase({ file: passphraseFile, isNew: false, inputTaken: file === '-', signal })
      const totals = await readThrough(await backup.unlock(phrase))
      return () => answerLine(`Whole: ${held(totals)}. ${made(backup)}`)
    }),
  )
}

async function restoreFile(file: string, data: string, passphraseFile: string | undefined): Promise<void> {
  const { passPhrase } = await import('../../platform/backup-phrase.ts')
  const { isInUse, restore } = await import('../../platform/backup-restore.ts')
  const { reached } = await import('../reached.ts')
  const tell = await teller()
  await cancellable('Nothing was changed.', (signal) =>
    reading(file, 'Restoring', signal, async (backup) => {
      const phrase = await passPhrase({ file: passphraseFile, isNew: false, inputTaken: file === '-', signal })
      const content = await backup.unlock(phrase)
      say(made(backup))
      return reach(
        data,
        ({ urls }) =>
          reached(urls, async () => {
            const totals = await restore(urls, backup.about, content, { tell, signal })
            const running = await isInUse(urls)
            return () => {
              answerLine(`Verified: ${held(totals)}, equal.`)
              if (running) say('A Bearing is running on this database. Stop it, and start it again.')
            }
          }),
        'made where missing',
      )
    }),
  )
}

/** Opens a backup's file and tells how much of it has been read; what is to be said at the end comes after that line. */
async function reading(
  file: string,
  label: string,
  signal: AbortSignal,
  work: (backup: Backup) => Promise<() => void>,
): Promise<void> {
  const { openToRead } = await import('../../platform/backup-file.ts')
  const { readBackup } = await import('../../platform/backup-read.ts')
  const { bytes, size } = await openToRead(file, signal)
  let progress: ReturnType<Tell> | undefined
  async function* counted(): AsyncGenerator<Buffer> {
    let done = 0
    for await (const piece of bytes) {
      yield piece
      done += piece.length
      progress?.to(megabytes(done))
    }
    progress?.end()
  }
  try {
    const backup = await readBackup(counted())
    const tell = await teller()
    const finish = await work({
      ...backup,
      unlock: async (phrase) => {
        const content = await backup.unlock(phrase)
        progress = tell(label, size === null ? null : megabytes(size), 'MB')
        return content
      },
    })
    finish()
  } finally {
    progress?.end()
    bytes.destroy()
    await finished(bytes).catch(() => undefined)
  }
}

async function teller(): Promise<Tell> {
  const { startProgress } = await import('../../platform/progress.ts')
  return (label, total, unit) => startProgress(label, total, { unit })
}

/** Ctrl-C ends the work in order, so that nothing half done stays behind. */
async function cancellable<T>(nothing: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const control = new AbortController()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const stop = (): void => control.abort()
  for (const signal of signals) process.on(signal, stop)
  try {
    return await work(control.signal)
  } catch (error) {
    throw control.signal.aborted ? new CannotStart(`Cancelled. ${nothing}`, { cause: error }) : error
  } finally {
    for (const signal of signals) process.off(signal, stop)
  }
}

const number = (value: number): string => value.toLocaleString('en-GB')
const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000)
const held = ({ tables, rows }: { tables: number; rows: number }): string =>
  `${number(tables)} tables, ${number(rows)} rows`
const made = ({ about: { bearing, at, postgres } }: Backup): string =>
  `Made by Bearing ${bearing} on ${at.slice(0, 16).replace('T', ' ')} UTC, with PostgreSQL ${postgres}.`
