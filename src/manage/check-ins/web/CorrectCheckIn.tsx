import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { correct } from '../contract.ts'
import { CheckInFields } from './CheckInFields.tsx'
import { faultsOf } from './RecordCheckIn.tsx'
import { checkInGiven, type Said, unreadable } from './said.ts'
import type { CheckIn } from './timeline.ts'

interface Props {
  goal: GoalView
  checkIn: CheckIn
  onClose: () => void
}

/** A check-in written anew: it supersedes the earlier one and keeps its day; the earlier one stays in sight, struck. */
export function CorrectCheckIn({ goal, checkIn, onClose }: Props) {
  const notify = useNotice()
  // What counts milestones or leans on an indicator is not typed, and stays as it was.
  const measures = goal.measures.filter(
    ({ state, numbers }) => state !== 'closed' && !numbers?.milestones && !numbers?.indicator,
  )
  const [said, change, forget] = useKept<Said>(`correction ${checkIn.checkIn}`, saidOf(checkIn, measures))
  const act = useAct(correct, {
    after: () => {
      forget()
      onClose()
      notify(t('Check-in corrected. The earlier one stays in the history.'))
    },
  })
  const faults = faultsOf(act.error, said, measures)
  const cancel = () => {
    forget()
    onClose()
  }
  return (
    <Dialog
      open
      shape="side"
      guarded
      title={t('Correct the check-in of {{day}}', { day: civilDate(checkIn.readOn, locale()) })}
      onClose={onClose}
    >
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => {
          if (unreadable(said, measures).length > 0) return
          act.mutate({ goal: goal.node.node, checkIn: checkIn.checkIn, ...checkInGiven(said, measures) })
        }}
      >
        <p>{t('It keeps its day. What you leave empty was not said then.')}</p>
        <CheckInFields measures={measures} said={said} onChange={change} faultAt={faults.at} />
        <FormActions
          submit={t('Record correction')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: cancel }}
        />
      </Form>
    </Dialog>
  )
}

const saidOf = ({ values, confidence, note, inTheWay }: CheckIn, measures: readonly { node: string }[]): Said => ({
  values: Object.fromEntries(
    values
      .filter(({ measure }) => measures.some(({ node }) => node === measure))
      .map(({ measure, value }) => [measure, value]),
  ),
  confidence,
  note,
  inTheWay,
})
