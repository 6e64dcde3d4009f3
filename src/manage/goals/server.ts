import { propose, refuseAbove100 } from '../../graph/linking.ts'
import { nodeViews } from '../../graph/store.ts'
import { newId } from '../../kernel/ids.ts'
import { changedMeanwhile, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import { changeOfFramework } from '../frameworks/change-of-framework.ts'
import { type Framework, ruleOf } from '../frameworks/rules.ts'
import { alikeTo } from './alike.ts'
import { closingFault } from './closing.ts'
import { closingOf, endedOf, insertClosing, insertReopening } from './closings.ts'
import * as contract from './contract.ts'
import { type FrameworkFacts, factsApart, keyedByNode, readFacts } from './framework-facts.ts'
import { datesFault, deputyFault, measureFault } from './goal.ts'
import { changesOf, differing } from './history.ts'
import { goalFor, goalSeen } from './seeing.ts'
import * as store from './store.ts'
import { writtenOf } from './written.ts'

const see = answer(contract.see, ({ goal }, asking) => goalSeen(asking, goal))

const add = answer(contract.add, async (input, asking) => {
  const { viewer, tx } = asking
  const owner = input.owner ?? viewer.person
  const fault = datesFault(input.start, input.due)
  if (fault) throw invalid('due', fault)
  for (const [at, measure] of input.measures.entries()) {
    const wrong = measureFault(measure)
    if (wrong) throw invalid(`measures.${at}.${wrong.at}`, wrong.sentence)
  }
  await refuseStrangers(asking, owner, input.team)
  const goal = newId()
  const words = {
    ...input,
    facts: factsGiven(input.framework, input.facts),
    owner,
    ownRhythm: input.rhythm,
    audience: await audienceFor(tx, viewer, input.audience, { owner, team: input.team }),
  }
  await store.insertGoal(tx, viewer.org, goal, words, input.draft)
  const measures = []
  for (const [place, measure] of input.measures.entries())
    measures.push({
      node: await store.insertMeasure(tx, viewer.org, { ...words, goal, place }, measure),
      title: measure.title,
    })
  const keyed = keyedByNode(words.framework, words.facts, measures)
  if (keyed !== words.facts) await store.setFacts(tx, viewer.org, goal, keyed)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'goal.written',
    subject: goal,
    audience: words.audience,
    after: { title: words.title, owner, due: words.due },
  })
  const facts = await store.goalRow(tx, viewer, goal)
  for (const { parent, share } of input.supports) await propose(asking, facts, parent, share)
  return goalSeen(asking, goal)
})

const change = answer(contract.change, async ({ goal, revision, deputy, ...given }, asking) => {
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
  if (revision !== row.revision) throw changedMeanwhile(given, before)
  const fault = datesFault(after.start, after.due)
  if (fault) throw invalid('due', fault)
  await refuseStrangers(asking, after.owner, after.team)
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
  return goalSeen(asking, goal)
})

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

const activate = answer(contract.activate, async ({ goal }, asking) => {
  const row = await goalFor(asking, goal, 'activate')
  await store.setState(asking.tx, asking.viewer.org, goal, 'active', null)
  await told(asking, row, 'goal.activated', null)
  return goalSeen(asking, goal)
})

const close = answer(contract.close, async ({ goal, ...words }, asking) => {
  const row = await goalFor(asking, goal, 'close')
  const { score: computed } = await goalSeen(asking, goal)
  const fault = closingFault(words, row.framework, row.facts, computed)
  if (fault) throw invalid(fault.at, fault.sentence)
  await insertClosing(asking.tx, asking.viewer, row, words, computed)
  await store.setState(asking.tx, asking.viewer.org, goal, 'closed', words.closedAs)
  await told(asking, row, 'goal.closed', { ...words, score: words.score ?? computed?.score })
  return goalSeen(asking, goal)
})

const reopen = answer(contract.reopen, async ({ goal, because }, asking) => {
  const row = await goalFor(asking, goal, 'reopen')
  const closing = await closingOf(asking.tx, asking.viewer, goal)
  if (closing) await insertReopening(asking.tx, asking.viewer, row, closing.closing, because)
  await store.setState(asking.tx, asking.viewer.org, goal, 'active', null)
  await told(asking, row, 'goal.reopened', { because })
  return goalSeen(asking, goal)
})

const discard = answer(contract.discard, async ({ goal }, asking) => {
  const row = await goalFor(asking, goal, 'discard')
  if (!(await store.discardDraft(asking.tx, goal)))
    throw new Refusal('conflict', 'This draft has check-ins. Close it as abandoned instead.')
  await told(asking, row, 'goal.discarded', { title: row.title })
  return { discarded: true as const }
})

const addMeasure = answer(contract.addMeasure, async ({ goal, ...draft }, asking) => {
  const row = await goalFor(asking, goal, 'edit')
  const fault = measureFault(draft)
  if (fault) throw invalid(fault.at, fault.sentence)
  if (draft.share !== null) await refuseAbove100(asking.tx, asking.viewer, goal, goal, draft.share)
  const words = {
    ...row,
    start: row.start_on,
    due: row.due_on,
    ownRhythm: row.own_rhythm,
    countsUpward: row.counts_upward,
  }
  await store.insertMeasure(asking.tx, asking.viewer.org, { ...words, goal, place: asking.now.getTime() }, draft)
  await told(asking, row, 'measure.added', { title: draft.title, unit: draft.unit, target: draft.target })
  return goalSeen(asking, goal)
})

