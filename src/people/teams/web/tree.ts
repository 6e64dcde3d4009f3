import type { z } from 'zod'
import type { list } from '../contract.ts'

export type Listed = z.output<typeof list.output>['teams'][number]

export interface Branch {
  team: Listed
  branches: Branch[]
}

/** Teams as a tree, each level in the order given. A team whose upper team is not among them stands at the top. */
export function treeOf(teams: readonly Listed[]): Branch[] {
  const branches = new Map(teams.map((team) => [team.team, { team, branches: [] as Branch[] }]))
  const top: Branch[] = []
  for (const branch of branches.values()) {
    const above = branch.team.parent ? branches.get(branch.team.parent) : undefined
    if (above) above.branches.push(branch)
    else top.push(branch)
  }
  return top
}
