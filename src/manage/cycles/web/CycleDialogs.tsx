import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { DateField } from '../../../ui/DateField.tsx'
import { Confirm, Dialog } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { type Faults, faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { add, type CycleView, change, type list, remove } from '../contract.ts'
import type { Length } from '../cycle.ts'
import { daysOf } from './saying.ts'

type Draft = Pick<CycleView, 'name' | 'length' | 'from' | 'to'>

const fields = ['name', 'length', 'from', 'to']

/** A dialog that adds a cycle: one that fits the organisation's year, or days of one's own. */
export function AddCycle({
  suggested,
  onClose,
}: {
  suggested: OutputOf<typeof list>['suggested']
  onClose: () => void
}) {
  const paths = usePaths()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(suggested.length > 0 ? '0' : 'own')
  const [draft, setDraft] = useState<Draft>(suggested[0] ?? { name: '', length: 'own', from: '', to: '' })
  const act = useAct(add, {
    after: ({ cycle }) => {
      onClose()
      void navigate({ to: paths.cycle(cycle) })
    },
  })
  const choose = (value: string) => {
    setChosen(value)
    setDraft(suggested[Number(value)] ?? { name: '', length: 'own', from: '', to: '' })
  }
  return (
    <Dialog open guarded title={t('Add a cycle')} onClose={onClose}>
      <CycleForm
        draft={draft}
        onChange={setDraft}
        faults={faultsIn(act.error, fields)}
        days={chosen === 'own'}
        submit={t('Add cycle')}
        busy={act.isPending}
        onSubmit={() => act.mutate(draft)}
        onCancel={onClose}
      >
        <SelectField
          label={t('Which one?')}
          hint={t('As the year is counted here; administrators change its first month in the settings.')}
          value={chosen}
          onChange={choose}
          choices={[
            ...suggested.map((each, at) => ({ value: String(at), label: `${each.name}: ${daysOf(each)}` })),
            { value: 'own', label: t('Days of its own') },
          ]}
        />
      </CycleForm>
    </Dialog>
  )
}

/** A dialog that changes a cycle's name or days. */
export function ChangeCycle({ cycle, onClose }: { cycle: CycleView; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>(cycle)
  const [revision, setRevision] = useState(cycle.revision)
  const act = useAct(change, { after: onClose })
  const { name, length, from, to } = draft
  const save = (over = revision) => act.mutate({ cycle: cycle.cycle, revision: over, name, length, from, to })
  const theirs = act.error?.theirs as CycleView | undefined
  return (
    <Dialog open guarded title={t('Change {{name}}', { name: cycle.name })} onClose={onClose}>
      <Conflict
        error={act.error}
        busy={act.isPending}
        fields={[
          { field: 'name', label: t('Name') },
          { field: 'from', label: t('First day') },
          { field: 'to', label: t('Last day') },
        ]}
        onMine={() => save(theirs?.revision)}
        onTheirs={() => {
          if (!theirs) return
          setDraft(theirs)
          setRevision(theirs.revision)
          act.reset()
        }}
      />
      <CycleForm
        draft={draft}
        onChange={setDraft}
        faults={theirs ? faultsIn(null, []) : faultsIn(act.error, fields)}
        days
        submit={t('Save changes')}
        busy={act.isPending}
        onSubmit={() => save()}
        onCancel={onClose}
      />
    </Dialog>
  )
}

interface FormProps {
  draft: Draft
  onChange: (draft: Draft) => void
  faults: Faults
  /** The days can be chosen. */
  days: boolean
  submit: string
  busy: boolean
  onSubmit: () => void
  onCancel: () => void
  children?: React.ReactNode
}

function CycleForm({ draft, onChange, faults, days, submit, busy, onSubmit, onCancel, children }: FormProps) {
  // Days that were chosen by hand are no quarter of this year any longer.
  const day = (part: { from: string } | { to: string }) => onChange({ ...draft, ...part, length: 'own' as Length })
  return (
    <Form busy={busy} refusal={faults.refusal} onSubmit={onSubmit}>
      {children}
      <TextField
        label={t('Name')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        error={faults.at('name')}
        autoComplete="off"
        maxLength={100}
      />
      {days && (
        <FieldRow>
          <DateField
            label={t('First day')}
            value={draft.from}
            onChange={(from) => day({ from })}
            error={faults.at('from')}
          />
          <DateField label={t('Last day')} value={draft.to} onChange={(to) => day({ to })} error={faults.at('to')} />
        </FieldRow>
      )}
      <FormActions submit={submit} busy={busy} cancel={{ label: t('Cancel'), onSelect: onCancel }} />
    </Form>
  )
}

/** Asks before a cycle is taken away. Its goals stay. */
export function RemoveCycle({ cycle, onClose }: { cycle: CycleView; onClose: () => void }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const act = useAct(remove, { after: () => void navigate({ to: paths.cycles }) })
  return (
    <Confirm
      open
      title={t('Remove {{name}}?', { name: cycle.name })}
      confirm={t('Remove cycle')}
      cancel={t('Keep it')}
      danger
      busy={act.isPending}
      onConfirm={() => act.mutate({ cycle: cycle.cycle })}
      onClose={onClose}
    >
      {act.error && <Failure what={act.error.message} />}
      <p>{t('Goals that are due in it stay as they are: they belong to it by their dates alone.')}</p>
    </Confirm>
  )
}
