import { describe, expect, it } from 'vitest'
import { matches, mentionAt, mentioned, piecesOf, stillMentioned } from './mentions.ts'

const ana = { person: '1', name: 'Ana Ruiz' }
const anabel = { person: '2', name: 'Ana Ruiz-Lopez' }

describe('a mention', () => {
  it('begins with an @ after a space, and not within an address', () => {
    expect(mentionAt('Look @an', 8)).toEqual({ from: 5, typed: 'an' })
    expect(mentionAt('@', 1)).toEqual({ from: 0, typed: '' })
    expect(mentionAt('@Ana Ru', 7)).toEqual({ from: 0, typed: 'Ana Ru' })
    expect(mentionAt('ana@ruiz', 8)).toBeNull()
    expect(mentionAt('Look @an and then', 17)).toBeNull()
  })
  it('offers those in whose name or title all that is typed is found', () => {
    const nurse = { name: 'Daniel Asante', title: 'Staff nurse' }
    for (const typed of ['', 'dan', 'asante', 'Daniel As', 'nurse dan']) expect(matches(nurse, typed), typed).toBe(true)
    expect(matches(nurse, 'dan x')).toBe(false)
  })
  it('takes the place of what was typed of it', () =>
    expect(mentioned('Look @an there', 8, 5, 'Ana Ruiz')).toEqual({ text: 'Look @Ana Ruiz there', caret: 15 }))
  it('holds as long as the name stands there', () => {
    expect(stillMentioned('Look @Ana Ruiz', [ana, ana])).toEqual(['1'])
    expect(stillMentioned('Look Ana', [ana])).toEqual([])
  })
  it('is found in a text, the longer name first', () =>
    expect(piecesOf('Ask @Ana Ruiz-Lopez or @Ana Ruiz.', [ana, anabel])).toEqual(['Ask ', anabel, ' or ', ana, '.']))
})
