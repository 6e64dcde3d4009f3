import { expect, it } from 'vitest'
import { abilitiesOf, archivingFault, circleOfTeams, holdsSaid } from './team.ts'

it('says a circle as a sentence', () => {
  expect(circleOfTeams(['Ward 3', 'Ward 3'])).toBe('Ward 3 cannot be within itself. Choose another team above it.')
  expect(circleOfTeams(['Ward 3', 'Surgery', 'Care', 'Ward 3'])).toBe(
    'The teams would run in a circle: Ward 3 is within Surgery, Surgery within Care, and Care within Ward 3. Choose another team above it.',
  )
})

it('lets a lead say who belongs and how often goals are checked in on, and only administrators shape the tree', () => {
  const viewer = { org: '', person: '', administrator: false, zone: 'UTC', scopes: [] }
  const allowed = (administrator: boolean, leads: boolean, archived = false) =>
    Object.entries(abilitiesOf({ ...viewer, administrator }, leads, archived))
      .filter(([, ability]) => ability.allowed)
      .map(([verb]) => verb)
      .sort()
      .join()
  expect(allowed(true, false)).toBe('addBelow,archive,change,members,rhythm')
  expect(allowed(false, true)).toBe('members,rhythm')
  expect(allowed(false, false)).toBe('')
  expect(allowed(true, true, true)).toBe('unarchive')
  expect(allowed(false, true, true)).toBe('')
})

it('is archived empty, or with a team that takes what it holds', () => {
  const held = { people: 3, teams: 1, goals: 12 }
  expect(holdsSaid(held)).toBe('3 people, 1 team and 12 goals')
  expect(holdsSaid({ people: 1, teams: 0, goals: 0 })).toBe('1 person')
  expect(archivingFault('Ward 3', held, null)).toBe(
    'Ward 3 still holds 3 people, 1 team and 12 goals. Choose the team that takes them, or move them first.',
  )
  expect(archivingFault('Ward 3', held, 'another')).toBe(null)
  expect(archivingFault('Ward 3', { people: 0, teams: 0, goals: 0 }, null)).toBe(null)
})
