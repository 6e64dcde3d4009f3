import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { opened, type Seal } from './backup-chunks.ts'
import { Content, type Totals } from './backup-content.ts'
import { type About, readHeader } from './backup-header.ts'
import { Source } from './backup-source.ts'

/** A backup whose beginning was read. */
export interface Backup {
  about: About
  /** Opens it with its pass phrase, for reading once, from its beginning to its end. */
  unlock(phrase: string): Promise<Content>
}

export async function readBackup(bytes: AsyncIterable<Buffer>): Promise<Backup> {
  const source = new Source(bytes)
  const { about, unlock } = await readHeader(source)
  return { about, unlock: async (phrase) => new Content(new Source(unpacked(source, await unlock(phrase)))) }
}

async function* unpacked(source: Source, seal: Seal): AsyncGenerator<Buffer> {
  const unpack = createZstdDecompress({ chunkSize: seal.size })
  const through = pipeline(opened(source, seal), unpack)
  // Whoever reads meets the same error there.
  through.catch(() => undefined)
  yield* unpack
  await through
}

/** Reads all of it, which checks every seal, every length and every count. */
export async function readThrough(content: Content): Promise<Totals> {
  for (let heading = await content.table(); heading; heading = await content.table())
    for await (const _ of content.rows(heading));
  return content.totals
}
