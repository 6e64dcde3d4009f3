import { type Abilities, type Ability, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * Direction is vision (what we aspire to be in the long term), mission (our purpose and primary aims) and values
 * (the principles that guide how we work). It is written in versions; the one published last is in force.
 */
export interface Value {
  name: string
  text: string
  /** What people do when they live it. */
  behaviours?: string[]
}

/** As it is kept: nothing is said of behaviours where there are none. */
export const valueKept = ({ name, text, behaviours = [] }: Value): Value =>
  behaviours.length > 0 ? { name, text, behaviours } : { name, text }

/** Its lead says what a team is there for; whoever leads the organisation does not say it for them. */
export const mayWritePurpose = (team: { lead: string | null; archived: boolean }, viewer: string): Ability =>
  team.archived
    ? mayNot('The team is archived.')
    : mayIf(team.lead === viewer, 'The lead of a team writes what it is there for.')

/** Who stands at the top of the reporting line writes direction; so does an administrator, for a start. */
export const directionAbilities = (viewer: {
  administrator: boolean
  atTheTop: boolean
}): Abilities<'write' | 'publish'> => {
  const ability = mayIf(
    viewer.administrator || viewer.atTheTop,
    'Direction is written by whoever leads the organisation, and by administrators.',
  )
  return { write: ability, publish: ability }
}
