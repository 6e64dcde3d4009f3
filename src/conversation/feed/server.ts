import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Answer, answer } from '../../platform/answer.ts'
import type { Transaction } from '../../platform/sql.ts'
import * as contract from './contract.ts'
import type { Scope } from './feed.ts'
import * as store from './store.ts'

type Words = Record<string, unknown> | null

export interface FeedNeeds {
  /** Goals that the viewer sees and follows, or that belong to their teams; the lately written first, and not too many. */
  goalsAround(tx: Transaction, viewer: Viewer, of: Scope): Promise<{ node: Id; title: string }[]>
  changesOf(before: Words, after: Words): { field: string; before: string | null; after: string | null }[]
}

export const answersWith = ({ goalsAround, changesOf }: FeedNeeds): Answer[] => [
  answer(contract.list, async ({ of, after }, { tx, viewer }) => {
    const goals = await goalsAround(tx, viewer, of)
    const titles = new Map(goals.map(({ node, title }) => [node, title]))
    const rows = await store.eventRows(tx, viewer, [...titles.keys()], after)
    const page = rows.slice(0, 30)
    return {
      person: viewer.person,
      events: page.map((row) => ({
        event: row.event,
        at: row.at.toISOString(),
        by: row.by && row.name !== null ? { person: row.by, name: row.name } : null,
        happened: row.happened,
        goal: { node: row.subject, title: titles.get(row.subject) ?? '' },
        changes: changesOf(row.before, row.after),
      })),
      next: rows.length > 30 ? (page.at(-1)?.event ?? null) : null,
    }
  }),
]
