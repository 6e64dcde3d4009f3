import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { notFound } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../../platform/sql.ts'
import type { StakeholderListed } from './contract.ts'
import { middle, type Quadrant, quadrantOf } from './grid.ts'
import type { Attitude, Side } from './stakeholder.ts'

export interface StakeholderWords {
  name: string
  about: string
  side: Side
  person: Id | null
  ofTeam: Id | null
  speaks: string
  owner: Id
  team: Id | null
  rhythm: number | null
  nextOn: Day | null
  audience: Id
}

export interface StakeholderRow extends StakeholderWords {
  stakeholder: Id
  influence: number
  interest: number
  weight: number
  attitude: Attitude | null
  attitudeOn: Day | null
  owner_name: string
  team_name: string | null
  person_name: string | null
  of_team_name: string | null
  lastOn: Day | null
  /** `infinity` where no promise is open. */
  promiseDueOn: Day
  added_by: Id | null
  adder_name: string | null
  added_at: Date
  archivedOn: Day | null
  revision: number
}

const columns = sql`
  s.stakeholder, s.audience, s.name, s.about, s.side, s.of_person as person, s.of_team as "ofTeam", s.speaks, s.influence, s.interest, s.weight,
  s.attitude, s.attitude_on as "attitudeOn", s.owner, p.name as owner_name, s.team, t.name as team_name, i.name as person_name,
  g.name as of_team_name, s.rhythm, s.next_on as "nextOn", c.spoke_on as "lastOn", s.promise_due_on::text as "promiseDueOn", s.added_by,
  a.name as adder_name, s.added_at, s.archived_on as "archivedOn", s.revision`

const joinsIn = (org: Id) => sql`
  join person p on p.org = s.org and p.person = s.owner
  left join person a on a.org = s.org and a.person = s.added_by
  left join person i on i.org = s.org and i.person = s.of_person
  left join team t on t.org = s.org and t.team = s.team
  left join team g on g.org = s.org and g.team = s.of_team
  left join lateral (
    select c.spoke_on from stakeholder_contact c where c.org = ${org} and c.stakeholder = s.stakeholder
    order by c.spoke_on desc, c.contact desc limit 1
  ) c on true`

/** `to write` holds them as they are until the transaction ends, so that nobody archives whom another is changing. */
export async function stakeholderRow(
  tx: Transaction,
  { org }: Viewer,
  stakeholder: Id,
  how: 'to read' | 'to write' = 'to read',
): Promise<StakeholderRow> {
  if (how === 'to write')
    await tx.run(sql`select 1 from stakeholder s where s.org = ${org} and s.stakeholder = ${stakeholder} for update`)
  const found = await tx.first<StakeholderRow>(
    sql`
    select ${columns} from stakeholder s ${joinsIn(org)} where s.org = ${org} and s.stakeholder = ${stakeholder}` as Sql<StakeholderRow>,
  )
  if (!found) throw notFound('stakeholder')
  return found
}

export const somebody = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)
export const someTeam = (team: Id | null, name: string | null) => (team && name !== null ? { team, name } : null)
export const dayOrNone = (day: Day): Day | null => (day === 'infinity' ? null : day)

export const listed = (row: StakeholderRow): StakeholderListed => ({
  stakeholder: row.stakeholder,
  name: row.name,
  side: row.side,
  influence: row.influence,
  interest: row.interest,
  quadrant: quadrantOf(row),
  owner: { person: row.owner, name: row.owner_name },
  team: someTeam(row.team, row.team_name),
  lastOn: row.lastOn,
  nextOn: row.nextOn,
  promiseDueOn: dayOrNone(row.promiseDueOn),
  archivedOn: row.archivedOn,
})

export interface Wanted {
  text?: string
  side?: Side
  quadrant?: Quadrant
  owner?: Id
  team?: Id
  overdue: boolean
  due: boolean
  archived: boolean
}

/** Other conditions thin out what was found by words, so more is looked for than one page shows. */
const mostFound = 1_000

const edge = sql.lit(middle)
const inQuadrant: Record<Quadrant, Sql> = {
  'work closely': sql`s.influence >= ${edge} and s.interest >= ${edge}`,
  'keep satisfied': sql`s.influence >= ${edge} and s.interest < ${edge}`,
  'keep informed': sql`s.influence < ${edge} and s.interest >= ${edge}`,
  'keep an eye': sql`s.influence < ${edge} and s.interest < ${edge}`,
}

/** A team and the teams within it. */
export const teamsIn = (org: Id, team: Id) =>
  sql`array(select w.team from team_within w where w.org = ${org} and w.ancestor = ${team})`

export interface Scope {
  team?: Id
  owner?: Id
}

