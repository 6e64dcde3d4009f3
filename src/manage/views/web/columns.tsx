import type { ReactNode } from 'react'
import { HealthOf } from '../../../graph/web/HealthOf.tsx'
import { NodeLink } from '../../../graph/web/NodeLink.tsx'
import { ProgressOf } from '../../../graph/web/ProgressOf.tsx'
import { frameworkWord, gapWord, stateWord } from '../../../graph/web/saying.ts'
import type { Day } from '../../../kernel/dates.ts'
import { civilDate } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { CycleView } from '../../cycles/contract.ts'
import type { Row, sorts } from '../contract.ts'
import type { ColumnName } from '../view.ts'
import classes from './Grid.module.css'
import { columnWord, confidenceWord, daysWord } from './saying.ts'

/** With what a cell is edited where it stands. */
export type EditKind = 'text' | 'person' | 'team' | 'day' | 'state' | 'days' | 'framework' | 'confidence'

export interface Column {
  name: ColumnName
  /** In rem; the title takes what is left. */
  width: number
  sort?: (typeof sorts)[number]
  edit?: EditKind
  draw: (row: Row, cycles: CycleView[]) => ReactNode
}

const quiet = (said: string) => <span className={classes.quiet}>{said}</span>
const clamped = (said: ReactNode) => <span className={classes.clamped}>{said}</span>
const dayOr = (day: Day | null, otherwise: string) => (day ? civilDate(day, locale()) : quiet(otherwise))

const all: Record<ColumnName, Omit<Column, 'name'>> = {
  title: { width: 18, sort: 'title', edit: 'text', draw: ({ node }) => <NodeLink node={node} /> },
  health: { width: 9, sort: 'health', draw: ({ node }) => <HealthOf node={node} /> },
  progress: { width: 10, sort: 'progress', draw: ({ node }) => <ProgressOf standing={node.standing} brief /> },
  owner: { width: 11, sort: 'owner', edit: 'person', draw: ({ node }) => node.owner?.name ?? quiet(t('nobody')) },
  team: {
    width: 11,
    sort: 'team',
    edit: 'team',
    draw: ({ node }) => (node.team ? clamped(node.team.name) : quiet(t('no team'))),
  },
  state: { width: 8, sort: 'state', edit: 'state', draw: ({ node }) => stateWord(node.state) },
  start: { width: 8.5, sort: 'start', edit: 'day', draw: ({ node }) => dayOr(node.start, t('no date')) },
  due: { width: 8.5, sort: 'due', edit: 'day', draw: ({ node }) => dayOr(node.due, t('no date')) },
  cycle: {
    width: 8,
    sort: 'cycle',
    draw: ({ node }, cycles) => {
      const of = node.due ? shortest(cycles, node.due) : undefined
      return of?.name ?? quiet(t('none'))
    },
  },
  framework: { width: 8, sort: 'framework', edit: 'framework', draw: ({ node }) => frameworkWord(node.framework) },
  confidence: {
    width: 8,
    sort: 'confidence',
    edit: 'confidence',
    draw: ({ confidence }) => (confidence === null ? quiet(t('not stated')) : confidenceWord(confidence)),
  },
  rhythm: { width: 9, sort: 'rhythm', edit: 'days', draw: ({ rhythm }) => daysWord(rhythm) },
  checked: { width: 9.5, sort: 'checked', draw: ({ checkedOn }) => dayOr(checkedOn, t('never')) },
  read: { width: 9, sort: 'read', draw: ({ node }) => dayOr(node.standing.readOn, t('never')) },
  supports: {
    width: 14,
    sort: 'supports',
    draw: ({ supports }) =>
      supports.length === 0 ? quiet(t('nothing')) : clamped(supports.map(({ title }) => title).join(', ')),
  },
  gaps: { width: 8, sort: 'gaps', draw: ({ node }) => clamped(quiet(node.standing.gaps.map(gapWord).join(', '))) },
}

export const columnNamed = (name: ColumnName): Column => ({ name, ...all[name] })

export const headerOf = ({ name }: Column): string => columnWord(name)

/** Of the cycles that a day lies in, the one that says most. */
function shortest(cycles: CycleView[], day: Day): CycleView | undefined {
  const length = ({ from, to }: CycleView) => Date.parse(to) - Date.parse(from)
  return cycles
    .filter(({ from, to }) => from <= day && day <= to)
    .sort((one, other) => length(one) - length(other))
    .at(0)
}
