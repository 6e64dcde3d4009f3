import { Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate'

/** What a ZIP held: its files by path. Folders, and what an operating system adds by itself, are left out. */
export type Entries = Map<string, Uint8Array>

const megabytes = 1024 * 1024

/**
 * A small ZIP can claim to hold the world, or hold it: what is unpacked is counted while it is unpacked, whatever the
 * archive says of itself, and unpacking stops at the first byte too many.
 */
export const limits = { unpacked: 256 * megabytes, files: 2000 }

export function unzip(
  bytes: Uint8Array,
  wanted: (path: string) => boolean = () => true,
  most = limits,
): { entries: Entries } | { fault: string } {
  const entries: Entries = new Map()
  let unpacked = 0
  let met = 0
  const stop = (sentence: string): never => {
    throw new Stopped(sentence)
  }
  const take = (file: UnzipFile): void => {
    if (++met > most.files) stop(`This archive holds more than ${most.files} files. Split it into smaller ones.`)
    if (!isFile(file.name) || !wanted(file.name)) return
    const parts: Uint8Array[] = []
    file.ondata = (error, part, last) => {
      if (error) throw error
      unpacked += part.length
      if (unpacked > most.unpacked)
        stop(`Unpacked this archive is larger than ${most.unpacked / megabytes} MB. Split it into smaller ones.`)
      parts.push(part)
      if (last) entries.set(file.name, joined(parts))
    }
    file.start()
  }
  try {
    const reader = new Unzip(take)
    reader.register(UnzipInflate)
    for (let from = 0; from < bytes.length; from += step)
      reader.push(bytes.subarray(from, from + step), from + step >= bytes.length)
  } catch (error) {
    return { fault: error instanceof Stopped ? error.message : damaged }
  }
  return entries.size === 0 && met === 0 ? { fault: damaged } : { entries }
}

// A deflated part of this size is at most some 64 MB unpacked, so the count is looked at often enough.
const step = 65_536

const damaged = 'This archive cannot be unpacked. It may have been cut off, or be locked: export it again.'

class Stopped extends Error {}

const isFile = (path: string): boolean =>
  !path.endsWith('/') && !path.startsWith('__MACOSX/') && !/(^|\/)\.DS_Store$/.test(path)

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** An archive of these files; the same files give the same bytes. */
export const zip = (files: Record<string, Uint8Array>, level: 0 | 6 = 6): Uint8Array =>
  zipSync(files, { level, mtime: new Date(1980, 0, 1) })
