import { measureProgress, measureVerdict } from '../../graph/measure.ts'
import { clamped } from '../../graph/roll-up.ts'
import { apart } from '../../graph/rows.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { invalid, Refusal } from '../../kernel/refusal.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { reached, ticked } from '../goals/milestones.ts'
import { refuseUnlessMay } from '../goals/seeing.ts'
import { type CheckInDraft, draftFaults } from './check-in.ts'
import * as store from './store.ts'

interface Given extends CheckInDraft {
  goal: Id
}

/** As much of a request as recording needs: a gauge records too, and nobody asks it. */
export type Recording = Pick<ViewerAsking, 'tx' | 'viewer' | 'today' | 'now'>

/** Load, decide, save: for one check-in or each of several, in the one transaction of the request. */
export async function recordOne(
  asking: Recording,
  draft: Given,
  readOn: Day,
  corrected: Pick<store.CheckInRow, 'check_in' | 'readings'> | null = null,
  at = '',
) {
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
  const supersedes = corrected?.check_in ?? null
  const values = [...draft.values, ...(await tick(asking, draft, measures, at))]
  // What nobody types is not lost by a correction of the rest.
  for (const { measure, value } of corrected?.readings ?? [])
    if (measures.some(({ node, direction }) => node === measure && direction === 'milestones'))
      if (!values.some((given) => given.measure === measure)) values.push({ measure, value })
  const checkIn = store.insertCheckIn(tx, viewer, goal, { ...draft, values }, readOn, supersedes)
  const read = values.map(({ measure, value }) => ({
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
      from: null,
    },
    measures: read
      .filter(({ of }) => of.valueOn === null || of.valueOn <= readOn)
      .map(({ value, of }) => made(of, value)),
  }
}

/** A check-in in the place of another one, whose day it keeps. */
export async function correctOne(asking: Recording, { checkIn, ...draft }: Given & { checkIn: Id }) {
  const earlier = await store.checkInRow(asking.tx, asking.viewer, draft.goal, checkIn)
  if (earlier.superseded) throw new Refusal('conflict', 'This check-in was corrected already. Correct the later one.')
  if (earlier.came) {
    const from = earlier.from ? `the indicator “${earlier.from.title}”` : 'an indicator that you do not see'
    throw new Refusal('conflict', `This reading came from ${from}. It is corrected there.`)
  }
  const recorded = await recordOne(asking, draft, earlier.read_on, earlier)
  await store.supersede(asking.tx, asking.viewer.org, checkIn, draft.goal)
  return recorded
}

/** Ticks milestones in their lists; each list that changed is counted, and the count is its measure's new value. */
async function tick({ tx, viewer, today }: Recording, draft: Given, measures: store.MeasureToRead[], at: string) {
  const values: CheckInDraft['values'] = []
  for (const [measure, ticks] of Map.groupBy(draft.milestones ?? [], (each) => each.measure)) {
    const before = measures.find(({ node }) => node === measure)?.milestones ?? []
    const list = ticked(before, ticks, today)
    const where = `${at}milestones.${(draft.milestones ?? []).findIndex((each) => each.measure === measure)}.title`
    if (typeof list === 'string') throw invalid(where, list)
    if (!(await store.setMilestones(tx, viewer.org, measure, before, list)))
      throw new Refusal('conflict', 'Somebody changed these milestones in the meantime. Look at them again.')
    values.push({ measure, value: String(reached(list)) })
  }
  return values
}

/** What a reading makes of its measure; the roll-up computes the same a moment later. */
function made(of: store.MeasureToRead, value: string) {
  const asked = apart({ ...of, value })
  const raw = measureProgress(asked)
  const text = (number: number | null): string | null => (number === null ? null : String(Number(number.toFixed(10))))
  return {
    measure: of.node,
    raw: text(raw),
    progress: text(raw === null ? null : clamped(raw)),
    verdict: measureVerdict(asked),
  }
}