const changeMeasure = answer(contract.changeMeasure, async ({ goal, measure, share, ...given }, asking) => {
  const { tx, viewer } = asking
  const row = await goalFor(asking, goal, 'edit')
  const before = await store.measureRow(tx, viewer, goal, measure)
  const { targetMax, ...rest } = given
  const after = { ...before, ...rest, ...(targetMax === undefined ? {} : { target_max: targetMax }) }
  const fault = measureFault({ ...after, targetMax: after.target_max })
  if (fault) throw invalid(fault.at, fault.sentence)
  await store.updateMeasure(tx, viewer.org, after)
  if (share !== undefined) {
    if (share !== null) await refuseAbove100(tx, viewer, goal, measure, share)
    await tx.run(
      sql`update carries set share = ${share} where org = ${viewer.org} and parent = ${goal} and child = ${measure}`,
    )
  }
  const [was, is] = differing(before, after)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'measure.changed',
    subject: goal,
    audience: row.audience,
    before: { measure: before.title, ...was },
    after: { measure: after.title, ...is, ...(share === undefined ? {} : { share }) },
  })
  return goalSeen(asking, goal)
})

const archiveMeasure = answer(contract.archiveMeasure, async ({ goal, measure }, asking) => {
  const row = await goalFor(asking, goal, 'edit')
  const { title } = await store.measureRow(asking.tx, asking.viewer, goal, measure)
  await store.archive(asking.tx, asking.viewer.org, goal, measure)
  await told(asking, row, 'measure.archived', { title })
  return goalSeen(asking, goal)
})

const mine = answer(contract.mine, async (_, { viewer, tx, today }) => {
  const found = await store.goalsOf(tx, viewer, today)
  const measures = Map.groupBy(
    await store.measuresOf(
      tx,
      viewer,
      found.map(({ view }) => view.node),
    ),
    ({ goal }) => goal,
  )
  const around = await nodeViews(
    tx,
    viewer,
    sql`n.kind = 'goal' and n.state = 'active' and n.owner <> ${viewer.person} and s.health in ('off track', 'at risk', 'outdated')
      and n.owner = any (array(select l.person from reporting_line l where l.org = ${viewer.org} and l.above = ${viewer.person} and l.distance <= 2))`,
    sql`order by array_position(array['off track', 'at risk', 'outdated']::text[], s.health), n.due_on nulls last, n.node limit 12`,
  )
  return {
    goals: found.map(({ row, view }) => ({
      node: view,
      expectedOn: row.state === 'draft' ? null : row.expected_on,
      as: row.is_deputy ? ('deputy' as const) : ('owner' as const),
      measures: (measures.get(view.node) ?? []).map((each) => each.view),
      latest: row.last_read_on
        ? { confidence: row.last_confidence, inTheWay: row.in_the_way ?? '', readOn: row.last_read_on }
        : null,
    })),
    around,
  }
})

const ended = answer(contract.ended, async ({ of }, { viewer, tx }) => ({ ended: await endedOf(tx, viewer, of) }))

const alike = answer(contract.alike, ({ title, without }, { viewer, tx }) =>
  alikeTo(tx, viewer, title, without ?? null),
)

const history = answer(contract.history, async ({ goal, before }, { viewer, tx }) => {
  await store.goalRow(tx, viewer, goal)
  type Row = {
    event: string
    at: Date
    by: string | null
    name: string | null
    happened: string
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
  }
  const rows = await tx.rows<Row>(sql`
    select e.event, e.at, e.by, p.name, e.happened, e.before, e.after from event e
    left join person p on p.org = e.org and p.person = e.by
    where e.org = ${viewer.org} and e.subject = ${goal} ${before ? sql`and e.event < ${before}` : sql``}
    order by e.event desc limit 21`)
  const page = rows.slice(0, 20)
  return {
    events: page.map((row) => ({
      event: row.event,
      at: row.at.toISOString(),
      by: row.by && row.name !== null ? { person: row.by, name: row.name } : null,
      happened: row.happened,
      changes: changesOf(row.before, row.after),
    })),
    next: rows.length > 20 ? (page.at(-1)?.event ?? null) : null,
  }
})

const told = (
  { tx, viewer }: ViewerAsking,
  row: store.GoalRow,
  happened: string,
  after: Record<string, unknown> | null,
) => tell(tx, viewer.org, viewer.person, { happened, subject: row.node, audience: row.audience, after })

/** The facts as they are kept; what does not fit the framework is refused where it stands. */
function factsGiven(framework: Framework | null, given: FrameworkFacts): FrameworkFacts {
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
async function refuseStrangers(
  { tx, viewer, today }: ViewerAsking,
  owner: string | null,
  team: string | null,
): Promise<void> {
  const found = await tx.first<{ owner: boolean; left: boolean; team: boolean }>(sql`
    select exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner}) as owner,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner} and p.ends_on < ${today}) as left,
      exists (select 1 from team t where t.org = ${viewer.org} and t.team = ${team}) as team`)
  if (owner && !found?.owner) throw notFound('person')
  if (owner && found?.left) throw invalid('owner', 'This person has left. Choose somebody who works here.')
  if (team && !found?.team) throw notFound('team')
}

export const answers: Answer[] = [
  see,
  add,
  change,
  activate,
  close,
  reopen,
  discard,
  addMeasure,
  changeMeasure,
  archiveMeasure,
  mine,
  ended,
  alike,
  history,
]
