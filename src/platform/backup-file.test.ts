import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openToRead, writeFileWhole } from './backup-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'bearing-file-'))
const file = join(folder, 'otterby.backup')
const saying = (text: string) => (out: Writable) => pipeline([Buffer.from(text)], out)

beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a file that is written whole', () => {
  test('is there when it is done, for its owner alone', async () => {
    await writeFileWhole(file, false, saying('all of it'))
    expect(readFileSync(file, 'utf8')).toBe('all of it')
    expect(readdirSync(folder)).toEqual(['otterby.backup'])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('leaves nothing behind when it fails, and what was there as it was', async () => {
    writeFileSync(file, 'the one before')
    const fails = async (out: Writable): Promise<void> => {
      out.write('half of it')
      throw new Error('The database went away.')
    }
    await expect(writeFileWhole(file, true, fails)).rejects.toThrow('The database went away.')
    expect(readdirSync(folder)).toEqual(['otterby.backup'])
    expect(readFileSync(file, 'utf8')).toBe('the one before')
  })

  test('takes no place that is taken, unless it is told to', async () => {
    writeFileSync(file, 'the one before')
    await expect(writeFileWhole(file, false, saying('new'))).rejects.toThrow('is there already')
    await writeFileWhole(file, true, saying('new'))
    expect(readFileSync(file, 'utf8')).toBe('new')
    rmSync(file)
    writeFileSync(`${file}.part`, 'somebody else is at it')
    await expect(writeFileWhole(file, false, saying('new'))).rejects.toThrow('another backup is being written')
  })

  test.each([
    ['where there is no folder', join(folder, 'nowhere', 'file'), /There is no .*, or no folder for it/],
    ['where the folder is a file', join(folder, 'plain', 'file'), /There is no .*, or no folder for it/],
  ])('says so %s', async (_, place, sentence) => {
    writeFileSync(join(folder, 'plain'), '')
    await expect(writeFileWhole(place, false, saying('new'))).rejects.toThrow(sentence)
  })
})

describe('a file to read', () => {
  const signal = new AbortController().signal

  test('is no folder, and is there', async () => {
    await expect(openToRead(folder, signal)).rejects.toThrow('is a folder')
    await expect(openToRead(file, signal)).rejects.toThrow('There is no')
  })

  test('says how long it is', async () => {
    writeFileSync(file, 'four')
    const { bytes, size } = await openToRead(file, signal)
    bytes.destroy()
    expect(size).toBe(4)
  })
})
