import { end, mayPropose, propose } from '../../graph/linking.ts'
import { takeTurnOnEdges } from '../../graph/store.ts'
import type { Day } from '../../kernel/dates.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { sql } from '../../platform/sql.ts'
import { correctOne, recordOne } from '../check-ins/recording.ts'
import { changeOfFramework } from '../frameworks/change-of-framework.ts'
import { type Framework, ruleOf } from '../frameworks/rules.ts'
import { activateGoal, changeGoal, withdrawGoal } from '../goals/changing.ts'
import { goalFor, goalSeen } from '../goals/seeing.ts'
import { type GoalRow, goalRow } from '../goals/store.ts'
import { writtenOf } from '../goals/written.ts'
import type { OneChange } from './contract.ts'
import * as store from './store.ts'

export interface Came {
  goal: string
  title: string | null
  came: 'changed' | 'same' | 'refused'
  because: string | null
  lost: Line[]
  asked: Line[]
  undo: OneChange | null
}

interface Line {
  label: string
  words: string
}

/**
 * Carries the changes out, one goal after another and each whole: what is refused is taken back to where it began, and
 * says why. A preview does the very same, and takes all of it back.
 */
export async function changeEach(asking: ViewerAsking, changes: OneChange[], preview: boolean): Promise<Came[]> {
  const { tx } = asking
  const came: Came[] = []
  await takeTurns(asking, changes)
  if (preview) await tx.run(sql`savepoint before_all`)
  for (const change of changes) {
    await tx.run(sql`savepoint before_one`)
    const one = await changeOne(asking, change).catch(refusedOf(change))
    if (one.came !== 'changed') await tx.run(sql`rollback to savepoint before_one`)
    await tx.run(sql`release savepoint before_one`)
    if (one.came === 'refused') one.title = await titleOf(asking, change.goal)
    came.push(one)
  }
  if (preview) await tx.run(sql`rollback to savepoint before_all`)
  return preview ? came.map((one) => ({ ...one, undo: null })) : came
}

/** Two who change the same goals wait for each other at the beginning, instead of each holding what the other wants next. */
async function takeTurns({ tx, viewer }: ViewerAsking, changes: OneChange[]): Promise<void> {
  if (changes.some(({ support, unsupport }) => support || unsupport)) await takeTurnOnEdges(tx, viewer.org)
  await tx.run(sql`
    select 1 from node n where n.org = ${viewer.org} and n.node = any (${changes.map(({ goal }) => goal)}::uuid[])
    order by n.node for no key update`)
}

const refusedOf =
  ({ goal }: OneChange) =>
  (error: unknown): Came => {
    if (!(error instanceof Refusal)) throw error
    return { goal, title: null, came: 'refused', because: error.message, lost: [], asked: [], undo: null }
  }

const titleOf = async ({ tx, viewer }: ViewerAsking, goal: string): Promise<string | null> =>
  (await goalRow(tx, viewer, goal).catch(() => null))?.title ?? null

