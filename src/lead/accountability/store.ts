import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { VisibilityWord } from '../../people/sight/audience.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { OfferEnd, OwnedKind } from './accountability.ts'

/** What a slice says of the things that somebody answers for. It is told in src/entry/compose/owned.ts, once for each kind. */
export interface Owned {
  kind: OwnedKind
  /** A sentence where its owner is not changed by handing it over. */
  fixed?: string
  /** Those of one person that still ask something of them: `subject`, `title`, `due`, `team`, and whose page has it `at`. */
  held: (org: Id, owner: Id) => Sql
  /** One of them: `at`, `title`, `owner`, `team`, `audience`, and whether it is `open`. */
  one: (org: Id, subject: Id) => Sql
  /** Gives it to another owner; the condition on the old one is the caller's own look. */
  give: (tx: Transaction, org: Id, subject: Id, to: Id) => Promise<unknown>
  /** Gives it another audience, with all that hangs on it; absent where it has that of something else. */
  move?: (tx: Transaction, subject: Id, audience: Id) => Promise<unknown>
}

export interface OneOwned {
  at: Id
  title: string
  owner: Id | null
  team: Id | null
  audience: Id
  open: boolean
}

/** `to write` holds it as it is until the transaction ends. */
export async function ownedOne(
  tx: Transaction,
  org: Id,
  owned: Owned,
  subject: Id,
  how: 'to read' | 'to write' = 'to read',
): Promise<OneOwned> {
  const held = how === 'to write' ? sql`for update` : sql``
  const found = await tx.first<OneOwned>(sql`${owned.one(org, subject)} ${held}` as Sql<OneOwned>)
  if (!found) throw notFound(owned.kind)
  return found
}

export interface HeldRow {
  kind: OwnedKind
  subject: Id
  at: Id
  title: string
  due: Day | null
  team: Id | null
  team_name: string | null
  receiver: Id | null
  receiver_name: string | null
  total: number
  overdue: number
  /** Whether the viewer leads its team, and the team of any of them. */
  led: boolean
  leads_some: boolean
}

/** What one person answers for, of each kind a page and one more, what is overdue first and what has no day last. */
export function heldRows(
  tx: Transaction,
  { org, person: viewer }: Viewer,
  owned: readonly Owned[],
  wanted: { person: Id; today: Day; after: { due: Day | null; subject: Id } | null; most: number },
): Promise<HeldRow[]> {
  const { person, today, after, most } = wanted
  const all = sql.join(
    owned.map(
      ({ kind, held }) =>
        sql`select ${kind}::text as kind, x.subject, x.at, x.title, x.due, x.team from (${held(org, person)}) x`,
    ),
    sql` union all `,
  )
  return tx.rows<HeldRow>(
    sql`
    with mine as materialized (${all}), placed as (
      select m.kind, m.subject, m.at, m.title, m.due, m.team, t.name as team_name, coalesce(t.lead = ${viewer}, false) as led,
        coalesce(bool_or(t.lead = ${viewer}) over (), false) as leads_some, count(*) over (partition by m.kind)::integer as total,
        (count(*) filter (where m.due < ${today}) over (partition by m.kind))::integer as overdue
      from mine m left join team t on t.org = ${org} and t.team = m.team
    ), paged as (
      select p.*, row_number() over (partition by p.kind order by p.due nulls last, p.subject) as place from placed p
      where ${after ? sql`(coalesce(p.due, 'infinity'::date), p.subject) > (coalesce(${after.due}::date, 'infinity'::date), ${after.subject}::uuid)` : sql`true`}
    )
    select g.kind, g.subject, g.at, g.title, g.due, g.team, g.team_name, g.total, g.overdue, g.led, g.leads_some, o.receiver, r.name as receiver_name
    from paged g
    left join offer o on o.org = ${org} and o.subject = g.subject and o.ended_as is null and o.lapses_on >= ${today}
    left join person r on r.org = ${org} and r.person = o.receiver
    where g.place <= ${sql.lit(most + 1)}
    order by g.kind, g.place` as Sql<HeldRow>,
  )
}

export interface OfferRow {
  offer: Id
  kind: OwnedKind
  subject: Id
  giver: Id
  giver_name: string
  receiver: Id
  receiver_name: string
  by: Id
  word: string
  offered_at: Date
  lapses_on: Day
  ended_as: OfferEnd | null
  answer: string
}

const columns = sql`
  o.offer, o.kind, o.subject, o.giver, g.name as giver_name, o.receiver, r.name as receiver_name, o.by, o.word, o.offered_at, o.lapses_on,
  o.ended_as, o.answer`

const joins = sql`
  join person g on g.org = o.org and g.person = o.giver
  join person r on r.org = o.org and r.person = o.receiver`

/** `to write` holds it until the transaction ends, so that nobody takes back what another accepts. */
export async function offerRow(
  tx: Transaction,
  { org }: Viewer,
  offer: Id,
  how: 'to read' | 'to write' = 'to read',
): Promise<OfferRow> {
  if (how === 'to write')
    await tx.run(sql`select 1 from offer o where o.org = ${org} and o.offer = ${offer} for update`)
  const found = await tx.first<OfferRow>(
    sql`select ${columns} from offer o ${joins} where o.org = ${org} and o.offer = ${offer}` as Sql<OfferRow>,
  )
  if (!found) throw notFound('offer')
  return found
}

/** The open offer of a thing, where the viewer has to do with it. */
export const openOfferOf = (tx: Transaction, { org }: Viewer, subject: Id, today: Day): Promise<OfferRow | undefined> =>
  tx.first<OfferRow>(
    sql`
    select ${columns} from offer o ${joins}
    where o.org = ${org} and o.subject = ${subject} and o.ended_as is null and o.lapses_on >= ${today}` as Sql<OfferRow>,
  )

