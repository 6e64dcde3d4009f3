import { GoalTree } from '../../../graph/web/GoalTree.tsx'
import type { LookProps } from './look-props.ts'

/** Goals as an outline, each under what it supports. */
export const TreeLook = ({ wanted, empty }: LookProps) => <GoalTree wanted={{ ...wanted, as: 'table' }} empty={empty} />
