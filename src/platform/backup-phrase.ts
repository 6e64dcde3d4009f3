import { readFile } from 'node:fs/promises'
import { CannotStart } from './cannot-start.ts'

export interface Asking {
  /** Whose content is the pass phrase; the terminal is asked where neither it nor the environment has one. */
  file?: string
  /** A new pass phrase is asked for twice, and has to be of some length. */
  isNew: boolean
  /** The standard input carries the backup, so nothing can be asked there. */
  inputTaken: boolean
  signal?: AbortSignal
}

const variable = 'BEARING_BACKUP_PASSPHRASE'
const shortest = 12

/** Never an argument, which every user of the machine could read while the command runs. */
export async function passPhrase(asking: Asking): Promise<string> {
  const phrase = (await given(asking.file)) ?? (await asked(asking))
  if (phrase === '') throw new CannotStart('The pass phrase is empty. Without one there is no backup.')
  if (asking.isNew && [...phrase].length < shortest)
    throw new CannotStart(
      `The pass phrase has fewer than ${shortest} characters. Take a longer one, such as five words that nobody would put together.`,
    )
  return phrase
}

async function given(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return process.env[variable]
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '')
  } catch {
    throw new CannotStart(`The file with the pass phrase, ${file}, cannot be read. Correct its name, or its rights.`)
  }
}

async function asked({ isNew, inputTaken, signal }: Asking): Promise<string> {
  if (inputTaken || !process.stdin.isTTY || !process.stderr.isTTY)
    throw new CannotStart(
      `There is nobody to ask for the pass phrase. Put it into ${variable}, or name a file that holds it with --passphrase-file.`,
    )
  const phrase = await unseen(isNew ? 'A pass phrase for this backup: ' : 'The pass phrase of this backup: ', signal)
  if (isNew && phrase !== '' && (await unseen('Once more: ', signal)) !== phrase)
    throw new CannotStart('These were two different pass phrases. Nothing was written; try again.')
  return phrase
}

/** Reads a line from the terminal that nobody sees. */
function unseen(question: string, signal: AbortSignal | undefined): Promise<string> {
  const { stdin, stderr } = process
  return new Promise((resolve, reject) => {
    let line = ''
    const end = (settle: () => void): void => {
      stdin.off('data', hear).pause()
      stdin.setRawMode(false)
      signal?.removeEventListener('abort', cancelled)
      stderr.write('\n')
      settle()
    }
    const cancelled = (): void => end(() => reject(new CannotStart('Cancelled. Nothing was changed.')))
    const hear = (typed: string): void => {
      for (const key of typed) {
        if (key === '\r' || key === '\n' || key === '\x04') {
          end(() => resolve(line))
          return
        }
        if (key === '\x03') {
          cancelled()
          return
        }
        line = withKey(line, key)
      }
    }
    signal?.addEventListener('abort', cancelled)
    stderr.write(question)
    stdin.setRawMode(true)
    stdin.setEncoding('utf8').on('data', hear).resume()
  })
}

/** Backspace takes a character, Ctrl-U the line; other keys that write nothing are left alone. */
function withKey(line: string, key: string): string {
  if (key === '\x7f' || key === '\b') return [...line].slice(0, -1).join('')
  if (key === '\x15') return ''
  return key >= ' ' ? line + key : line
}
