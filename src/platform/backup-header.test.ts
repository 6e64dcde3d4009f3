import { describe, expect, test } from 'vitest'
import { type About, beginBackup, readHeader, usualCost } from './backup-header.ts'
import { Source } from './backup-source.ts'

const about: About = {
  bearing: '0.1.0',
  postgres: '18.4',
  at: '2027-02-01T08:00:00.000Z',
  migrations: { '0001_ground.sql': 'ab' },
}
const sourceOf = (bytes: Buffer): Source =>
  new Source(
    (async function* () {
      yield bytes
    })(),
  )
const phrase = 'a phrase of Örtengren'
const { bytes, seal } = await beginBackup(about, phrase, 2 ** 10)

describe('the beginning of a backup', () => {
  test('can be read without the pass phrase', async () => {
    expect((await readHeader(sourceOf(bytes))).about).toMatchObject(about)
  })

  test('gives the key to its pass phrase, however the letters are put together', async () => {
    const { unlock } = await readHeader(sourceOf(bytes))
    expect(await unlock(phrase.normalize('NFD'))).toEqual(seal)
  })

  test('tells a wrong pass phrase from a damaged file', async () => {
    const { unlock } = await readHeader(sourceOf(bytes))
    await expect(unlock('another phrase')).rejects.toThrow('The pass phrase is not the one')
    for (let at = 17; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      await expect(readHeader(sourceOf(flipped)), `byte ${at}`).rejects.toThrow('beginning of the backup is damaged')
    }
    await expect(readHeader(sourceOf(bytes.subarray(0, 200)))).rejects.toThrow('cut off')
  })

  test('is salted: the same pass phrase makes another key', async () => {
    expect((await beginBackup(about, phrase, 2 ** 10)).seal.key).not.toEqual(seal.key)
  })

  test('is that of a backup', async () => {
    await expect(readHeader(sourceOf(Buffer.from('PK and so on')))).rejects.toThrow('This is no backup of Bearing.')
    await expect(readHeader(sourceOf(Buffer.alloc(0)))).rejects.toThrow('This is no backup of Bearing.')
    const later = Buffer.from(bytes)
    later.write('2', 15)
    await expect(readHeader(sourceOf(later))).rejects.toThrow('Use the newest Bearing')
  })
})

test('guessing costs what it should', () => {
  expect(usualCost).toBeGreaterThanOrEqual(2 ** 17)
})
