import { type Chance, chance } from './chance.ts'

// A large organisation by numbers: who reports to whom, which goal supports which. Uneven as real ones are, and the same
// again for the same seed. Persons, teams and goals are known by their places 0, 1, 2 …; words come from large-words.ts.

export interface Wanted {
  people: number
  goals: number
  seed: number
}

export interface Large extends Wanted {
  /** The manager of each person; -1 for the chief executive, who is person 0. */
  manager: Int32Array
  /** How far each person is from the chief executive. */
  rank: Uint8Array
  /** The team that each person leads, or -1. */
  leads: Int32Array
  /** The team that each person belongs to: that of their manager; the chief executive's own for themselves. */
  team: Int32Array
  /** The person who leads each team; its parent is the team that they belong to. */
  lead: Int32Array
  /** What each goal supports; -1 for the vision, which is goal 0. A parent comes before its children. */
  parent: Int32Array
  depth: Uint8Array
  /** How many goals each goal carries by its first edge. */
  carries: Int32Array
  /** The owner of each goal, -1 for the few that have none. */
  owner: Int32Array
  /** A second parent, one level up elsewhere, for a few; -1 for the others. */
  second: Int32Array
}

export function largeOrganisation(wanted: Wanted): Large {
  const people = peopleOf(wanted, chance(`people ${wanted.seed}`))
  return { ...wanted, ...people, ...goalsOf(wanted, people, chance(`goals ${wanted.seed}`)) }
}

const below = (roll: Chance, bound: number): number => roll.whole(0, bound - 1)
const once = (roll: Chance, times: number): boolean => roll.happens(1 / times)

/** How many report to one manager: mostly five to nine, fewer near the top. */
const span = (roll: Chance): number => 4 + below(roll, 5) + (once(roll, 6) ? below(roll, 8) : 0)

function peopleOf({ people }: Wanted, roll: Chance) {
  const manager = new Int32Array(people).fill(-1)
  const rank = new Uint8Array(people)
  const leads = new Int32Array(people).fill(-1)
  const team = new Int32Array(people)
  const lead: number[] = []
  for (let at = 0, next = 1; at < people && next < people; at++) {
    // Not everybody in the middle manages others; near the top all do, or the tree would end too soon.
    if ((rank[at] ?? 0) > 2 && !once(roll, 2)) continue
    leads[at] = lead.push(at) - 1
    for (let reports = span(roll); reports > 0 && next < people; reports--, next++) {
      manager[next] = at
      rank[next] = (rank[at] ?? 0) + 1
      team[next] = leads[at] ?? 0
    }
  }
  return { manager, rank, leads, team, lead: Int32Array.from(lead) }
}

/** How many goals one carries: many none, most a handful, a few a long list. */
function fanOut(roll: Chance, depth: number): number {
  if (depth === 0) return 8
  if (depth > 2 && once(roll, 4)) return 0
  if (once(roll, 250)) return 30 + below(roll, 90)
  return 2 + below(roll, depth < 3 ? 8 : 5) + (once(roll, 3) ? below(roll, 6) : 0)
}

function goalsOf({ goals }: Wanted, people: ReturnType<typeof peopleOf>, roll: Chance) {
  const parent = new Int32Array(goals).fill(-1)
  const depth = new Uint8Array(goals)
  const carries = new Int32Array(goals)
  const owner = new Int32Array(goals)
  const second = new Int32Array(goals).fill(-1)
  const reports = reportsOf(people.manager)
  /** Where each level begins; goals are made level by level. */
  const levels = [0]
  for (let at = 0, next = 1; next < goals; at++) {
    const level = (depth[at] ?? 0) + 1
    // The last one that could still carry has to, or the tree would end before there are enough.
    const wanted = fanOut(roll, level - 1) || (at === next - 1 ? 3 : 0)
    for (let child = 0; child < wanted && next < goals; child++, next++) {
      parent[next] = at
      depth[next] = level
      if (levels.length === level) levels.push(next)
      owner[next] = once(roll, 35) ? -1 : ownerBelow(people, reports, owner[at] ?? 0, child, roll)
      const [from, to] = [levels[level - 1] ?? 0, levels[level] ?? 0]
      const other = level > 3 && once(roll, 30) ? from + below(roll, to - from) : -1
      second[next] = other === at ? -1 : other
      carries[at] = (carries[at] ?? 0) + 1
    }
  }
  return { parent, depth, carries, owner, second }
}

/** Somebody who reports to whoever owns what it supports, in turn; now and then the same person, as below the last level. */
function ownerBelow(
  { manager }: ReturnType<typeof peopleOf>,
  { first, count }: ReturnType<typeof reportsOf>,
  above: number,
  child: number,
  roll: Chance,
): number {
  if (above < 0) return below(roll, manager.length)
  const reports = count[above] ?? 0
  if (reports === 0 || once(roll, 7)) return above
  return (first[above] ?? 0) + ((child + below(roll, 2)) % reports)
}

/** Those who report to one person stand next to each other. */
function reportsOf(manager: Int32Array) {
  const first = new Int32Array(manager.length).fill(-1)
  const count = new Int32Array(manager.length)
  for (const [person, above] of manager.entries()) {
    if (above < 0) continue
    if (first[above] === -1) first[above] = person
    count[above] = (count[above] ?? 0) + 1
  }
  return { first, count }
}