/** Open offers to the viewer and by them, what lapses first at the top. */
export const offerRows = (tx: Transaction, { org, person }: Viewer, today: Day, to: 'me' | 'others') =>
  tx.rows<OfferRow>(
    sql`
    select ${columns} from offer o ${joins}
    where o.org = ${org} and ${to === 'me' ? sql`o.receiver = ${person}` : sql`(o.giver = ${person} or o.by = ${person})`}
      and o.ended_as is null and o.lapses_on >= ${today}
    order by o.lapses_on, o.offer limit 200` as Sql<OfferRow>,
  )

/** How many offers wait for the viewer's answer. */
export const offersOwed = async (tx: Transaction, { org, person }: Viewer, today: Day): Promise<number> =>
  (
    await tx.first<{ count: number }>(sql`
      select count(*)::integer as count from offer o
      where o.org = ${org} and o.receiver = ${person} and o.ended_as is null and o.lapses_on >= ${today}`)
  )?.count ?? 0

export const isOffered = async (tx: Transaction, subject: Id): Promise<boolean> =>
  (await tx.first<{ offered: boolean }>(sql`select is_offered(${subject}) as offered`))?.offered ?? false

export const endOffers = (tx: Transaction, subject: Id): Promise<unknown> => tx.run(sql`select end_offers(${subject})`)

export async function insertOffer(
  tx: Transaction,
  { org, person }: Viewer,
  given: { kind: OwnedKind; subject: Id; giver: Id; receiver: Id; word: string; lapsesOn: Day },
): Promise<Id> {
  const offer = newId()
  await tx.run(sql`
    insert into offer (org, offer, kind, subject, giver, receiver, by, word, lapses_on)
    values (${org}, ${offer}, ${given.kind}, ${given.subject}, ${given.giver}, ${given.receiver}, ${person}, ${given.word}, ${given.lapsesOn})`)
  return offer
}

export const endOffer = async (tx: Transaction, org: Id, offer: Id, as: OfferEnd, answer: string): Promise<void> => {
  await tx.run(sql`
    update offer set ended_as = ${as}, ended_at = now(), answer = ${answer} where org = ${org} and offer = ${offer} and ended_as is null`)
}

export interface PersonFacts {
  person: Id
  name: string
  left: boolean
  endsOn: Day | null
}

export const personFacts = (tx: Transaction, org: Id, persons: readonly Id[], today: Day): Promise<PersonFacts[]> =>
  tx.rows<PersonFacts>(
    sql`
    select p.person, p.name, coalesce(p.ends_on < ${today}, false) as left, p.ends_on as "endsOn" from person p
    where p.org = ${org} and p.person = any (${persons}::uuid[])` as Sql<PersonFacts>,
  )

/** How the viewer stands to an owner and to the team of a thing. */
export const relatedTo = async (tx: Transaction, { org, person }: Viewer, owner: Id, team: Id | null) =>
  (await tx.first<{ above: boolean; leads: boolean }>(sql`
    select exists (select 1 from reporting_line l where l.org = ${org} and l.person = ${owner} and l.above = ${person})
        or was_above(${owner}, ${person}) as above,
      exists (select 1 from team t where t.org = ${org} and t.team = ${team} and t.lead = ${person}) as leads`)) ?? {
    above: false,
    leads: false,
  }

/** How an audience is made, and whether somebody is in it. */
export const audienceFacts = (tx: Transaction, org: Id, audience: Id, person: Id) =>
  tx.first<{ word: VisibilityWord; sees: boolean; persons: Id[] }>(
    sql`
    select coalesce(a.word, 'organisation') as word, sees(${person}, ${audience}) as sees, array(
      select a.person where a.person is not null
      union select a.other where a.other is not null
      union select l.above from reporting_line l where a.word = 'line' and l.org = ${org} and l.person = a.person
      union select n.person from audience_person n where n.org = ${org} and n.audience = a.audience) as persons
    from (select 1) one left join audience a on a.org = ${org} and a.audience = ${audience}` as Sql<{
      word: VisibilityWord
      sees: boolean
      persons: Id[]
    }>,
  )

export const madeAudience = async (
  tx: Transaction,
  word: 'line' | 'named',
  person: Id,
  persons: readonly Id[],
): Promise<Id> => {
  const made = await tx.first<{ audience: Id }>(sql`
    select make_audience(${word}, ${word === 'line' ? person : null}, null, null, ${word === 'named' ? [...persons] : []}::uuid[], ${newId()}) as audience`)
  if (!made) throw new Error('No audience was made.')
  return made.audience
}

export interface HoldingRow {
  from: Day
  to: Day | null
  owner: Id | null
  name: string | null
  audience: Id
}

/** Who answered for it and to whom it was open, from day to day; only what the viewer was open to see. The latest first. */
export const holdingRows = (tx: Transaction, org: Id, kind: OwnedKind, subject: Id): Promise<HoldingRow[]> =>
  tx.rows<HoldingRow>(
    (kind === 'goal'
      ? sql`
    select d.from_on as from, d.to_on as to, d.owner, p.name, d.audience from node_dated d
    left join person p on p.org = ${org} and p.person = d.owner
    where d.org = ${org} and d.node = ${subject} order by d.from_on desc limit 100`
      : sql`
    select d.from_on as from, d.to_on as to, d.owner, p.name, d.audience from holding d
    left join person p on p.org = ${org} and p.person = d.owner
    where d.org = ${org} and d.subject = ${subject} order by d.from_on desc limit 100`) as Sql<HoldingRow>,
  )
