import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Text } from '../../../ui/Layout.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { type AddressField, useAddress } from '../../../web/address.ts'
import { Door } from '../../../web/Door.tsx'
import { forgetReader } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { announceSignIn } from '../../../web/signed.ts'
import { t } from '../../../web/words.ts'
import { OtherWays } from './OtherWays.tsx'
import { signIn } from './password.ts'

/** Only ever back to a page of our own. */
const back: AddressField<string> = (given) => (typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/')
const fields = { back }

/** E-mail and password, and back to where one was. */
export function SignInPage() {
  const [address] = useAddress(fields)
  const client = useQueryClient()
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const act = useMutation<void, Refused, { email: string; password: string }>({
    mutationFn: signIn,
    onSuccess: () => {
      forgetReader(client)
      announceSignIn()
      router.history.replace(address.back)
    },
  })

  return (
    <Door title={t('Sign in')} beside={<OtherWays />}>
      <Form
        busy={act.isPending}
        refusal={act.error && { what: act.error.message }}
        onSubmit={() => act.mutate({ email: email.trim(), password })}
      >
        <TextField label={t('E-mail')} type="email" value={email} onChange={setEmail} autoComplete="username" />
        <TextField
          label={t('Password')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <FormActions submit={t('Sign in')} busy={act.isPending} />
      </Form>
      <Text quiet>
        {t(
          'Lost your password? Ask an administrator of your organisation for a one-use link: with it you choose a new one.',
        )}
      </Text>
    </Door>
  )
}
