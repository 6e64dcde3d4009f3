import type { ReactNode } from 'react'
import type { ColumnName } from '../view.ts'
import type { GoalsAddress, GoalsChange } from './address.ts'

/** What each look is given; it draws the goals that `wanted` says. */
export interface LookProps {
  wanted: GoalsAddress
  onChange: (change: GoalsChange) => void
  /** The columns of a table. */
  columns: readonly ColumnName[]
  /** Where there is nothing at all. */
  empty?: ReactNode
}
