import { expect, it } from 'vitest'
import { abilitiesOf, circleOfTeams } from './team.ts'

it('says a circle as a sentence', () => {
  expect(circleOfTeams(['Ward 3', 'Ward 3'])).toBe('Ward 3 cannot be within itself. Choose another team above it.')
  expect(circleOfTeams(['Ward 3', 'Surgery', 'Care', 'Ward 3'])).toBe(
    'The teams would run in a circle: Ward 3 is within Surgery, Surgery within Care, and Care within Ward 3. Choose another team above it.',
  )
})

it('lets a lead say who belongs and how often goals are checked in on, and only administrators shape the tree', () => {
  const viewer = { org: '', person: '', administrator: false, zone: 'UTC', scopes: [] }
  const allowed = (administrator: boolean, leads: boolean) =>
    Object.values(abilitiesOf({ ...viewer, administrator }, leads)).map((ability) => ability.allowed)
  expect(allowed(true, false)).toEqual([true, true, true, true])
  expect(allowed(false, true)).toEqual([false, false, true, true])
  expect(allowed(false, false)).toEqual([false, false, false, false])
})
