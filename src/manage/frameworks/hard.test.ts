import { expect, it } from 'vitest'
import { hard, learningGoal, weakestOf } from './hard.ts'
import { unwritten } from './unwritten.ts'

const facts = {
  heartfelt: 'I sat with a family for four hours',
  heartfeltRating: 5,
  animated: 'Seven in the evening, and the chairs are empty',
  animatedRating: 4,
  required: 'Winter comes in ten weeks',
  requiredRating: 4,
  difficult: 'Let nurses discharge, and know that it is safe',
  difficultRating: 5,
}
const codes = (kept: Record<string, unknown>): string[] =>
  hard
    .check(unwritten('2026-07-01', { title: 'Nobody sleeps in the corridor', facts: { ...facts, ...kept } }))
    .flatMap(({ check, findings }) => findings.map(({ code }) => `${check}: ${code}`))

it.each([
  [{}, []],
  [{ heartfelt: '' }, ['heartfelt: unsaid']],
  [{ requiredRating: null }, ['required: unrated']],
  [{ animatedRating: 3, requiredRating: 2 }, ['required: weakest']],
  [{ animatedRating: 2, requiredRating: 2 }, ['animated: weakest']],
])('%j', (kept, found) => expect(codes(kept)).toEqual(found))

it('names the weakest, and nobody where all is as good as can be', () => {
  const all = (rating: number | null) => ({
    ...hard.facts.parse({}),
    heartfeltRating: rating,
    animatedRating: rating,
    requiredRating: rating,
    difficultRating: rating,
  })
  expect(weakestOf(all(5))).toBe(null)
  expect(weakestOf(all(null))).toBe(null)
  expect(weakestOf({ ...all(5), difficultRating: 4 })).toBe('difficult')
})

it('opens a learning goal from what is difficult', () => {
  expect(learningGoal(facts, 'Nobody sleeps in the corridor')).toEqual({
    title: 'Learn: Let nurses discharge, and know that it is safe',
    why: '“Nobody sleeps in the corridor” asks for it.',
  })
  expect(learningGoal({}, 'Nobody sleeps in the corridor')).toBe(null)
})
