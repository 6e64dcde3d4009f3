import { useState } from 'react'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { record } from '../contract.ts'
import { CheckInFields } from './CheckInFields.tsx'
import { checkInGiven, faultPath, nothingSaid, type Said, unreadable } from './said.ts'

interface Props {
  goal: GoalView
  onClose: () => void
}

/** A check-in on one goal, beside its page. What is typed is kept until it is recorded. */
export function RecordCheckIn({ goal, onClose }: Props) {
  const notify = useNotice()
  const today = useToday()
  const [said, change, forget] = useKept<Said>(`check-in ${goal.node.node}`, nothingSaid)
  const [readOn, setReadOn] = useState(today)
  const measures = goal.measures.filter(({ state }) => state !== 'closed')
  const act = useAct(record, {
    after: () => {
      forget()
      onClose()
      notify(t('Check-in recorded.'))
    },
  })
  const submit = () => {
    if (unreadable(said, measures).length > 0) return
    act.mutate({ goal: goal.node.node, ...checkInGiven(said, measures, readOn === today ? undefined : readOn) })
  }
  const faults = faultsOf(act.error, said, measures)
  return (
    <Dialog open shape="side" guarded title={t('Check in')} onClose={onClose}>
      <Form onSubmit={submit} busy={act.isPending} refusal={faults.refusal}>
        <p>{goal.node.title}</p>
        <CheckInFields measures={measures} said={said} onChange={change} faultAt={faults.at} />
        <DateField
          label={t('Day')}
          hint={t('The day that the values are of.')}
          max={today}
          value={readOn}
          onChange={setReadOn}
          error={faults.at('readOn')}
        />
        <FormActions
          submit={t('Record check-in')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

/** A refusal shared out over the fields of a check-in; values are found by their measure. */
export function faultsOf(error: Refused | null, said: Said, measures: readonly { node: string }[]) {
  const places = new Map<string, string>(['readOn', 'confidence', 'note', 'inTheWay'].map((field) => [field, field]))
  for (const { node } of measures) {
    const path = faultPath(said, measures, node)
    places.set(`${path}.value`, node).set(`${path}.measure`, node)
  }
  const at = new Map((error?.faults ?? []).map((fault) => [places.get(fault.at), fault.sentence]))
  const elsewhere = (error?.faults ?? []).filter((fault) => !places.has(fault.at)).map(({ sentence }) => sentence)
  const what = error && (error.faults.length === 0 ? error.message : elsewhere.join(' '))
  return { at: (field: string) => at.get(field), refusal: what ? { what } : null }
}
