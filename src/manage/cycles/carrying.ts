import type { ClosedAs } from '../../graph/health.ts'
import { insertEdge, markDirty, takeTurnOnEdges } from '../../graph/store.ts'
import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { changedMeanwhile, type Fault } from '../../kernel/refusal.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import { ruleOf } from '../frameworks/rules.ts'
import { type ClosingWords, closingFault } from '../goals/closing.ts'
import { endGoal } from '../goals/closings.ts'
import { factsAgain } from '../goals/framework-facts.ts'
import { goalSeen, type Looking } from '../goals/seeing.ts'
import {
  type GoalRow,
  type GoalWords,
  insertGoal,
  insertMeasure,
  setDeputy,
  setFacts,
  updateGoal,
} from '../goals/store.ts'
import { type Decision, type MeasureEnding, measureCarriedOn } from './carry-over.ts'
import type { CycleRow } from './store.ts'

// The end of a cycle, carried out: what closes, what goes on longer, and what is continued by a successor.

const wordsOf = ({ closedAs, learnt, missedBecause }: Decision): ClosingWords => ({
  closedAs: closedAs as ClosedAs,
  learnt,
  missedBecause,
  helped: '',
  score: null,
  scoreBecause: '',
})

/** What a goal's own framework has against its closing in these words. */
export function closingFaults(given: readonly Decision[], endings: ReadonlyMap<Id, { row: GoalRow }>): Fault[] {
  return given.flatMap((decision, at) => {
    const row = endings.get(decision.goal)?.row
    if (!row || decision.decide === 'extend') return []
    const fault = closingFault(wordsOf(decision), row.framework, row.facts, null)
    return fault ? [{ ...fault, at: `decisions.${at}.${fault.at}` }] : []
  })
}

export interface Done {
  goal: Id
  decided: 'closed' | 'extended' | 'continued'
  due: Day | null
  successor: Id | null
}

/** Carries out what was found to be in order: all of it, in the one transaction of the request. */
export async function carryOut(
  looking: Looking,
  given: readonly Decision[],
  rows: ReadonlyMap<Id, { row: GoalRow }>,
  cycle: CycleRow,
  next: CycleRow | null,
): Promise<Done[]> {
  const { tx, viewer } = looking
  await takeTurnOnEdges(tx, viewer.org)
  const successors = new Map<Id, Id>()
  const done: Done[] = []
  for (const decision of given) {
    const row = rows.get(decision.goal)?.row
    if (!row) continue
    if (decision.decide === 'extend' && next) done.push(await extend(looking, row, next))
    else {
      const successor = decision.decide === 'continue' && next ? await succeed(looking, row, next) : null
      if (successor) successors.set(row.node, successor)
      await close(looking, row, decision)
      const decided = successor ? ('continued' as const) : ('closed' as const)
      done.push({ goal: row.node, decided, due: successor && next ? next.to : row.due_on, successor })
    }
  }
  await linkSuccessors(looking, successors)
  await tx.run(sql`
    insert into carry_over (org, carry_over, cycle, goal, decided, next, successor, by)
    select ${viewer.org}, d.id, ${cycle.cycle}, d.goal, d.decided, case when d.decided <> 'closed' then ${next?.cycle ?? null}::uuid end, d.successor, ${viewer.person}
    from jsonb_to_recordset(${JSON.stringify(done.map((each) => ({ ...each, id: newId() })))}::jsonb)
      as d(id uuid, goal uuid, decided text, successor uuid)`)
  return done
}

async function extend({ tx, viewer }: Looking, row: GoalRow, next: CycleRow): Promise<Done> {
  const words = { ...wordsAs(row), due: next.to }
  if (!(await updateGoal(tx, viewer.org, row.node, row.revision, words))) throw changedMeanwhile(words, row)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'goal.extended',
    subject: row.node,
    audience: row.audience,
    before: { due: row.due_on },
    after: { due: next.to, cycle: next.name },
  })
  return { goal: row.node, decided: 'extended', due: next.to, successor: null }
}

async function close(looking: Looking, row: GoalRow, decision: Decision): Promise<void> {
  const computed = ruleOf(row.framework)?.score ? (await goalSeen(looking, row.node)).score : null
  await endGoal(looking, row, wordsOf(decision), computed)
}

