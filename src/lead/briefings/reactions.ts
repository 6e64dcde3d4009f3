import { make } from '../../conversation/notices/reactions.ts'
import type { NewNotice } from '../../conversation/notices/store.ts'
import { addDays, type Day, dayIn } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { onlyFor } from '../../people/sight/store.ts'
import type { Database } from '../../platform/database.ts'
import { tell } from '../../platform/outbox.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import { here, meant, type Scope } from './reaching.ts'

// How a briefing goes from one level to the next, done by the worker in steps, each a transaction of its own: so no request
// writes a row for everybody, and what was begun goes on after a restart. A step looks at what stands, never at what it did
// before, so who has come, left or moved meanwhile is met as things are.

const atOnce = 500
const managersAtOnce = 50

interface Going extends Scope {
  audience: Id
  passAfter: number | null
  today: Day
}

interface Receiver {
  person: Id
  manager: Id
  [column: string]: unknown
}

/** One step of each briefing that has somewhere to go; how many it has reached by that. */
export async function carryOn(database: Database, mail: 'on' | 'off', now = new Date()): Promise<number> {
  const due = await database.asSystem('digests', null, (tx) =>
    tx.rows<{ org: Id; briefing: Id; zone: string }>(sql`
      select b.org, b.briefing, o.zone from briefing b join organisation o on o.org = b.org
      where b.travels and (b.swept_at is null or exists (
        select 1 from briefing_copy c where c.org = b.org and c.briefing = b.briefing and c.passed_at is not null and not c.handed_on))
      order by b.org, b.briefing limit 20`),
  )
  let reached = 0
  for (const { org, briefing, zone } of due)
    reached += await database.asSystem('digests', org, (tx) => step(tx, org, briefing, dayIn(zone, now), mail))
  return reached
}

async function step(tx: Transaction, org: Id, briefing: Id, today: Day, mail: 'on' | 'off'): Promise<number> {
  const going = await goingOf(tx, org, briefing, today)
  if (!going) return 0
  const below = await handOn(tx, going)
  const met = below.length < atOnce ? await sweep(tx, going, atOnce - below.length) : []
  const all = [...below, ...met]
  await make(
    tx,
    org,
    all.map(({ person, manager }): NewNotice => {
      // The notice holds nothing of it: its title is read through the briefing's own policy.
      return {
        person,
        kind: 'briefing',
        source: `briefing ${briefing}`,
        node: briefing,
        about: null,
        by: manager,
        audience: org,
      }
    }),
    mail,
  )
  return all.length
}

/** Held until the step is done, so that two workers never do the same one. */
async function goingOf(tx: Transaction, org: Id, briefing: Id, today: Day): Promise<Going | undefined> {
  const row = await tx.first<Omit<Going, 'today' | 'org'>>(
    sql`
    select b.briefing, b.owner, b.reach, b.below, b.audience, b.pass_after as "passAfter" from briefing b
    where b.org = ${org} and b.briefing = ${briefing} and b.travels for update skip locked` as Sql<
      Omit<Going, 'today' | 'org'>
    >,
  )
  return row && { ...row, org, today }
}

/** Whether a person is met on its way at all: meant, at work, and not its sender. */
const receives = (going: Going, p: Sql): Sql =>
  sql`${p}.person <> ${going.owner} and ${here(p, going.today)} and ${meant(going, sql`${p}.person`)}`

const hasCopy = ({ org, briefing }: Scope, person: Sql): Sql =>
  sql`exists (select 1 from briefing_copy h where h.org = ${org} and h.briefing = ${briefing} and h.person = ${person})`

/** From managers who have passed it on to those who are next below them: past whoever is not meant, down to who is. */
async function handOn(tx: Transaction, going: Going): Promise<Receiver[]> {
  const { org, briefing } = going
  const from = await tx.rows<{ person: Id }>(sql`
    select c.person from briefing_copy c
    where c.org = ${org} and c.briefing = ${briefing} and c.passed_at is not null and not c.handed_on
    order by c.person limit ${sql.lit(managersAtOnce)}`)
  if (from.length === 0) return []
  const ids = from.map(({ person }) => person)
  const found = await tx.rows<Receiver>(sql`
    with recursive down(person, manager, depth) as (
      select g.person, g.manager, 1 from managing g where g.org = ${org} and g.manager = any (${ids}::uuid[]) and g.to_on is null
      union all
      select g.person, d.manager, d.depth + 1 from down d join person q on q.org = ${org} and q.person = d.person
      join managing g on g.org = ${org} and g.manager = d.person and g.to_on is null
      where d.depth < 200 and not (${receives(going, sql`q`)})
    )
    select d.person, min(d.manager::text)::uuid as manager from down d join person p on p.org = ${org} and p.person = d.person
    where ${receives(going, sql`p`)} and not ${hasCopy(going, sql`d.person`)}
    group by d.person order by d.person limit ${sql.lit(atOnce)}`)
  await arrive(tx, going, found)
  if (found.length < atOnce)
    await tx.run(sql`
      update briefing_copy set handed_on = true where org = ${org} and briefing = ${briefing} and person = any (${ids}::uuid[])`)
  return found
}

