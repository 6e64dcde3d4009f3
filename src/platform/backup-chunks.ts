import { createCipheriv, createDecipheriv } from 'node:crypto'
import { inChunks, type Source } from './backup-source.ts'
import { CannotStart } from './cannot-start.ts'

/** With what a backup's chunks are sealed: the key, and the digest of the header, which thereby cannot be exchanged. */
export interface Seal {
  key: Buffer
  header: Buffer
  /** Of a chunk before it is sealed, in bytes. */
  size: number
}

const cipher = 'aes-256-gcm'
const tagSize = 16

/**
 * A chunk's place and whether it is the last are in its nonce, so that one which was moved, left out or repeated does not
 * open, and the end cannot be cut off. A key seals one file only, so no nonce is used twice.
 */
function nonceOf(at: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(at, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

export async function* sealed(source: Source, { key, header, size }: Seal): AsyncGenerator<Buffer> {
  for await (const { piece, at, last } of inChunks(source, size)) {
    const work = createCipheriv(cipher, key, nonceOf(at, last)).setAAD(header)
    yield Buffer.concat([work.update(piece), work.final(), work.getAuthTag()])
  }
}

export async function* opened(source: Source, seal: Seal): AsyncGenerator<Buffer> {
  for await (const { piece, at, last } of inChunks(source, seal.size + tagSize)) {
    const content = open(piece, nonceOf(at, last), seal)
    if (!content) throw new CannotStart(faultOf(piece, at, last, seal))
    yield content
  }
}

function open(piece: Buffer, nonce: Buffer, { key, header }: Seal): Buffer | null {
  if (piece.length < tagSize) return null
  const work = createDecipheriv(cipher, key, nonce).setAAD(header)
  work.setAuthTag(piece.subarray(piece.length - tagSize))
  const content = work.update(piece.subarray(0, piece.length - tagSize))
  try {
    work.final()
    return content
  } catch {
    return null
  }
}

/** A chunk that opens as the other kind is whole: then the file was cut off behind it, or goes on where it ended. */
function faultOf(piece: Buffer, at: number, last: boolean, seal: Seal): string {
  const isWhole = open(piece, nonceOf(at, !last), seal) !== null
  if (last && (isWhole || piece.length < seal.size + tagSize))
    return `The backup is cut off or damaged in its part ${at + 1}, where it ends. Take another copy of it.`
  if (isWhole) return 'Something was added behind the end of the backup. Take another copy of it.'
  return `The backup is damaged in its part ${at + 1}. Take another copy of it.`
}
