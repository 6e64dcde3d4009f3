import { whole } from '../../kernel/anonymity.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { PulseSeen } from './contract.ts'
import { keyOf, pulseAbilities, type Question, type Said } from './pulse.ts'

export interface PulseRow {
  pulse: Id
  kind: string
  subject: Id
  audience: Id
  purpose: string
  questions: Question[]
  owner: Id
  name: string
  launched_at: Date
  asked: number
  least_scores: number
  least_texts: number
}

const columns = sql`
  p.pulse, p.subject_kind as kind, p.subject, p.audience, p.purpose, p.questions, p.owner, o.name, p.launched_at, p.asked, p.least_scores, p.least_texts`

const pulseRows = (tx: Transaction, { org }: Viewer, which: Sql): Promise<PulseRow[]> =>
  tx.rows<PulseRow>(
    sql`
    select ${columns} from pulse p join person o on o.org = ${org} and o.person = p.owner
    where p.org = ${org} and ${which} order by p.launched_at desc, p.pulse limit 20` as Sql<PulseRow>,
  )

export const pulseRow = async (tx: Transaction, viewer: Viewer, pulse: Id): Promise<PulseRow | undefined> =>
  (await pulseRows(tx, viewer, sql`p.pulse = ${pulse}`))[0]

const mostTexts = 200

/** The latest pulses about a subject that the viewer sees; of the latest alone its figures, and texts of its latest round. */
export const pulsesAbout = async (tx: Transaction, viewer: Viewer, kind: string, subject: Id): Promise<PulseSeen[]> => {
  const rows = await pulseRows(tx, viewer, sql`p.subject = ${subject} and p.subject_kind = ${kind}`)
  const latest = await seenOf(tx, viewer, rows.slice(0, 1))
  const earlier = await seenOf(tx, viewer, rows.slice(1), false)
  return [...latest.map((pulse) => ({ ...pulse, texts: latestTexts(pulse.texts) })), ...earlier]
}

const latestTexts = (texts: PulseSeen['texts']): PulseSeen['texts'] => {
  const last = Math.max(...texts.map(({ round }) => round))
  const shown = texts.filter(({ round }) => round === last)
  return shown.map((one) => ({ ...one, texts: one.texts.slice(0, Math.floor(mostTexts / shown.length)) }))
}

interface RoundRow {
  pulse: Id
  round: number
  opensOn: Day
  closesOn: Day
  open: boolean
  closed: boolean
  asked: number | null
  answered: number | null
}