function only(org: Id, today: Day, { text = '', side, quadrant, owner, team, overdue, due, archived }: Wanted): Sql[] {
  return [
    archived ? sql`s.archived_on is not null` : sql`s.archived_on is null`,
    ...(text.trim() === ''
      ? []
      : [sql`s.stakeholder = any (array(select search_stakeholders(${text.trim()}, ${sql.lit(mostFound)})))`]),
    ...(side ? [sql`s.side = ${side}`] : []),
    ...(quadrant ? [inQuadrant[quadrant]] : []),
    ...(owner ? [sql`s.owner = ${owner}`] : []),
    ...(team ? [sql`s.team = any (${teamsIn(org, team)})`] : []),
    ...(overdue ? [sql`s.promise_due_on < ${today}`] : []),
    ...(due ? [sql`s.next_on <= ${today}`] : []),
  ]
}

/** A page of them: what was promised soonest first, then who weighs most; one more than `most` where there are more. */
export function stakeholderRows(
  tx: Transaction,
  { org }: Viewer,
  today: Day,
  { after, most, ...wanted }: Wanted & { after?: StakeholderRow; most: number },
): Promise<StakeholderRow[]> {
  const from = after
    ? [
        sql`(s.promise_due_on > ${after.promiseDueOn}::date or (s.promise_due_on = ${after.promiseDueOn}::date
          and (s.weight, s.stakeholder) < (${after.weight}, ${after.stakeholder})))`,
      ]
    : []
  return tx.rows<StakeholderRow>(
    sql`
    select ${columns} from stakeholder s ${joinsIn(org)}
    where s.org = ${org} and ${sql.join([...only(org, today, wanted), ...from], sql` and `)}
    order by s.promise_due_on, s.weight desc, s.stakeholder desc limit ${sql.lit(most + 1)}` as Sql<StakeholderRow>,
  )
}

export interface PointRow {
  stakeholder: Id
  name: string
  influence: number
  interest: number
  promiseDueOn: Day
  movable: boolean
}

/** Where they stand, who weighs most first; one more than `most` where there are more. */
export const pointRows = (tx: Transaction, { org, person }: Viewer, today: Day, wanted: Wanted, most: number) =>
  tx.rows<PointRow>(
    sql`
    select s.stakeholder, s.name, s.influence, s.interest, s.promise_due_on::text as "promiseDueOn",
      s.archived_on is null and (s.owner = ${person}
        or s.owner = any (array(select l.person from reporting_line l where l.org = ${org} and l.above = ${person}))
        or (s.team is not null and s.team = any (array(select t.team from team t where t.org = ${org} and t.lead = ${person})))) as movable
    from stakeholder s where s.org = ${org} and ${sql.join(only(org, today, wanted), sql` and `)}
    order by s.weight desc, s.stakeholder desc limit ${sql.lit(most + 1)}` as Sql<PointRow>,
  )

export async function insertStakeholder(
  tx: Transaction,
  viewer: Viewer,
  stakeholder: Id,
  words: StakeholderWords & { influence: number; interest: number },
): Promise<void> {
  await tx.run(sql`
    insert into stakeholder (org, stakeholder, audience, added_by, name, about, side, of_person, of_team, speaks, influence, interest, owner,
      team, rhythm, next_on)
    values (${viewer.org}, ${stakeholder}, ${words.audience}, ${viewer.person}, ${words.name}, ${words.about}, ${words.side}, ${words.person},
      ${words.ofTeam}, ${words.speaks}, ${words.influence}, ${words.interest}, ${words.owner}, ${words.team}, ${words.rhythm}, ${words.nextOn})`)
}

/** False where they are not at this revision any more. The audience is moved apart, with all that hangs on it. */
export const updateStakeholder = async (
  tx: Transaction,
  org: Id,
  stakeholder: Id,
  revision: number,
  words: StakeholderWords,
): Promise<boolean> =>
  (await tx.run(sql`
    update stakeholder set name = ${words.name}, about = ${words.about}, side = ${words.side}, of_person = ${words.person},
      of_team = ${words.ofTeam}, speaks = ${words.speaks}, owner = ${words.owner}, team = ${words.team}, rhythm = ${words.rhythm},
      next_on = ${words.nextOn}, revision = revision + 1
    where org = ${org} and stakeholder = ${stakeholder} and revision = ${revision} and archived_on is null`)) === 1

export const moveAudience = async (tx: Transaction, stakeholder: Id, audience: Id): Promise<void> => {
  await tx.run(sql`select move_stakeholder(${stakeholder}, ${audience})`)
}

/** Of the owners of open promises to them, who would not be in this audience. */
export const unseeing = async (tx: Transaction, org: Id, stakeholder: Id, audience: Id): Promise<string[]> =>
  (
    await tx.rows<{ name: string }>(sql`
    select p.name from (
      select distinct m.owner from promise m where m.org = ${org} and m.stakeholder = ${stakeholder} and m.state = 'open'
    ) m join person p on p.org = ${org} and p.person = m.owner
    where not sees(m.owner, ${audience}) order by p.name limit 5`)
  ).map(({ name }) => name)