async function changeOne(asking: ViewerAsking, change: OneChange): Promise<Came> {
  const { goal, state, support, unsupport, confidence } = change
  const before = await goalRow(asking.tx, asking.viewer, goal)
  const undo: OneChange = { goal }
  const set = differing(before, change.set ?? {})
  const becomes = set?.framework === undefined ? null : await reframed(asking, before, set.framework)
  if (set) {
    await changeGoal(asking, { goal, revision: change.revision ?? before.revision, ...set })
    undo.set = { ...valuesOf(before, set), ...deputyOf(before, set, asking.today) }
  }
  if (state && state !== before.state) {
    await (state === 'active' ? activateGoal : withdrawGoal)(asking, goal)
    undo.state = state === 'active' ? 'draft' : 'active'
  }
  const stated = confidence === undefined ? null : await store.statedConfidence(asking.tx, asking.viewer, goal)
  if (confidence !== undefined && stated !== confidence) {
    const draft = { goal, confidence, values: [], note: '', inTheWay: '' }
    const { checkIn } = await (change.corrects
      ? correctOne(asking, { ...draft, checkIn: change.corrects })
      : recordOne(asking, draft, asking.today))
    undo.corrects = checkIn.checkIn
    if (stated !== null) undo.confidence = stated
  }
  if (support && !(await supports(asking, goal, support))) {
    const row = await goalFor(asking, goal, 'link')
    await propose(asking, row, support, change.share ?? null)
    undo.unsupport = support
  }
  const ending = unsupport && (await supports(asking, goal, unsupport))
  if (unsupport && ending) {
    await end(asking, goal, unsupport)
    undo.support = unsupport
    // Whoever may not set the share proposes anew, and the owner of what is supported sets it again.
    if (ending.share !== null && (await mayPropose(asking, goal, unsupport)).accepted) undo.share = Number(ending.share)
  }
  const came = Object.keys(undo).length > 1 ? 'changed' : 'same'
  const told = { because: null, lost: becomes?.lost ?? [], asked: becomes?.asked ?? [] }
  if (came === 'same') return { goal, title: before.title, came, ...told, undo: null }
  const { title, revision } = await goalRow(asking.tx, asking.viewer, goal)
  // What was never stated cannot be stated away: the check-in stays, and is corrected where it was wrong.
  if (undo.corrects && undo.confidence === undefined) delete undo.corrects
  const back = Object.keys(undo).length > 1
  return { goal, title, came, ...told, undo: back ? { ...undo, revision } : null }
}

/** What becomes of what its framework keeps, as it is before the change. */
async function reframed(asking: ViewerAsking, { node, framework, facts }: GoalRow, to: Framework | null) {
  const written = writtenOf(await goalSeen(asking, node), asking.today)
  const { lost, asked } = changeOfFramework(ruleOf(framework), ruleOf(to), facts, written)
  const said = ({ label, words }: Line) => ({ label, words })
  return { lost: lost.map(said), asked: asked.map(said) }
}

type Set = NonNullable<OneChange['set']>

const valuesBefore = (before: GoalRow): Required<Omit<Set, 'facts' | 'deputy'>> => ({
  title: before.title,
  owner: before.owner ?? '',
  team: before.team,
  start: before.start_on,
  due: before.due_on,
  rhythm: before.own_rhythm,
  framework: before.framework,
})

/** Of what is given, what is another than it was; nothing where all is the same. */
function differing(before: GoalRow, set: Set): Set | null {
  const was = valuesBefore(before) as Record<string, unknown>
  const entries = Object.entries(set).filter(
    ([field, value]) =>
      value !== undefined &&
      (field === 'facts' ? set.framework !== undefined && set.framework !== was.framework : value !== was[field]),
  )
  return entries.length > 0 ? (Object.fromEntries(entries) as Set) : null
}

/** What these fields were. A goal had no owner before, and cannot be given none again: that part is not taken back. */
const valuesOf = (before: GoalRow, set: Set): Set => ({
  ...Object.fromEntries(
    Object.entries(valuesBefore(before)).filter(([field, value]) => field in set && !(field === 'owner' && !value)),
  ),
  ...('framework' in set && { facts: before.facts }),
})

/** A deputy who takes the goal over is none any longer; whoever takes that back has them as before, unless their time is over. */
const deputyOf = (
  { deputy, deputy_from: from, deputy_to: to }: GoalRow,
  { owner }: Set,
  today: Day,
): Pick<Set, 'deputy'> =>
  deputy !== null && deputy === owner && (to === null || to >= today) ? { deputy: { person: deputy, from, to } } : {}

const supports = ({ tx, viewer }: ViewerAsking, child: string, parent: string) =>
  tx.first<{ share: string | null }>(
    sql`select e.share from carries e where e.org = ${viewer.org} and e.parent = ${parent} and e.child = ${child}`,
  )
