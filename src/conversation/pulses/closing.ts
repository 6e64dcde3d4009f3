import { randomUUID } from 'node:crypto'
import { type Key, release, type Shown, textsMayBeRead, upward } from '../../kernel/anonymity.ts'
import { type Day, dayIn } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database.ts'
import { tell } from '../../platform/outbox.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { cellOf, keyOf, type Question, treeOf } from './pulse.ts'

// All that reads anonymous answers: the answer box, a system role of its own, when a round closes.

/** Opens the rounds whose day has come and closes those whose last day is over, everywhere. */
export async function seeToPulses(database: Database, now = new Date()): Promise<void> {
  const all = await database.asSystem('answer_box', null, (tx) =>
    tx.rows<{ org: Id; zone: string }>(sql`select o.org, o.zone from organisation o`),
  )
  for (const { org, zone } of all) {
    const today = dayIn(zone, now)
    const over = await database.asSystem('answer_box', org, (tx) =>
      tx.rows<{ pulse: Id; round: number }>(sql`
        select r.pulse, r.round from pulse_round r
        where r.org = ${org} and r.closed_at is null and r.closes_on < ${today} order by r.closes_on, r.pulse, r.round limit 1000`),
    )
    for (const { pulse, round } of over) await closeRound(database, org, pulse, round)
    await database.asSystem('answer_box', org, (tx) => openRounds(tx, org, today))
  }
}

/** Gives everybody of the panel who still works here a token for the round. */
export async function openRounds(tx: Transaction, org: Id, today: Day): Promise<void> {
  const opening = await tx.rows<{ pulse: Id; round: number }>(sql`
    select r.pulse, r.round from pulse_round r
    where r.org = ${org} and r.closed_at is null and r.opened_at is null and r.opens_on <= ${today} for update`)
  for (const { pulse, round } of opening) {
    const asked = await tx.rows<{ person: Id }>(sql`
      select a.person from pulse_asked a join person p on p.org = ${org} and p.person = a.person
      where a.org = ${org} and a.pulse = ${pulse} and (p.ends_on is null or p.ends_on >= ${today})`)
    await tx.run(sql`
      update pulse_asked a set round = ${round}, token = x.token
      from unnest(${asked.map(({ person }) => person)}::uuid[], ${asked.map(() => randomUUID())}::uuid[]) as x(person, token)
      where a.org = ${org} and a.pulse = ${pulse} and a.person = x.person`)
    await tx.run(sql`
      update pulse_round set opened_at = now(), asked = ${asked.length} where org = ${org} and pulse = ${pulse} and round = ${round}`)
  }
}

interface PulseRow {
  subject: Id
  audience: Id
  questions: Question[]
  least_scores: number
  least_texts: number
}

/**
 * Adds up what a round's groups may show, copies the texts shuffled into new rows, and removes the answers. False where
 * somebody closed it before.
 */
