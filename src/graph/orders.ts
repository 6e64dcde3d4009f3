import { type Sql, sql } from '../platform/sql.ts'
import type { sorts } from './contract.ts'
import { neediestFirst } from './health.ts'
import { noSpan, type Stretch } from './stretches.ts'

/** What a page is sorted by, as text or number that compares the same way in SQL and in the cursor. */
export interface Order {
  key: Sql
  type: Sql
  /** Whose node decides between two of the same key. */
  on: Sql
  /** From which key on it is not known: last, whichever way the list runs. */
  unknown?: { from: Sql; is: (key: string) => boolean }
}

const healthKey = sql`coalesce(array_position(array[${sql.join(neediestFirst.map((health) => sql.lit(health)))}]::text[], s.health), 4)`

export const dueKey = sql`case when n.due_on is null then 'infinity'::date else n.due_on end`

/** Sorts behind every name. */
const behind = '\u{10fffd}'
const last = sql.lit(behind)
/** Keeps titles and their nodes apart, and sorts before whatever a title goes on with. */
export const beside = '\u0001'

const [text, date, number] = [sql`text`, sql`date`, sql`numeric`]
const [ofNode, ofStanding] = [sql`n.node`, sql`s.node`]
const noName = { from: last, is: (key: string) => key === behind }
const noDay = { from: sql`'infinity'::date`, is: (key: string) => key === 'infinity' }
const noNumber = { from: sql`1000`, is: (key: string) => key === '1000' }

/** The first of what a goal supports that one sees: what counts before what is proposed, then by title. */
export const firstFirst = sql`e.accepted desc, lower(u.title) collate "C", u.node`

/** On `n` and `s`. Title, due, read, checked and health are what an index is made of, on the table whose node `on` is. */
export const orders = (org: string): Record<(typeof sorts)[number], Order> => ({
  title: { key: sql`lower(n.title) collate "C"`, type: text, on: ofNode },
  due: { key: dueKey, type: date, on: ofNode, unknown: noDay },
  progress: { key: sql`coalesce(s.progress, 1000)`, type: number, on: ofStanding, unknown: noNumber },
  read: {
    key: sql`case when s.read_on is null then 'infinity'::date else s.read_on end`,
    type: date,
    on: ofStanding,
    unknown: noDay,
  },
  checked: {
    key: sql`case when s.checked_on is null then 'infinity'::date else s.checked_on end`,
    type: date,
    on: ofStanding,
    unknown: noDay,
  },
  health: { key: healthKey, type: sql`integer`, on: ofStanding },
  owner: {
    key: sql`coalesce((select lower(p.name) from person p where p.org = ${org} and p.person = n.owner), ${last}) collate "C"`,
    type: text,
    on: ofNode,
    unknown: noName,
  },
  team: {
    key: sql`coalesce((select lower(t.name) from team t where t.org = ${org} and t.team = n.team), ${last}) collate "C"`,
    type: text,
    on: ofNode,
    unknown: noName,
  },
  supports: {
    key: sql`coalesce((
      select lower(u.title) || ${sql.lit(beside)} || u.node from carries e join node u on u.org = e.org and u.node = e.parent
      where e.org = ${org} and e.child = n.node order by ${firstFirst} limit 1), ${last}) collate "C"`,
    type: text,
    on: ofNode,
    unknown: noName,
  },
  state: {
    key: sql`array_position(array['draft', 'active', 'closed'], n.state)`,
    type: sql`integer`,
    on: ofNode,
  },
  start: { key: sql`coalesce(n.start_on, 'infinity'::date)`, type: date, on: ofNode, unknown: noDay },
  framework: { key: sql`coalesce(n.framework, ${last}) collate "C"`, type: text, on: ofNode, unknown: noName },
  rhythm: { key: sql`n.rhythm`, type: sql`integer`, on: ofNode },
  confidence: { key: sql`coalesce(s.confidence, 1000)`, type: number, on: ofStanding, unknown: noNumber },
  gaps: {
    key: sql`-(coalesce(s.gap_owner, false)::integer + coalesce(s.gap_why, false)::integer + coalesce(s.gap_how, false)::integer
      + coalesce(s.gap_when, false)::integer)`,
    type: sql`integer`,
    on: ofNode,
  },
})

/** Within a colour, what is due first: the standing keeps the day as well, so that an index holds both. */
export const dueByHealth: Order = {
  key: sql`case when s.due_on is null then 'infinity'::date else s.due_on end`,
  type: date,
  on: ofStanding,
  unknown: noDay,
}

/** By the span that a goal is due in, and in it by its day; for a few, of which each is compared with all stretches. */
export function bySpan(stretches: readonly Stretch[]): Order {
  const given = JSON.stringify(stretches.map(({ of, from, to }) => ({ of, from_on: from, to_on: to })))
  return {
    key: sql`((select c.of from jsonb_to_recordset(${given}::jsonb) c(of text, from_on date, to_on date)
      where ${dueKey} >= coalesce(c.from_on, '-infinity') and ${dueKey} <= coalesce(c.to_on, 'infinity') limit 1)
      || ' ' || ${dueText}) collate "C"`,
    type: text,
    on: ofNode,
    unknown: { from: sql.lit(noSpan), is: (key) => key.startsWith(noSpan) },
  }
}

const dueText = sql`case when n.due_on is null then ${sql.lit(noSpan)} else to_char(n.due_on, 'YYYY-MM-DD') end`

/** The same within one stretch, of which the span is known. */
export const inStretch = ({ of }: Stretch): Sql => sql`${sql.lit(`${of} `)} || ${dueText}`
