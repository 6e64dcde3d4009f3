import { expect, it } from 'vitest'
import { type Branch, treeOf } from './tree.ts'

const team = (name: string, parent: string | null) => ({
  team: name,
  name,
  parent,
  lead: null,
  archivedOn: null,
  members: 0,
  within: 0,
})
const drawn = (branches: Branch[]): string =>
  branches.map((one) => `${one.team.name}(${drawn(one.branches)})`).join(' ')

it('puts each team within the one above it, in the order given', () => {
  const teams = [team('heron', 'wards'), team('kite', 'wards'), team('wards', 'group'), team('group', null)]
  expect(drawn(treeOf(teams))).toBe('group(wards(heron() kite()))')
})

it('shows at the top what is within a team that is not there', () => {
  expect(drawn(treeOf([team('heron', 'gone')]))).toBe('heron()')
})
