import { z } from 'zod'
import { type Id, id } from '../../kernel/ids.ts'
import { type Abilities, mayIf, mayNot, type Viewer } from '../../kernel/viewer.ts'

/**
 * A team is a part of the organisation, with a lead; teams form a tree, and a person may belong to several. Membership
 * is dated. What a team may see, the teams within it may see as well.
 */
export interface Team {
  team: Id
  name: string
  parent: Id | null
  lead: Id | null
  revision: number
}

/** Days between two check-ins for goals of a team that have no rhythm of their own, and the team that says so. */
export const teamRhythm = z.object({
  own: z.int().nullable(),
  /** Its own, else that of the nearest team upward that has one. */
  inForce: z.int().nullable(),
  from: z.object({ team: id, name: z.string() }).nullable(),
})

export interface TeamDraft {
  team?: Id
  name: string
  parent?: Id | null
  lead?: Id | null
  source?: string | null
  externalId?: string | null
}

export const namedTeam = z.object({ team: id, name: z.string() })

/** `Ward 3 is within Surgery, and Surgery within Ward 3.` The names begin and end alike. */
export function circleOfTeams(names: string[]): string {
  if (names.length === 2) return `${names[0]} cannot be within itself. Choose another team above it.`
  const pairs = names.slice(0, -1).map((name, at) => `${name} ${at === 0 ? 'is ' : ''}within ${names[at + 1]}`)
  return `The teams would run in a circle: ${pairs.slice(0, -1).join(', ')}, and ${pairs.at(-1)}. Choose another team above it.`
}

/** What a team holds itself, apart from the teams within it. Of goals, those that are not closed and that one sees. */
export interface Holds {
  people: number
  teams: number
  goals: number
}

export const holdsNothing = ({ people, teams, goals }: Holds): boolean => people + teams + goals === 0

/** `3 people, 1 team and 12 goals` */
export function holdsSaid({ people, teams, goals }: Holds): string {
  const said = [
    people > 0 ? `${people} ${people === 1 ? 'person' : 'people'}` : '',
    teams > 0 ? `${teams} ${teams === 1 ? 'team' : 'teams'}` : '',
    goals > 0 ? `${goals} ${goals === 1 ? 'goal' : 'goals'}` : '',
  ].filter((part) => part !== '')
  return said.length < 2 ? (said[0] ?? 'nothing') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}

/** Why a team cannot be archived as things are; nothing where it can. */
export const archivingFault = (name: string, holds: Holds, to: Id | null): string | null =>
  to !== null || holdsNothing(holds)
    ? null
    : `${name} still holds ${holdsSaid(holds)}. Choose the team that takes them, or move them first.`

export const verbs = ['change', 'addBelow', 'members', 'rhythm', 'archive', 'unarchive'] as const

/** Administrators shape the teams; a team's lead, or the lead of a team above it, says who belongs to it. */
export function abilitiesOf(viewer: Viewer, leadsIt: boolean, archived: boolean): Abilities<(typeof verbs)[number]> {
  const only = 'Only an administrator changes teams.'
  if (archived) {
    const over = mayNot('This team was archived. Take it back first.')
    return {
      change: over,
      addBelow: over,
      members: over,
      rhythm: over,
      archive: mayNot('This team was archived already.'),
      unarchive: mayIf(viewer.administrator, only),
    }
  }
  return {
    change: mayIf(viewer.administrator, only),
    addBelow: mayIf(viewer.administrator, only),
    members: mayIf(
      viewer.administrator || leadsIt,
      'Only an administrator, or the lead of this team or of one above it, says who belongs to it.',
    ),
    archive: mayIf(viewer.administrator, only),
    unarchive: mayNot('This team was not archived.'),
    rhythm: mayIf(
      viewer.administrator || leadsIt,
      'Only an administrator, or the lead of this team or of one above it, sets its rhythm.',
    ),
  }
}

export const mayAdd = (viewer: Viewer) => mayIf(viewer.administrator, 'Only an administrator adds teams.')
