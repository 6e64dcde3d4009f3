import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { buttonClass } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Text } from '../../../ui/Layout.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { Door } from '../../../web/Door.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { pathsIn } from '../../../web/paths.ts'
import { forgetReader, useAct, useAnswer } from '../../../web/queries.ts'
import { announceSignIn } from '../../../web/signed.ts'
import { t } from '../../../web/words.ts'
import { look, use } from '../contract.ts'

/** A one-use link: an invitation, or the way back in for whoever has lost their password. */
export function LinkPage() {
  const secret = useParams({ strict: false }).secret as string
  const client = useQueryClient()
  const navigate = useNavigate()
  const [password, setPassword] = useState('')
  const link = useAnswer(look, { secret })
  const act = useAct(use, {
    quietly: true,
    after: ({ organisation }) => {
      announceSignIn()
      forgetReader(client)
      void navigate({ to: pathsIn(organisation.slug).myGoals, replace: true })
    },
  })
  const faults = faultsIn(act.error, ['password'])

  if (link.error)
    return (
      <Door title={t('This link does not work')}>
        {link.error.kind === 'not-found' ? (
          <Text size={3}>{link.error.message}</Text>
        ) : (
          <Failed error={link.error} onRetry={() => void link.refetch()} />
        )}
        <p>
          <Link to="/sign-in" className={buttonClass}>
            {t('Sign in')}
          </Link>
        </p>
      </Door>
    )
  if (!link.data)
    return (
      <Door title={t('One-use link')}>
        <Loading />
      </Door>
    )

  const { organisation, person, email, purpose, asks } = link.data
  const known = asks === 'known password'
  return (
    <Door
      title={
        purpose === 'invitation'
          ? t('Welcome to {{organisation}}', { organisation: organisation.name })
          : t('Choose a new password')
      }
      why={known ? t('{{email}} has a password here already. Give it once more to join.', { email }) : undefined}
    >
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => act.mutate({ secret, password })}>
        <Text size={3}>{t('You are {{person}}, and sign in as {{email}}.', { person, email })}</Text>
        {/* Password managers need to know whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <TextField
          label={known ? t('Your password') : t('New password')}
          hint={known ? undefined : t('At least ten characters. A sentence is fine.')}
          type="password"
          value={password}
          onChange={setPassword}
          error={faults.at('password')}
          autoComplete={known ? 'current-password' : 'new-password'}
          maxLength={200}
        />
        <FormActions
          submit={
            purpose === 'invitation'
              ? t('Join {{organisation}}', { organisation: organisation.name })
              : t('Set password')
          }
          busy={act.isPending}
        />
      </Form>
    </Door>
  )
}
