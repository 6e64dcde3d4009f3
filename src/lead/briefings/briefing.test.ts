import { describe, expect, it } from 'vitest'
import { alikeAmong, alikeness, likely } from './alike.ts'
import { briefingAbilities, markFault, questionAbilities, unsaid } from './briefing.ts'
import { type Held, medianDays, stillHeld } from './passing-time.ts'

const words = { what: 'Going home is asked first.', why: 'Beds wait.', means: '', asks: '' }

describe('a briefing', () => {
  it('is not sent without a what and a why', () => {
    expect(unsaid(words)).toBeNull()
    expect(unsaid({ ...words, why: '' })).toMatchObject({ at: 'why' })
    expect(unsaid({ ...words, what: '' })).toMatchObject({ at: 'what' })
  })

  it('takes words with a question, and none with what is understood', () => {
    expect(markFault('understood', '')).toBeNull()
    expect(markFault('understood', 'But')).not.toBeNull()
    expect(markFault('concern', '')).not.toBeNull()
    expect(markFault('question', 'When?')).toBeNull()
  })

  it('is passed on by whoever has it and has somebody below, once, while it travels', () => {
    const manager = { owns: false, state: 'under way', has: true, passes: true, passed: false } as const
    const may = (about: Partial<Parameters<typeof briefingAbilities>[0]>) =>
      briefingAbilities({ ...manager, ...about })['pass on'].allowed
    expect(may({})).toBe(true)
    expect(may({ passes: false })).toBe(false)
    expect(may({ passed: true })).toBe(false)
    expect(may({ state: 'ended' })).toBe(false)
    expect(may({ has: false })).toBe(false)
    expect(may({ owns: true })).toBe(false)
  })

  it('has its questions answered by whoever holds them, and passed upward by all but its sender', () => {
    const open = { holds: true, answered: false, joined: false, top: false }
    expect(questionAbilities(open)).toEqual({
      answer: { allowed: true },
      'pass up': { allowed: true },
      join: { allowed: true },
    })
    expect(questionAbilities({ ...open, top: true })['pass up'].allowed).toBe(false)
    expect(questionAbilities({ ...open, joined: true })).toMatchObject({
      answer: { allowed: false },
      join: { allowed: true },
    })
    expect(questionAbilities({ ...open, answered: true }).join.allowed).toBe(false)
  })
})

describe('questions that are likely alike', () => {
  const weekend = { body: 'Who decides at the weekend?' }
  const weekends = { body: 'At weekends, who is it that decides?' }
  const taxis = { body: 'Is there money for taxis?' }

  it('share most of their words, however these end', () => {
    expect(alikeness(weekend.body, weekends.body)).toBeGreaterThan(likely)
    expect(alikeness(weekend.body, taxis.body)).toBeLessThan(likely)
    expect(alikeAmong([weekend, taxis, weekends])(weekend)).toEqual([weekends])
  })

  it('are not found by words that every question has', () => {
    expect(alikeness('What is it that we are to do?', 'Why is it that they have to?')).toBe(0)
    expect(alikeness('', '')).toBe(0)
  })

  it('are taken apart once each, however many are compared', () => {
    let read = 0
    const all = Array.from({ length: 20 }, (_, at) => ({
      get body() {
        read++
        return `Who decides at weekend ${at}?`
      },
    }))
    const near = alikeAmong(all)
    for (const one of all) expect(near(one)).toHaveLength(10)
    expect(read).toBe(20)
  })
})

describe('how long managers hold a briefing', () => {
  const held = (days: number, passed: boolean, managers = 1): Held => ({ days, passed, managers })

  it('is known where half have passed it on', () => {
    expect(medianDays([held(1, true), held(2, true), held(4, true), held(9, true)])).toBe(2)
    expect(medianDays([held(0, true, 3), held(5, false)])).toBe(0)
  })

  it('counts those who still hold it as far as is known, rather than leaving them out', () => {
    expect(medianDays([held(1, true), held(5, false), held(5, false), held(5, false)])).toBeNull()
    expect(medianDays([held(1, true), held(1, false), held(3, true)])).toBe(3)
    expect(medianDays([])).toBeNull()
  })

  it('agrees with the example that every textbook has (remission under 6-MP, Freireich et al. 1963)', () => {
    const events = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((days) => held(days, true))
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((days) => held(days, false))
    const still = stillHeld([...events, ...censored])
    expect(still.map(({ days, share }) => [days, Number(share.toFixed(3))])).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ])
    expect(medianDays([...events, ...censored])).toBe(23)
  })
})