const wordsAs = (row: GoalRow): GoalWords => ({
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
})

/** The goal that goes on with it: the same words, with the next cycle's days, and measures that begin where these stand. */
async function succeed({ tx, viewer }: Looking, row: GoalRow, next: CycleRow): Promise<Id> {
  const successor = newId()
  const words: GoalWords = { ...wordsAs(row), start: next.from, due: next.to }
  await insertGoal(tx, viewer.org, successor, words, false)
  if (row.deputy)
    await setDeputy(tx, viewer.org, successor, { person: row.deputy, from: row.deputy_from, to: row.deputy_to })
  type Row = Omit<MeasureEnding, 'targetMax'> & {
    node: Id
    target_max: string | null
    share: string | null
    place: number
    addsUp: boolean
  }
  const measures = await tx.rows<Row>(sql`
    select n.node, n.title, m.unit, m.direction, m.baseline, m.target, m.target_max, m.value, m.milestones, m.indicator, m.adds_up as "addsUp", e.share, e.place
    from measure m join node n on n.org = m.org and n.node = m.node
    join carries e on e.org = m.org and e.parent = m.goal and e.child = m.node
    where m.org = ${viewer.org} and m.goal = ${row.node} and n.state <> 'closed' order by e.place, n.node`)
  await setFacts(tx, viewer.org, successor, factsAgain(row.framework, row.facts, measures))
  for (const { node: _, share, place, target_max: targetMax, addsUp, ...numbers } of measures) {
    const measure = measureCarriedOn({ ...numbers, targetMax })
    if (!measure) continue
    const draft = {
      ...measure,
      milestones: measure.milestones ?? [],
      // what was expected by when was of days that are over
      phases: [],
      addsUp,
      share: share === null ? null : Number(share),
    }
    await insertMeasure(tx, viewer.org, { ...words, goal: successor, place }, draft)
  }
  await tell(
    tx,
    viewer.org,
    viewer.person,
    {
      happened: 'goal.written',
      subject: successor,
      audience: row.audience,
      after: { title: row.title, owner: row.owner, due: next.to },
    },
    {
      happened: 'goal.continues',
      subject: successor,
      audience: row.audience,
      after: { goal: row.title, node: row.node, cycle: next.name },
    },
    {
      happened: 'goal.continued',
      subject: row.node,
      audience: row.audience,
      after: { goal: row.title, node: successor, cycle: next.name },
    },
  )
  return successor
}

/**
 * A successor supports what its predecessor did: the same goal where that is still open, else the one that continues it;
 * and what supported the predecessor and goes on supports the successor as well. Links of the predecessor stay, since its
 * numbers rest on them. A share set by hand goes along only under another parent, where there is room for it.
 */
async function linkSuccessors({ tx, viewer }: Looking, successors: ReadonlyMap<Id, Id>): Promise<void> {
  if (successors.size === 0) return
  const olds = [...successors.keys()]
  type Row = {
    parent: Id
    child: Id
    share: string | null
    accepted: boolean
    place: number
    later: Id | null
    upper: string
    lower: string
  }
  const edges = await tx.rows<Row>(sql`
    select e.parent, e.child, e.share, e.accepted, e.place, u.state as upper, c.state as lower, (
      select o.successor from carry_over o where o.org = ${viewer.org} and o.goal = e.parent and o.successor is not null order by o.at desc limit 1) as later
    from carries e join node u on u.org = e.org and u.node = e.parent join node c on c.org = e.org and c.node = e.child and c.kind = 'goal'
    where e.org = ${viewer.org} and (e.parent = any (${olds}::uuid[]) or e.child = any (${olds}::uuid[]))`)
  for (const { parent, child, share, accepted, place, later, upper, lower } of edges) {
    const above = successors.get(parent) ?? (upper === 'closed' ? later : parent)
    const below = successors.get(child) ?? (lower === 'closed' ? null : child)
    if (!above || !below || (above === parent && below === child)) continue
    const loop = await tx.first<object>(sql`select 1 from way_down(${below}, ${above}) limit 1`)
    if (loop) continue
    await insertEdge(tx, viewer.org, {
      parent: above,
      child: below,
      share: above === parent || share === null ? null : Number(share),
      accepted,
      place,
    })
    await markDirty(tx, viewer.org, above, below)
  }
}
