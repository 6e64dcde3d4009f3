import { type ClosedAs, closings } from '../../../graph/health.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { ruleOf } from '../../frameworks/rules.ts'
import { overrides, owesReason } from '../closing.ts'
import { close, type GoalView, reopen } from '../contract.ts'
import { Adherence } from './Adherence.tsx'
import { ScoreSoFar } from './ScoreSoFar.tsx'
import { closingWord } from './saying.ts'
import { Zones } from './Zones.tsx'

interface Props {
  goal: GoalView
  onClose: () => void
}

const shown = ['closedAs', 'learnt', 'helped', 'score', 'scoreBecause', 'missedBecause']

/** How a goal ended, its framework's score, what helped and what was learnt. */
export function CloseDialog({ goal, onClose }: Props) {
  const notify = useNotice()
  const nothing = { closedAs: likely(goal), learnt: '', helped: '', score: '', scoreBecause: '', missedBecause: '' }
  const [kept, change, forget] = useKept(`closing ${goal.node.node}`, nothing)
  const said = { ...nothing, ...kept }
  const act = useAct(close, {
    after: () => {
      forget()
      onClose()
      notify(t('Goal closed.'))
    },
  })
  const faults = faultsIn(act.error, shown)
  const set = (part: Partial<typeof said>) => change({ ...said, ...part })
  const score = said.score.trim() === '' ? null : said.score
  const overridden = overrides(score, goal.score)
  const owed = owesReason(goal.facts, said.closedAs)
  const submit = () =>
    act.mutate({
      ...said,
      goal: goal.node.node,
      score,
      scoreBecause: overridden ? said.scoreBecause : '',
      missedBecause: owed || said.closedAs === 'missed' ? said.missedBecause : '',
    })
  return (
    <Dialog open guarded title={t('Close the goal')} onClose={onClose}>
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={submit}>
        <SelectField
          label={t('How did it end?')}
          choices={closings.map((value) => ({ value, label: closingWord(value) }))}
          value={said.closedAs}
          onChange={(closedAs) => set({ closedAs })}
          error={faults.at('closedAs')}
        />
        {(owed || said.closedAs === 'missed') && (
          <LongTextField
            label={t('Why was it missed?')}
            hint={owed ? t('It was committed, so that the reason belongs to its end.') : undefined}
            optional={!owed}
            value={said.missedBecause}
            onChange={(missedBecause) => set({ missedBecause })}
            error={faults.at('missedBecause')}
          />
        )}
        {ruleOf(goal.framework)?.score && (
          <Stack gap={3}>
            <ScoreSoFar goal={goal} />
            <NumberField
              label={t('Another score')}
              optional
              hint={t('From 0.0 to 1.0, where the computed one does not tell how it was. Empty keeps it.')}
              value={said.score}
              onChange={(next) => set({ score: next })}
              error={faults.at('score')}
            />
            {overridden && (
              <LongTextField
                label={t('Why another score?')}
                value={said.scoreBecause}
                onChange={(scoreBecause) => set({ scoreBecause })}
                error={faults.at('scoreBecause')}
              />
            )}
          </Stack>
        )}
        {goal.framework === 'pact' && <Adherence goal={goal} />}
        {goal.framework === 'stretch' && <Zones goal={goal} />}
        <LongTextField
          label={t('What helped?')}
          optional
          value={said.helped}
          onChange={(helped) => set({ helped })}
          error={faults.at('helped')}
        />
        <LongTextField
          label={t('What was learnt?')}
          hint={t('What you would tell somebody who starts on the same.')}
          meaning
          optional
          value={said.learnt}
          onChange={(learnt) => set({ learnt })}
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
