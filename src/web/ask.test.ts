import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operation } from '../kernel/contract.ts'
import { requestOf } from './ask.ts'
import { refusedBy } from './refused.ts'

const declared = {
  name: 'goals.try',
  asks: 'viewer',
  input: z.object({}),
  output: z.unknown(),
  refusals: [],
  help: '',
} as const

describe('a request', () => {
  const see = operation({ ...declared, method: 'GET', path: '/goals/{goal}/days' })
  const change = operation({ ...declared, method: 'PATCH', path: '/goals/{goal}' })

  it('has path fields in its path and the rest in its query', () => {
    const input = { goal: 'a/b', after: 'x&y', left: false, most: 20, team: undefined, owner: null }
    expect(requestOf(see, input, 'fellside')).toEqual({
      address: '/api/fellside/goals/a%2Fb/days?after=x%26y&left=false&most=20',
      body: undefined,
    })
  })
  it('has the rest in its body where it writes', () => {
    expect(requestOf(change, { goal: 'a', title: 'New', due: null }, 'fellside')).toEqual({
      address: '/api/fellside/goals/a',
      body: { title: 'New', due: null },
    })
  })
  it('of a viewer needs an organisation', () => {
    expect(() => requestOf(see, { goal: 'a' })).toThrow('needs an organisation')
  })
})

describe('a refusal', () => {
  it('is what the problem details say', () => {
    const refused = refusedBy(
      409,
      { type: 'urn:bearing:conflict', title: '', status: 409, detail: 'Changed.', faults: [], yours: 1, theirs: 2 },
      'Otherwise',
    )
    expect([refused.kind, refused.message, refused.yours, refused.theirs]).toEqual(['conflict', 'Changed.', 1, 2])
    expect(refused.passing).toBe(false)
  })
  it('is a sentence of our own where something else answered', () => {
    const refused = refusedBy(502, undefined, 'Try again.')
    expect([refused.kind, refused.message, refused.passing]).toEqual(['failed', 'Try again.', true])
  })
  it('tells each field its fault', () => {
    const refused = refusedBy(422, { detail: '', faults: [{ at: 'measures.0.target', sentence: 'No.' }] }, '')
    expect([refused.faultAt('measures.0.target'), refused.faultAt('title')]).toEqual(['No.', undefined])
  })
})
