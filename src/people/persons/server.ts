import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import type { Ability, Viewer } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { add, change, end, list, me, search, see } from './contract.ts'
import { abilitiesOf, hasLeft, mayAdd, type Person, patternsOf, placeAfter, placeFrom } from './person.ts'
import * as store from './store.ts'

/** `forget` lets this process look everybody up afresh, since rights may have changed. */
export function answersWith({ forget }: { forget(): void }): Answer[] {
  async function changed(before: Whole, happened: string, asking: ViewerAsking): Promise<Whole> {
    const { tx, viewer, afterwards } = asking
    const after = await whole(asking, before.person)
    const words = { before: wordsOf(before), after: wordsOf(after) }
    await tell(tx, viewer.org, viewer.person, { happened, subject: after.person, audience: viewer.org, ...words })
    forget()
    afterwards(forget)
    return after
  }
  return [
    answer(list, async ({ text = '', after, most, ...asked }, { tx, viewer }) => {
      const place = after === undefined ? undefined : placeFrom(after)
      if (after !== undefined && !place) throw invalid('after', 'This is no place in the list. Begin again without it.')
      const found = await store.listPersons(tx, viewer.org, {
        ...asked,
        patterns: patternsOf(text),
        after: place,
        most,
      })
      const persons = found.slice(0, most)
      const last = persons.at(-1)
      return {
        persons,
        next: found.length > most && last ? placeAfter(last) : null,
        abilities: { add: mayAdd(viewer) },
      }
    }),

    answer(search, async ({ text, most }, { tx, viewer }) => ({
      found: await store.searchPersons(tx, viewer.org, patternsOf(text), most),
    })),

    answer(see, ({ person }, asking) => whole(asking, person)),

    answer(me, async (_, asking) => ({
      ...(await whole(asking, asking.viewer.person)),
      scopes: [...asking.viewer.scopes],
    })),

    answer(add, async ({ manager, ...draft }, asking) => {
      const { tx, viewer, today } = asking
      refuseUnless(mayAdd(viewer))
      await refuseUnknownManager(asking, manager)
      const person = await store.addPerson(tx, viewer.org, draft)
      if (manager) await store.setManager(tx, viewer.org, person, manager, today)
      const after = await whole(asking, person)
      await tell(tx, viewer.org, viewer.person, {
        happened: 'person.added',
        subject: person,
        audience: viewer.org,
        after: wordsOf(after),
      })
      return after
    }),

    answer(change, async ({ person, revision, manager, from, ...given }, asking) => {
      const { tx, viewer, today } = asking
      const before = await whole(asking, person)
      refuseUnless(before.abilities.change)
      if (given.administrator === false) await refuseLast(asking, before)
      const draft: Person = { ...before, ...given, revision }
      if (!(await store.changePerson(tx, viewer.org, draft))) throw changedMeanwhile({ ...given, manager }, before)
      if (manager !== undefined) {
        await refuseUnknownManager(asking, manager)
        await store.setManager(tx, viewer.org, person, manager, notAfter(today, from))
      }
      return changed(before, 'person.changed', asking)
    }),

    answer(end, async ({ person, on }, asking) => {
      const { tx, viewer, today } = asking
      const before = await whole(asking, person)
      refuseUnless(before.abilities.end)
      if (on !== null) await refuseLast(asking, before)
      if (on !== null && before.startsOn !== null && on < before.startsOn)
        throw invalid('on', `${before.name} starts on ${before.startsOn}. Choose that day or a later one.`)
      await store.changePerson(tx, viewer.org, { ...before, endsOn: on })
      if (on !== null && on < today) await store.settleLeavers(tx, viewer.org, today)
      return changed(before, on === null ? 'person.stays' : 'person.leaves', asking)
    }),
  ]
}

type Whole = Awaited<ReturnType<typeof whole>>

async function whole({ tx, viewer, today }: ViewerAsking, person: Id) {
  const found = await store.personOf(tx, viewer.org, person)
  if (!found) throw notFound('person')
  return { ...found, abilities: abilitiesOf(found, viewer, today) }
}

const wordsOf = ({ name, title, email, administrator, startsOn, endsOn, manager }: Omit<Whole, 'abilities'>) => ({
  name,
  title,
  email,
  administrator,
  startsOn,
  endsOn,
  manager: manager?.person ?? null,
})

function refuseUnless({ allowed, because }: Ability): void {
  if (!allowed) throw forbidden(because ?? 'You may not do this.')
}

async function refuseUnknownManager(
  { tx, viewer, today }: ViewerAsking,
  manager: Id | null | undefined,
): Promise<void> {
  if (!manager) return
  const found = await store.personOf(tx, viewer.org, manager)
  if (!found)
    throw invalid('manager', 'There is no such person to be the manager. Choose somebody of this organisation.')
  if (hasLeft(found, today)) throw invalid('manager', `${found.name} has left. Choose another manager.`)
}

/** Somebody must remain who can manage people and sign-in. */
async function refuseLast({ tx, viewer }: { tx: ViewerAsking['tx']; viewer: Viewer }, it: Whole): Promise<void> {
  if (!it.administrator || !it.signsIn || (await store.hasOtherAdministrator(tx, viewer.org, it.person))) return
  throw forbidden(`${it.name} is the only administrator who can sign in. Make somebody else an administrator first.`)
}

function notAfter(today: Day, from: Day = today): Day {
  if (from > today)
    throw invalid('from', 'A manager is recorded from today or an earlier day. Record it on the day itself.')
  return from
}
