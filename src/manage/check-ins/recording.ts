import { measureProgress, measureVerdict } from '../../graph/measure.ts'
import { clamped } from '../../graph/roll-up.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { refuseUnlessMay } from '../goals/seeing.ts'
import { type CheckInDraft, draftFaults } from './check-in.ts'
import * as store from './store.ts'

interface Given extends CheckInDraft {
  goal: Id
}

/** As much of a request as recording needs: a gauge records too, and nobody asks it. */
export type Recording = Pick<ViewerAsking, 'tx' | 'viewer' | 'today' | 'now'>

/** Load, decide, save: for one check-in or each of several, in the one transaction of the request. */
export async function recordOne(asking: Recording, draft: Given, readOn: Day, supersedes: Id | null = null, at = '') {
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
