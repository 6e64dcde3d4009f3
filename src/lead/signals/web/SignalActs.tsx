import { useState } from 'react'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { close, lookAgain, type SignalSeen, sight } from '../contract.ts'
import { type Direction, directions, type Ending, endings, type Horizon, horizons, mostImpact } from '../signal.ts'
import { directionWord, endingWord, fieldWord, horizonWord } from './saying.ts'
import { likelihoods } from './steps.ts'

interface Props {
  signal: SignalSeen
  onClose: () => void
}

/** What somebody saw of it on a day. */
export function SightingDialog({ signal: { signal }, onClose }: Props) {
  const today = useToday()
  const notify = useNotice()
  const [words, write, forget] = useKept(`sighting of ${signal}`, { seenOn: today, note: '', link: '' })
  const end = () => {
    forget()
    onClose()
  }
  const act = useAct(sight, {
    after: () => {
      end()
      notify(t('Sighting added.'))
    },
  })
  const faults = faultsIn(act.error, ['seenOn', 'note', 'link'])
  return (
    <Dialog open guarded title={t('Add a sighting')} onClose={onClose}>
      <Form
        onSubmit={() => act.mutate({ signal, ...words, seenOn: words.seenOn || undefined })}
        busy={act.isPending}
        refusal={faults.refusal}
      >
        <LongTextField
          label={t('What was seen')}
          rows={3}
          value={words.note}
          onChange={(note) => write({ ...words, note })}
          error={faults.at('note')}
        />
        <TextField
          label={t('Address of the evidence')}
          optional
          placeholder="https://"
          value={words.link}
          onChange={(link) => write({ ...words, link })}
          error={faults.at('link')}
        />
        <DateField
          label={t('Day')}
          max={today}
          value={words.seenOn}
          onChange={(seenOn) => write({ ...words, seenOn })}
          error={faults.at('seenOn')}
        />
        <FormActions submit={t('Add sighting')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: end }} />
      </Form>
    </Dialog>
  )
}

/** A look on the rhythm: it stands as it stood, or it moved. */
export function LookDialog({ signal, onClose }: Props) {
  const notify = useNotice()
  const [now, setNow] = useState({
    horizon: signal.horizon,
    impact: signal.impact,
    direction: signal.direction,
    probability: signal.probability,
    note: '',
  })
  const [read] = useState(signal.revision)
  const act = useAct(lookAgain, {
    after: () => {
      onClose()
      notify(t('Looked at. The next look is one rhythm from today.'))
    },
  })
  const faults = faultsIn(act.error, ['horizon', 'impact', 'direction', 'probability', 'note'])
  const put = (part: Partial<typeof now>) => setNow({ ...now, ...part })
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const submit = (revision: number) =>
    act.mutate({ ...now, signal: signal.signal, revision, probability: now.probability ?? undefined })
  return (
    <Dialog open guarded title={t('Look again')} onClose={onClose}>
      <Form onSubmit={() => submit(read)} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={['horizon', 'impact', 'direction', 'probability'].map((field) => ({
            field,
            label: fieldWord(field),
          }))}
          onMine={() => submit(signal.revision)}
          onTheirs={onClose}
          busy={act.isPending}
        />
        <FieldRow>
          <SelectField
            label={t('When it would matter')}
            value={now.horizon}
            onChange={(horizon) => put({ horizon: horizon as Horizon })}
            choices={horizons.map((value) => ({ value, label: horizonWord(value) }))}
          />
          <SelectField
            label={t('Direction')}
            value={now.direction}
            onChange={(direction) => put({ direction: direction as Direction })}
            choices={directions.map((value) => ({ value, label: directionWord(value) }))}
          />
        </FieldRow>
        <FieldRow>
          <SelectField
            label={t('Impact, 1 to 5')}
            value={String(now.impact)}
            onChange={(impact) => put({ impact: Number(impact) })}
            choices={Array.from({ length: mostImpact }, (_, at) => String(at + 1)).map((value) => ({
              value,
              label: value,
            }))}
          />
          {now.probability !== null && (
            <SelectField
              label={t('How likely')}
              hint={signal.expected}
              value={String(now.probability)}
              onChange={(chosen) => put({ probability: Number(chosen) })}
              choices={likelihoods(signal.probability)}
              error={faults.at('probability')}
            />
          )}
        </FieldRow>
        <LongTextField
          label={t('Note')}
          optional
          rows={3}
          value={now.note}
          onChange={(note) => put({ note })}
          error={faults.at('note')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}

/** How it ended. What was held to be likely is scored from it. */
export function CloseDialog({ signal, onClose }: Props) {
  const notify = useNotice()
  const [closedAs, setClosedAs] = useState<Ending>('came')
  const [outcome, setOutcome] = useState('')
  const act = useAct(close, {
    after: () => {
      onClose()
      notify(t('Signal closed.'))
    },
  })
  const faults = faultsIn(act.error, ['closedAs', 'outcome'])
  return (
    <Dialog open guarded title={t('Close the signal')} onClose={onClose}>
      <Form
        onSubmit={() => act.mutate({ signal: signal.signal, closedAs, outcome })}
        busy={act.isPending}
        refusal={faults.refusal}
      >
        <SelectField
          label={t('What came of it')}
          hint={signal.expected || undefined}
          value={closedAs}
          onChange={(ending) => setClosedAs(ending as Ending)}
          choices={endings.map((value) => ({ value, label: endingWord(value) }))}
        />
        <LongTextField
          label={t('What happened')}
          rows={3}
          value={outcome}
          onChange={setOutcome}
          error={faults.at('outcome')}
        />
        <FormActions submit={t('Close it')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
