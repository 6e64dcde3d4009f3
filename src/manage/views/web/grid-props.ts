import type { State } from '../../../graph/node.ts'
import type { CycleView } from '../../cycles/contract.ts'
import type { Row } from '../contract.ts'
import type { Grouping } from '../view.ts'
import type { GoalsAddress, GoalsChange } from './address.ts'
import type { Column } from './columns.tsx'
import type { Edit } from './editing.tsx'
import type { Item } from './items.ts'

export interface GridProps {
  items: Item[]
  columns: Column[]
  cycles: CycleView[]
  by: Grouping | undefined
  /** Of all rows; unknown while groups are closed. */
  total: number | null
  wanted: GoalsAddress
  onChange: (change: GoalsChange) => void
  chosen: ReadonlyMap<string, Row>
  onChoose: (row: Row, how: 'toggle' | 'stretch') => void
  onChooseAll: () => void
  onSave: (row: Row, edit: Edit) => void
  onState: (row: Row, to: State) => void
  onOpen: (row: Row) => void
  onFold: (key: string) => void
  onNear: () => void
}
