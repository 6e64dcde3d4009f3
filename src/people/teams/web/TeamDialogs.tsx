import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { type Faults, faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type Named, PeopleField, PersonField } from '../../persons/web/PersonField.tsx'
import { add, change, join } from '../contract.ts'
import { type NamedTeam, TeamField } from './TeamField.tsx'
import type { WholeTeam } from './whole-team.ts'

interface Draft {
  name: string
  parent: NamedTeam | null
  lead: Named | null
}

const inputOf = ({ name, parent, lead }: Draft) => ({
  name,
  parent: parent?.team ?? null,
  lead: lead?.person ?? null,
})

const fields = ['name', 'parent', 'lead']

/** A dialog that adds a team, and then shows it. */
export function AddTeam({ parent, onClose }: { parent: NamedTeam | null; onClose: () => void }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<Draft>({ name: '', parent, lead: null })
  const act = useAct(add, {
    after: ({ team }) => {
      onClose()
      void navigate({ to: paths.team(team) })
    },
  })
  return (
    <Dialog open title={t('Add a team')} onClose={onClose} guarded>
      <TeamForm
        draft={draft}
        onChange={setDraft}
        faults={faultsIn(act.error, fields)}
        submit={t('Add team')}
        busy={act.isPending}
        onSubmit={() => act.mutate(inputOf(draft))}
        onCancel={onClose}
      />
    </Dialog>
  )
}

const draftOf = ({ name, path, lead }: WholeTeam): Draft => ({ name, parent: path.at(-1) ?? null, lead })

/** A dialog that changes a team's name, its lead or its place. */
export function ChangeTeam({ team, onClose }: { team: WholeTeam; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(team))
  const [revision, setRevision] = useState(team.revision)
  const act = useAct(change, { after: onClose })
  const save = (over = revision) => act.mutate({ team: team.team, revision: over, ...inputOf(draft) })
  const theirs = act.error?.theirs as WholeTeam | undefined
  return (
    <Dialog open title={t('Change {{team}}', { team: team.name })} onClose={onClose} guarded>
      <Conflict
        error={act.error}
        busy={act.isPending}
        fields={[{ field: 'name', label: t('Name') }]}
        onMine={() => save(theirs?.revision)}
        onTheirs={() => {
          if (!theirs) return
          setDraft(draftOf(theirs))
          setRevision(theirs.revision)
          act.reset()
        }}
      />
      <TeamForm
        draft={draft}
        onChange={setDraft}
        faults={theirs ? faultsIn(null, []) : faultsIn(act.error, fields)}
        submit={t('Save changes')}
        busy={act.isPending}
        onSubmit={() => save()}
        onCancel={onClose}
        self={team.team}
      />
    </Dialog>
  )
}

interface FormProps {
  draft: Draft
  onChange: (draft: Draft) => void
  faults: Faults
  submit: string
  busy: boolean
  onSubmit: () => void
  onCancel: () => void
  self?: string
}

function TeamForm({ draft, onChange, faults, submit, busy, onSubmit, onCancel, self }: FormProps) {
  const write = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <Form onSubmit={onSubmit} busy={busy} refusal={faults.refusal}>
      <TextField
        label={t('Name')}
        value={draft.name}
        onChange={(name) => write({ name })}
        error={faults.at('name')}
        autoComplete="off"
        maxLength={200}
      />
      <TeamField
        label={t('Within')}
        hint={t('The team that this one is a part of. None, at the top.')}
        value={draft.parent}
        onChange={(parent) => write({ parent })}
        without={self}
        error={faults.at('parent')}
        optional
      />
      <PersonField
        label={t('Lead')}
        value={draft.lead}
        onChange={(lead) => write({ lead })}
        error={faults.at('lead')}
        optional
      />
      <FormActions submit={submit} busy={busy} cancel={{ label: t('Cancel'), onSelect: onCancel }} />
    </Form>
  )
}

/** A dialog that lets people belong to a team, from today. */
export function AddMembers({ team, onClose }: { team: WholeTeam; onClose: () => void }) {
  const [persons, setPersons] = useState<Named[]>([])
  const act = useAct(join, { after: onClose })
  const faults = faultsIn(act.error, ['persons'])
  return (
    <Dialog open title={t('Add people to {{team}}', { team: team.name })} onClose={onClose} guarded>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ team: team.team, persons: persons.map(({ person }) => person) })}
      >
        <PeopleField
          label={t('People')}
          value={persons}
          onChange={setPersons}
          without={team.people.map(({ person }) => person)}
          error={faults.at('persons')}
        />
        <FormActions
          submit={t('Add to team')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