/**
 * Those who should have it and whom nobody below a manager brings it: at the beginning whoever has no manager on its way;
 * later who has come, or moved to a manager who has passed it on, or whose manager left with it.
 */
async function sweep(tx: Transaction, going: Going, most: number): Promise<Receiver[]> {
  const { org, briefing, owner } = going
  const stale = await tx.first<object>(sql`
    select 1 from briefing b where b.org = ${org} and b.briefing = ${briefing} and b.swept_at is null`)
  if (!stale) return []
  await tx.run(sql`
    insert into briefing_copy (org, briefing, person, arrived_on, passes, passed_at, passed_on)
    values (${org}, ${briefing}, ${owner}, ${going.today}, true, now(), ${going.today}) on conflict do nothing`)
  // Nearly everybody's manager is met on its way: only for the others the line is walked.
  const found = await tx.rows<Receiver>(sql`
    select x.person, coalesce(x.above, ${owner}) as manager from (
      select p.person, case
          when g.manager is null then null
          when g.manager = ${owner} or (${receives(going, sql`m`)}) then g.manager
          else (
            select l.above from reporting_line l join person q on q.org = ${org} and q.person = l.above
            where l.org = ${org} and l.person = p.person and (l.above = ${owner} or (${receives(going, sql`q`)}))
            order by l.distance limit 1)
        end as above
      from person p
      left join managing g on g.org = ${org} and g.person = p.person and g.to_on is null
      left join person m on m.org = ${org} and m.person = g.manager
      where p.org = ${org} and ${receives(going, sql`p`)} and not ${hasCopy(going, sql`p.person`)}
    ) x
    left join briefing_copy c on c.org = ${org} and c.briefing = ${briefing} and c.person = x.above
    where x.above is null or c.passed_at is not null
    order by x.person limit ${sql.lit(most)}`)
  await arrive(tx, going, found)
  if (found.length < most) {
    await look(tx, going)
    await tx.run(sql`update briefing set swept_at = now() where org = ${org} and briefing = ${briefing}`)
  }
  return found
}

/** Somebody below who would wait for this person; `person` is an expression. */
const waitsBelow = (going: Going, person: Sql): Sql => sql`exists (
  select 1 from reporting_line x join person w on w.org = ${going.org} and w.person = x.person
  where x.org = ${going.org} and x.above = ${person} and (${receives(going, sql`w`)}) and not ${hasCopy(going, sql`w.person`)})`

async function arrive(tx: Transaction, going: Going, found: readonly Receiver[]): Promise<void> {
  if (found.length === 0) return
  const { org, briefing, today, passAfter } = going
  await tx.run(sql`
    insert into briefing_copy (org, briefing, person, manager, team, arrived_on, passes, pass_by)
    select ${org}, ${briefing}, f.person, f.manager, (
        select m.team from membership m where m.org = ${org} and m.person = f.person and m.to_on is null order by m.from_on, m.team limit 1),
      ${today}, ${waitsBelow(going, sql`f.person`)}, ${passAfter === null ? null : addDays(today, passAfter)}::date
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as f(person uuid, manager uuid)
    on conflict do nothing`)
}

/** Who has come to have somebody below passes it on; whose people have all gone need not any longer. */
async function look(tx: Transaction, going: Going): Promise<void> {
  const { org, briefing, today, passAfter } = going
  await tx.run(sql`
    update briefing_copy c set passes = true, pass_by = ${passAfter === null ? null : addDays(today, passAfter)}::date
    where c.org = ${org} and c.briefing = ${briefing} and not c.passes and c.passed_at is null and ${waitsBelow(going, sql`c.person`)}`)
  await tx.run(sql`
    update briefing_copy c set passes = false
    where c.org = ${org} and c.briefing = ${briefing} and c.passes and c.passed_at is null and not ${waitsBelow(going, sql`c.person`)}`)
}

/**
 * A briefing ends with its sender: nobody else stands for what it says. What was asked of somebody who has left goes to
 * whom they had it from; of the sender, to who held it before them, or to their last manager, or to an administrator.
 */
