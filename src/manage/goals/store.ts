import type { Phase } from '../../graph/curve.ts'
import type { ClosedAs } from '../../graph/health.ts'
import type { Direction } from '../../graph/measure.ts'
import type { Milestone } from '../../graph/milestone.ts'
import { type NodeRow, nodeColumns, nodeJoins, nodeView } from '../../graph/rows.ts'
import { insertEdge, insertNode, markDirty, type NodeFacts } from '../../graph/store.ts'
import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { rhythmOfTeam } from '../../people/teams/store.ts'
import type { Database } from '../../platform/database.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { type Framework, frameworks } from '../frameworks/rules.ts'
import type { GoalView, MeasureDraft } from './contract.ts'
import { setCourse } from './courses.ts'
import type { FrameworkFacts } from './framework-facts.ts'
import { againOf, givesProgress, rhythmOf } from './goal.ts'
import { milestoneNumbers } from './milestones.ts'

/** A goal's own words and dates, as they are changed. */
export interface GoalRow extends NodeFacts {
  revision: number
  start_on: Day | null
  due_on: Day | null
  closed_as: ClosedAs | null
  framework: Framework | null
  rhythm: number
  counts_upward: boolean
  created_on: Day
  why: string
  how: string
  remark: string
  own_rhythm: number | null
  facts: FrameworkFacts
  deputy: Id | null
  deputy_name: string | null
  deputy_from: Day | null
  deputy_to: Day | null
}

export async function goalRow(tx: Transaction, viewer: Viewer, goal: Id): Promise<GoalRow> {
  const found = await tx.first<GoalRow>(sql`
    select n.node, n.kind, n.title, n.owner, n.team, n.audience, n.state, n.revision, n.start_on, n.due_on, n.closed_as, n.framework,
      n.rhythm, n.counts_upward, (n.created_at at time zone ${viewer.zone})::date as created_on, g.why, g.how, g.remark, g.own_rhythm,
      g.framework_facts as facts, g.deputy, d.name as deputy_name, g.deputy_from, g.deputy_to
    from node n join goal g on g.org = n.org and g.node = n.node left join person d on d.org = g.org and d.person = g.deputy
    where n.org = ${viewer.org} and n.node = ${goal}`)
  if (!found) throw notFound('goal')
  return found
}

export interface GoalWords {
  title: string
  why: string
  how: string
  framework: Framework | null
  facts: FrameworkFacts
  owner: Id | null
  team: Id | null
  start: Day | null
  due: Day | null
  audience: Id
  ownRhythm: number | null
  countsUpward: boolean
}

export async function insertGoal(tx: Transaction, org: Id, goal: Id, words: GoalWords, draft: boolean): Promise<void> {
  await insertNode(tx, org, {
    ...words,
    node: goal,
    kind: 'goal',
    state: draft ? 'draft' : 'active',
    rhythm: rhythmOf(words.ownRhythm, words.framework, await rhythmOfTeam(tx, org, words.team)),
    saysWhy: words.why !== '',
    saysHow: words.how !== '',
    givesProgress: givesProgress(words.framework, words.facts),
  })
  if (words.framework === 'pact') await setAgain(tx, org, goal, words.framework, words.facts)
  await tx.run(sql`
    insert into goal (org, node, audience, why, how, own_rhythm, framework_facts)
    values (${org}, ${goal}, ${words.audience}, ${words.why}, ${words.how}, ${words.ownRhythm}, ${JSON.stringify(words.facts)}::jsonb)`)
  await markDirty(tx, org, goal)
}

