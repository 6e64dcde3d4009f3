import { type Abilities, mayIf } from '../../kernel/viewer.ts'

/**
 * Direction is vision (what we aspire to be in the long term), mission (our purpose and primary aims) and values
 * (the principles that guide how we work). It is written in versions; the one published last is in force.
 */
export interface Value {
  name: string
  text: string
}

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
