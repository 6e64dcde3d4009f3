import type { OutputOf } from '../../kernel/contract.ts'
import { notFound } from '../../kernel/refusal.ts'
import { type Answer, answer } from '../../platform/answer.ts'
import { goalRow, measureRow } from '../goals/store.ts'
import * as contract from './contract.ts'
import { correctOne, recordOne } from './recording.ts'
import * as store from './store.ts'

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
  from: row.from,
})

export const answers: Answer[] = [
  answer(
    contract.record,
    (draft, asking) => recordOne(asking, draft, draft.readOn ?? asking.today),
    // Ticks are compared with what stands, and so written while one looks.
    ({ milestones = [] }) => milestones.length === 0,
  ),

  answer(contract.recordSeveral, async ({ checkIns }, asking) => {
    const recorded = []
    for (const [at, draft] of checkIns.entries())
      recorded.push(await recordOne(asking, draft, draft.readOn ?? asking.today, null, `checkIns.${at}.`))
    return { recorded }
  }),

  answer(contract.correct, (draft, asking) => correctOne(asking, draft)),

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
]
