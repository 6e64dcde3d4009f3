import { send } from '../../../web/ask.ts'
import { Refused, refusedBy } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'

// The sign-in library answers these two itself; all else goes through operations.

/** Signs this browser in; refused in one sentence that does not tell which of the two was wrong. */
export async function signIn(given: { email: string; password: string }): Promise<void> {
  const { ok, status, given: body } = await send('/api/auth/sign-in/email', 'POST', { ...given, rememberMe: true })
  if (ok) return
  if (status === 429)
    throw new Refused('too-many', 429, t('Too many attempts. Wait a quarter of an hour, then try again.'))
  if (status >= 500) throw refusedBy(status, body, t('Something went wrong at the other end. Try again in a moment.'))
  throw new Refused('unauthenticated', status, t('This e-mail and password do not belong together. Try again.'))
}

/** Signs this browser out. */
export async function signOut(): Promise<void> {
  await send('/api/auth/sign-out', 'POST', {})
}
