import { type ComponentType, createContext } from 'react'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import type { GoalView } from '../../goals/contract.ts'

/** What slices above put on a goal's page; the shell brings them together. */
export interface GoalSlots {
  /** Above everything else: what it continues, and what continues it. */
  succession?: ComponentType<{ goal: GoalView }>
  /** Below why it exists: the decisions that touched it. */
  decisions?: ComponentType<{ goal: GoalView }>
  /** Below why it exists as well: the signals that endanger it. */
  endangered?: ComponentType<{ goal: GoalView }>
  /** Below why it exists as well: the changes that serve it. */
  changes?: ComponentType<{ goal: GoalView }>
  /** Above what happened: who answers for it, and who could see it when. */
  accountable?: ComponentType<{ goal: GoalView }>
  /** Below when it is due: how likely that is. */
  forecast?: ComponentType<{ goal: GoalView }>
  /** Below the measures: which of them lean on indicators. */
  leaning?: ComponentType<{ goal: GoalView }>
  /** Below the measures: which of them are read by themselves. */
  gauges?: ComponentType<{ goal: GoalView }>
  /** In place of a measure's plain line. */
  line?: ComponentType<{ goal: GoalView; measure: Neighbour }>
}

export const GoalSlots = createContext<GoalSlots>({})
