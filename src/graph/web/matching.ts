import type { Area } from '../contract.ts'
import type { Health } from '../health.ts'
import type { Gap } from '../node.ts'

/** What is looked for, on the map as in the table. */
export interface Wanted {
  text?: string
  /** A team and the teams within it. */
  team?: string
  owner?: string
  health?: Health
  framework?: string
  gap?: Gap
}

export const isWanting = ({ team, owner, health, framework, gap }: Wanted): boolean =>
  Boolean(team || owner || health || framework || gap)

export interface Match {
  own: boolean
  /** Matching goals somewhere below, where the roll-up counts them. */
  below: number
}

/** Whether an area is looked for, or carries something that is. `teams` are the team looked for and those within it. */
export function matchOf(area: Area, wanted: Wanted, teams: ReadonlySet<string>): Match {
  const { standing } = area
  const own =
    (!wanted.team || (area.team !== null && teams.has(area.team.team))) &&
    (!wanted.owner || area.owner?.person === wanted.owner) &&
    (!wanted.health || standing.health === wanted.health) &&
    (!wanted.framework || (area.framework ?? 'none') === wanted.framework) &&
    (!wanted.gap || standing.gaps.includes(wanted.gap))
  return { own, below: own ? 0 : countedBelow(area, wanted) }
}

/** The roll-up counts by health and by gap alone: with anything else beside them the number would say too much. */
function countedBelow({ standing: { below } }: Area, { team, owner, framework, health, gap }: Wanted): number {
  if (team || owner || framework || (health && gap)) return 0
  return health ? (below.byHealth[health] ?? 0) : gap ? (below.gaps[gap] ?? 0) : 0
}
