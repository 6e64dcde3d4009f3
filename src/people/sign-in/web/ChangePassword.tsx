import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { changePassword } from '../contract.ts'

/** A dialog for a new password; all other devices are signed out. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const notify = useNotice()
  const [password, setPassword] = useState('')
  const [next, setNext] = useState('')
  const act = useAct(changePassword, {
    after: () => {
      notify(t('Your password was changed, and other devices were signed out.'))
      onClose()
    },
  })
  const faults = faultsIn(act.error, ['password', 'next'])
  return (
    <Dialog open title={t('Change password')} onClose={onClose} guarded>
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => act.mutate({ password, next })}>
        <TextField
          label={t('Password until now')}
          type="password"
          value={password}
          onChange={setPassword}
          error={faults.at('password')}
          autoComplete="current-password"
          maxLength={200}
        />
        <TextField
          label={t('New password')}
          hint={t('At least ten characters. A sentence is fine.')}
          type="password"
          value={next}
          onChange={setNext}
          error={faults.at('next')}
          autoComplete="new-password"
          maxLength={200}
        />
        <FormActions
          submit={t('Change password')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
