import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { add } from '../contract.ts'
import { draftFields, emptyDraft, inputOf, PersonForm } from './PersonForm.tsx'

/** A dialog that adds somebody, and then shows their page. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(emptyDraft)
  const act = useAct(add, { after: ({ person }) => navigate({ to: paths.person(person) }) })
  return (
    <Dialog open title={t('Add a person')} onClose={onClose} guarded>
      <PersonForm
        draft={draft}
        onChange={setDraft}
        faults={faultsIn(act.error, draftFields)}
        submit={t('Add person')}
        busy={act.isPending}
        onSubmit={() => act.mutate(inputOf(draft))}
        onCancel={onClose}
      />
    </Dialog>
  )
}
