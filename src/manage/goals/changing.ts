import type { ParsedInputOf } from '../../kernel/contract.ts'
import type { Id } from '../../kernel/ids.ts'
import { changedMeanwhile, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import { changeOfFramework } from '../frameworks/change-of-framework.ts'
import { type Framework, ruleOf } from '../frameworks/rules.ts'
import type * as contract from './contract.ts'
import { type FrameworkFacts, factsApart, readFacts } from './framework-facts.ts'
import { datesFault, deputyFault } from './goal.ts'
import { differing } from './history.ts'
import { goalFor, goalSeen } from './seeing.ts'
import * as store from './store.ts'
import { writtenOf } from './written.ts'

/** Writes what was given over what was read; the rest stays. Refuses what the viewer may not, and an old revision. */
export async function changeGoal(
  asking: ViewerAsking,
  { goal, revision, deputy, ...given }: ParsedInputOf<typeof contract.change>,
): Promise<void> {
  const { viewer, tx } = asking
  const row = await goalFor(asking, goal, 'edit')
  const before: store.GoalWords = {
    title: row.title,
    why: row.why,
    how: row.how,
    framework: row.framework,
    facts: row.facts,
    owner: row.owner,
    team: row.team,
    start: row.start_on,
    due: row.due_on,
    audience: row.audience,
    ownRhythm: row.own_rhythm,
    countsUpward: row.counts_upward,
  }
  const { audience: chosen, rhythm, facts, ...rest } = given
  const after: store.GoalWords = { ...before, ...rest, ...(rhythm === undefined ? {} : { ownRhythm: rhythm }) }
  after.facts = await factsAfter(asking, row, after.framework, facts)
  if (revision !== row.revision) throw changedMeanwhile(given, { ...before, revision: row.revision })
  const fault = datesFault(after.start, after.due)
  if (fault) throw invalid('due', fault)
  await refuseStrangers(asking, after.owner, after.team, before.team)
  // Whoever takes the goal over from its owner is their deputy no longer.
  const nextDeputy = deputy === undefined && row.deputy && row.deputy === after.owner ? null : deputy
  if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: after.owner, team: after.team })
  else if (after.owner !== before.owner) after.audience = await handedOver(asking, row.audience, after)
  if (!(await store.updateGoal(tx, viewer.org, goal, revision, after))) throw changedMeanwhile(given, before)
  if (after.audience !== before.audience) await store.moveAudience(tx, goal, after.audience)
  if (nextDeputy) {
    const unfit = deputyFault(nextDeputy, after.owner, asking.today)
    if (unfit) throw invalid(unfit.at, unfit.sentence)
    await refuseStrangers(asking, nextDeputy.person, null)
  }
  if (nextDeputy !== undefined) await store.setDeputy(tx, viewer.org, goal, nextDeputy)
  const [was, is] = differing(
    { ...before, facts: null, ...factsApart(before.facts), deputy: row.deputy },
    {
      ...after,
      facts: null,
      ...factsApart(after.facts),
      deputy: nextDeputy === undefined ? row.deputy : (nextDeputy?.person ?? null),
    },
  )
  await tell(tx, viewer.org, viewer.person, {
    happened: 'goal.changed',
    subject: goal,
    audience: after.audience,
    before: was,
    after: is,
  })
}

/** An owner's own audience (line, private) goes over to the next owner; others stay, when the next owner is in them. */
async function handedOver({ tx, viewer }: ViewerAsking, audience: string, after: store.GoalWords): Promise<string> {
  const made = await tx.first<{
    word: 'line' | 'private' | 'pair' | 'named' | 'team' | 'organisation'
    team: string | null
    other: string | null
    person: string | null
  }>(sql`select word, team, other, person from audience where org = ${viewer.org} and audience = ${audience}`)
  if (!made || made.word === 'organisation') return audience
  if (made.word === 'line' || made.word === 'private') return audienceFor(tx, viewer, { word: made.word }, after)
  const seen = await tx.first<{ within: boolean }>(sql`select sees(${after.owner}, ${audience}) as within`)
  if (seen?.within) return audience
  throw invalid('owner', 'The new owner is not in this goal’s audience. Choose an audience that they are in.')
}

/** Turns a draft into an active goal. */
export async function activateGoal(asking: ViewerAsking, goal: Id): Promise<void> {
  const row = await goalFor(asking, goal, 'activate')
  await store.setState(asking.tx, asking.viewer.org, goal, 'active', null)
  await toldState(asking, row, 'goal.activated')
}

/** Turns an active goal into a draft again, as long as nobody has checked in on it. */
export async function withdrawGoal(asking: ViewerAsking, goal: Id): Promise<void> {
  const row = await goalFor(asking, goal, 'withdraw')
  if (await store.isCheckedIn(asking.tx, asking.viewer.org, goal))
    throw new Refusal('conflict', 'This goal has check-ins, and stays active. Close it instead.')
  await store.setState(asking.tx, asking.viewer.org, goal, 'draft', null)
  await toldState(asking, row, 'goal.withdrawn')
}

const toldState = ({ tx, viewer }: ViewerAsking, row: store.GoalRow, happened: string): Promise<void> =>
  tell(tx, viewer.org, viewer.person, { happened, subject: row.node, audience: row.audience })

/** The facts as they are kept; what does not fit the framework is refused where it stands. */
export function factsGiven(framework: Framework | null, given: FrameworkFacts): FrameworkFacts {
  const { facts, faults } = readFacts(framework, given)
  if (facts) return facts
  const [first] = faults
  throw new Refusal('invalid', first ? `${first.at}: ${first.sentence}` : 'These fields do not fit.', faults)
}

/** Within its framework only what is given changes; another framework takes over what fits it. */
async function factsAfter(
  asking: ViewerAsking,
  { node, framework: from, facts }: store.GoalRow,
  to: Framework | null,
  given: FrameworkFacts | undefined,
): Promise<FrameworkFacts> {
  if (from === to) return given ? factsGiven(to, { ...facts, ...given }) : facts
  const written = writtenOf(await goalSeen(asking, node), asking.today)
  return factsGiven(to, { ...changeOfFramework(ruleOf(from), ruleOf(to), facts, written).facts, ...given })
}

/** Owner, deputy and team must be of this organisation, and still here. */
export async function refuseStrangers(
  { tx, viewer, today }: ViewerAsking,
  owner: string | null,
  team: string | null,
  /** The team that it has already. */
  had: string | null = null,
): Promise<void> {
  const found = await tx.first<{ owner: boolean; left: boolean; team: boolean; over: string | null }>(sql`
    select exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner}) as owner,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner} and p.ends_on < ${today}) as left,
      exists (select 1 from team t where t.org = ${viewer.org} and t.team = ${team}) as team,
      (select t.name from team t where t.org = ${viewer.org} and t.team = ${team} and t.archived_on is not null) as over`)
  if (owner && !found?.owner) throw notFound('person')
  if (owner && found?.left) throw invalid('owner', 'This person has left. Choose somebody who works here.')
  if (team && !found?.team) throw notFound('team')
  if (found?.over && team !== had) throw invalid('team', `${found.over} was archived. Choose another team.`)
}
