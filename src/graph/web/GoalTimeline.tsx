import { useNavigate } from '@tanstack/react-router'
import { DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { civilDate } from '../../ui/format.ts'
import { HealthMark } from '../../ui/Health.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { axisDate } from '../../ui/plot.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import { Failed } from '../../web/Answered.tsx'
import { usePaths } from '../../web/paths.ts'
import { usePages } from '../../web/queries.ts'
import { useToday } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'
import { list, type NodeView } from '../contract.ts'
import type { WantedAddress } from './address.ts'
import classes from './GoalTimeline.module.css'
import { filtersOf, totalWord } from './listed.ts'
import { NodeLink } from './NodeLink.tsx'
import { healthWord } from './saying.ts'
import { barOf, marksOf, placeOf, type Span, spanOf } from './span.ts'

/** Goals by their dates, what is due first on top: a table whose last column is drawn to scale. */
export function GoalTimeline({ wanted }: { wanted: WantedAddress }) {
  const today = useToday()
  const paths = usePaths()
  const navigate = useNavigate()
  const asked = usePages(list, { ...filtersOf(wanted), kind: 'goal', sort: 'due' }, { live: 'mentioned' })
  const { error, isFetching, data, pages } = asked
  if (error && !data) return <Failed error={error} busy={isFetching} onRetry={() => void asked.refetch()} />
  if (!data) return <Loading lines={12} />
  const rows = pages.flatMap((page) => page.nodes)
  const span = spanOf(rows, today)
  const [first] = pages
  return (
    <div className={classes.frame}>
      <p className={classes.total} role="status">
        {first ? totalWord(first, 'goal') : ''}
      </p>
      <DataTable
        caption={t('Goals by date')}
        rows={rows}
        rowKey={({ node }) => node}
        total={first?.atLeast ? undefined : first?.total}
        onOpen={({ node }) => void navigate({ to: paths.goal(node) })}
        onNearEnd={asked.more}
        empty={<Empty title={t('Nothing matches. Take a filter away, or search for another word.')} />}
        columns={[
          { key: 'title', header: t('Goal'), main: true, width: '32%', cell: (node) => <Named node={node} /> },
          {
            key: 'owner',
            header: t('Owner'),
            width: '11rem',
            hideOnPhone: true,
            cell: ({ owner }) => owner?.name ?? <span className={classes.quiet}>{t('nobody')}</span>,
          },
          {
            key: 'when',
            header: t('When'),
            head: <Axis span={span} today={today} />,
            cell: (node) => <Bar node={node} span={span} today={today} />,
          },
        ]}
      />
    </div>
  )
}

const Named = ({ node }: { node: NodeView }) => (
  <span className={classes.named}>
    <HealthMark value={node.standing.health} label={healthWord(node.standing.health)} />
    <NodeLink node={node} />
  </span>
)

const percentAt = (at: number): string => `${(at * 100).toFixed(2)}%`

function Axis({ span, today }: { span: Span; today: string }) {
  const marks = marksOf(span)
  const said = axisDate([new Date(span.from), new Date(span.to)], locale())
  return (
    <>
      <Unseen>{t('When')}</Unseen>
      <span className={classes.axis} aria-hidden>
        {marks.map(({ day, at }) => (
          <span key={day} className={classes.mark} style={{ insetInlineStart: percentAt(at) }}>
            {said(new Date(day))}
          </span>
        ))}
        <span className={classes.today} style={{ insetInlineStart: percentAt(placeOf(today, span)) }} />
      </span>
    </>
  )
}

function Bar({ node, span, today }: { node: NodeView; span: Span; today: string }) {
  const bar = barOf(node, span)
  const on = (day: string) => civilDate(day, locale())
  const { start, due } = node
  const said =
    start && due
      ? t('{{start}} to {{due}}', { start: on(start), due: on(due) })
      : due
        ? t('due {{due}}', { due: on(due) })
        : start
          ? t('from {{start}}, without an end', { start: on(start) })
          : t('no date')
  return (
    <span className={classes.room}>
      <span className={classes.line} aria-hidden>
        {marksOf(span).map(({ day, at }) => (
          <span key={day} className={classes.tick} style={{ insetInlineStart: percentAt(at) }} />
        ))}
        <span className={classes.today} style={{ insetInlineStart: percentAt(placeOf(today, span)) }} />
        {bar && (
          <span
            className={classes.bar}
            data-health={node.standing.health}
            data-open={bar.open ?? undefined}
            style={{ insetInlineStart: percentAt(bar.from), inlineSize: percentAt(Math.max(bar.to - bar.from, 0.006)) }}
          />
        )}
      </span>
      <span className={classes.said}>{said}</span>
    </span>
  )
}