async function withoutSender(tx: Transaction, org: Id, today: Day): Promise<void> {
  const ended = await tx.rows<{ briefing: Id; audience: Id }>(sql`
    update briefing b set ended_on = ${today}, travels = false, revision = b.revision + 1
    from person p
    where b.org = ${org} and b.travels and p.org = ${org} and p.person = b.owner and p.ends_on < ${today}
    returning b.briefing, b.audience`)
  await tell(
    tx,
    org,
    null,
    ...ended.map(({ briefing, audience }) => {
      return { happened: 'briefing.ended', subject: briefing, audience }
    }),
  )
  const left = (person: Sql) => sql`exists (
    select 1 from person gone where gone.org = ${org} and gone.person = ${person} and gone.ends_on < ${today})`
  const moved = await tx.rows<{ question: Id; briefing: Id; holder: Id; was: Id }>(sql`
    select x.question, x.briefing, x.holder, x.was from (
      select q.question, q.briefing, q.holder as was, coalesce(
        (select c.manager from briefing_copy c
          where c.org = ${org} and c.briefing = q.briefing and c.person = q.holder and not ${left(sql`c.manager`)}),
        (select b.owner from briefing b where b.org = ${org} and b.briefing = q.briefing and not ${left(sql`b.owner`)}),
        (select h.person from unnest(q.holders) with ordinality h(person, place)
          where h.person <> q.by and not ${left(sql`h.person`)} order by h.place desc limit 1),
        (select g.manager from managing g
          where g.org = ${org} and g.person = q.holder and g.manager <> q.by and not ${left(sql`g.manager`)}
          order by g.from_on desc limit 1),
        (select a.person from person a
          where a.org = ${org} and a.administrator and a.person <> q.by and not ${left(sql`a.person`)}
          order by a.person limit 1)) as holder
      from briefing_question q
      where q.org = ${org} and q.answered_at is null and q.joined is null and ${left(sql`q.holder`)}
      order by q.question limit 500
    ) x where x.holder is not null`)
  if (moved.length === 0) return
  const found = sql`jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as x(question uuid, briefing uuid, holder uuid, was uuid)`
  // Whom it had not reached has it by this: else they could not read what they are to answer for.
  await tx.run(sql`
    insert into briefing_copy (org, briefing, person, manager, arrived_on, passes)
    select distinct on (x.briefing, x.holder) ${org}::uuid, x.briefing, x.holder, x.was, ${today}::date, false from ${found}
    order by x.briefing, x.holder, x.was on conflict do nothing`)
  await tx.run(sql`
    update briefing_question q
    set holder = x.holder, holders = array_append(array_remove(q.holders, x.holder), x.holder)
    from ${found} where q.org = ${org} and (q.question = x.question or q.joined = x.question)`)
  const each = new Map(moved.map(({ briefing, holder }) => [`${briefing} ${holder}`, { briefing, holder }]))
  for (const { briefing, holder } of each.values())
    await tell(tx, org, null, {
      happened: 'briefing.asked',
      subject: briefing,
      audience: await onlyFor(tx, holder),
      after: { persons: [holder] },
    })
}

/**
 * What the clock brings: managers past whose day it goes on without them, and once an hour a look for who has come or
 * moved. One row is passed once, whoever looks at the same moment.
 */
export async function letPass(database: Database, now = new Date()): Promise<number> {
  const all = await database.asSystem('digests', null, (tx) =>
    tx.rows<{ org: Id; zone: string }>(sql`
      select o.org, o.zone from organisation o
      where exists (select 1 from briefing b where b.org = o.org and b.travels)
        or exists (select 1 from briefing_question q where q.org = o.org and q.answered_at is null and q.joined is null)`),
  )
  let passed = 0
  for (const { org, zone } of all)
    passed += await database.asSystem('digests', org, async (tx) => {
      const today = dayIn(zone, now)
      await tx.run(sql`
        update briefing set swept_at = null where org = ${org} and travels and swept_at < ${new Date(now.getTime() - 3_600_000)}`)
      await withoutSender(tx, org, today)
      const rows = await tx.rows<{ briefing: Id; owner: Id; passed: number }>(sql`
        with due as (
          select c.briefing, c.person from briefing_copy c join briefing b on b.org = c.org and b.briefing = c.briefing and b.travels
          where c.org = ${org} and c.passes and c.passed_at is null and c.pass_by <= ${today}
          limit 2000 for update of c skip locked
        ), went as (
          update briefing_copy c set passed_at = ${now}, passed_on = ${today}, by_clock = true from due d
          where c.org = ${org} and c.briefing = d.briefing and c.person = d.person and c.passed_at is null returning c.briefing
        )
        select b.briefing, b.owner, count(*) as passed from went w join briefing b on b.org = ${org} and b.briefing = w.briefing
        group by b.briefing, b.owner`)
      // With whom it lay is its sender's alone to know.
      for (const { briefing, owner, passed: managers } of rows)
        await tell(tx, org, null, {
          happened: 'briefing.let pass',
          subject: briefing,
          audience: await onlyFor(tx, owner),
          after: { managers },
        })
      return rows.reduce((sum, row) => sum + row.passed, 0)
    })
  return passed
}
