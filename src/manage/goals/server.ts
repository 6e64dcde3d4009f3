import { leansOn, leansSaid } from '../../conversation/feed/store.ts'
import { propose, refuseAbove100 } from '../../graph/linking.ts'
import { nodeViews } from '../../graph/store.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import { alikeTo } from './alike.ts'
import { activateGoal, changeGoal, factsGiven, refuseStrangers, withdrawGoal } from './changing.ts'
import { closingFault } from './closing.ts'
import { closingOf, endedOf, endGoal, insertReopening } from './closings.ts'
import * as contract from './contract.ts'
import { sumOf } from './courses.ts'
import { keyedByNode } from './framework-facts.ts'
import { datesFault, leaningFault, measureFault } from './goal.ts'
import { changesOf, differing } from './history.ts'
import { kindFault, milestonesFault } from './milestones.ts'
import { addingFault, courseFault, phasesFault, phasesWritten } from './phases.ts'
import { goalFor, goalSeen } from './seeing.ts'
import * as store from './store.ts'

const see = answer(contract.see, ({ goal }, asking) => goalSeen(asking, goal))

const add = answer(contract.add, async (input, asking) => {
  const { viewer, tx } = asking
  const owner = input.owner ?? viewer.person
  const fault = datesFault(input.start, input.due)
  if (fault) throw invalid('due', fault)
  for (const [at, measure] of input.measures.entries()) {
    const wrong = milestonesFault(measure, null) ?? measureFault(measure) ?? courseFault(measure, input)
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

const change = answer(contract.change, async (input, asking) => {
  await changeGoal(asking, input)
  return goalSeen(asking, input.goal)
})

const activate = answer(contract.activate, async ({ goal }, asking) => {
  await activateGoal(asking, goal)
  return goalSeen(asking, goal)
})

const withdraw = answer(contract.withdraw, async ({ goal }, asking) => {
  await withdrawGoal(asking, goal)
  return goalSeen(asking, goal)
})

const close = answer(contract.close, async ({ goal, ...words }, asking) => {
  const row = await goalFor(asking, goal, 'close')
  const { score: computed } = await goalSeen(asking, goal)
  const fault = closingFault(words, row.framework, row.facts, computed)
  if (fault) throw invalid(fault.at, fault.sentence)
  await endGoal(asking, row, words, computed)
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
  const fault =
    milestonesFault(draft, null) ?? measureFault(draft) ?? courseFault(draft, { start: row.start_on, due: row.due_on })
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
  const fault =
    kindFault(before, after) ??
    milestonesFault(after, before.milestones) ??
    measureFault({ ...after, targetMax: after.target_max }) ??
    leaningFault(before, after) ??
    // days that were fitting once may have been left behind by the goal's dates; they count no longer, and are no fault
    phasesFault(given.phases ?? [], after, { start: row.start_on, due: row.due_on }) ??
    addingFault(after.addsUp, after, before.indicator)
  if (fault) throw invalid(fault.at, fault.sentence)
  await store.updateMeasure(tx, viewer.org, after)
  if (share !== undefined) {
    if (share !== null) await refuseAbove100(tx, viewer, goal, measure, share)
    await tx.run(
      sql`update carries set share = ${share} where org = ${viewer.org} and parent = ${goal} and child = ${measure}`,
    )
  }
  const [was, is] = differing(inWords(before), inWords(after))
  await tell(tx, viewer.org, viewer.person, {
    happened: 'measure.changed',
    subject: goal,
    audience: row.audience,
    before: { measure: before.title, ...was },
    after: { measure: after.title, ...is, ...(share === undefined ? {} : { share }) },
  })
  return goalSeen(asking, goal)
})

/** As the history keeps it: phases as one text, so that the same ones are no change. */
const inWords = ({ phases, ...measure }: store.MeasureRow) => ({ ...measure, phases: phasesWritten(phases) })

const archiveMeasure = answer(contract.archiveMeasure, async ({ goal, measure }, asking) => {
  const row = await goalFor(asking, goal, 'edit')
  const { title } = await store.measureRow(asking.tx, asking.viewer, goal, measure)
  await store.archive(asking.tx, asking.viewer.org, goal, measure)
  await told(asking, row, 'measure.archived', { title })
  return goalSeen(asking, goal)
})

const sum = answer(contract.sum, ({ goal, measure }, { tx, viewer }) => sumOf(tx, viewer, goal, measure))

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
    person: viewer.person,
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
    select e.event, e.at, e.by, p.name, e.happened, e.before, ${leansSaid} as after from event e
    left join person p on p.org = e.org and p.person = e.by
    left join indicator i on i.org = ${viewer.org} and i.indicator = ${leansOn}
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

export const answers: Answer[] = [
  see,
  add,
  change,
  activate,
  withdraw,
  close,
  reopen,
  discard,
  addMeasure,
  changeMeasure,
  archiveMeasure,
  sum,
  mine,
  ended,
  alike,
  history,
]
