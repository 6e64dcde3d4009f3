import { useState } from 'react'
import { see } from '../../lead/direction/contract.ts'
import { add } from '../../manage/goals/contract.ts'
import { DateField } from '../../ui/DateField.tsx'
import { Form, FormActions } from '../../ui/Form.tsx'
import { useNotice } from '../../ui/Notice.tsx'
import { LongTextField, TextField } from '../../ui/TextField.tsx'
import { faultsIn } from '../../web/faults.ts'
import { useAct, useAnswer } from '../../web/queries.ts'
import { useToday } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'

/** A first goal with its what, why, how and when; it carries the vision where there is one. */
export function FirstGoal({ onDone }: { onDone: () => void }) {
  const today = useToday()
  const notify = useNotice()
  const vision = useAnswer(see, {}).data?.node
  const [goal, setGoal] = useState({ title: '', why: '', how: '', due: '' })
  const write = (part: Partial<typeof goal>) => setGoal({ ...goal, ...part })
  const act = useAct(add, {
    after: () => {
      notify(t('Your first goal stands. Record a check-in when there is something to tell.'))
      onDone()
    },
  })
  const faults = faultsIn(act.error, ['title', 'why', 'how', 'due'])
  const submit = () =>
    act.mutate({ ...goal, start: today, due: goal.due || null, supports: vision ? [{ parent: vision }] : [] })
  return (
    <Form busy={act.isPending} refusal={faults.refusal} onSubmit={submit}>
      <LongTextField
        label={t('Why')}
        hint={t('What gets better when it is reached, and for whom.')}
        value={goal.why}
        onChange={(why) => write({ why })}
        error={faults.at('why')}
        rows={2}
        meaning
        optional
      />
      <TextField
        label={t('What')}
        hint={t('The result in one sentence, such as “Patients leave the ward before noon”.')}
        value={goal.title}
        onChange={(title) => write({ title })}
        error={faults.at('title')}
        maxLength={300}
      />
      <LongTextField
        label={t('How')}
        hint={t('The first steps towards it.')}
        value={goal.how}
        onChange={(how) => write({ how })}
        error={faults.at('how')}
        rows={2}
        optional
      />
      <DateField
        label={t('When')}
        value={goal.due}
        onChange={(due) => write({ due })}
        error={faults.at('due')}
        min={today}
        optional
      />
      <FormActions
        submit={t('Write goal')}
        busy={act.isPending}
        note={t('You own it, and can add measures on its page.')}
      />
    </Form>
  )
}
