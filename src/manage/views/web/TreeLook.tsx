import { GoalTree } from '../../../graph/web/GoalTree.tsx'
import { plainly } from './address.ts'
import type { LookProps } from './look-props.ts'

/** Goals as an outline, each under what it supports. */
export const TreeLook = ({ wanted, empty }: LookProps) => <GoalTree wanted={plainly(wanted)} empty={empty} />
