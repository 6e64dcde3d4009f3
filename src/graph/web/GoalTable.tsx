import { useNavigate } from '@tanstack/react-router'
import { Person } from '../../ui/Avatar.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { civilDate } from '../../ui/format.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Failed } from '../../web/Answered.tsx'
import { usePaths } from '../../web/paths.ts'
import { usePages } from '../../web/queries.ts'
import { locale, t } from '../../web/words.ts'
import { list, type NodeView, type sorts } from '../contract.ts'
import type { WantedAddress, WantedChange } from './address.ts'
import classes from './GoalTable.module.css'
import { HealthOf } from './HealthOf.tsx'
import { filtersOf, totalWord } from './listed.ts'
import { NodeLink } from './NodeLink.tsx'
import { ProgressOf } from './ProgressOf.tsx'
import { gapWord, targetWord, valueWord } from './saying.ts'

interface Props {
  wanted: WantedAddress
  onChange: (change: WantedChange) => void
  /** Where nothing matches. */
  empty?: React.ReactNode
}

/** Goals, or measures, as a table of any length: the server filters, sorts and hands out pages. */
export function GoalTable({ wanted, onChange, empty }: Props) {
  const { kind, sort, down } = wanted
  const asked = usePages(
    list,
    { ...filtersOf(wanted), kind, sort, descending: down ? 'true' : 'false' },
    { live: 'mentioned' },
  )
  const navigate = useNavigate()
  const paths = usePaths()
  const { error, isFetching, data, pages } = asked
  if (error && !data) return <Failed error={error} busy={isFetching} onRetry={() => void asked.refetch()} />
  if (!data) return <Loading lines={12} />
  const [first] = pages
  return (
    <div className={classes.frame} data-waiting={asked.isPlaceholderData || undefined}>
      <p className={classes.total} role="status">
        {first ? totalWord(first, kind) : ''}
      </p>
      <DataTable
        caption={kind === 'goal' ? t('Goals') : t('Measures')}
        columns={kind === 'goal' ? goalColumns() : measureColumns()}
        rows={pages.flatMap((page) => page.nodes)}
        rowKey={({ node }) => node}
        total={first?.atLeast ? undefined : first?.total}
        sort={{ key: sort, down }}
        onSort={({ key, down: descending }) =>
          onChange({ sort: key as (typeof sorts)[number], down: descending || undefined })
        }
        onOpen={({ node }) =>
          void (kind === 'goal'
            ? navigate({ to: paths.goal(node) })
            : navigate({ to: paths.map, search: { focus: node } as never }))
        }
        onNearEnd={asked.more}
        empty={empty ?? <Empty title={t('Nothing matches. Take a filter away, or search for another word.')} />}
      />
    </div>
  )
}

const title: Column<NodeView> = {
  key: 'title',
  header: '',
  main: true,
  width: '36%',
  cell: (node) => (
    <span className={classes.title}>
      <NodeLink node={node} />
      {node.team && <span className={classes.quiet}>{node.team.name}</span>}
    </span>
  ),
}
const health = (): Column<NodeView> => ({
  key: 'health',
  header: t('Health'),
  width: '9rem',
  cell: (node) => <HealthOf node={node} />,
})
const read = (): Column<NodeView> => ({
  key: 'read',
  header: t('Latest reading'),
  width: '8rem',
  hideOnPhone: true,
  cell: ({ standing, numbers }) => {
    const day = numbers?.valueOn ?? standing.readOn
    return day ? civilDate(day, locale()) : <span className={classes.quiet}>{t('never')}</span>
  },
})

const goalColumns = (): Column<NodeView>[] => [
  { ...title, header: t('Goal') },
  health(),
  {
    key: 'progress',
    header: t('Progress'),
    width: '11rem',
    cell: ({ standing }) => <ProgressOf standing={standing} brief />,
  },
  {
    key: 'owner',
    header: t('Owner'),
    width: '12rem',
    sortable: false,
    cell: ({ owner }) => (owner ? <Person name={owner.name} /> : <span className={classes.quiet}>{t('nobody')}</span>),
  },
  {
    key: 'due',
    header: t('Due'),
    width: '8rem',
    cell: ({ due }) => (due ? civilDate(due, locale()) : <span className={classes.quiet}>{t('no date')}</span>),
  },
  read(),
  {
    key: 'gaps',
    header: t('Missing'),
    width: '7rem',
    sortable: false,
    hideOnPhone: true,
    cell: ({ standing }) => <span className={classes.gaps}>{standing.gaps.map(gapWord).join(', ')}</span>,
  },
]

const measureColumns = (): Column<NodeView>[] => [
  { ...title, header: t('Measure') },
  health(),
  {
    key: 'value',
    header: t('Value'),
    width: '10rem',
    sortable: false,
    cell: ({ numbers }) => numbers && valueWord(numbers),
  },
  {
    key: 'target',
    header: t('Target'),
    width: '10rem',
    sortable: false,
    cell: ({ numbers }) => numbers && targetWord(numbers),
  },
  {
    key: 'progress',
    header: t('Progress'),
    width: '11rem',
    cell: ({ standing }) => <ProgressOf standing={standing} brief />,
  },
  read(),
]