/** Writes the words over the ones that were read; false where somebody wrote meanwhile. */
export async function updateGoal(
  tx: Transaction,
  org: Id,
  goal: Id,
  revision: number,
  words: GoalWords,
): Promise<boolean> {
  const rhythm = rhythmOf(words.ownRhythm, words.framework, await rhythmOfTeam(tx, org, words.team))
  const updated = await tx.run(sql`
    update node set title = ${words.title}, owner = ${words.owner}, team = ${words.team}, start_on = ${words.start}, due_on = ${words.due},
      framework = ${words.framework}, rhythm = ${rhythm}, says_why = ${words.why !== ''},
      says_how = ${words.how !== ''}, counts_upward = ${words.countsUpward},
      revision = revision + 1
    where org = ${org} and node = ${goal} and revision = ${revision}`)
  if (updated === 0) return false
  await tx.run(sql`
    update goal set why = ${words.why}, how = ${words.how}, own_rhythm = ${words.ownRhythm},
      framework_facts = ${JSON.stringify(words.facts)}::jsonb
    where org = ${org} and node = ${goal}`)
  await setAgain(tx, org, goal, words.framework, words.facts)
  // Its measures follow its owner, team and dates; their health asks the goal's.
  await tx.run(sql`
    update node n set owner = ${words.owner}, team = ${words.team} from measure m
    where m.org = ${org} and m.goal = ${goal} and n.org = m.org and n.node = m.node
      and (n.owner, n.team) is distinct from (${words.owner}::uuid, ${words.team}::uuid)`)
  await markDirty(tx, org, goal, ...(await measureIds(tx, org, goal)), ...(await parentIds(tx, org, goal)))
  return true
}

/** Puts the rhythm in force on every goal of these teams and of the teams within them, seen or not. */
export const rhythmsFollow = async (tx: Transaction, teams: Id[]): Promise<void> => {
  if (teams.length === 0) return
  await tx.run(sql`select rhythms_follow(${teams}::uuid[], ${rhythmsKnown()}::jsonb)`)
}

const rhythmsKnown = (): string =>
  JSON.stringify(Object.fromEntries([null, ...frameworks].map((each) => [each ?? '', rhythmOf(null, each, null)])))

/** Goals of a team itself that the viewer sees and that are not closed, counted to 1,000. */
export const goalsIn = async (tx: Transaction, org: Id, team: Id): Promise<number> =>
  (
    await tx.first<{ count: number }>(sql`
      select count(*)::integer as count from (
        select 1 from node n where n.org = ${org} and n.team = ${team} and n.kind = 'goal' and n.state <> 'closed' limit 1000) x`)
  )?.count ?? 0

/** All goals of a team go to another one, seen or not. */
export const moveGoals = async (tx: Transaction, from: Id, to: Id): Promise<void> => {
  await tx.run(sql`select move_team_goals(${from}, ${to}, ${newId()})`)
}

/** Goals that could not follow their team's rhythm at once do so in steps, each a transaction; one step of each organisation. */
export async function followOn(database: Database, most = 5000): Promise<number> {
  const behind = await database.asSystem('roll_up', null, (tx) =>
    tx.rows<{ org: Id }>(sql`select distinct t.org from team t where t.rhythm_follows`),
  )
  let moved = 0
  for (const { org } of behind) {
    const step = await database.asSystem('roll_up', org, (tx) =>
      tx.first<{ moved: number | null }>(sql`select rhythm_step(${rhythmsKnown()}::jsonb, ${most}) as moved`),
    )
    moved += step?.moved ?? 0
  }
  return moved
}

/** What is done again and again counts by how faithfully it is done, where its owner chose so. */
async function setAgain(
  tx: Transaction,
  org: Id,
  goal: Id,
  framework: Framework | null,
  facts: FrameworkFacts,
): Promise<void> {
  const { every, on } = againOf(framework, facts)
  await tx.run(sql`
    update node set done_every = ${every}, done_on = ${on}::smallint[], gives_progress = ${givesProgress(framework, facts)}
    where org = ${org} and node = ${goal}`)
}

export const setFacts = async (tx: Transaction, org: Id, goal: Id, facts: FrameworkFacts): Promise<void> => {
  await tx.run(
    sql`update goal set framework_facts = ${JSON.stringify(facts)}::jsonb where org = ${org} and node = ${goal}`,
  )
}

export const measureIds = async (tx: Transaction, org: Id, goal: Id): Promise<Id[]> =>
  (await tx.rows<{ node: Id }>(sql`select node from measure where org = ${org} and goal = ${goal}`)).map(
    (row) => row.node,
  )

export const parentIds = async (tx: Transaction, org: Id, goal: Id): Promise<Id[]> =>
  (await tx.rows<{ parent: Id }>(sql`select parent from carries where org = ${org} and child = ${goal}`)).map(
    (row) => row.parent,
  )

export async function setDeputy(
  tx: Transaction,
  org: Id,
  goal: Id,
  deputy: { person: Id; from: Day | null; to: Day | null } | null,
): Promise<void> {
  await tx.run(sql`
    update goal set deputy = ${deputy?.person ?? null}, deputy_from = ${deputy?.from ?? null}, deputy_to = ${deputy?.to ?? null}
    where org = ${org} and node = ${goal}`)
}

