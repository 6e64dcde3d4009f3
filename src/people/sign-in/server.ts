import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { may } from '../../kernel/viewer.ts'
import { type Answer, type Asking, answer } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import type { Transaction } from '../../platform/sql.ts'
import type { Throttle } from '../../platform/throttle.ts'
import { cookieName, deviceOf, password as passwordRule } from '../logins/login.ts'
import {
  addLogin,
  cookieOf,
  endSignIns,
  isPassword,
  type Library,
  loginByEmail,
  secured,
  setPassword,
  signedIn,
  signInsOf,
  startSignIn,
} from '../logins/store.ts'
import { setUp } from '../organisations/contract.ts'
import { demonstrationOf, insertOrganisation, isSetUp } from '../organisations/store.ts'
import { addPerson } from '../persons/store.ts'
import { isSame } from '../tokens/store.ts'
import { asCast, cast, changePassword, end, everywhere, list, ways } from './contract.ts'
import { castOf, loginOfCast } from './store.ts'

export interface SignInNeeds {
  library: Library
  throttle: Pick<Throttle, 'attempt' | 'check'>
  /** Lets this process look everybody up afresh. */
  forget(): void
  /** Whoever knows it may set up an organisation; without one nobody may. */
  startKey: string | null
  /** Whether the cast signs in without a password: for everybody, or for who knows the key. */
  demonstration: { open: boolean; key: string | null }
}

export function answersWith(needs: SignInNeeds): Answer[] {
  const { library, throttle, forget, startKey, demonstration } = needs

  const opens = async (right: string | null, key: string | undefined, address: string): Promise<boolean> => {
    if (!key || !right) return false
    throttle.check('key', address)
    if (isSame(key, right)) return true
    await throttle.attempt('key', address)
    return false
  }
  const mayPlay = async (key: string | undefined, address: string): Promise<boolean> =>
    demonstration.open || opens(demonstration.key, key, address)

  async function refuseOutsiders(key: string | undefined, address: string): Promise<void> {
    if (!(await mayPlay(key, address)))
      throw forbidden('The demonstration opens by the address that Bearing printed when it was started.')
  }

  async function currentOf({ headers }: Asking): Promise<string | undefined> {
    const cookie = cookieOf(headers)
    return cookie === undefined ? undefined : (await signedIn(library, cookie))?.session
  }

  return [
    answer(setUp, async ({ key, organisation, administrator }, asking) => {
      const { database, address, headers, origin } = asking
      refuseForeign(asking)
      if (!(await opens(startKey, key, address)))
        throw forbidden(
          'This start key is not right. It stands at the end of the address that Bearing printed when it was started.',
        )
      const { name, email, password } = administrator
      const done = await database.asSystem('sign_in', null, async (tx) => {
        const login = await ownLogin(tx, { name, email, password })
        const made = await insertOrganisation(tx, { ...organisation, demonstration: false }, 'organisation.zone')
        const person = await addPerson(tx, made.org, { name, email, login, administrator: true })
        const { name: called, zone, locale, currency } = made
        const after = { name: called, zone, locale, currency }
        await tell(tx, made.org, person, {
          happened: 'organisation.set-up',
          subject: made.org,
          audience: made.org,
          after,
        })
        return { organisation: made, person, login }
      })
      asking.setHeader('set-cookie', await startSignIn(library, done.login, { headers, address, origin }))
      return done
    }),

    answer(ways, async ({ key }, { database, address }) => {
      const [maySetUp, play] = [await opens(startKey, key, address), await mayPlay(key, address)]
      return database.asSystem('sign_in', null, async (tx) => {
        const it = play ? await demonstrationOf(tx) : undefined
        return { setUp: await isSetUp(tx), maySetUp, demonstration: it ? { slug: it.slug, name: it.name } : null }
      })
    }),

    answer(cast, async ({ key }, { database, address }) => {
      await refuseOutsiders(key, address)
      return database.asSystem('sign_in', null, async (tx) => {
        const it = await demonstrationOf(tx)
        if (!it) throw notFound('demonstration')
        return { organisation: { slug: it.slug, name: it.name }, persons: await castOf(tx, it.org) }
      })
    }),

    answer(asCast, async ({ key, person }, asking) => {
      const { database, address, headers, origin } = asking
      refuseForeign(asking)
      await refuseOutsiders(key, address)
      const done = await database.asSystem('sign_in', null, async (tx) => {
        const it = await demonstrationOf(tx)
        const login = it && (await loginOfCast(tx, it.org, person))
        if (!login) throw notFound('person of the demonstration')
        return { login, organisation: { slug: it.slug, name: it.name } }
      })
      asking.setHeader('set-cookie', await startSignIn(library, done.login, { headers, address, origin }))
      return { organisation: done.organisation, person }
    }),

    answer(list, async (_, asking) => {
      const current = await currentOf(asking)
      const rows = await asking.database.asSystem('sign_in', null, (tx) => signInsOf(tx, asking.login.id))
      return {
        signIns: rows.map((row) => ({
          signIn: row.id,
          device: deviceOf(row.userAgent),
          address: row.address ?? '',
          startedAt: row.startedAt.toISOString(),
          seenAt: row.seenAt.toISOString(),
          endsAt: row.endsAt.toISOString(),
          current: row.id === current,
          abilities: { end: may },
        })),
      }
    }),

    answer(end, async ({ signIn }, { database, login }) => {
      const ended = await database.asSystem('sign_in', null, (tx) => endSignIns(tx, login.id, { only: signIn }))
      if (ended === 0) throw notFound('sign-in')
      forget()
      return { ended }
    }),

    answer(everywhere, async ({ keepThis }, asking) => {
      const but = keepThis ? await currentOf(asking) : undefined
      const ended = await asking.database.asSystem('sign_in', null, (tx) => endSignIns(tx, asking.login.id, { but }))
      forget()
      if (!keepThis)
        asking.setHeader(
          'set-cookie',
          secured(`${cookieName}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`, asking.origin),
        )
      return { ended }
    }),

    answer(changePassword, async ({ password, next }, asking) => {
      const { database, login } = asking
      await throttle.attempt('sign-in for one e-mail', login.email)
      refuseWeak('next', next)
      const but = await currentOf(asking)
      const ended = await database.asSystem('sign_in', null, async (tx) => {
        const known = await loginByEmail(tx, login.email)
        if (!(await isPassword(known?.hash, password))) throw invalid('password', 'This is not your present password.')
        await setPassword(tx, login.id, next)
        return endSignIns(tx, login.id, { but })
      })
      forget()
      return { ended }
    }),
  ]
}

/** The login of this e-mail, proven by its password, or a new one. */
async function ownLogin(tx: Transaction, draft: { name: string; email: string; password: string }): Promise<string> {
  const known = await loginByEmail(tx, draft.email)
  if (known && !(await isPassword(known.hash, draft.password)))
    throw invalid(
      'administrator.password',
      'This e-mail has a sign-in here already. Give its password, or another e-mail.',
    )
  if (known) return known.id
  refuseWeak('administrator.password', draft.password)
  return addLogin(tx, draft)
}

function refuseWeak(at: string, password: string): void {
  const { error } = passwordRule.safeParse(password)
  if (error) throw invalid(at, error.issues[0]?.message ?? 'Choose another password.')
}

/** Another site must not sign a visitor in as somebody else. */
function refuseForeign({ headers, origin }: Asking): void {
  if (headers.origin !== undefined && headers.origin !== origin)
    throw new Refusal('forbidden', 'This request comes from another site. Open Bearing itself and try there.')
}