export async function seenOf(
  tx: Transaction,
  viewer: Viewer,
  rows: PulseRow[],
  withFigures = true,
): Promise<PulseSeen[]> {
  const { org } = viewer
  const ids = rows.map(({ pulse }) => pulse)
  const shown = withFigures ? ids : []
  if (ids.length === 0) return []
  const [rounds, groups, figures, texts] = await Promise.all([
    tx.rows<RoundRow>(sql`
      select r.pulse, r.round, r.opens_on as "opensOn", r.closes_on as "closesOn", r.opened_at is not null as open,
        r.closed_at is not null as closed, r.asked,
        case when r.closed_at is not null then r.answered when r.opened_at is not null then pulse_response(r.pulse, r.round) end as answered
      from pulse_round r where r.org = ${org} and r.pulse = any (${ids}::uuid[]) order by r.pulse, r.round`),
    tx.rows<{ pulse: Id; group: Id; within: Id; name: string }>(sql`
      select g.pulse, g.cell as group, g.within, g.name from pulse_group g
      where g.org = ${org} and g.pulse = any (${ids}::uuid[]) order by g.pulse, g.place`),
    tx.rows<{ pulse: Id; question: number; group: Id; round: number; mean: string; counted: number }>(sql`
      select f.pulse, f.question, f.cell as group, f.round, f.mean, f.counted from pulse_result f
      where f.org = ${org} and f.pulse = any (${shown}::uuid[]) order by f.pulse, f.question, f.round`),
    tx.rows<{ pulse: Id; question: number; round: number; texts: string[] }>(sql`
      select t.pulse, t.question, t.round, array_agg(t.body order by t.text) as texts from pulse_text t
      where t.org = ${org} and t.pulse = any (${shown}::uuid[]) group by t.pulse, t.question, t.round order by t.round desc`),
  ])
  const of = <Row extends { pulse: Id }>(all: Row[], pulse: Id) =>
    all.filter((row) => row.pulse === pulse).map(({ pulse: _, ...row }) => row)
  const nullable = (cell: Id) => (keyOf(org, cell) === whole ? null : cell)
  return rows.map((row) => ({
    pulse: row.pulse,
    kind: row.kind,
    subject: row.subject,
    purpose: row.purpose,
    questions: row.questions,
    owner: { person: row.owner, name: row.name },
    launchedAt: row.launched_at.toISOString(),
    rules: { scores: row.least_scores, texts: row.least_texts },
    rounds: of(rounds, row.pulse).map(({ open, closed, ...round }) => ({
      ...round,
      state: closed ? ('closed' as const) : open ? ('open' as const) : ('waiting' as const),
    })),
    groups: of(groups, row.pulse).map((group) => ({ ...group, within: nullable(group.within) })),
    figures: of(figures, row.pulse).map((f) => ({ ...f, group: nullable(f.group), mean: Number(f.mean) })),
    texts: of(texts, row.pulse),
    abilities: pulseAbilities(
      { owner: row.owner, over: !rounds.some((round) => round.pulse === row.pulse && !round.closed) },
      viewer.person,
    ),
  }))
}

export interface AskedRow extends PulseRow {
  round: number
  token: Id
  closes_on: Day
}

/** What the viewer is asked and has not answered. */
export const askedRows = (tx: Transaction, { org, person }: Viewer): Promise<AskedRow[]> =>
  tx.rows<AskedRow>(
    sql`
    select ${columns}, a.round, a.token, r.closes_on
    from pulse_asked a
    join pulse_round r on r.org = ${org} and r.pulse = a.pulse and r.round = a.round and r.closed_at is null
    join pulse p on p.org = ${org} and p.pulse = a.pulse
    join person o on o.org = ${org} and o.person = p.owner
    where a.org = ${org} and a.person = ${person} and a.token is not null
    order by r.closes_on, a.pulse limit 50` as Sql<AskedRow>,
  )

/** Spends the token; answers the cell that the answer counts in, or nothing where it is spent or the round is closed. */
export async function spend(tx: Transaction, { org, person }: Viewer, pulse: Id, token: Id) {
  const held = await tx.first<{ round: number; cell: Id }>(sql`
    select a.round, a.cell from pulse_asked a join pulse_round r on r.org = ${org} and r.pulse = a.pulse and r.round = a.round
    where a.org = ${org} and a.pulse = ${pulse} and a.person = ${person} and a.token = ${token} and r.closed_at is null`)
  if (!held) return undefined
  const spent = await tx.run(sql`
    update pulse_asked set token = null where org = ${org} and pulse = ${pulse} and person = ${person} and token = ${token}`)
  return spent === 1 ? held : undefined
}

/** A random id, made by the database, and no author. */
export const putIn = (tx: Transaction, org: Id, pulse: Id, { round, cell }: { round: number; cell: Id }, said: Said) =>
  tx.run(sql`
    insert into pulse_answer (org, answer, pulse, round, cell, said)
    values (${org}, gen_random_uuid(), ${pulse}, ${round}, ${cell}, ${JSON.stringify(said)}::jsonb)`)

export const stop = (tx: Transaction, { org }: Viewer, pulse: Id, now: Date) =>
  tx.run(sql`update pulse set stopped_at = ${now} where org = ${org} and pulse = ${pulse} and stopped_at is null`)
