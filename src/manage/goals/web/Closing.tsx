import { type ClosedAs, closings } from '../../../graph/health.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { close, type GoalView, reopen } from '../contract.ts'
import { closingWord } from './saying.ts'

interface Props {
  goal: GoalView
  onClose: () => void
}

/** How a goal ended, and what was learnt. */
export function CloseDialog({ goal, onClose }: Props) {
  const notify = useNotice()
  const [said, change, forget] = useKept(`closing ${goal.node.node}`, { closedAs: likely(goal), learnt: '' })
  const act = useAct(close, {
    after: () => {
      forget()
      onClose()
      notify(t('Goal closed.'))
    },
  })
  const faults = faultsIn(act.error, ['closedAs', 'learnt'])
  return (
    <Dialog open guarded title={t('Close the goal')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ goal: goal.node.node, closedAs: said.closedAs, learnt: said.learnt })}
      >
        <SelectField
          label={t('How did it end?')}
          choices={closings.map((value) => ({ value, label: closingWord(value) }))}
          value={said.closedAs}
          onChange={(closedAs) => change({ ...said, closedAs })}
          error={faults.at('closedAs')}
        />
        <LongTextField
          label={t('What was learnt?')}
          hint={t('What you would tell somebody who starts on the same.')}
          meaning
          optional
          value={said.learnt}
          onChange={(learnt) => change({ ...said, learnt })}
          error={faults.at('learnt')}
        />
        <FormActions
          submit={t('Close the goal')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

/** What the numbers say, as a first choice. */
function likely({ node: { standing } }: GoalView): ClosedAs {
  if (standing.progress === null) return standing.tally.notMet > 0 ? 'missed' : 'met'
  const progress = Number(standing.progress)
  return progress >= 1 ? 'met' : progress >= 0.5 ? 'partly met' : 'missed'
}

/** The closing is undone by a second record. */
export function ReopenDialog({ goal, onClose }: Props) {
  const notify = useNotice()
  const [because, change, forget] = useKept(`reopening ${goal.node.node}`, '')
  const act = useAct(reopen, {
    after: () => {
      forget()
      onClose()
      notify(t('Goal reopened.'))
    },
  })
  const faults = faultsIn(act.error, ['because'])
  return (
    <Dialog open title={t('Reopen the goal')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ goal: goal.node.node, because })}
      >
        <LongTextField
          label={t('Why is it reopened?')}
          hint={t('The closing stays in the history.')}
          optional
          value={because}
          onChange={change}
          error={faults.at('because')}
        />
        <FormActions
          submit={t('Reopen the goal')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
