import type { GoalView } from '../contract.ts'

/** A measure that a framework may ask a number of: by its node, or by its title as long as it is not saved. */
export interface Measured {
  key: string
  title: string
  unit: string
}

/** The measures of a saved goal that may be asked for. */
export const measuredOf = ({ measures, node }: GoalView): Measured[] =>
  measures.flatMap((measure) =>
    measure.numbers &&
    measure.numbers.direction !== 'done' &&
    measure.numbers.direction !== 'milestones' &&
    (measure.state !== 'closed' || node.state === 'closed')
      ? [{ key: measure.node, title: measure.title, unit: measure.numbers.unit }]
      : [],
  )
