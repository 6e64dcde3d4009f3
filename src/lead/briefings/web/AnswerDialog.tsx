import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { answerQuestion, type QuestionSeen } from '../contract.ts'

interface Props {
  briefing: string
  question: QuestionSeen
  askers: number
  onClose: () => void
}

/** One answer for all who asked alike, and for everybody where the question can be told without a name. */
export function AnswerDialog({ briefing, question: { question, body }, askers, onClose }: Props) {
  const [kept, change, forget] = useKept(`answer to ${question}`, { answer: '', all: false, words: '' })
  const act = useAct(answerQuestion, {
    after: () => {
      forget()
      onClose()
    },
  })
  const [unsaid, setUnsaid] = useState(false)
  const faults = faultsIn(act.error, ['answer', 'forAll'])
  return (
    <Dialog open guarded title={t('Answer')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => {
          const missing = kept.all && kept.words.trim() === ''
          setUnsaid(missing)
          if (!missing) act.mutate({ briefing, question, answer: kept.answer, forAll: kept.all ? kept.words : '' })
        }}
      >
        <q>{body}</q>
        <LongTextField
          label={t('Answer')}
          hint={t('{{count}} who asked alike are told.', { count: askers, one: 'Whoever asked is told.' })}
          rows={4}
          value={kept.answer}
          onChange={(answer) => change({ ...kept, answer })}
          error={faults.at('answer')}
        />
        <SwitchField
          label={t('For everybody whom the briefing reaches')}
          value={kept.all}
          onChange={(all) => change({ ...kept, all })}
        />
        {kept.all && (
          <TextField
            label={t('The question, as everybody reads it')}
            hint={t('In words that tell nobody’s name.')}
            value={kept.words}
            onChange={(words) => change({ ...kept, words })}
            error={
              unsaid
                ? t('Say the question in words of your own, so that nobody is known by theirs.')
                : faults.at('forAll')
            }
          />
        )}
        <FormActions submit={t('Answer')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
