import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { forgetReader, useAct, useAnswer } from '../../../web/queries.ts'
import { announceSignIn } from '../../../web/signed.ts'
import { locale, t } from '../../../web/words.ts'
import { end, everywhere, list } from '../contract.ts'
import { ChangePassword } from './ChangePassword.tsx'

/** The devices that one is signed in on, and how to end that. */
export function SignIns() {
  const signIns = useAnswer(list, {})
  const leave = useLeave()
  const [changing, setChanging] = useState(false)
  const one = useAct(end)
  const all = useAct(everywhere, { quietly: true, after: leave })
  const error = one.error ?? all.error
  return (
    <Section
      title={t('Sign-in')}
      actions={
        <>
          <Button size="small" onClick={() => setChanging(true)}>
            {t('Change password')}
          </Button>
          <Button size="small" busy={all.isPending} onClick={() => all.mutate({ keepThis: false })}>
            {t('Sign out everywhere')}
          </Button>
        </>
      }
    >
      {error && <Failure what={error.message} />}
      <Answered query={signIns}>
        {(data) => (
          <DataTable
            caption={t('Devices that you are signed in on')}
            rows={data.signIns}
            rowKey={(row) => row.signIn}
            columns={[
              {
                key: 'device',
                header: t('Device'),
                main: true,
                cell: (row) => (row.current ? t('{{device}} (this one)', { device: row.device }) : row.device),
              },
              { key: 'seen', header: t('Last seen'), cell: (row) => instant(row.seenAt, locale()) },
              { key: 'address', header: t('Address'), hideOnPhone: true, cell: (row) => row.address },
              {
                key: 'end',
                align: 'end',
                header: t('End'),
                cell: (row) => (
                  <Button
                    size="small"
                    busy={one.isPending && one.variables.signIn === row.signIn}
                    onClick={() => one.mutate({ signIn: row.signIn }, { onSuccess: row.current ? leave : undefined })}
                  >
                    {t('Sign out')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answered>
      {changing && <ChangePassword onClose={() => setChanging(false)} />}
    </Section>
  )
}

/** After a sign-out: nothing that was read stays. */
export function useLeave() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    announceSignIn()
    await navigate({ to: '/sign-in' })
    forgetReader(client)
  }
}
