import { useState } from 'react'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { contact, judge, move, type StakeholderSeen } from '../contract.ts'
import { type Attitude, attitudes, nextAfter } from '../stakeholder.ts'
import { adviceOf, attitudeWord } from './saying.ts'
import { levels } from './steps.ts'

interface Props {
  stakeholder: StakeholderSeen
  onClose: () => void
}

/** That somebody spoke with them, and when to speak next. */
export function ContactDialog({ stakeholder: { stakeholder, rhythm }, onClose }: Props) {
  const today = useToday()
  const notify = useNotice()
  const [words, write, forget] = useKept(`contact with ${stakeholder}`, {
    spokeOn: today,
    note: '',
    nextOn: nextAfter(today, rhythm, undefined, today) ?? '',
  })
  const end = () => {
    forget()
    onClose()
  }
  const act = useAct(contact, {
    after: () => {
      end()
      notify(t('Contact added.'))
    },
  })
  const faults = faultsIn(act.error, ['spokeOn', 'note', 'nextOn'])
  return (
    <Dialog open guarded title={t('Add a contact')} onClose={onClose}>
      <Form
        onSubmit={() =>
          act.mutate({ ...words, stakeholder, spokeOn: words.spokeOn || undefined, nextOn: words.nextOn || null })
        }
        busy={act.isPending}
        refusal={faults.refusal}
      >
        <LongTextField
          label={t('What was said')}
          hint={t('A sentence or two; it is for those who see this stakeholder, and never sent by mail.')}
          rows={3}
          value={words.note}
          onChange={(note) => write({ ...words, note })}
          error={faults.at('note')}
        />
        <FieldRow>
          <DateField
            label={t('Day')}
            max={today}
            value={words.spokeOn}
            onChange={(spokeOn) => write({ ...words, spokeOn })}
            error={faults.at('spokeOn')}
          />
          <DateField
            label={t('Next contact')}
            optional
            min={today}
            value={words.nextOn}
            onChange={(nextOn) => write({ ...words, nextOn })}
            error={faults.at('nextOn')}
          />
        </FieldRow>
        <FormActions submit={t('Add contact')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: end }} />
      </Form>
    </Dialog>
  )
}

/** Where they stand, by numbers; the same as dragging them on the grid. */
export function MoveDialog({ stakeholder, onClose }: Props) {
  const notify = useNotice()
  const [from] = useState({ fromInfluence: stakeholder.influence, fromInterest: stakeholder.interest })
  const [to, setTo] = useState({ influence: stakeholder.influence, interest: stakeholder.interest, word: '' })
  const act = useAct(move, {
    after: () => {
      onClose()
      notify(t('Stakeholder moved.'))
    },
  })
  const faults = faultsIn(act.error, ['influence', 'interest', 'word'])
  return (
    <Dialog open guarded title={t('Where do they stand?')} onClose={onClose}>
      <Form
        onSubmit={() => act.mutate({ stakeholder: stakeholder.stakeholder, ...from, ...to })}
        busy={act.isPending}
        refusal={faults.refusal}
      >
        <FieldRow>
          <SelectField
            label={t('Influence')}
            value={String(to.influence)}
            onChange={(influence) => setTo({ ...to, influence: Number(influence) })}
            choices={levels(to.influence)}
            error={faults.at('influence')}
          />
          <SelectField
            label={t('Interest')}
            value={String(to.interest)}
            onChange={(interest) => setTo({ ...to, interest: Number(interest) })}
            choices={levels(to.interest)}
            error={faults.at('interest')}
          />
        </FieldRow>
        <p>{adviceOf(to)}</p>
        <TextField
          label={t('Why')}
          optional
          value={to.word}
          onChange={(word) => setTo({ ...to, word })}
          error={faults.at('word')}
        />
        <FormActions submit={t('Move')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}

/** How they stand to what we want, as of a day. */
export function AttitudeDialog({ stakeholder, onClose }: Props) {
  const today = useToday()
  const notify = useNotice()
  const [said, setSaid] = useState({ attitude: (stakeholder.attitude ?? '') as Attitude | '', on: today, word: '' })
  const act = useAct(judge, {
    after: () => {
      onClose()
      notify(t('How they stand is noted.'))
    },
  })
  const faults = faultsIn(act.error, ['attitude', 'on', 'word'])
  return (
    <Dialog open guarded title={t('How do they stand to what we want?')} onClose={onClose}>
      <Form
        onSubmit={() =>
          act.mutate({
            stakeholder: stakeholder.stakeholder,
            attitude: said.attitude || null,
            on: said.on || undefined,
            word: said.word,
          })
        }
        busy={act.isPending}
        refusal={faults.refusal}
      >
        <FieldRow>
          <SelectField
            label={t('Attitude')}
            value={said.attitude}
            onChange={(attitude) => setSaid({ ...said, attitude: attitude as Attitude | '' })}
            choices={[
              { value: '', label: t('not said') },
              ...attitudes.map((value) => ({ value, label: attitudeWord(value) })),
            ]}
            error={faults.at('attitude')}
          />
          <DateField
            label={t('As of')}
            max={today}
            value={said.on}
            onChange={(on) => setSaid({ ...said, on })}
            error={faults.at('on')}
          />
        </FieldRow>
        <TextField
          label={t('What shows it')}
          optional
          value={said.word}
          onChange={(word) => setSaid({ ...said, word })}
          error={faults.at('word')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
