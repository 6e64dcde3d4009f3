import { type Id, newId } from '../../kernel/ids.ts'
import { short } from './cells.ts'
import type { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { loopsIn } from './loops.ts'
import type { Team } from './present.ts'
import { settle, type Write } from './settle.ts'
import type { TeamLine } from './team-lines.ts'

export function matchTeams(lines: TeamLine[], teams: Directory, faults: Faults): Map<TeamLine, Id> {
  const taken = new Map<string, TeamLine>()
  const found = new Map<TeamLine, Id>()
  for (const line of lines) {
    const team = teams.byId(line.id) ?? newId()
    const first = taken.get(team)
    if (first) {
      faults.refuse(line.cells.at('id'), `Row ${first.cells.row} has the same id. Keep one of the two.`)
      continue
    }
    taken.set(team, line)
    found.set(line, team)
    teams.add(team, line.id, [line.name])
  }
  return found
}

export function planTeams(
  matched: Map<TeamLine, Id>,
  present: Team[],
  { persons, teams, source }: { persons: Directory; teams: Directory; source: string },
  faults: Faults,
): Write<Team>[] {
  const before = new Map(present.map((team) => [team.team, team]))
  const parents = new Map(present.map(({ team, parent }) => [team, parent]))
  const writes: Write<Team>[] = []
  for (const [line, team] of matched) {
    const parent = line.parent === undefined ? undefined : teams.find(line.parent)
    if (line.parent !== undefined && parent === undefined)
      faults.refuse(line.cells.at('parent'), `There is no team ${short(line.parent)}. Add its row, or correct the id.`)
    if (parent === team)
      faults.warn(line.cells.at('parent'), 'This team names itself as its parent. It is taken as having none.')
    const above = parent === team ? undefined : parent
    if (above !== undefined) parents.set(team, above)
    const lead = line.lead === undefined ? undefined : persons.find(line.lead)
    if (line.lead !== undefined && lead === undefined)
      faults.refuse(
        line.cells.at('lead'),
        `There is no person ${short(line.lead)}. Add them to people.csv, or correct the id.`,
      )
    const fresh: Team = { ...unled, team, source, externalId: line.id }
    const write = settle<Team>(line.cells.at(), before.get(team), fresh, {
      name: line.name,
      parent: above,
      lead,
      rhythm: line.rhythm,
      archivedOn: line.archivedOn,
      purpose: line.purpose,
    })
    if (write) writes.push(write)
  }
  const lines = new Map([...matched].map(([line, team]) => [team, line]))
  for (const loop of loopsIn(new Map([...parents].map(([team, parent]) => [team, parent ? [parent] : []])))) {
    const first = loop.map((team) => lines.get(team)).find((line) => line !== undefined)
    const names = loop.map((team) => lines.get(team)?.name ?? 'a team outside this file')
    if (first)
      faults.refuse(
        first.cells.at('parent'),
        `These teams are each other's parents: ${names.join(' → ')} → ${names[0]}. Correct one.`,
      )
  }
  return writes
}

const unled = { name: '', parent: null, lead: null, rhythm: null, archivedOn: null, purpose: '', revision: 0 }
