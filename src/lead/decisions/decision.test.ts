import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  closesLoop,
  type Deciding,
  decidingFaults,
  decisionAbilities,
  type Heard,
  type Level,
  levels,
  type Standing,
  states,
  supersedingFault,
  verbs,
} from './decision.ts'
import { givenUp, weigh } from './weighing.ts'

const today = '2026-03-02'
const words: Deciding = {
  chosen: 0,
  decided: 'Heron opens a lounge.',
  reason: 'Beds are free before noon.',
  expected: 'Twelve people a day wait there',
  probability: 70,
  reviewOn: '2026-06-01',
}
const heard: Heard = { options: 2, level: 'sell', asked: [], unanswered: 0 }
const noor = { person: 'noor', name: 'Noor Haddad', dueOn: '2026-03-09', spoke: false }
const sentences = (given: Partial<Deciding>, of: Partial<Heard> = {}) =>
  decidingFaults({ ...words, ...given }, { ...heard, ...of }, today).map(({ sentence }) => sentence)

describe('deciding', () => {
  it('is free where everything is said', () => {
    expect(sentences({})).toEqual([])
    expect(sentences({ chosen: null, expected: '', probability: null })).toEqual([])
  })

  it('waits until every objection is answered', () => {
    expect(sentences({}, { unanswered: 1 })).toEqual(['One objection has no answer yet. Answer it first.'])
    expect(sentences({}, { unanswered: 3 })[0]).toMatch(/^3 objections/)
  })

  it('asks first where the level says so', () => {
    const refused = levels.filter((level) => sentences({}, { level }).length > 0)
    expect(refused).toEqual(['consult', 'agree', 'advise'] satisfies Level[])
    expect(sentences({}, { level: 'consult', asked: [noor] })).toEqual([])
  })

  it('hears everybody where all are to agree, until their day has passed', () => {
    expect(sentences({}, { level: 'agree', asked: [noor] })[0]).toMatch(/Not yet: Noor Haddad\.$/)
    expect(sentences({}, { level: 'agree', asked: [{ ...noor, dueOn: null }] })).toHaveLength(1)
    expect(sentences({}, { level: 'agree', asked: [{ ...noor, dueOn: '2026-03-01' }] })).toEqual([])
    expect(sentences({}, { level: 'agree', asked: [{ ...noor, spoke: true }] })).toEqual([])
  })

  it('looks ahead, chooses what is there, and says how likely what it expects is', () => {
    expect(sentences({ reviewOn: today })).toHaveLength(1)
    expect(sentences({ chosen: 2 })).toHaveLength(1)
    expect(sentences({ probability: null })).toHaveLength(1)
    expect(sentences({ expected: '' })).toHaveLength(1)
  })
})

describe('superseding', () => {
  const chain = (links: Record<string, string>) => (each: string) => links[each] ?? null

  it('never closes a loop', () => {
    expect(closesLoop('c', 'b', chain({ b: 'a' }))).toBe(false)
    expect(closesLoop('a', 'c', chain({ c: 'b', b: 'a' }))).toBe(true)
    expect(closesLoop('a', 'a', chain({}))).toBe(true)
    expect(closesLoop('a', null, chain({}))).toBe(false)
  })

  it('leaves one in force whatever is tried', () => {
    const attempts = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 })
    fc.assert(
      fc.property(attempts, (tried) => {
        const held: Record<string, string> = {}
        for (const [from, to] of tried) if (!closesLoop(`${from}`, `${to}`, chain(held))) held[from] = `${to}`
        for (const start of Object.keys(held)) {
          let [at, steps] = [start, 0]
          while (held[at] !== undefined && steps++ < 20) at = held[at] ?? at
          expect(held[at]).toBeUndefined()
        }
      }),
    )
  })

  it('is of what is decided and holds', () => {
    expect(states.map((state) => supersedingFault(state) === null)).toEqual([false, true, true, false])
  })
})

describe('who may', () => {
  const nobody: Standing = { decides: false, opened: false, above: false }
  const fresh = { state: 'open', archived: false, heard: false, settled: false } as const
  const allowed = (standing: Partial<Standing>, stage: Partial<Parameters<typeof decisionAbilities>[1]> = {}) => {
    const abilities = decisionAbilities({ ...nobody, ...standing }, { ...fresh, ...stage })
    return verbs.filter((verb) => abilities[verb].allowed)
  }

  it('decides: the one who decides, and nobody in their place', () => {
    expect(allowed({ decides: true })).toContain('decide')
    expect(allowed({ opened: true, above: true })).not.toContain('decide')
    expect(allowed({ opened: true })).toEqual(['edit', 'ask', 'advise', 'answer', 'link', 'remove', 'archive'])
    expect(allowed({})).toEqual(['advise'])
  })

  it('edits nothing once it is decided', () => {
    expect(allowed({ decides: true }, { state: 'decided' })).toEqual(['look again', 'link', 'supersede'])
    expect(allowed({ decides: true }, { state: 'superseded' })).toEqual(['look again', 'link'])
    expect(allowed({ decides: true }, { state: 'looked at again', settled: true })).toEqual(['link', 'supersede'])
  })

  it('deletes no advice that was given', () => {
    expect(allowed({ decides: true }, { heard: true })).not.toContain('remove')
  })

  it('only restores what is archived', () => {
    expect(allowed({ decides: true }, { archived: true })).toEqual(['remove', 'restore'])
  })
})

describe('weighing', () => {
  const criteria = [{ weight: 3 }, { weight: 1 }]

  it('takes each mark times its weight', () => {
    expect(weigh(criteria, [{ marks: [8, 4] }, { marks: [4, 10] }])).toEqual([
      { score: 7, missing: [], rank: 1 },
      { score: 5.5, missing: [], rank: 2 },
    ])
  })

  it('says nothing of an option that lacks a mark, but for a criterion without weight', () => {
    expect(weigh(criteria, [{ marks: [8, null] }])).toEqual([{ score: null, missing: [1], rank: null }])
    expect(weigh([{ weight: 1 }, { weight: 0 }], [{ marks: [8, null] }])[0]).toMatchObject({ score: 8 })
    expect(weigh([], [{ marks: [] }])[0]).toMatchObject({ score: null })
  })

  it('ranks alike what scores alike, and does not mind how weights are counted', () => {
    const marks = fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(marks, fc.integer({ min: 1, max: 9 }), (all, times) => {
        const options = all.map((each) => ({ marks: [...each] }))
        const once = weigh(criteria, options)
        const often = weigh(
          criteria.map(({ weight }) => ({ weight: weight * times })),
          options,
        )
        expect(often.map(({ rank }) => rank)).toEqual(once.map(({ rank }) => rank))
        for (const { score } of once) expect(score).toSatisfy((so: number) => so >= 0 && so <= 10)
      }),
    )
  })
})

it('what is given up is added within each unit, and never across', () => {
  expect(
    givenUp([
      { amount: '40000', unit: 'GBP' },
      { amount: '2.5', unit: 'nurses' },
      { amount: '10000', unit: ' GBP' },
      { amount: null, unit: 'GBP' },
    ]),
  ).toEqual([
    { unit: 'GBP', amount: 50_000 },
    { unit: 'nurses', amount: 2.5 },
  ])
})
