import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { change } from '../contract.ts'
import { type Draft, draftFields, inputOf, PersonForm } from './PersonForm.tsx'
import type { Whole } from './whole.ts'

const draftOf = ({ name, title, email, manager, administrator }: Whole): Draft => ({
  name,
  title,
  manager,
  administrator,
  email: email ?? '',
})

/** A dialog that changes somebody; a new manager is theirs from today. */
export function ChangePerson({ person, onClose }: { person: Whole; onClose: () => void }) {
  const notify = useNotice()
  const [draft, setDraft] = useState(() => draftOf(person))
  const [revision, setRevision] = useState(person.revision)
  const act = useAct(change, {
    after: ({ name }) => {
      notify(t('{{name}} was changed.', { name }))
      onClose()
    },
  })
  const save = (over = revision) => act.mutate({ person: person.person, revision: over, ...inputOf(draft) })
  const theirs = act.error?.theirs as Whole | undefined
  const takeTheirs = () => {
    if (!theirs) return
    setDraft(draftOf(theirs))
    setRevision(theirs.revision)
    act.reset()
  }
  return (
    <Dialog open title={t('Change {{name}}', { name: person.name })} onClose={onClose} guarded>
      <Conflict
        error={act.error}
        busy={act.isPending}
        onMine={() => save(theirs?.revision)}
        onTheirs={takeTheirs}
        fields={[
          { field: 'name', label: t('Name') },
          { field: 'title', label: t('Job title') },
          { field: 'email', label: t('E-mail') },
          { field: 'administrator', label: t('Administrator'), print: (on) => (on ? t('Yes') : t('No')) },
        ]}
      />
      <PersonForm
        draft={draft}
        onChange={setDraft}
        faults={theirs ? faultsIn(null, []) : faultsIn(act.error, draftFields)}
        submit={t('Save changes')}
        busy={act.isPending}
        onSubmit={() => save()}
        onCancel={onClose}
        self={person.person}
      />
    </Dialog>
  )
}
