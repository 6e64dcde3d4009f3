import type { Id } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import type { Ability } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import type { Transaction } from '../../platform/sql.ts'
import { patternsOf, placeAfter, placeFrom } from '../persons/person.ts'
import { add, change, join, leave, list, search, see, setRhythm } from './contract.ts'
import * as store from './store.ts'
import { abilitiesOf, mayAdd } from './team.ts'

export interface TeamsNeed {
  /** What follows a team's rhythm, of it and of the teams within it: goals, which stand on a floor above. */
  rhythmsFollow(tx: Transaction, teams: Id[]): Promise<void>
}

export const answersWith = ({ rhythmsFollow }: TeamsNeed): Answer[] => [
  answer(list, async (_, { tx, viewer }) => ({
    teams: await store.listTeams(tx, viewer.org),
    abilities: { add: mayAdd(viewer) },
  })),

  answer(search, async ({ text, most }, { tx, viewer }) => ({
    found: await store.searchTeams(tx, viewer.org, patternsOf(text), most),
  })),

  answer(see, ({ team, after, most }, asking) => whole(asking, team, { after, most })),

  answer(add, async (draft, asking) => {
    const { tx, viewer } = asking
    refuseUnless(mayAdd(viewer))
    await refuseUnknown(asking, draft)
    const team = await store.addTeam(tx, viewer.org, draft)
    const after = await whole(asking, team)
    await told(asking, 'team.added', team, null, wordsOf(after))
    return after
  }),

  answer(change, async ({ team, revision, ...given }, asking) => {
    const { tx, viewer } = asking
    const before = await whole(asking, team)
    refuseUnless(before.abilities.change)
    await refuseUnknown(asking, given)
    const was = { team, ...wordsOf(before), revision: before.revision }
    if (!(await store.changeTeam(tx, viewer.org, was, { ...was, ...given }, revision)))
      throw changedMeanwhile(given, before)
    const after = await whole(asking, team)
    if (after.rhythm.inForce !== before.rhythm.inForce) await rhythmsFollow(tx, [team])
    await told(asking, 'team.changed', team, wordsOf(before), wordsOf(after))
    return after
  }),

  answer(join, async ({ team, persons, from }, asking) => {
    const { tx, viewer, today } = asking
    refuseUnless((await whole(asking, team)).abilities.members)
    if (from !== undefined && from > today)
      throw invalid('from', 'A membership begins today or earlier. Record it on the day itself.')
    await refuseNotHere(asking, 'persons', persons)
    await store.join(
      tx,
      viewer.org,
      persons.map((person) => ({ team, person })),
      from ?? today,
    )
    await told(asking, 'team.joined', team, null, { persons })
    return whole(asking, team)
  }),

  answer(leave, async ({ team, persons, on }, asking) => {
    const { tx, viewer, today } = asking
    refuseUnless((await whole(asking, team)).abilities.members)
    if (on !== undefined && on > today)
      throw invalid('on', 'A membership ends today or earlier. Record it on the day itself.')
    const left = await store.leave(
      tx,
      viewer.org,
      persons.map((person) => ({ team, person })),
      on ?? today,
    )
    if (left === 0) throw invalid('persons', 'None of them belongs to this team.')
    await told(asking, 'team.left', team, { persons }, null)
    return whole(asking, team)
  }),

  answer(setRhythm, async ({ team, rhythm }, asking) => {
    const { tx, viewer } = asking
    const before = await whole(asking, team)
    refuseUnless(before.abilities.rhythm)
    if (before.rhythm.own === rhythm) return before
    await store.setRhythm(tx, viewer.org, team, rhythm)
    await rhythmsFollow(tx, [team])
    await told(asking, 'team.rhythm set', team, { rhythm: before.rhythm.own }, { rhythm })
    return whole(asking, team)
  }),
]

type Whole = Awaited<ReturnType<typeof whole>>

async function whole({ tx, viewer }: ViewerAsking, team: Id, page: { after?: string; most: number } = { most: 100 }) {
  const place = page.after === undefined ? undefined : placeFrom(page.after)
  if (page.after !== undefined && !place)
    throw invalid('after', 'This is no place in the list. Begin again without it.')
  const found = await store.teamOf(tx, viewer.org, team)
  if (!found) throw notFound('team')
  const members = await store.membersOf(tx, viewer.org, team, place, page.most)
  const people = members.slice(0, page.most)
  const last = people.at(-1)
  const next = members.length > page.most && last ? placeAfter(last) : null
  return {
    ...found,
    people,
    next,
    abilities: abilitiesOf(viewer, await store.leads(tx, viewer.org, viewer.person, team)),
  }
}

const wordsOf = ({ name, parent, lead }: Whole) => ({ name, parent, lead: lead?.person ?? null })

const told = (
  { tx, viewer }: ViewerAsking,
  happened: string,
  subject: Id,
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
) => tell(tx, viewer.org, viewer.person, { happened, subject, audience: viewer.org, before, after })

function refuseUnless({ allowed, because }: Ability): void {
  if (!allowed) throw forbidden(because ?? 'You may not do this.')
}

async function refuseUnknown(asking: ViewerAsking, given: { parent?: Id | null; lead?: Id | null }): Promise<void> {
  const { tx, viewer } = asking
  if (given.parent && !(await store.teamOf(tx, viewer.org, given.parent)))
    throw invalid('parent', 'There is no such team to be within. Choose another one.')
  if (given.lead) await refuseNotHere(asking, 'lead', [given.lead])
}

async function refuseNotHere({ tx, viewer, today }: ViewerAsking, at: string, persons: Id[]): Promise<void> {
  const [missing] = await store.notHere(tx, viewer.org, persons, today)
  if (!missing) return
  throw invalid(
    at,
    missing.name
      ? `${missing.name} has left the organisation.`
      : 'Somebody that you named is not in this organisation.',
  )
}
