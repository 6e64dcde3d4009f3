import { describe, expect, test } from 'vitest'
import { opened, type Seal, sealed } from './backup-chunks.ts'
import { Source } from './backup-source.ts'

const seal: Seal = { key: Buffer.alloc(32, 7), header: Buffer.from('what stands before'), size: 16 }
const sealedSize = seal.size + 16

/** In pieces of three, which fit no chunk. */
function* inPieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3)
}
const sourceOf = (bytes: Buffer): Source =>
  new Source(
    (async function* () {
      yield* inPieces(bytes)
    })(),
  )

async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = []
  for await (const piece of pieces) found.push(piece)
  return Buffer.concat(found)
}
const close = (text: string): Promise<Buffer> => all(sealed(sourceOf(Buffer.from(text)), seal))
const open = (bytes: Buffer, withSeal = seal): Promise<Buffer> => all(opened(sourceOf(bytes), withSeal))

const text = 'Beds are free by noon, on every ward, every day.'

describe('what was sealed', () => {
  test.each([0, 1, 15, 16, 17, 32, 48])('opens again, %i bytes of it', async (length) => {
    const given = text.slice(0, length)
    expect((await open(await close(given))).toString()).toBe(given)
  })

  test('does not show what it holds', async () => {
    expect((await close(text)).toString('latin1')).not.toContain('noon')
  })
})

describe('what was changed does not open', () => {
  test('a flipped bit, wherever it is', async () => {
    const bytes = await close(text)
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      await expect(open(flipped), `byte ${at}`).rejects.toThrow(/damaged/)
    }
  })

  test('an end that is missing, however much of it', async () => {
    const bytes = await close(text)
    for (let length = 0; length < bytes.length; length++)
      await expect(open(bytes.subarray(0, length)), `${length} bytes`).rejects.toThrow(/cut off/)
  })

  test('chunks in another order, one twice, one left out', async () => {
    const bytes = await close(text)
    const chunk = (at: number): Buffer => bytes.subarray(at * sealedSize, (at + 1) * sealedSize)
    const [one, two, three] = [chunk(0), chunk(1), chunk(2)]
    for (const order of [
      [two, one, three],
      [one, one, two, three],
      [one, three],
      [two, three],
    ])
      await expect(open(Buffer.concat(order))).rejects.toThrow(/damaged/)
  })

  test('something behind the end', async () => {
    const whole = await close(text)
    await expect(open(Buffer.concat([whole, whole]))).rejects.toThrow(/added behind the end/)
  })

  test('another beginning, another key', async () => {
    const bytes = await close(text)
    await expect(open(bytes, { ...seal, header: Buffer.from('another') })).rejects.toThrow(/damaged/)
    await expect(open(bytes, { ...seal, key: Buffer.alloc(32, 8) })).rejects.toThrow(/damaged/)
  })
})
