import type { Id } from '../../kernel/ids.ts'
import { audienceParts } from './audience-words.ts'
import type { Faults } from './fault.ts'
import type { Node, Person, Present, Team } from './present.ts'
import type { Write } from './settle.ts'

/** Warns where a goal's audience is a team that its own owner is not in, as persons and teams will be. */
export function checkSight(
  present: Present,
  persons: Write<Person>[],
  teams: Write<Team>[],
  nodes: Write<Node>[],
  faults: Faults,
): void {
  const asked = nodes.filter(
    ({ next }) => next.owner !== null && next.kind === 'goal' && next.audience.startsWith('team:'),
  )
  if (asked.length === 0) return
  const teamAfter = new Map([...present.teams, ...teams.map(({ next }) => next)].map((team) => [team.team, team]))
  const personAfter = new Map(
    [...present.persons, ...persons.map(({ next }) => next)].map((person) => [person.person, person]),
  )
  const within = (team: Id, ancestor: Id): boolean => {
    const seen = new Set<Id>()
    for (let at: Id | null = team; at !== null && !seen.has(at); at = teamAfter.get(at)?.parent ?? null) {
      if (at === ancestor) return true
      seen.add(at)
    }
    return false
  }
  for (const { at, next } of asked) {
    const [audience = ''] = audienceParts(next.audience).ids
    const own = personAfter.get(next.owner ?? '')?.teams ?? []
    const led = [...teamAfter.values()].filter(({ lead }) => lead === next.owner).map(({ team }) => team)
    if (![...own, ...led].some((team) => within(team, audience)))
      faults.warn(
        { ...at, column: 'audience' },
        'The owner is not in this team and will not see the goal. Choose another audience or owner.',
      )
  }
}
