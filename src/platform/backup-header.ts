import { createHash, createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Seal } from './backup-chunks.ts'
import type { Source } from './backup-source.ts'
import { CannotStart } from './cannot-start.ts'

/** What can be read of a backup without its pass phrase. */
export interface About {
  /** The version of the program that made it. */
  bearing: string
  /** Of PostgreSQL, as in 18.4. */
  postgres: string
  at: string
  /** What was applied to the database, by name, with its hash. */
  migrations: Record<string, string>
}

interface Header extends About {
  scrypt: { N: number; r: number; p: number; salt: string }
  /** Tells a wrong pass phrase from a damaged file. */
  check: string
  /** Of a chunk before it is sealed, in bytes. */
  chunk: number
}

const named = 'bearing backup '
const format = 1
const magic = Buffer.from(`${named}${format}\n`)
const longest = 1024 * 1024
const digestSize = 32

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** A tenth of a gigabyte and a third of a second for each guess. */
export const usualCost = 2 ** 17

/** The first bytes of a new backup, and what its chunks are sealed with. */
export async function beginBackup(about: About, phrase: string, cost: number): Promise<{ bytes: Buffer; seal: Seal }> {
  const salt = randomBytes(32)
  const parameters = { N: cost, r: 8, p: 1, salt: salt.toString('base64') }
  const { key, check } = await keysOf(phrase, parameters)
  const header: Header = { ...about, scrypt: parameters, check: check.toString('base64'), chunk: 256 * 1024 }
  const text = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const head = Buffer.concat([magic, length, text])
  const digest = digestOf(head)
  return { bytes: Buffer.concat([head, digest]), seal: { key, header: digest, size: header.chunk } }
}

/** Reads the beginning; what follows opens with the pass phrase. */
export async function readHeader(source: Source): Promise<{ about: About; unlock(phrase: string): Promise<Seal> }> {
  const first = await source.take(magic.length)
  if (!first.equals(magic))
    throw new CannotStart(
      first.subarray(0, named.length).equals(magic.subarray(0, named.length)) && first.length === magic.length
        ? 'This backup is written in a way that this Bearing does not know, or its first bytes are damaged. Use the newest Bearing, or another copy.'
        : 'This is no backup of Bearing. Name a file that `bearing backup` wrote.',
    )
  const length = await source.take(4)
  const size = length.length === 4 ? length.readUInt32BE() : 0
  const text = size <= longest ? await source.take(size) : Buffer.alloc(0)
  const digest = await source.take(digestSize)
  if (!digestOf(Buffer.concat([first, length, text])).equals(digest))
    throw new CannotStart('The beginning of the backup is damaged or cut off. Take another copy of it.')
  const header: Header = JSON.parse(text.toString())
  return {
    about: header,
    async unlock(phrase) {
      const { key, check } = await keysOf(phrase, header.scrypt)
      const noted = Buffer.from(header.check, 'base64')
      if (noted.length !== check.length || !timingSafeEqual(noted, check))
        throw new CannotStart('The pass phrase is not the one that this backup was made with.')
      return { key, header: digest, size: header.chunk }
    },
  }
}

const digestOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

async function keysOf(phrase: string, { N, r, p, salt }: Header['scrypt']): Promise<{ key: Buffer; check: Buffer }> {
  // A file from elsewhere may ask for any amount of memory.
  if (N > 2 ** 20 || r > 16 || p > 16) throw new CannotStart('This is no backup of Bearing: its key asks for too much.')
  const both = await derive(phrase.normalize('NFC'), Buffer.from(salt, 'base64'), 64, {
    N,
    r,
    p,
    maxmem: 256 * N * r + 1024 * 1024,
  })
  const check = createHmac('sha256', both.subarray(32)).update('bearing backup').digest()
  return { key: both.subarray(0, 32), check }
}
