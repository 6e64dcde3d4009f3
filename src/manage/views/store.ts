import { type Id, newId } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { Shown } from './contract.ts'

export interface ViewRow {
  view: Id
  name: string
  owner: Id
  owner_name: string
  audience: Id
  /** The viewer leads the team that it is shared with. */
  leads: boolean
  shows: unknown
  revision: number
}

const selected = (viewer: Viewer) => sql<ViewRow>`
  select v.saved_view as view, v.name, v.owner, p.name as owner_name, v.audience, v.shows, v.revision,
    exists (
      select 1 from audience a join team t on t.org = a.org and t.team = a.team
      where a.org = ${viewer.org} and a.audience = v.audience and t.lead = ${viewer.person}) as leads
  from saved_view v join person p on p.org = v.org and p.person = v.owner
  where v.org = ${viewer.org}`

const most = 200

/** Asked by owner and by audience, each of which has an index: views are many, and those that one may open are few. */
export const viewRows = (tx: Transaction, viewer: Viewer): Promise<ViewRow[]> =>
  tx.rows<ViewRow>(
    sql`${selected(viewer)}
      and (v.owner = ${viewer.person} or v.audience = ${viewer.org}
        or v.audience = any (array(select s.audience from sight s where s.org = ${viewer.org} and s.person = ${viewer.person})))
    order by v.owner <> ${viewer.person}, lower(v.name), v.saved_view limit ${sql.lit(most)}` as Sql<ViewRow>,
  )

export const viewRow = (tx: Transaction, viewer: Viewer, view: Id): Promise<ViewRow | undefined> =>
  tx.first<ViewRow>(sql`${selected(viewer)} and v.saved_view = ${view}` as Sql<ViewRow>)

export interface ViewDraft {
  name: string
  audience: Id
  shows: Shown
}

export async function insertView(tx: Transaction, viewer: Viewer, draft: ViewDraft): Promise<Id> {
  const view = newId()
  await tx.run(sql`
    insert into saved_view (org, saved_view, owner, audience, name, shows)
    values (${viewer.org}, ${view}, ${viewer.person}, ${draft.audience}, ${draft.name}, ${JSON.stringify(draft.shows)}::jsonb)`)
  return view
}

/** False where somebody else changed it since this revision. */
export async function updateView(
  tx: Transaction,
  org: Id,
  view: Id,
  revision: number,
  draft: ViewDraft,
): Promise<boolean> {
  const touched = await tx.run(sql`
    update saved_view set name = ${draft.name}, audience = ${draft.audience}, shows = ${JSON.stringify(draft.shows)}::jsonb,
      revision = revision + 1
    where org = ${org} and saved_view = ${view} and revision = ${revision}`)
  return touched > 0
}

export const deleteView = (tx: Transaction, org: Id, view: Id) =>
  tx.run(sql`delete from saved_view where org = ${org} and saved_view = ${view}`)

export async function ownViewNamed(tx: Transaction, viewer: Viewer, name: string): Promise<Id | undefined> {
  const found = await tx.first<{ view: Id }>(sql`
    select v.saved_view as view from saved_view v
    where v.org = ${viewer.org} and v.owner = ${viewer.person} and lower(v.name) = lower(${name}) limit 1`)
  return found?.view
}

export async function chosenColumns(tx: Transaction, viewer: Viewer): Promise<string[] | null> {
  const found = await tx.first<{ columns: string[] }>(
    sql`select c.columns from chosen_columns c where c.org = ${viewer.org} and c.person = ${viewer.person}`,
  )
  return found?.columns ?? null
}

export async function keepColumns(tx: Transaction, viewer: Viewer, columns: readonly string[]): Promise<void> {
  await tx.run(sql`
    insert into chosen_columns (org, person, columns) values (${viewer.org}, ${viewer.person}, ${columns}::text[])
    on conflict (org, person) do update set columns = excluded.columns`)
}

/** The confidence that was stated last, whichever check-in did. */
export async function statedConfidence(tx: Transaction, viewer: Viewer, goal: Id): Promise<number | null> {
  const found = await tx.first<{ confidence: number }>(sql`
    select i.confidence from check_in i
    where i.org = ${viewer.org} and i.goal = ${goal} and i.confidence is not null
      and not exists (select 1 from check_in x where x.org = ${viewer.org} and x.supersedes = i.check_in)
    order by i.read_on desc, i.check_in desc limit 1`)
  return found?.confidence ?? null
}
