import { once } from 'node:events'
import { fsyncSync } from 'node:fs'
import { type FileHandle, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { addAbortSignal, type Readable, type Writable } from 'node:stream'
import { CannotStart } from './cannot-start.ts'

/**
 * Writes a file whole or not at all: beside its place first, flushed to the disk, then put in its place. `-` is the
 * standard output. Nobody but its owner may read it.
 */
export async function writeFileWhole<T>(file: string, force: boolean, work: (out: Writable) => Promise<T>): Promise<T> {
  if (file === '-') {
    // A reader that goes away has not seen enough: without this, we would end there as if all were well.
    process.stdout.removeAllListeners('error')
    return sentences('the standard output', () => work(process.stdout))
  }
  const part = `${file}.part`
  await refuseToWrite(file, part, force)
  return sentences(file, async () => {
    const handle = await open(part, 'w', 0o600)
    try {
      const done = await written(handle.createWriteStream({ flush: true }), work)
      await rename(part, file)
      await flushFolder(dirname(resolve(file)))
      return done
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  })
}

async function written<T>(
  out: ReturnType<FileHandle['createWriteStream']>,
  work: (out: Writable) => Promise<T>,
): Promise<T> {
  // Whoever waits for the writing meets its failure there.
  out.on('error', () => undefined)
  try {
    return await work(out)
  } finally {
    if (!out.closed) await once(out.destroy(), 'close')
  }
}

export async function refuseToWrite(file: string, part: string, force: boolean): Promise<void> {
  if (force) return
  if (await lstat(file).catch(() => null))
    throw new CannotStart(`${file} is there already. Choose another name, or write over it with --force.`)
  if (await lstat(part).catch(() => null))
    throw new CannotStart(
      `${part} is there: another backup is being written, or one was killed. Wait for it, or write over it with --force.`,
    )
}

/** A name outlives a power cut only when its folder was flushed; where folders cannot be opened there is no need. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  if (!handle) return
  try {
    fsyncSync(handle.fd)
  } catch {
    // Some file systems flush no folders.
  } finally {
    await handle.close()
  }
}

/** The bytes of a file, or of the standard input, and how many there are where that is known. */
export async function openToRead(file: string, signal: AbortSignal): Promise<{ bytes: Readable; size: number | null }> {
  if (file === '-') return { bytes: addAbortSignal(signal, process.stdin), size: null }
  return sentences(file, async () => {
    const handle = await open(file, 'r')
    const found = await handle.stat()
    if (found.isDirectory()) {
      await handle.close()
      throw new CannotStart(`${file} is a folder. Name the file that \`bearing backup\` wrote.`)
    }
    const bytes = addAbortSignal(signal, handle.createReadStream({ highWaterMark: 1024 * 1024 }))
    return { bytes, size: found.isFile() ? found.size : null }
  })
}

async function sentences<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const sentence = sentenceOf(file, (error as NodeJS.ErrnoException).code)
    throw sentence ? new CannotStart(sentence, { cause: error }) : error
  }
}

function sentenceOf(file: string, code: string | undefined): string | undefined {
  const folder = dirname(resolve(file))
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `There is no room left in ${folder}. Free some, or write elsewhere.`
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no ${file}, or no folder for it. Correct its name.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `This user may not read or write ${file}. Choose another place, or another user.`
  if (code === 'EISDIR') return `${file} is a folder. Name a file.`
  if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return 'Whoever was to read the backup went away before its end.'
  if (code === 'EIO') return `The disk with ${file} answers with an error. Look at it before anything else.`
  return undefined
}
