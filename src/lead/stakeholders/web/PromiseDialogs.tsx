import { useState } from 'react'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import {
  changePromise,
  promise as makePromise,
  movePromise,
  type Promised,
  type StakeholderSeen,
  settle,
} from '../contract.ts'
import { type Settling, settlings } from '../stakeholder.ts'
import { dayWord, fieldWord, stateWord } from './saying.ts'

interface Props {
  stakeholder: StakeholderSeen
  onClose: () => void
}

interface OfOne extends Props {
  promise: Promised
}

/** A promise, made or reworded; its day is moved apart. */
export function PromiseDialog({ stakeholder, promise, onClose }: Props & { promise?: Promised }) {
  const { me } = useViewer()
  const today = useToday()
  const notify = useNotice()
  const [words, write, forget] = useKept(`promise ${promise?.promise ?? `to ${stakeholder.stakeholder}`}`, {
    text: promise?.text ?? '',
    owner: (promise?.owner ?? { person: me.person, name: me.name }) as Named | null,
    dueOn: '',
    madeOn: today,
    // As it was when the writing began, however it moved since.
    revision: promise?.revision ?? 0,
  })
  const end = () => {
    forget()
    onClose()
  }
  const after = () => {
    end()
    notify(promise ? t('Promise changed.') : t('Promise added.'))
  }
  const making = useAct(makePromise, { after })
  const changing = useAct(changePromise, { after })
  const act = promise ? changing : making
  const faults = faultsIn(act.error, ['text', 'owner', 'dueOn', 'madeOn'])
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const submit = (revision = words.revision) => {
    const given = { stakeholder: stakeholder.stakeholder, text: words.text, owner: words.owner?.person }
    if (promise) changing.mutate({ ...given, promise: promise.promise, revision })
    else making.mutate({ ...given, dueOn: words.dueOn, madeOn: words.madeOn || undefined })
  }
  return (
    <Dialog open guarded title={promise ? t('Change the promise') : t('What did we promise?')} onClose={onClose}>
      <Form onSubmit={() => submit()} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={[{ field: 'text', label: fieldWord('text') }]}
          onMine={() => submit(promise?.revision)}
          onTheirs={end}
          busy={act.isPending}
        />
        <LongTextField
          label={t('Promise')}
          hint={t('So that they and we would agree whether it was kept.')}
          rows={2}
          value={words.text}
          onChange={(text) => write({ ...words, text })}
          error={faults.at('text')}
        />
        <PersonField
          label={t('Who answers for it')}
          value={words.owner}
          onChange={(owner) => write({ ...words, owner })}
          error={faults.at('owner')}
        />
        {!promise && (
          <FieldRow>
            <DateField
              label={t('By when')}
              value={words.dueOn}
              onChange={(dueOn) => write({ ...words, dueOn })}
              error={faults.at('dueOn')}
            />
            <DateField
              label={t('Promised on')}
              max={today}
              value={words.madeOn}
              onChange={(madeOn) => write({ ...words, madeOn })}
              error={faults.at('madeOn')}
            />
          </FieldRow>
        )}
        <FormActions
          submit={promise ? t('Save') : t('Add promise')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: end }}
        />
      </Form>
    </Dialog>
  )
}

/** To another day, with a word: a promise that slips is told before its day. */
export function MovePromiseDialog({ stakeholder, promise, onClose }: OfOne) {
  const today = useToday()
  const notify = useNotice()
  const [to, setTo] = useState({ dueOn: '', word: '' })
  const [read] = useState(promise.revision)
  const act = useAct(movePromise, {
    after: () => {
      onClose()
      notify(t('Promise moved.'))
    },
  })
  const faults = faultsIn(act.error, ['dueOn', 'word'])
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const submit = (revision: number) =>
    act.mutate({ stakeholder: stakeholder.stakeholder, promise: promise.promise, revision, ...to })
  return (
    <Dialog open guarded title={t('Move the promise')} onClose={onClose}>
      <Form onSubmit={() => submit(read)} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={[
            { field: 'dueOn', label: fieldWord('dueOn') },
            { field: 'word', label: fieldWord('word') },
          ]}
          onMine={() => submit(promise.revision)}
          onTheirs={onClose}
          busy={act.isPending}
        />
        <DateField
          label={t('By when')}
          hint={t('It was promised for {{date}}.', { date: dayWord(promise.dueOn) })}
          min={today}
          value={to.dueOn}
          onChange={(dueOn) => setTo({ ...to, dueOn })}
          error={faults.at('dueOn')}
        />
        <LongTextField
          label={t('Why it moves')}
          hint={t('As they were told.')}
          rows={2}
          value={to.word}
          onChange={(word) => setTo({ ...to, word })}
          error={faults.at('word')}
        />
        <FormActions submit={t('Move')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}

/** Kept or broken, with a word. */
export function SettleDialog({ stakeholder, promise, onClose }: OfOne) {
  const notify = useNotice()
  const [said, setSaid] = useState({ state: 'kept' as Settling, word: '' })
  const act = useAct(settle, {
    after: ({ name }) => {
      onClose()
      notify(t('Noted what came of the promise to {{name}}.', { name }))
    },
  })
  const faults = faultsIn(act.error, ['state', 'word'])
  return (
    <Dialog open guarded title={t('What came of the promise?')} onClose={onClose}>
      <Form
        onSubmit={() => act.mutate({ stakeholder: stakeholder.stakeholder, promise: promise.promise, ...said })}
        busy={act.isPending}
        refusal={faults.refusal}
      >
        <SelectField
          label={t('What came of it')}
          hint={promise.text}
          value={said.state}
          onChange={(state) => setSaid({ ...said, state: state as Settling })}
          choices={settlings.map((value) => ({ value, label: stateWord(value) }))}
        />
        <LongTextField
          label={t('In a word')}
          rows={2}
          value={said.word}
          onChange={(word) => setSaid({ ...said, word })}
          error={faults.at('word')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
