import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { useState } from 'react'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { changeMeasure, type GoalView } from '../contract.ts'
import { mostPhases } from '../phases.ts'
import { endsSaid, nextPhase, type PhaseWords, phasesGiven } from './expected.ts'
import classes from './FactList.module.css'

interface Props {
  goal: GoalView
  measure: Neighbour
  onClose: () => void
}

/** What is expected of a measure by when, where that is no straight line from start to due date. */
export function ExpectedDialog({ goal, measure, onClose }: Props) {
  const notify = useNotice()
  const [rows, setRows] = useState<PhaseWords[]>(
    () => measure.numbers?.phases?.map((phase, key) => ({ key, ...phase })) ?? [],
  )
  const [unread, setUnread] = useState<ReadonlySet<number>>(new Set())
  const act = useAct(changeMeasure, {
    after: () => {
      onClose()
      notify(t('What is expected was changed.'))
    },
  })
  const phases = phasesGiven(rows)
  const shown = phases.flatMap((_, at) => [`phases.${at}.on`, `phases.${at}.value`])
  const faults = faultsIn(act.error, shown)
  const change = (key: number, part: Partial<PhaseWords>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const faultAt = (row: PhaseWords, field: 'on' | 'value') => {
    const at = phases.findIndex(({ key }) => key === row.key)
    return at < 0 ? undefined : faults.at(`phases.${at}.${field}`)
  }
  const submit = () => {
    if (unread.size > 0) return
    const given = phases.map(({ on, value }) => ({ on, value }))
    act.mutate({ goal: goal.node.node, measure: measure.node, phases: given })
  }
  return (
    <Dialog open shape="side" guarded title={t('What is expected by when')} onClose={onClose}>
      <Form onSubmit={submit} busy={act.isPending} refusal={faults.refusal}>
        <p>{endsSaid(goal, measure)}</p>
        <Stack gap={4}>
          {rows.map((row, at) => (
            <div key={row.key} className={classes.item}>
              <FieldRow>
                <DateField
                  label={t('By the end of')}
                  value={row.on}
                  min={goal.node.start ?? undefined}
                  max={goal.node.due ?? undefined}
                  onChange={(on) => change(row.key, { on })}
                  error={faultAt(row, 'on')}
                />
                <NumberField
                  label={t('Expected value')}
                  unit={measure.numbers?.unit}
                  value={row.value}
                  onChange={(value, readable) => {
                    change(row.key, { value })
                    setUnread(new Set([...unread].filter((key) => key !== row.key).concat(readable ? [] : row.key)))
                  }}
                  error={faultAt(row, 'value')}
                />
              </FieldRow>
              <div>
                <Button
                  look="quiet"
                  size="small"
                  onClick={() => {
                    setRows(rows.filter(({ key }) => key !== row.key))
                    setUnread(new Set([...unread].filter((key) => key !== row.key)))
                  }}
                >
                  {t('Remove number {{number}}', { number: at + 1 })}
                </Button>
              </div>
            </div>
          ))}
          {rows.length < mostPhases && (
            <div>
              <Button
                size="small"
                icon={<IconPlus aria-hidden />}
                onClick={() => setRows([...rows, nextPhase(rows, goal, measure)])}
              >
                {t('Add a day')}
              </Button>
            </div>
          )}
        </Stack>
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
