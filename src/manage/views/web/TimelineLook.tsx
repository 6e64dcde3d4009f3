import { GoalTimeline } from '../../../graph/web/GoalTimeline.tsx'
import { plainly } from './address.ts'
import type { LookProps } from './look-props.ts'

/** Goals by their dates. */
export const TimelineLook = ({ wanted }: LookProps) => <GoalTimeline wanted={plainly(wanted, 'timeline')} />
