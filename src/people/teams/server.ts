import type { Id } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '../../kernel/refusal.ts'
import type { Ability } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import type { Transaction } from '../../platform/sql.ts'
import { patternsOf, placeAfter, placeFrom } from '../persons/person.ts'
import { add, archive, change, holds, join, leave, list, search, see, setRhythm, unarchive } from './contract.ts'
import * as store from './store.ts'
import { abilitiesOf, archivingFault, mayAdd } from './team.ts'

export interface TeamsNeed {
  /** What follows a team's rhythm, of it and of the teams within it: goals, which stand on a floor above. */
  rhythmsFollow(tx: Transaction, teams: Id[]): Promise<void>
  /** How many goals of a team the viewer sees that are not closed, counted to 1,000. */
  goalsIn(tx: Transaction, org: Id, team: Id): Promise<number>
  /** A team's goals, and whatever was for it alone to see, go to another one. */
  handOver(tx: Transaction, from: Id, to: Id): Promise<void>
}

export const answersWith = ({ rhythmsFollow, goalsIn, handOver }: TeamsNeed): Answer[] => [
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
    await store.holdTeam(tx, viewer.org, team, 'joining')
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

  answer(holds, async ({ team }, asking) => {
    const { members, teams } = await whole(asking, team)
    return heldBy({ members, teams }, await goalsIn(asking.tx, asking.viewer.org, team))
  }),

  answer(archive, async ({ team, revision, to }, asking) => {
    const { tx, viewer, today } = asking
    if (to !== null) await store.takeTurns(tx, viewer.org)
    await store.holdTeam(tx, viewer.org, team, 'archiving')
    if (to !== null && to !== team) await store.holdTeam(tx, viewer.org, to, 'joining')
    const before = await whole(asking, team)
    refuseUnless(before.abilities.archive)
    if (revision !== before.revision) throw changedMeanwhile({}, before)
    const held = heldBy(before, await goalsIn(tx, viewer.org, team))
    const fault = archivingFault(before.name, held, to)
    if (fault) throw invalid('to', fault)
    if (to !== null) {
      await refuseAsTaker(asking, before, to)
      await store.moveTeams(tx, viewer.org, team, to)
      const persons = await store.moveMembers(tx, viewer.org, team, to, today)
      await handOver(tx, team, to)
      await rhythmsFollow(tx, [to])
      if (persons.length > 0) {
        await told(asking, 'team.left', team, { persons }, null)
        await told(asking, 'team.joined', to, null, { persons })
      }
    }
    if (!(await store.setArchived(tx, viewer.org, team, today, revision))) throw changedMeanwhile({}, before)
    await told(asking, 'team.archived', team, null, to === null ? null : { to })
    return whole(asking, team)
  }),

  answer(unarchive, async ({ team }, asking) => {
    const { tx, viewer } = asking
    const before = await whole(asking, team)
    refuseUnless(before.abilities.unarchive)
    const above = before.path.at(-1)
    if (above && (await whole(asking, above.team)).archivedOn !== null)
      throw invalid('team', `It is within ${above.name}, which was archived too. Take that back first.`)
    if (!(await store.setArchived(tx, viewer.org, team, null, before.revision))) throw changedMeanwhile({}, before)
    await told(asking, 'team.unarchived', team, null, null)
    return whole(asking, team)
  }),
]

/** Archived teams within it are no hindrance: they hold nothing. */
const heldBy = ({ members, teams }: Pick<Whole, 'members' | 'teams'>, goals: number) => ({
  people: members,
  teams: teams.filter(({ archivedOn }) => archivedOn === null).length,
  goals,
})

async function refuseAsTaker(asking: ViewerAsking, from: Whole, to: Id): Promise<void> {
  const taker = to === from.team ? from : await store.teamOf(asking.tx, asking.viewer.org, to)
  if (!taker) throw invalid('to', 'There is no such team. Choose another one.')
  if (taker.archivedOn !== null) throw invalid('to', `${taker.name} was archived itself. Choose another team.`)
  if (taker.team === from.team || taker.path.some(({ team }) => team === from.team))
    throw invalid('to', `${taker.name} is within the team that is to be archived. Choose one outside it.`)
}

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
    abilities: abilitiesOf(viewer, await store.leads(tx, viewer.org, viewer.person, team), found.archivedOn !== null),
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
  if (given.parent) await store.takeTurns(tx, viewer.org)
  const parent = given.parent ? await store.teamOf(tx, viewer.org, given.parent) : null
  if (given.parent && !parent) throw invalid('parent', 'There is no such team to be within. Choose another one.')
  if (parent?.archivedOn) throw invalid('parent', `${parent.name} was archived. Choose another team.`)
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
