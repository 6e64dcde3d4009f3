import { useState } from 'react'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { end } from '../contract.ts'
import type { Whole } from './whole.ts'

/** A dialog that records somebody's last day, or that they stay after all. */
export function EndPerson({ person, onClose }: { person: Whole; onClose: () => void }) {
  const today = useToday()
  const notify = useNotice()
  const [on, setOn] = useState(person.endsOn ?? today)
  const act = useAct(end, {
    after: ({ name, endsOn }) => {
      notify(endsOn ? t('The last day of {{name}} was recorded.', { name }) : t('{{name}} stays.', { name }))
      onClose()
    },
  })
  const faults = faultsIn(act.error, ['on'])
  return (
    <Dialog open title={t('Record the last day of {{name}}', { name: person.name })} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ person: person.person, on: on || null })}
      >
        <DateField
          label={t('Last day')}
          hint={t(
            'What they did stays. After that day they cannot sign in, and their direct reports report to the next manager.',
          )}
          value={on}
          onChange={setOn}
          error={faults.at('on')}
          optional={Boolean(person.endsOn)}
        />
        <FormActions
          submit={on ? t('Record last day') : t('Let them stay')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
