import { measureProgress, measureVerdict } from '../../graph/measure.ts'
import { clamped } from '../../graph/roll-up.ts'
import type { OutputOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { notFound, Refusal } from '../../kernel/refusal.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { refuseUnlessMay } from '../goals/seeing.ts'
import { goalRow, measureRow } from '../goals/store.ts'
import { type CheckInDraft, draftFaults } from './check-in.ts'
import * as contract from './contract.ts'
import * as store from './store.ts'

interface Given extends CheckInDraft {
  goal: Id
}

/** Load, decide, save: for one check-in or each of several, in the one transaction of the request. */
async function recordOne(asking: ViewerAsking, draft: Given, readOn: Day, supersedes: Id | null = null, at = '') {
  const { tx, viewer, today } = asking
  const { goal, byName, measures } = await store.goalToCheckIn(tx, viewer, draft.goal)
  await refuseUnlessMay(asking, goal, 'check-in')
  const faults = draftFaults(draft, readOn, today, measures)
  const [first] = faults
  if (first)
    throw new Refusal(
      'invalid',
      first.sentence,
      faults.map((fault) => ({ ...fault, at: `${at}${fault.at}` })),
    )
  const checkIn = store.insertCheckIn(tx, viewer, goal, draft, readOn, supersedes)
  const read = draft.values.map(({ measure, value }) => ({
    value,
    of: measures.find(({ node }) => node === measure) as store.MeasureToRead,
  }))
  return {
    checkIn: {
      checkIn,
      goal: goal.node,
      by: { person: viewer.person, name: byName },
      at: asking.now.toISOString(),
      readOn,
      confidence: draft.confidence,
      note: draft.note,
      inTheWay: draft.inTheWay,
      values: read.map(({ value, of }) => ({ measure: of.node, value, title: of.title, unit: of.unit })),
      supersedes,
      superseded: false,
    },
    measures: read
      .filter(({ of }) => of.valueOn === null || of.valueOn <= readOn)
      .map(({ value, of }) => made(of, value)),
  }
}

/** What a reading makes of its measure; the roll-up computes the same a moment later. */
function made(of: store.MeasureToRead, value: string) {
  const asked = { ...of, value: Number(value) }
  const raw = measureProgress(asked)
  const text = (number: number | null): string | null => (number === null ? null : String(Number(number.toFixed(10))))
  return {
    measure: of.node,
    raw: text(raw),
    progress: text(raw === null ? null : clamped(raw)),
    verdict: measureVerdict(asked),
  }
}

const view = (row: store.CheckInRow): OutputOf<typeof contract.list>['checkIns'][number] => ({
  checkIn: row.check_in,
  goal: row.goal,
  by: row.by && row.by_name !== null ? { person: row.by, name: row.by_name } : null,
  at: row.at.toISOString(),
  readOn: row.read_on,
  confidence: row.confidence,
  note: row.note,
  inTheWay: row.in_the_way,
  values: row.readings,
  supersedes: row.supersedes,
  superseded: row.superseded,
})

/** Wakes the roll-up of this process as soon as the check-in is committed. */
export const answersWith = ({ wake }: { wake: (org: Id) => void }): Answer[] => [
  answer(contract.record, async (draft, asking) => {
    const recorded = await recordOne(asking, draft, draft.readOn ?? asking.today)
    asking.afterwards(() => wake(asking.viewer.org))
    return recorded
  }),

  answer(contract.recordSeveral, async ({ checkIns }, asking) => {
    const recorded = []
    for (const [at, draft] of checkIns.entries())
      recorded.push(await recordOne(asking, draft, draft.readOn ?? asking.today, null, `checkIns.${at}.`))
    asking.afterwards(() => wake(asking.viewer.org))
    return { recorded }
  }),

  answer(contract.correct, async ({ checkIn, ...draft }, asking) => {
    const earlier = await store.checkInRow(asking.tx, asking.viewer, draft.goal, checkIn)
    if (earlier.superseded) throw new Refusal('conflict', 'This check-in was corrected already. Correct the later one.')
    const recorded = await recordOne(asking, draft, earlier.read_on, checkIn)
    await store.supersede(asking.tx, asking.viewer.org, checkIn, draft.goal)
    asking.afterwards(() => wake(asking.viewer.org))
    return recorded
  }),

  answer(contract.list, async ({ goal, before }, { tx, viewer }) => {
    await goalRow(tx, viewer, goal)
    const from = before ? await store.checkInRow(tx, viewer, goal, before) : null
    const rows = await store.checkInRows(tx, viewer, goal, from)
    return { checkIns: rows.slice(0, 20).map(view), next: rows.length > 20 ? (rows[19]?.check_in ?? null) : null }
  }),

  answer(contract.line, async ({ goal, measure }, { tx, viewer }) => {
    if (!(await measureRow(tx, viewer, goal, measure))) throw notFound('measure')
    return { readings: (await store.readingsOf(tx, viewer, measure)).reverse() }
  }),

  answer(contract.owed, async (_, { tx, viewer, today }) => ({ count: await store.owedBy(tx, viewer, today) })),
]
