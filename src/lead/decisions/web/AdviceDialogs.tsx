import { useState } from 'react'
import { type Named, PeopleField } from '../../../people/persons/web/PersonField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { advise, answerAdvice, ask, type DecisionSeen } from '../contract.ts'
import { adviceKinds } from '../decision.ts'
import { kindWord } from './saying.ts'

interface Props {
  decision: DecisionSeen
  onClose: () => void
}

export function AskDialog({ decision: { decision, owner }, onClose }: Props) {
  const today = useToday()
  const [persons, setPersons] = useState<Named[]>([])
  const [dueOn, setDueOn] = useState('')
  const act = useAct(ask, { after: onClose })
  const faults = faultsIn(act.error, ['persons', 'dueOn'])
  return (
    <Dialog open guarded title={t('Ask for advice')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() =>
          act.mutate({ decision, persons: persons.map(({ person }) => person), dueOn: dueOn === '' ? null : dueOn })
        }
      >
        <PeopleField
          label={t('Whose advice')}
          value={persons}
          onChange={setPersons}
          without={[owner.person]}
          error={faults.at('persons')}
        />
        <DateField
          label={t('By when')}
          optional
          min={today}
          value={dueOn}
          onChange={setDueOn}
          error={faults.at('dueOn')}
        />
        <FormActions
          submit={t('Ask for advice')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

export function AdviseDialog({ decision: { decision, question }, onClose }: Props) {
  const notify = useNotice()
  const [said, change, forget] = useKept<{ kind: (typeof adviceKinds)[number]; body: string }>(
    `advice on ${decision}`,
    {
      kind: 'advice',
      body: '',
    },
  )
  const act = useAct(advise, {
    after: () => {
      forget()
      onClose()
      notify(t('Kept in your own words.'))
    },
  })
  const faults = faultsIn(act.error, ['body'])
  return (
    <Dialog open guarded title={t('Give advice')} onClose={onClose}>
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => act.mutate({ decision, ...said })}>
        <p>{question}</p>
        <Segments
          label={t('What it is')}
          value={said.kind}
          onChange={(kind) => change({ ...said, kind })}
          options={adviceKinds.map((value) => ({ value, label: kindWord(value) }))}
        />
        <LongTextField
          label={t('In your own words')}
          hint={
            said.kind === 'objection'
              ? t('It has to be answered before anything is decided. It is not edited afterwards.')
              : t('It is not edited afterwards.')
          }
          rows={5}
          value={said.body}
          onChange={(body) => change({ ...said, body })}
          error={faults.at('body')}
        />
        <FormActions
          submit={said.kind === 'objection' ? t('Object') : t('Give advice')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

interface AnswerProps {
  decision: string
  advice: DecisionSeen['advice'][number]
  onClose: () => void
}

export function AnswerDialog({ decision, advice: { advice, body }, onClose }: AnswerProps) {
  const [words, change, forget] = useKept(`answer to ${advice}`, '')
  const act = useAct(answerAdvice, {
    after: () => {
      forget()
      onClose()
    },
  })
  const faults = faultsIn(act.error, ['answer'])
  return (
    <Dialog open guarded title={t('How it is answered')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ decision, advice, answer: words })}
      >
        <q>{body}</q>
        <LongTextField
          label={t('Answer')}
          hint={t('It is not edited afterwards.')}
          rows={4}
          value={words}
          onChange={change}
          error={faults.at('answer')}
        />
        <FormActions submit={t('Answer')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
