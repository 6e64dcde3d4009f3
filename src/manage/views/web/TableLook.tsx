import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { totalWord } from '../../../graph/web/listed.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'
import { list as listCycles } from '../../cycles/contract.ts'
import { type Row, rows } from '../contract.ts'
import { type Grouping, mostAtOnce } from '../view.ts'
import { type Chosen, none, stretched, toggled, withAll } from './choosing.ts'
import { columnNamed } from './columns.tsx'
import { edited, useEdits } from './editing.tsx'
import { Grid } from './Grid.tsx'
import { askedFor, type Item, orderOf, useItems } from './items.ts'
import type { LookProps } from './look-props.ts'
import { useMoves } from './moving.tsx'
import { useReframing } from './reframing.tsx'
import { SeveralBar } from './SeveralBar.tsx'
import classes from './TableLook.module.css'

const seldom = 300_000

/** Goals as a table: columns of one's choice, written in where they stand, and several changed at once. */
export function TableLook({ wanted, onChange, columns, empty }: LookProps) {
  const { items: found, total, moreGroups, waiting, loading, error, retry, near, toggle } = useItems(wanted)
  const cycles = useAnswer(listCycles, {}, { enabled: columns.includes('cycle'), fresh: seldom })
  const { pending, save, both } = useEdits()
  const { move, dialogs } = useMoves()
  const { reframe, dialog } = useReframing()
  const [chosen, setChosen] = useState<Chosen<Row>>(none)
  const navigate = useNavigate()
  const paths = usePaths()
  const chooseMatching = useChooseMatching(wanted, (given) => setChosen((before) => withAll(before, given)))

  const items = useMemo(
    () =>
      found.map((item): Item => {
        const edits = item.kind === 'row' && pending.get(item.row.node.node)
        return edits && item.kind === 'row' ? { ...item, row: edited(item.row, edits) } : item
      }),
    [found, pending],
  )
  const order = useMemo(
    () => items.flatMap((item) => (item.kind === 'row' ? [[item.row.node.node, item.row] as const] : [])),
    [items],
  )
  const latest = useRef(near)
  latest.current = near
  const onNear = useCallback(() => latest.current(), [])
  const drawn = useMemo(() => columns.map(columnNamed), [columns])

  if (error)
    return (
      <div className={classes.frame}>
        <Failed error={error} onRetry={retry} />
        {error.kind === 'invalid' && (
          <div>
            <Button onClick={() => onChange({ sort: undefined, down: undefined, group: undefined })}>
              {t('Sort by title, without groups')}
            </Button>
          </div>
        )}
      </div>
    )
  if (loading) return <Loading lines={12} />
  if (items.length === 0)
    return empty ?? <Empty title={t('Nothing matches. Take a filter away, or search for another word.')} />
  return (
    <div className={classes.frame} data-waiting={waiting || undefined}>
      <p className={classes.total} role="status">
        {total ? totalWord(total, 'goal') : t('{{count}} groups', { count: groupsIn(items), one: '{{count}} group' })}
        {moreGroups && ` · ${t('The first 100 groups are shown. Filter to see others.')}`}
      </p>
      {chosen.all.size > 0 && (
        <SeveralBar
          chosen={[...chosen.all.values()]}
          total={total ?? inGroups(items, wanted.group, moreGroups)}
          onChooseMatching={chooseMatching}
          onClear={() => setChosen(none())}
        />
      )}
      <Grid
        items={items}
        columns={drawn}
        cycles={cycles.data?.cycles ?? []}
        by={wanted.group}
        total={total && !total.atLeast ? total.total : null}
        wanted={wanted}
        onChange={onChange}
        chosen={chosen.all}
        onChoose={(row, how) =>
          setChosen((before) =>
            how === 'toggle' ? toggled(before, row.node.node, row) : stretched(before, order, row.node.node),
          )
        }
        onChooseAll={() => setChosen((before) => withAll(before, order.slice(0, mostAtOnce)))}
        onSave={(row, edit) =>
          edit.column === 'framework' ? reframe(row.node.node, edit.value) : void save(row, edit)
        }
        onState={({ node }, to) => move(node, to)}
        onOpen={({ node }) => void navigate({ to: paths.goal(node.node) })}
        onFold={toggle}
        onNear={onNear}
      />
      <p className={classes.keys}>
        {t(
          'Arrow keys walk, Enter writes in a cell, Space chooses a goal, Shift with an arrow a stretch of them, o opens it.',
        )}
      </p>
      {both}
      {dialog}
      {dialogs}
    </div>
  )
}

/** How many match, as the groups' heads say it; a goal stands in several cycles, so that their sum would be too much. */
function inGroups(items: readonly Item[], by: Grouping | undefined, more: boolean) {
  if (by === 'cycle') return null
  const groups = items.flatMap((item) => (item.kind === 'head' ? [item.group] : []))
  return {
    total: groups.reduce((sum, { count }) => sum + count, 0),
    atLeast: more || groups.some(({ atLeast }) => atLeast),
  }
}

const groupsIn = (items: readonly Item[]): number => items.filter(({ kind }) => kind === 'head').length

/** All that match, up to what may be changed at once: fetched where they are not on screen yet. */
function useChooseMatching(wanted: LookProps['wanted'], choose: (given: (readonly [string, Row])[]) => void) {
  const client = useQueryClient()
  const organisation = useOrganisation()
  const notify = useNotice()
  return () => {
    const input = { ...askedFor(wanted), ...orderOf(wanted), most: mostAtOnce }
    void client
      .fetchQuery({ queryKey: ['matching', organisation, input], queryFn: () => ask(rows, input, { organisation }) })
      .then((answer) => choose(answer.rows.map((row) => [row.node.node, row] as const)))
      .catch((refused: Refused) => notify({ text: refused.message, kind: 'refusal' }))
  }
}
