import { useState } from 'react'
import { addDays } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { CopyText } from '../../../web/CopyText.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { make } from '../contract.ts'
import { longest } from '../token.ts'

type May = 'read' | 'write'

/** A dialog that makes a personal access token and shows its text once. */
export function MakeToken({ onClose }: { onClose: () => void }) {
  const today = useToday()
  const [name, setName] = useState('')
  const [may, setMay] = useState<May>('read')
  const [endsOn, setEndsOn] = useState(addDays(today, 90))
  const act = useAct(make)
  const faults = faultsIn(act.error, ['name', 'scopes', 'endsOn'])
  return (
    <Dialog open title={t('Make a personal access token')} onClose={onClose} guarded>
      {act.data ? (
        <>
          <CopyText
            label={t('The token')}
            hint={t('Copy it now: it is shown this once. A program sends it in the header “Authorization: Bearer …”.')}
            text={act.data.text}
          />
          <div>
            <Button onClick={onClose}>{t('Done')}</Button>
          </div>
        </>
      ) : (
        <Form
          busy={act.isPending}
          refusal={faults.refusal}
          onSubmit={() => act.mutate({ name, endsOn, scopes: may === 'write' ? ['read', 'write'] : ['read'] })}
        >
          <TextField
            label={t('Name')}
            hint={t('What it is for, such as “Monthly figures”.')}
            value={name}
            onChange={setName}
            error={faults.at('name')}
            autoComplete="off"
            maxLength={100}
          />
          <SelectField<May>
            label={t('It may')}
            value={may}
            onChange={setMay}
            error={faults.at('scopes')}
            choices={[
              { value: 'read', label: t('read what you see') },
              { value: 'write', label: t('read and write as you may') },
            ]}
          />
          <DateField
            label={t('Last day')}
            value={endsOn}
            onChange={setEndsOn}
            min={today}
            max={addDays(today, longest)}
            error={faults.at('endsOn')}
          />
          <FormActions
            submit={t('Make token')}
            busy={act.isPending}
            cancel={{ label: t('Cancel'), onSelect: onClose }}
          />
        </Form>
      )}
    </Dialog>
  )
}
