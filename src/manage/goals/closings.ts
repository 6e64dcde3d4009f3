import type { ClosedAs } from '../../graph/health.ts'
import { type NodeRow, nodeColumns, nodeJoins, nodeView } from '../../graph/rows.ts'
import type { NodeFacts } from '../../graph/store.ts'
import type { OutputOf } from '../../kernel/contract.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { tell } from '../../platform/outbox.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Score } from '../frameworks/framework.ts'
import { bandKept, type ClosingWords } from './closing.ts'
import type { ended, GoalView } from './contract.ts'
import { type GoalRow, setState } from './store.ts'

// The ends of goals: written, undone, and read again where the next goal begins.

/**
 * Ends a goal: the closing with its score and the numbers of this moment, the goal's state, and the news of it. What its
 * framework has against these words is asked before.
 */
export async function endGoal(
  { tx, viewer }: { tx: Transaction; viewer: Viewer },
  row: GoalRow,
  words: ClosingWords,
  computed: Score | null,
): Promise<void> {
  await insertClosing(tx, viewer, row, words, computed)
  await setState(tx, viewer.org, row.node, 'closed', words.closedAs)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'goal.closed',
    subject: row.node,
    audience: row.audience,
    after: { ...words, score: words.score ?? computed?.score },
  })
}

async function insertClosing(
  tx: Transaction,
  viewer: Viewer,
  goal: NodeFacts & Pick<GoalRow, 'framework'>,
  words: ClosingWords,
  computed: Score | null,
): Promise<void> {
  const score = words.score ?? computed?.score ?? null
  await tx.run(sql`
    insert into closing (org, closing, goal, audience, closed_as, learnt, helped, framework, score, computed_score, band, score_sentence,
      score_because, missed_because, by, progress, met, not_met, no_reading, no_target)
    select ${viewer.org}, ${newId()}, ${goal.node}, ${goal.audience}, ${words.closedAs}, ${words.learnt}, ${words.helped}, ${goal.framework},
      ${score}, ${computed?.score ?? null}, ${bandKept(words.score, computed)}, ${computed?.sentence ?? ''}, ${words.scoreBecause}, ${words.missedBecause},
      ${viewer.person}, s.progress, coalesce(s.met, 0), coalesce(s.not_met, 0), coalesce(s.no_reading, 0), coalesce(s.no_target, 0)
    from (select 1) one left join standing s on s.org = ${viewer.org} and s.node = ${goal.node}`)
}

export async function insertReopening(
  tx: Transaction,
  viewer: Viewer,
  goal: NodeFacts,
  closing: Id,
  because: string,
): Promise<void> {
  await tx.run(sql`
    insert into reopening (org, closing, audience, by, because) values (${viewer.org}, ${closing}, ${goal.audience}, ${viewer.person}, ${because})`)
}

export interface ClosingRow {
  closing: Id
  closed_as: ClosedAs
  learnt: string
  helped: string
  missed_because: string
  score: string | null
  computed_score: string | null
  band: Score['band']
  score_sentence: string
  score_because: string
  by: Id | null
  by_name: string | null
  at: Date
}

const closingColumns = sql`
  c.closing, c.closed_as, c.learnt, c.helped, c.missed_because, c.score, c.computed_score, c.band, c.score_sentence, c.score_because,
  c.by, w.name as by_name, c.at`

export const closingView = (row: ClosingRow): NonNullable<GoalView['closing']> => ({
  closing: row.closing,
  closedAs: row.closed_as,
  learnt: row.learnt,
  helped: row.helped,
  missedBecause: row.missed_because,
  score:
    row.score === null
      ? null
      : {
          score: row.score,
          computed: row.computed_score,
          band: row.band,
          sentence: row.score_sentence,
          because: row.score_because,
        },
  by: row.by && row.by_name !== null ? { person: row.by, name: row.by_name } : null,
  at: row.at.toISOString(),
})

/** The closing in force: the latest that was not undone. */
export const closingOf = (tx: Transaction, viewer: Viewer, goal: Id): Promise<ClosingRow | undefined> =>
  tx.first<ClosingRow>(
    sql`
    select ${closingColumns} from closing c left join person w on w.org = c.org and w.person = c.by
    where c.org = ${viewer.org} and c.goal = ${goal}
      and not exists (select 1 from reopening r where r.org = ${viewer.org} and r.closing = c.closing)
    order by c.at desc, c.closing desc limit 1` as Sql<ClosingRow>,
  )

type Ended = OutputOf<typeof ended>['ended']

/** Closed goals with the closing that is in force, the latest first. */
export async function endedWhere(tx: Transaction, viewer: Viewer, where: Sql, most: number): Promise<Ended> {
  type Row = NodeRow & Omit<ClosingRow, 'closed_as'>
  const rows = await tx.rows<Row>(
    sql`
    select ${nodeColumns}, ${closingColumns} from closing c
    join node n on n.org = c.org and n.node = c.goal ${nodeJoins}
    left join person w on w.org = c.org and w.person = c.by
    where c.org = ${viewer.org} and n.state = 'closed' and ${where}
      and not exists (select 1 from reopening r where r.org = ${viewer.org} and r.closing = c.closing)
    order by c.at desc, c.closing desc limit ${sql.lit(most)}` as Sql<Row>,
  )
  return rows.map((row) => ({
    node: nodeView(row),
    closing: closingView({ ...row, closed_as: row.closed_as ?? 'abandoned' }),
  }))
}

export const hasLesson = sql`(c.learnt <> '' or c.helped <> '')`

export const endedOf = (tx: Transaction, viewer: Viewer, of: 'mine' | 'lessons'): Promise<Ended> =>
  endedWhere(tx, viewer, of === 'mine' ? sql`n.owner = ${viewer.person}` : hasLesson, 30)
