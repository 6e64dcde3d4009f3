import { dayIn } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Answer, answer } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import type { Transaction } from '../../platform/sql.ts'
import { change, mine, removeDemonstration, see } from './contract.ts'
import { abilitiesOf, type Organisation } from './organisation.ts'
import * as store from './store.ts'

/** `forget` lets this process look everybody up afresh. Setting up is answered by sign-in, which can make a login. */
export const answersWith = ({ forget }: { forget(): void }): Answer[] => [
  answer(mine, async (_, { database, login }) => ({
    login: { email: login.email, name: login.name },
    organisations: await database.asSystem('sign_in', null, (tx) => store.organisationsOf(tx, login.id)),
  })),

  answer(see, async (_, { tx, viewer, now }) => shown(await found(tx, viewer.org), viewer, now)),

  answer(change, async ({ revision, ...given }, { tx, viewer, now, afterwards }) => {
    const before = await found(tx, viewer.org)
    const { allowed, because } = abilitiesOf(before, viewer).change
    if (!allowed) throw forbidden(because ?? '')
    const after = await store.changeOrganisation(tx, viewer.org, { ...before, ...given, revision })
    if (!after) throw changedMeanwhile(given, before)
    await tell(tx, viewer.org, viewer.person, {
      happened: 'organisation.changed',
      subject: viewer.org,
      audience: viewer.org,
      before: settingsOf(before),
      after: settingsOf(after),
    })
    afterwards(forget)
    return shown(after, viewer, now)
  }),

  answer(removeDemonstration, async (_, { tx, viewer, afterwards }) => {
    const it = await found(tx, viewer.org)
    const { allowed, because } = abilitiesOf(it, viewer).remove
    if (!allowed) throw forbidden(because ?? '')
    await store.removeDemonstration(tx)
    forget()
    afterwards(forget)
    return { removed: it.name }
  }),
]

async function found(tx: Transaction, org: Id): Promise<Organisation> {
  const it = await store.organisationOf(tx, org)
  if (!it) throw notFound('organisation')
  return it
}

const shown = (it: Organisation, viewer: Viewer, now: Date) => ({
  ...it,
  today: dayIn(it.zone, now),
  abilities: abilitiesOf(it, viewer),
})

const settingsOf = ({ name, zone, locale, currency, fiscalMonth }: Organisation) => ({
  name,
  zone,
  locale,
  currency,
  fiscalMonth,
})