export const moveAudience = async (tx: Transaction, goal: Id, audience: Id): Promise<void> => {
  await tx.run(sql`select move_audience(${goal}, ${audience})`)
}

export async function insertMeasure(
  tx: Transaction,
  org: Id,
  goal: GoalWords & { goal: Id; place: number },
  draft: MeasureDraft & { indicator?: Id | null },
): Promise<Id> {
  const node = newId()
  const told = { ...draft, ...milestoneNumbers(draft) }
  await insertNode(tx, org, {
    node,
    kind: 'measure',
    title: draft.title,
    owner: goal.owner,
    team: goal.team,
    audience: goal.audience,
    start: null,
    due: null,
    state: 'active',
    // its goal's is what counts
    rhythm: rhythmOf(goal.ownRhythm, goal.framework, null),
    saysWhy: true,
    saysHow: true,
    givesProgress: true,
    countsUpward: false,
    framework: null,
  })
  await tx.run(sql`
    insert into measure (org, node, goal, audience, unit, direction, baseline, target, target_max, milestones, indicator)
    values (${org}, ${node}, ${goal.goal}, ${goal.audience}, ${told.unit}, ${draft.direction}, ${told.baseline}, ${told.target}, ${told.targetMax},
      ${told.milestones && JSON.stringify(told.milestones)}::jsonb, ${draft.indicator ?? null})`)
  if (draft.phases.length > 0 || draft.addsUp) await setCourse(tx, org, node, draft)
  await insertEdge(tx, org, { parent: goal.goal, child: node, share: draft.share, accepted: true, place: goal.place })
  await markDirty(tx, org, node, goal.goal)
  return node
}

export interface MeasureRow {
  node: Id
  title: string
  unit: string
  direction: Direction
  baseline: string | null
  target: string | null
  target_max: string | null
  value: string | null
  /** The day of that value. */
  value_on: Day | null
  indicator: Id | null
  milestones: Milestone[] | null
  phases: Phase[]
  addsUp: boolean
}

export async function measureRow(tx: Transaction, viewer: Viewer, goal: Id, measure: Id): Promise<MeasureRow> {
  const found = await tx.first<MeasureRow>(sql`
    select n.node, n.title, m.unit, m.direction, m.baseline, m.target, m.target_max, m.value, m.value_on, m.indicator, m.milestones,
      coalesce(m.phases, '[]') as phases, m.adds_up as "addsUp"
    from measure m join node n on n.org = m.org and n.node = m.node
    where m.org = ${viewer.org} and m.node = ${measure} and m.goal = ${goal}`)
  if (!found) throw notFound('measure')
  return found
}

export async function updateMeasure(tx: Transaction, org: Id, given: MeasureRow): Promise<void> {
  const { targetMax: target_max = given.target_max, ...told } = { targetMax: undefined, ...milestoneNumbers(given) }
  const measure = { ...given, target_max, ...told }
  await tx.run(
    sql`update node set title = ${measure.title}, revision = revision + 1 where org = ${org} and node = ${measure.node}`,
  )
  await tx.run(sql`
    update measure set unit = ${measure.unit}, direction = ${measure.direction}, baseline = ${measure.baseline}, target = ${measure.target},
      target_max = ${measure.target_max}, milestones = ${measure.milestones && JSON.stringify(measure.milestones)}::jsonb, target_text = case when ${measure.target}::numeric is null then target_text end
    where org = ${org} and node = ${measure.node}`)
  await setCourse(tx, org, measure.node, given)
  await markDirty(tx, org, measure.node)
}

export async function archive(tx: Transaction, org: Id, goal: Id, measure: Id): Promise<void> {
  await tx.run(
    sql`update node set state = 'closed', closed_as = 'abandoned', revision = revision + 1 where org = ${org} and node = ${measure}`,
  )
  await markDirty(tx, org, measure, goal)
}

export async function setState(
  tx: Transaction,
  org: Id,
  goal: Id,
  state: string,
  closedAs: ClosedAs | null,
): Promise<void> {
  await tx.run(
    sql`update node set state = ${state}, closed_as = ${closedAs}, revision = revision + 1 where org = ${org} and node = ${goal}`,
  )
  await markDirty(tx, org, goal, ...(await parentIds(tx, org, goal)))
}

