import { expect, it } from 'vitest'
import { type Candidate, rankParents, tellingWords } from './parents.ts'

const goal = { title: 'Discharge summaries on the day somebody leaves', start: '2026-01-01', due: '2026-06-30' }
const candidate = (node: string, told: Partial<Candidate>): Candidate => ({
  ...{ node, kind: 'goal', title: 'Something else entirely', start: null, due: null },
  ...{ teamsUp: null, ofManager: false, below: 0, ...told },
})
const order = (...candidates: Candidate[]) => rankParents(goal, candidates).map(({ node }) => node)

it('what says the same in other words comes before what is of the same team alone', () => {
  const [same, team] = [
    candidate('a', { title: 'Every discharge summary within a day of leaving' }),
    candidate('b', { teamsUp: 0 }),
  ]
  expect(order(team, same)).toEqual(['a', 'b'])
  expect(rankParents(goal, [same])[0]?.because).toEqual(['words'])
})

it('a goal of the team above, of a manager, under way at the same time says all three', () => {
  const found = rankParents(goal, [
    candidate('a', { teamsUp: 1, ofManager: true, start: '2025-01-01', due: '2026-12-31', below: 3 }),
  ])
  expect(found[0]?.because).toEqual(['team above', 'line', 'time', 'carries'])
})

it('one that ends long before, or has nothing to do with it, is not suggested for its dates', () => {
  expect(order(candidate('a', { due: '2026-12-31', below: 9 }))).toEqual([])
  expect(rankParents(goal, [candidate('b', { teamsUp: 0, due: '2026-03-31' })])[0]?.because).toEqual(['team'])
})

it('the nearer team comes first, and the vision stays in sight', () => {
  const [near, far] = [candidate('near', { teamsUp: 1 }), candidate('far', { teamsUp: 3 })]
  expect(order(far, candidate('vision', { kind: 'vision' }), near)).toEqual(['near', 'vision', 'far'])
})

it('a title is looked up by its longest words, and by none that every title has', () => {
  expect(tellingWords(goal.title, 3)).toEqual(['discharge', 'summaries', 'somebody'])
  expect(tellingWords('With more and less', 3)).toEqual([])
})