export async function setPlace(
  tx: Transaction,
  org: Id,
  stakeholder: Id,
  { influence, interest }: { influence: number; interest: number },
): Promise<void> {
  await tx.run(sql`
    update stakeholder set influence = ${influence}, interest = ${interest} where org = ${org} and stakeholder = ${stakeholder}`)
}

export async function setAttitude(
  tx: Transaction,
  org: Id,
  stakeholder: Id,
  attitude: Attitude | null,
  on: Day | null,
): Promise<void> {
  await tx.run(sql`
    update stakeholder set attitude = ${attitude}, attitude_on = ${on} where org = ${org} and stakeholder = ${stakeholder}`)
}

export async function setArchived(tx: Transaction, org: Id, stakeholder: Id, on: Day | null): Promise<void> {
  await tx.run(sql`
    update stakeholder set archived_on = ${on}, revision = revision + 1 where org = ${org} and stakeholder = ${stakeholder}`)
}

export async function insertContact(
  tx: Transaction,
  viewer: Viewer,
  { stakeholder, audience }: Pick<StakeholderRow, 'stakeholder' | 'audience'>,
  { spokeOn, note }: { spokeOn: Day; note: string },
  nextOn: Day | null,
): Promise<void> {
  await tx.run(sql`
    insert into stakeholder_contact (org, contact, stakeholder, audience, by, spoke_on, note)
    values (${viewer.org}, ${newId()}, ${stakeholder}, ${audience}, ${viewer.person}, ${spokeOn}, ${note})`)
  // A form that is open meanwhile would put the day back that stood when it was opened.
  await tx.run(sql`
    update stakeholder set next_on = ${nextOn}, revision = revision + 1
    where org = ${viewer.org} and stakeholder = ${stakeholder} and next_on is distinct from ${nextOn}::date`)
}

export interface ContactRow {
  contact: Id
  spokeOn: Day
  note: string
  by: Id | null
  name: string | null
  at: Date
}

/** A page of them, the latest day first, one more than twenty where there are more. */
export const contactRows = (tx: Transaction, org: Id, stakeholder: Id, after: Id | undefined): Promise<ContactRow[]> =>
  tx.rows<ContactRow>(
    sql`
    select c.contact, c.spoke_on as "spokeOn", c.note, c.by, p.name, c.at from stakeholder_contact c
    left join person p on p.org = c.org and p.person = c.by
    where c.org = ${org} and c.stakeholder = ${stakeholder} ${
      after
        ? sql`and (c.spoke_on, c.contact) < (select o.spoke_on, o.contact from stakeholder_contact o where o.org = ${org} and o.contact = ${after})`
        : sql``
    }
    order by c.spoke_on desc, c.contact desc limit 21` as Sql<ContactRow>,
  )

/** Those that the viewer looks after and was to speak with by today, the longest waiting first. */
export const contactsOwed = (tx: Transaction, { org, person }: Viewer, today: Day) =>
  tx.rows<{ stakeholder: Id; name: string; due: Day }>(sql`
    select s.stakeholder, s.name, s.next_on as due from stakeholder s
    where s.org = ${org} and s.owner = ${person} and s.archived_on is null and s.next_on <= ${today}
    order by s.next_on, s.stakeholder limit 500`)

interface SilentRow {
  stakeholder: Id
  name: string
  owner: Id
  owner_name: string
  nextOn: Day
  lastOn: Day | null
}

/** Who was to be spoken with before today, who weighs most first; one more than `most` where there are more. */
export const silentRows = (tx: Transaction, org: Id, today: Day, { team, owner }: Scope, most: number) =>
  tx.rows<SilentRow>(
    sql`
    select s.stakeholder, s.name, s.owner, p.name as owner_name, s.next_on as "nextOn", (
      select max(c.spoke_on) from stakeholder_contact c where c.org = ${org} and c.stakeholder = s.stakeholder) as "lastOn"
    from stakeholder s join person p on p.org = s.org and p.person = s.owner
    where s.org = ${org} and s.archived_on is null and s.next_on < ${today} ${owner ? sql`and s.owner = ${owner}` : sql``}
      ${team ? sql`and s.team = any (${teamsIn(org, team)})` : sql``}
    order by s.weight desc, s.stakeholder desc limit ${sql.lit(most + 1)}` as Sql<SilentRow>,
  )

interface EventRow {
  event: Id
  at: Date
  by: Id | null
  name: string | null
  happened: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export const eventRows = (tx: Transaction, org: Id, stakeholder: Id, after: Id | undefined): Promise<EventRow[]> =>
  tx.rows<EventRow>(sql`
    select e.event, e.at, e.by, p.name, e.happened, e.before, e.after
    from event e left join person p on p.org = e.org and p.person = e.by
    where e.org = ${org} and e.subject = ${stakeholder} ${after ? sql`and e.event < ${after}` : sql``}
    order by e.event desc limit 21`)