export const closeRound = (
  database: Database,
  org: Id,
  pulse: Id,
  round: number,
  { stop = false, quietly = false }: { stop?: boolean; quietly?: boolean } = {},
): Promise<boolean> =>
  database.asSystem('answer_box', org, async (tx) => {
    // Pulses are judged beside one another, so an organisation's close one after another.
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`pulses ${org}`}, 0))`)
    // First, so that whoever answers at this moment is waited for. Everybody's row is written anew: none tells by its place or
    // its transaction when a token was spent.
    await tx.run(
      sql`update pulse_asked a set token = null where a.org = ${org} and a.pulse = ${pulse} and a.round = ${round}`,
    )
    const held = await tx.first<{ asked: number | null }>(sql`
      select r.asked from pulse_round r
      where r.org = ${org} and r.pulse = ${pulse} and r.round = ${round} and r.closed_at is null for update`)
    const row = await tx.first<PulseRow>(sql`
      select p.subject, p.audience, p.questions, p.least_scores, p.least_texts from pulse p where p.org = ${org} and p.pulse = ${pulse}`)
    if (!held || !row) return false
    const counts = await tx.rows<{ cell: Id; answered: number }>(sql`
      select a.cell, count(*) as answered from pulse_answer a
      where a.org = ${org} and a.pulse = ${pulse} and a.round = ${round} group by a.cell`)
    const answered = new Map(counts.map((count) => [keyOf(org, count.cell), count.answered]))
    const groups = treeOf(
      org,
      await tx.rows<{ cell: Id; within: Id }>(sql`
        select g.cell, g.within from pulse_group g where g.org = ${org} and g.pulse = ${pulse} order by g.place`),
    )
    const panel = await tx.rows<{ cell: Id; asked: number }>(sql`
      select a.cell, count(*) as asked from pulse_asked a where a.org = ${org} and a.pulse = ${pulse} and a.round = ${round} group by a.cell`)
    const asked = new Map(panel.map((one) => [keyOf(org, one.cell), one.asked]))
    const alike = await comparable(tx, org, pulse)
    const changed = await changedCells(tx, org, pulse, round, alike)
    const shown = release(
      groups,
      { answered, asked, changed },
      await shownBefore(tx, org, [pulse, ...alike]),
      row.least_scores,
    )
    const total = [...answered.values()].reduce((sum, count) => sum + count, 0)
    await keepTexts(tx, org, pulse, round, row)
    for (const { cells, aside } of shown.parts)
      if (aside > 0)
        await tx.run(sql`
          delete from pulse_answer a where a.org = ${org} and a.answer in (
            select b.answer from pulse_answer b
            where b.org = ${org} and b.pulse = ${pulse} and b.round = ${round} and b.cell = any (${cells.map((key) => cellOf(org, key))}::uuid[])
            order by gen_random_uuid() limit ${aside})`)
    const above = upward(groups)
    for (const group of shown.groups)
      await addUp(tx, { org, pulse, round, row, group, cells: [...answered.keys()].filter((cell) => above(cell).includes(group)) }) // biome-ignore format: one line
    await tx.run(sql`delete from pulse_answer a where a.org = ${org} and a.pulse = ${pulse} and a.round = ${round}`)
    const parts = new Map(shown.parts.flatMap(({ cells, aside }, part) => cells.map((cell) => [cell, { part, aside }])))
    const kept = [...new Set([...answered.keys(), ...parts.keys()])].map((key) => ({
      cell: cellOf(org, key),
      answered: answered.get(key) ?? 0,
      ...parts.get(key),
    }))
    await tx.run(sql`
      insert into pulse_count (org, pulse, round, cell, answered, part, aside)
      select ${org}, ${pulse}, ${round}, x.cell, x.answered, x.part, coalesce(x.aside, 0)
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as x(cell uuid, answered integer, part integer, aside integer)`)
    await tx.run(sql`
      update pulse_round set closed_at = now(), answered = ${total >= row.least_scores ? total : null},
        closes_on = greatest(opens_on, least(closes_on, (now() at time zone (select o.zone from organisation o where o.org = ${org}))::date))
      where org = ${org} and pulse = ${pulse} and round = ${round}`)
    if (stop) await dropped(tx, org, pulse)
    if (quietly) return true
    await tell(tx, org, null, {
      happened: 'pulse.round closed',
      subject: row.subject,
      audience: row.audience,
      after: { pulse, round },
    })
    return true
  })

/** Takes away the rounds that have not opened. */
export const dropWaiting = (database: Database, org: Id, pulse: Id): Promise<number> =>
  database.asSystem('answer_box', org, (tx) => dropped(tx, org, pulse))

const dropped = (tx: Transaction, org: Id, pulse: Id): Promise<number> =>
  tx.run(sql`
    delete from pulse_round r
    where r.org = ${org} and r.pulse = ${pulse} and r.opened_at is null and r.closed_at is null`)

/** Pulses whose results may be laid beside this one's: about the same subject, by the same person, or in the same words. */
const comparable = async (tx: Transaction, org: Id, pulse: Id): Promise<Id[]> =>
  (
    await tx.rows<{ pulse: Id }>(sql`
      select q.pulse from pulse p join pulse q on q.org = ${org} and q.pulse <> p.pulse
        and (q.subject = p.subject or q.owner = p.owner or q.plain && p.plain)
      where p.org = ${org} and p.pulse = ${pulse} and q.launched_at > p.launched_at - interval '400 days'
        and exists (select 1 from pulse_count c where c.org = ${org} and c.pulse = q.pulse)
      order by q.launched_at desc limit 50`)
  ).map((row) => row.pulse)

/** Cells whose people are others than in an earlier round or in a pulse that may be compared. */
async function changedCells(tx: Transaction, org: Id, pulse: Id, round: number, alike: Id[]): Promise<Set<Key>> {
  const gone = sql`
    select distinct a.cell from pulse_asked a where a.org = ${org} and a.pulse = ${pulse} and a.round is distinct from ${round}::integer`
  const differing = sql`
    select x.cell from (
      select m.cell, q.pulse, count(*) as mine, count(t.person) as met, count(*) filter (where t.cell = m.cell) as same
      from pulse_asked m cross join unnest(${alike}::uuid[]) as q(pulse)
      left join pulse_asked t on t.org = ${org} and t.pulse = q.pulse and t.person = m.person
      where m.org = ${org} and m.pulse = ${pulse} group by m.cell, q.pulse
    ) x cross join lateral (
      select count(*) as theirs from pulse_asked t where t.org = ${org} and t.pulse = x.pulse and t.cell = x.cell
    ) y
    where (x.met > 0 or y.theirs > 0) and (x.same <> x.mine or y.theirs <> x.mine)`
  const rows = await tx.rows<{ cell: Id }>(sql`${gone} union ${differing}`)
  return new Set(rows.map(({ cell }) => keyOf(org, cell)))
}

async function shownBefore(tx: Transaction, org: Id, pulses: Id[]): Promise<Shown[]> {
  const rows = await tx.rows<{
    pulse: Id
    round: number
    cell: Id
    answered: number
    part: number | null
    aside: number
  }>(sql`
    select c.pulse, c.round, c.cell, c.answered, c.part, c.aside from pulse_count c
    where c.org = ${org} and c.pulse = any (${pulses}::uuid[]) order by c.pulse, c.round, c.part, c.cell`)
  return [...Map.groupBy(rows, (row) => `${row.pulse} ${row.round}`).values()].map((cells) => ({
    answered: new Map(cells.map(({ cell, answered }) => [keyOf(org, cell), answered])),
    parts: [
      ...Map.groupBy(
        cells.filter(({ part }) => part !== null),
        ({ part }) => part,
      ).values(),
    ].map((part) => ({
      cells: part.map(({ cell }) => keyOf(org, cell)),
      aside: part[0]?.aside ?? 0,
    })),
  }))
}

interface Adding {
  org: Id
  pulse: Id
  round: number
  row: PulseRow
  group: Key
  cells: Key[]
}

async function addUp(tx: Transaction, { org, pulse, round, row, group, cells }: Adding): Promise<void> {
  for (const [at, { form }] of row.questions.entries())
    if (form === 'scale')
      await tx.run(sql`
        insert into pulse_result (org, pulse, round, question, cell, audience, mean, counted)
        select ${org}, ${pulse}, ${round}, ${at}, ${cellOf(org, group)}, ${row.audience}, round(avg((a.said ->> ${at}::integer)::numeric), 1), count(*)
        from pulse_answer a
        where a.org = ${org} and a.pulse = ${pulse} and a.round = ${round} and a.cell = any (${cells.map((key) => cellOf(org, key))}::uuid[])
        having count(*) > 0`)
}

/** Texts stand in one shuffled list with nothing beside them; where too few wrote, nobody reads any. */
async function keepTexts(tx: Transaction, org: Id, pulse: Id, round: number, row: PulseRow): Promise<void> {
  for (const [at, { form }] of row.questions.entries()) {
    if (form !== 'text') continue
    const written = await tx.first<{ writers: number }>(sql`
      select count(*) as writers from pulse_answer a
      where a.org = ${org} and a.pulse = ${pulse} and a.round = ${round} and a.said ->> ${at}::integer <> ''`)
    if (!textsMayBeRead(written?.writers ?? 0, row.least_texts)) continue
    await tx.run(sql`
      insert into pulse_text (org, text, pulse, round, question, audience, body)
      select ${org}, gen_random_uuid(), ${pulse}, ${round}, ${at}, ${row.audience}, a.said ->> ${at}::integer from pulse_answer a
      where a.org = ${org} and a.pulse = ${pulse} and a.round = ${round} and a.said ->> ${at}::integer <> ''
      order by gen_random_uuid()`)
  }
}
