import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { begunWith, joined, opened, rewrite, takenUp, wordsIn } from './joining.ts'
import { replacement } from './text.ts'

const said = (state: Uint8Array): string => wordsIn(opened(state)).toString()
const applied = (before: string, { at, drop, put }: ReturnType<typeof replacement>): string =>
  before.slice(0, at) + put + before.slice(at + drop)

/** What somebody sends who opened this and typed that. */
function typed(state: Uint8Array, after: string): Uint8Array {
  const doc = opened(state)
  const before = Y.encodeStateVector(doc)
  rewrite(doc, after)
  return Y.encodeStateAsUpdate(doc, before)
}

describe('a replacement', () => {
  it.each([
    ['', ''],
    ['', 'beds'],
    ['beds', ''],
    ['beds wait', 'beds do not wait'],
    ['aaaa', 'aaa'],
    ['aaa', 'aaaa'],
    ['abcabc', 'abc'],
    ['ward 😀 here', 'ward 😁 here'],
    ['😀', '😀😀'],
    ['😀😁', '😁'],
  ])('leads from %j to %j, and cuts no sign in two', (before, after) => {
    const found = replacement(before, after)
    expect(applied(before, found)).toBe(after)
    expect(found.put.isWellFormed()).toBe(true)
    expect(before.slice(found.at, found.at + found.drop).isWellFormed()).toBe(true)
  })
})

describe('two who write at once', () => {
  it('both find all of it, in whatever order it comes', () => {
    const begun = begunWith('Beds wait.')
    const [ruth, tomasz] = [typed(begun, 'Beds wait for care.'), typed(begun, 'Our beds wait.')]
    const one = joined(joined(begun, ruth, 100) as Uint8Array, tomasz, 100) as Uint8Array
    const other = joined(joined(begun, tomasz, 100) as Uint8Array, ruth, 100) as Uint8Array
    expect(said(one)).toBe('Our beds wait for care.')
    expect(said(other)).toBe(said(one))
    expect(said(joined(one, ruth, 100) as Uint8Array), 'sent twice').toBe(said(one))
  })

  it('agree after hundreds of random changes that cross each other', () => {
    let seed = 7
    const chance = (most: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return seed % most
    }
    let kept: Uint8Array = begunWith('It begins.')
    const writers = [opened(kept), opened(kept), opened(kept)]
    for (let round = 0; round < 100; round += 1)
      for (const doc of writers) {
        const before = Y.encodeStateVector(doc)
        const signs = [...wordsIn(doc).toString()]
        signs.splice(chance(signs.length + 1), chance(4), ...['a', '😀', ' ', 'b'].slice(chance(4)))
        rewrite(doc, signs.join(''))
        kept = joined(kept, Y.encodeStateAsUpdate(doc, before), 1_000_000) as Uint8Array
        if (chance(3) === 0) Y.applyUpdate(doc, kept)
      }
    for (const doc of writers) Y.applyUpdate(doc, kept)
    const differing = writers.filter((doc) => wordsIn(doc).toString() !== said(kept))
    expect(differing).toHaveLength(0)
    expect(said(kept).isWellFormed()).toBe(true)
  })
})

describe('a part', () => {
  const begun = begunWith('Beds wait.')
  it('that is none is refused with a sentence', () => {
    expect(joined(begun, new Uint8Array([255, 3, 9, 200, 1, 1]), 100)).toMatch(/not a part of a text/)
  })
  it('that would make the text too long is refused with a sentence', () => {
    expect(joined(begun, typed(begun, 'x'.repeat(101)), 100)).toMatch(/at most 100 characters/)
  })
  it('that goes on from one that never came is refused with a sentence', () => {
    const doc = opened(begun)
    rewrite(doc, 'Beds wait. More.')
    const between = Y.encodeStateVector(doc)
    rewrite(doc, 'Beds wait. More. And more.')
    expect(joined(begun, Y.encodeStateAsUpdate(doc, between), 100)).toMatch(/has not come/)
  })
  it('that brings formats or pictures is refused with a sentence', () => {
    const made = (change: (text: Y.Text) => void): Uint8Array => {
      const doc = opened(begun)
      change(wordsIn(doc))
      return Y.encodeStateAsUpdate(doc)
    }
    expect(
      joined(
        begun,
        made((text) => text.format(0, 4, { b: 'x'.repeat(1_000) })),
        100,
      ),
    ).toMatch(/is plain/)
    expect(
      joined(
        begun,
        made((text) => text.insertEmbed(0, { a: 1 })),
        100,
      ),
    ).toMatch(/is plain/)
  })
  it('that hides something else in the document is refused with a sentence', () => {
    const doc = opened(begun)
    doc.getMap('elsewhere').set('much', 'x')
    expect(joined(begun, Y.encodeStateAsUpdate(doc), 100)).toMatch(/holds one text/)
  })
})

describe('what is opened again', () => {
  const state = begunWith('As it was.')
  it('follows what was saved elsewhere, where nothing waits to be saved', () => {
    const again = takenUp(state, 'Saved since.', 'As it was.')
    expect([said(again.state), again.agrees]).toEqual(['Saved since.', 'Saved since.'])
  })
  it('keeps words that were never saved', () => {
    const written = joined(state, typed(state, 'As it was, and more.'), 100) as Uint8Array
    const again = takenUp(written, 'Saved since.', 'As it was.')
    expect([said(again.state), again.agrees]).toEqual(['As it was, and more.', 'As it was.'])
  })
  it('agrees once its words are saved', () => {
    const written = joined(state, typed(state, 'Better.'), 100) as Uint8Array
    expect(takenUp(written, 'Better.', 'As it was.').agrees).toBe('Better.')
  })
})
