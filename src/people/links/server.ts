import type { Id } from '../../kernel/ids.ts'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { may } from '../../kernel/viewer.ts'
import { type Answer, type Asking, answer, type ViewerAsking } from '../../platform/answer.ts'
import type { Database } from '../../platform/database.ts'
import { tell } from '../../platform/outbox.ts'
import type { Transaction } from '../../platform/sql.ts'
import type { Throttle } from '../../platform/throttle.ts'
import { password as passwordRule } from '../logins/login.ts'
import {
  addLogin,
  endSignIns,
  isPassword,
  type Library,
  loginByEmail,
  setPassword,
  startSignIn,
} from '../logins/store.ts'
import { abilitiesOf } from '../persons/person.ts'
import { personOf } from '../persons/store.ts'
import { invite, list, look, lostAccess, use, withdraw } from './contract.ts'
import { type Purpose, pathOf, spent } from './link.ts'
import * as store from './store.ts'

export interface LinksNeed {
  library: Library
  throttle: Pick<Throttle, 'attempt' | 'check'>
  /** Lets this process look everybody up afresh. */
  forget(): void
}

export const answersWith = ({ library, throttle, forget }: LinksNeed): Answer[] => [
  answer(invite, ({ person }, asking) => made(asking, person, 'invitation')),

  answer(lostAccess, async ({ person }, asking) => {
    const { tx, viewer, database } = asking
    const { login } = (await store.loginOf(tx, viewer.org, person)) ?? {}
    // Whoever sets the password of a login gets in wherever it does.
    if (
      login &&
      viewer.administrator &&
      (await database.asSystem('sign_in', null, (all) => store.isShared(all, viewer.org, login)))
    )
      throw forbidden(
        'This person signs in to another organisation with the same password. Whoever runs this installation can make the link, on its command line.',
      )
    return made(asking, person, 'lost access')
  }),

  answer(list, async ({ person }, { tx, viewer }) => {
    if (!viewer.administrator) throw onlyAdministrators()
    const links = await store.openLinks(tx, viewer.org, person)
    const shown = links.map((it) => ({ ...it, madeAt: it.madeAt.toISOString(), endsAt: it.endsAt.toISOString() }))
    return { links: shown.map((it) => ({ ...it, abilities: { withdraw: may } })) }
  }),

  answer(withdraw, async ({ link }, { tx, viewer }) => {
    if (!viewer.administrator) throw onlyAdministrators()
    const person = await store.withdrawLink(tx, viewer.org, link)
    if (!person) throw notFound('link')
    await tell(tx, viewer.org, viewer.person, { happened: 'link.withdrawn', subject: person, audience: viewer.org })
    return { withdrawn: link }
  }),

  answer(look, async ({ secret }, { database, address }) => {
    await throttle.attempt('link', address)
    return database.asSystem('sign_in', null, async (tx) => {
      const { organisation, name, email, purpose, endsAt } = await found(tx, secret)
      const known = purpose === 'invitation' && (await loginByEmail(tx, email)) !== undefined
      const asks = known ? ('known password' as const) : ('new password' as const)
      return { organisation, person: name, email, purpose, asks, endsAt: endsAt.toISOString() }
    })
  }),

  answer(use, async ({ secret, password }, asking) => {
    const { database, address, origin, headers } = asking
    refuseForeign(asking)
    await throttle.attempt('link', address)
    const done = await database.asSystem('sign_in', null, async (tx) => {
      const it = await found(tx, secret)
      const login = it.purpose === 'invitation' ? await joined(tx, it, password) : await renewed(tx, it, password)
      await store.markUsed(tx, it.org, it.link)
      const happened = it.purpose === 'invitation' ? 'person.joined' : 'person.regained-access'
      await tell(tx, it.org, it.person, { happened, subject: it.person, audience: it.org })
      return { ...it, login }
    })
    forget()
    asking.setHeader('set-cookie', await startSignIn(library, done.login, { headers, address, origin }))
    return { organisation: done.organisation, person: done.person }
  }),
]