/** The days of a goal's latest check-ins, and the confidence that was stated last. A PACT is told by all of its days. */
export async function checkedInOn(
  tx: Transaction,
  viewer: Viewer,
  goal: Id,
  framework: Framework,
): Promise<GoalView['checkedIn']> {
  const rows = await tx.rows<{ read_on: Day; confidence: number | null }>(sql`
    select i.read_on, i.confidence from check_in i
    where i.org = ${viewer.org} and i.goal = ${goal}
      and not exists (select 1 from check_in x where x.org = ${viewer.org} and x.supersedes = i.check_in)
    order by i.read_on desc, i.check_in desc limit ${framework === 'pact' ? 1000 : 20}`)
  const stated = rows.find(({ confidence }) => confidence !== null)
  return { on: rows.map(({ read_on }) => read_on), confidence: stated?.confidence ?? null }
}

/** How many other goals that the viewer may see run in a framework, counted up to twenty. */
export async function besideOf(tx: Transaction, viewer: Viewer, framework: Framework, goal: Id): Promise<number> {
  const counted = await tx.first<{ count: number }>(sql`
    select count(*)::integer as count from (
      select 1 from node n where n.org = ${viewer.org} and n.framework = ${framework} and n.kind = 'goal' and n.state = 'active'
        and n.node <> ${goal} limit 20) x`)
  return counted?.count ?? 0
}

export const isCheckedIn = async (tx: Transaction, org: Id, goal: Id): Promise<boolean> =>
  (await tx.first<{ one: 1 }>(
    sql`select 1 as one from check_in i where i.org = ${org} and i.goal = ${goal} limit 1`,
  )) !== undefined

export const discardDraft = async (tx: Transaction, goal: Id): Promise<boolean> =>
  (await tx.first<{ done: boolean }>(sql`select discard_draft(${goal}) as done`))?.done ?? false

/** Open goals that the viewer owns, or looks after as a deputy, with when a check-in is expected. */
export async function goalsOf(tx: Transaction, viewer: Viewer, today: Day) {
  type Row = NodeRow & {
    expected_on: Day
    is_deputy: boolean
    last_confidence: number | null
    in_the_way: string | null
    last_read_on: Day | null
  }
  const rows = await tx.rows<Row>(
    sql`
    select ${nodeColumns}, n.owner is distinct from ${viewer.person} as is_deputy, i.confidence as last_confidence, i.in_the_way,
      i.read_on as last_read_on,
      coalesce(i.read_on + n.rhythm, n.start_on, (n.created_at at time zone ${viewer.zone})::date) as expected_on
    from node n ${nodeJoins}
    left join lateral (
      select i.confidence, i.in_the_way, i.read_on from check_in i
      where i.org = ${viewer.org} and i.goal = n.node and not exists (select 1 from check_in x where x.org = ${viewer.org} and x.supersedes = i.check_in)
      order by i.read_on desc, i.check_in desc limit 1
    ) i on true
    -- an array and no "or", which would look at every goal
    where n.org = ${viewer.org} and n.kind = 'goal' and n.state <> 'closed' and n.node = any (array(
      select o.node from node o where o.org = ${viewer.org} and o.owner = ${viewer.person} and o.kind = 'goal' and o.state <> 'closed'
      union
      select g.node from goal g where g.org = ${viewer.org} and g.deputy = ${viewer.person}
        and (g.deputy_from is null or g.deputy_from <= ${today}) and (g.deputy_to is null or g.deputy_to >= ${today})))
    order by expected_on, n.due_on nulls last, n.node limit 500` as Sql<Row>,
  )
  return rows.map((row) => ({ row, view: nodeView(row) }))
}

export const measuresOf = async (tx: Transaction, viewer: Viewer, goals: Id[]) => {
  const rows = await tx.rows<NodeRow & { goal: Id }>(
    sql`
    select ${nodeColumns}, m.goal from node n ${nodeJoins}
    join carries e on e.org = n.org and e.parent = m.goal and e.child = n.node
    where n.org = ${viewer.org} and m.goal = any (${goals}::uuid[]) and n.state <> 'closed'
    order by e.place, n.node` as Sql<NodeRow & { goal: Id }>,
  )
  return rows.map((row) => ({ goal: row.goal, view: nodeView(row) }))
}
