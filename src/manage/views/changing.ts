import { end, propose } from '../../graph/linking.ts'
import { takeTurnOnEdges } from '../../graph/store.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { sql } from '../../platform/sql.ts'
import { activateGoal, changeGoal, withdrawGoal } from '../goals/changing.ts'
import { goalFor } from '../goals/seeing.ts'
import { type GoalRow, goalRow } from '../goals/store.ts'
import type { OneChange } from './contract.ts'

export interface Came {
  goal: string
  title: string | null
  came: 'changed' | 'same' | 'refused'
  because: string | null
  undo: OneChange | null
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
    return { goal, title: null, came: 'refused', because: error.message, undo: null }
  }

const titleOf = async ({ tx, viewer }: ViewerAsking, goal: string): Promise<string | null> =>
  (await goalRow(tx, viewer, goal).catch(() => null))?.title ?? null

async function changeOne(asking: ViewerAsking, change: OneChange): Promise<Came> {
  const { goal, state, support, unsupport } = change
  const before = await goalRow(asking.tx, asking.viewer, goal)
  const undo: OneChange = { goal }
  const set = differing(before, change.set ?? {})
  if (set) {
    await changeGoal(asking, { goal, revision: change.revision ?? before.revision, ...set })
    undo.set = valuesOf(before, set)
  }
  if (state && state !== before.state) {
    await (state === 'active' ? activateGoal : withdrawGoal)(asking, goal)
    undo.state = state === 'active' ? 'draft' : 'active'
  }
  if (support && !(await supports(asking, goal, support))) {
    const row = await goalFor(asking, goal, 'link')
    await propose(asking, row, support, null)
    undo.unsupport = support
  }
  if (unsupport && (await supports(asking, goal, unsupport))) {
    await end(asking, goal, unsupport)
    undo.support = unsupport
  }
  const came = Object.keys(undo).length > 1 ? 'changed' : 'same'
  if (came === 'same') return { goal, title: before.title, came, because: null, undo: null }
  const { title, revision } = await goalRow(asking.tx, asking.viewer, goal)
  return { goal, title, came, because: null, undo: { ...undo, revision } }
}

type Set = NonNullable<OneChange['set']>

const valuesBefore = (before: GoalRow): Required<Set> => ({
  title: before.title,
  owner: before.owner ?? '',
  team: before.team,
  start: before.start_on,
  due: before.due_on,
  rhythm: before.own_rhythm,
})

/** Of what is given, what is another than it was; nothing where all is the same. */
function differing(before: GoalRow, set: Set): Set | null {
  const was = valuesBefore(before) as Record<string, unknown>
  const entries = Object.entries(set).filter(([field, value]) => value !== undefined && value !== was[field])
  return entries.length > 0 ? (Object.fromEntries(entries) as Set) : null
}

/** What these fields were. A goal had no owner before, and cannot be given none again: that part is not taken back. */
const valuesOf = (before: GoalRow, set: Set): Set =>
  Object.fromEntries(
    Object.entries(valuesBefore(before)).filter(([field, value]) => field in set && !(field === 'owner' && !value)),
  )

const supports = async ({ tx, viewer }: ViewerAsking, child: string, parent: string): Promise<boolean> =>
  (await tx.first<{ one: number }>(
    sql`select 1 as one from carries e where e.org = ${viewer.org} and e.parent = ${parent} and e.child = ${child}`,
  )) !== undefined
