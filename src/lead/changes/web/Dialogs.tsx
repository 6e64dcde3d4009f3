import { useState } from 'react'
import { addDays } from '../../../kernel/dates.ts'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { endings } from '../change.ts'
import { type ChangeSeen, close, lookAgain } from '../contract.ts'
import { endingWord, fieldWord } from './saying.ts'

interface Props {
  change: ChangeSeen
  onClose: () => void
}

/** Where it is now, what is next, and when to look again. */
export function LookAgainDialog({ change, onClose }: Props) {
  const today = useToday()
  const [words, write, forget] = useKept(`look at ${change.change}`, {
    current: change.current,
    stages: change.stages.map(({ title }) => title),
    next: change.next,
    note: '',
    lookAgainOn: addDays(today, 30),
    // As it was when writing began: what others write meanwhile is met on saving.
    revision: change.revision,
  })
  const put = (part: Partial<typeof words>) => write({ ...words, ...part })
  const end = () => {
    forget()
    onClose()
  }
  const act = useAct(lookAgain, { after: end })
  const faults = faultsIn(act.error, ['current', 'next', 'note', 'lookAgainOn'])
  const theirs = act.error?.theirs as { revision: number } | undefined
  const save = (revision: number) => {
    const { current, next, note, lookAgainOn } = words
    act.mutate({ change: change.change, revision, current, next, note, lookAgainOn })
  }
  return (
    <Dialog open guarded title={t('Say where it is')} onClose={onClose}>
      <Conflict
        error={act.error}
        busy={act.isPending}
        fields={[
          { field: 'next', label: fieldWord('next') },
          { field: 'lookAgainOn', label: fieldWord('lookAgainOn') },
        ]}
        onMine={() => theirs && save(theirs.revision)}
        onTheirs={end}
      />
      <Form busy={act.isPending} refusal={theirs ? null : faults.refusal} onSubmit={() => save(words.revision)}>
        {words.stages.length > 0 && (
          <SelectField
            label={t('Where we are')}
            value={String(words.current)}
            onChange={(current) => put({ current: Number(current) })}
            choices={words.stages.map((label, at) => ({ value: String(at), label }))}
            error={faults.at('current')}
          />
        )}
        <LongTextField
          label={t('What to say of it')}
          optional
          rows={3}
          value={words.note}
          onChange={(note) => put({ note })}
          error={faults.at('note')}
        />
        <TextField
          label={t('What is next')}
          optional
          value={words.next}
          onChange={(next) => put({ next })}
          error={faults.at('next')}
        />
        <DateField
          label={t('Look again on')}
          min={addDays(today, 1)}
          value={words.lookAgainOn}
          onChange={(lookAgainOn) => put({ lookAgainOn })}
          error={faults.at('lookAgainOn')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}

/** How it ended, and what was learnt: a change that failed teaches as much as one that landed. */
export function CloseDialog({ change, onClose }: Props) {
  const notify = useNotice()
  const [closedAs, setClosedAs] = useState<(typeof endings)[number]>('landed')
  const [learnt, write, forget] = useKept(`learnt of ${change.change}`, change.learnt)
  const act = useAct(close, {
    after: () => {
      forget()
      onClose()
      notify(t('Closed. What was learnt stays.'))
    },
  })
  const faults = faultsIn(act.error, ['closedAs', 'learnt'])
  return (
    <Dialog open guarded title={t('Close the change')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ change: change.change, closedAs, learnt })}
      >
        <SelectField
          label={t('How it ended')}
          value={closedAs}
          onChange={(next) => setClosedAs(next as typeof closedAs)}
          choices={endings.map((value) => ({ value, label: endingWord(value) }))}
          error={faults.at('closedAs')}
        />
        <LongTextField
          label={t('What was learnt')}
          meaning
          rows={5}
          value={learnt}
          onChange={write}
          error={faults.at('learnt')}
        />
        <FormActions
          submit={t('Close the change')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