/** The way in for somebody without any other, as whoever runs the installation makes it on the host; undefined for an unknown e-mail. */
export const linkFromHost = (database: Database, email: string) =>
  database.asSystem('sign_in', null, async (tx) => {
    const [person] = await store.meantBy(tx, email)
    if (!person) return undefined
    const purpose: Purpose = person.login === null ? 'invitation' : 'lost access'
    const { secret, endsAt } = await store.makeLink(tx, person.org, { person: person.person, purpose, by: null })
    const happened = purpose === 'invitation' ? 'person.invited' : 'person.lost-access'
    await tell(tx, person.org, null, { happened, subject: person.person, audience: person.org })
    return { name: person.name, organisation: person.slug, purpose, path: pathOf(secret), endsAt }
  })

async function made(asking: ViewerAsking, person: Id, purpose: Purpose) {
  const { tx, viewer, today, origin } = asking
  const it = await personOf(tx, viewer.org, person)
  if (!it) throw notFound('person')
  const { allowed, because } = abilitiesOf(it, viewer, today)[purpose === 'invitation' ? 'invite' : 'lostAccess']
  if (!allowed) throw forbidden(because ?? '')
  const { link, secret, endsAt } = await store.makeLink(tx, viewer.org, { person, purpose, by: viewer.person })
  const happened = purpose === 'invitation' ? 'person.invited' : 'person.lost-access'
  await tell(tx, viewer.org, viewer.person, { happened, subject: person, audience: viewer.org })
  const path = pathOf(secret)
  return {
    link,
    person,
    purpose,
    path,
    address: origin + path,
    endsAt: endsAt.toISOString(),
    abilities: { withdraw: may },
  }
}

/** What the secret opens. Whoever it was made for must have an address to sign in with. */
async function found(tx: Transaction, secret: string) {
  const it = await store.linkOf(tx, secret)
  if (!it?.email || (it.purpose === 'invitation') !== (it.login === null)) throw new Refusal('not-found', spent)
  return { ...it, email: it.email }
}

type Opened = Awaited<ReturnType<typeof found>>

/** An e-mail that has a login already keeps its password: an invitation from elsewhere must not take it over. */
async function joined(tx: Transaction, it: Opened, password: string): Promise<string> {
  const known = await loginByEmail(tx, it.email)
  if (known && !(await isPassword(known.hash, password)))
    throw invalid('password', `${it.email} has a sign-in here already. Give its password.`)
  if (!known) refuseWeak(password)
  const same = known && (await store.personWith(tx, it.org, known.id))
  if (same) throw forbidden(`This sign-in is already that of ${same.name}. Ask an administrator to look at both.`)
  const login = known?.id ?? (await addLogin(tx, { email: it.email, name: it.name, password }))
  await store.giveLogin(tx, it.org, it.person, login)
  return login
}

/** A new password signs out whoever was signed in with the old one. */
async function renewed(tx: Transaction, it: Opened, password: string): Promise<string> {
  const login = it.login ?? ''
  // What the host makes is for whoever runs the installation to answer for.
  if (it.madeBy !== null && (await store.isShared(tx, it.org, login))) throw new Refusal('not-found', spent)
  refuseWeak(password)
  await setPassword(tx, login, password)
  await endSignIns(tx, login)
  return login
}

function refuseWeak(password: string): void {
  const { error } = passwordRule.safeParse(password)
  if (error) throw invalid('password', error.issues[0]?.message ?? 'Choose another password.')
}

/** Another site must not sign a visitor in as somebody else. */
function refuseForeign({ headers, origin }: Asking): void {
  if (headers.origin !== undefined && headers.origin !== origin)
    throw forbidden('This request comes from another site. Open Bearing itself and try there.')
}

const onlyAdministrators = () => forbidden('Only an administrator manages people and sign-in.')
