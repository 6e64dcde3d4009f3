import { briefings, type Told } from '../demo/briefings.ts'
import { people } from '../demo/people.ts'
import { addDays, type Day } from '../kernel/dates.ts'
import { type Id, newId } from '../kernel/ids.ts'
import type { Mark } from '../lead/briefings/briefing.ts'
import type { Organisation } from '../people/organisations/organisation.ts'
import type { Database } from '../platform/database.ts'
import { sql, type Transaction } from '../platform/sql.ts'

interface Known {
  people: Map<string, { person: Id; manager: Id | null; team: Id | null; left: boolean; in: string[] }>
  teams: Map<string, Id>
  links: Map<string, Id>
}

/** Lets the cast be told, and ask back: each briefing with the way that it has gone so far. */
export const letTheCastBeBriefed = (database: Database, { org }: Organisation, today: Day): Promise<void> =>
  database.asSystem('import', org, async (tx) => {
    const known = await knownOf(tx, org)
    for (const told of briefings) await brief(tx, org, known, told, today)
  })

async function knownOf(tx: Transaction, org: Id): Promise<Known> {
  const persons = await tx.rows<{
    id: string
    person: Id
    manager: Id | null
    team: Id | null
    left: boolean
    in: string[]
  }>(sql`
    select p.external_id as id, p.person, p.ends_on is not null as left,
      (select g.manager from managing g where g.org = ${org} and g.person = p.person and g.to_on is null) as manager,
      (select m.team from membership m where m.org = ${org} and m.person = p.person and m.to_on is null order by m.from_on, m.team limit 1) as team,
      array(select t.external_id from membership m join team t on t.org = ${org} and t.team = m.team
        where m.org = ${org} and m.person = p.person and m.to_on is null) as in
    from person p where p.org = ${org} and p.external_id is not null`)
  const named = await tx.rows<{ id: string; thing: Id }>(sql`
    select 'team ' || t.external_id as id, t.team as thing from team t where t.org = ${org} and t.external_id is not null
    union all
    select 'goal ' || n.external_id, n.node from node n where n.org = ${org} and n.external_id is not null
    union all
    select 'decision ' || d.external_id, d.decision from decision d where d.org = ${org} and d.external_id is not null
    union all
    select 'change ' || c.external_id, c.change from change c where c.org = ${org} and c.external_id is not null`)
  const all = new Map(named.map(({ id, thing }) => [id, thing]))
  return { people: new Map(persons.map(({ id, ...each }) => [id, each])), teams: all, links: all }
}

async function brief(tx: Transaction, org: Id, known: Known, told: Told, today: Day): Promise<void> {
  const briefing = newId()
  const person = (id: string): Id => {
    const found = known.people.get(id)
    if (!found) throw new Error(`Nobody of the cast is ${id}.`)
    return found.person
  }
  const day = (days: number): Day => addDays(today, days)
  const owner = person(told.owner)
  const { reach, passAfter, ended } = told
  await tx.run(sql`
    insert into briefing (org, briefing, audience, owner, written_at, title, what, why, means, asks, reach, pass_after, look_again_on,
      sent_at, sent_on, ended_on, ended_with, travels, swept_at, source, external_id)
    values (${org}, ${briefing}, ${org}, ${owner}, ${day(told.sent - 1)}::date, ${told.title}, ${told.what}, ${told.why}, ${told.means}, ${told.asks},
      ${reach}, ${passAfter}, ${day(told.lookAgain)}, ${day(told.sent)}::date + time '08:10', ${day(told.sent)}, ${ended ? day(ended.on) : null}::date,
      ${ended?.words ?? ''}, ${!ended}, now(), 'demonstration', ${told.id})`)
  for (const team of told.teams ?? [])
    await tx.run(
      sql`insert into briefing_team (org, briefing, team) values (${org}, ${briefing}, ${known.teams.get(`team ${team}`)})`,
    )
  for (const { kind, id } of told.links)
    await tx.run(sql`
      insert into briefing_link (org, briefing, subject, kind) values (${org}, ${briefing}, ${known.links.get(`${kind} ${id}`)}, ${kind})`)
  await tx.run(sql`
    insert into briefing_copy (org, briefing, person, arrived_on, arrived_at, passes, passed_at, passed_on, handed_on)
    values (${org}, ${briefing}, ${owner}, ${day(told.sent)}, ${day(told.sent)}::date, true, ${day(told.sent)}::date, ${day(told.sent)}, true)`)
  const asked = new Map(told.asked.map(({ by, kind }) => [by, kind]))
  for (const each of wayOf(known, told)) {
    const passed = each.passes && each.passed !== null ? day(each.passed) : null
    await tx.run(sql`
      insert into briefing_copy (org, briefing, person, manager, team, arrived_on, arrived_at, passes, pass_by, passed_at, passed_on, words, handed_on)
      values (${org}, ${briefing}, ${each.person}, ${each.manager}, ${each.team}, ${day(each.arrived)}, ${day(each.arrived)}::date + time '09:00',
        ${each.passes}, ${day(each.arrived + passAfter)}, ${passed}::date + time '16:00', ${passed}, ${told.words[each.id] ?? ''}, ${passed !== null})`)
    const mark: Mark | null = asked.get(each.id) ?? (each.answers ? 'understood' : null)
    if (mark)
      await tx.run(sql`
        insert into briefing_mark (org, marking, briefing, person, team, mark, at)
        values (${org}, ${newId()}, ${briefing}, ${each.person}, ${each.team}, ${mark}, ${day(each.arrived)}::date + time '17:00')`)
  }
  await ask(tx, org, briefing, told, person, known, day)
}

interface Step {
  id: string
  person: Id
  manager: Id
  team: Id | null
  arrived: number
  passes: boolean
  passed: number | null
  answers: boolean
}

/** From one level to the next: each manager passes it on after a day or so, and one still holds it. */
function wayOf({ people: all }: Known, told: Told): Step[] {
  const meant = (id: string): boolean => {
    const found = all.get(id)
    return (
      found !== undefined &&
      !found.left &&
      id !== told.owner &&
      (!told.teams || told.teams.some((team) => found.in.includes(team)))
    )
  }
  const steps: Step[] = []
  const ids = people('2026-01-01').map(({ id }) => String(id))
  const owner = all.get(told.owner)?.person
  const reached = new Map<Id, number>(owner ? [[owner, told.sent]] : [])
  const upward = (id: string): Id | null => {
    const manager = all.get(id)?.manager ?? null
    const above = ids.find((each) => all.get(each)?.person === manager)
    return above === undefined ? null : meant(above) || manager === owner ? manager : upward(above)
  }
  let waiting = ids.filter(meant)
  for (let found = 1; found > 0; ) {
    const next = waiting.filter((id) => reached.has(upward(id) ?? owner ?? ''))
    found = next.length
    waiting = waiting.filter((id) => !next.includes(id))
    for (const id of next) {
      const self = all.get(id)
      if (!self || !owner) continue
      const manager = upward(id) ?? owner
      const arrived = reached.get(manager) ?? told.sent
      const passes = ids.some((other) => meant(other) && upward(other) === self.person)
      const holds = id === told.stuckWith
      const passed = passes && !holds ? Math.min(arrived + (ids.indexOf(id) % 3 === 0 ? 2 : 1), -1) : null
      if (passed !== null) reached.set(self.person, passed)
      steps.push({
        id,
        person: self.person,
        manager,
        team: self.team,
        arrived,
        passes,
        passed,
        answers: !holds && ids.indexOf(id) % 9 !== 4,
      })
    }
  }
  return steps
}

async function ask(
  tx: Transaction,
  org: Id,
  briefing: Id,
  told: Told,
  person: (id: string) => Id,
  known: Known,
  day: (days: number) => Day,
): Promise<void> {
  const ids = new Map(told.asked.map(({ by }) => [by, newId()]))
  const answers = new Map(told.asked.map((each) => [each.by, each.answer]))
  for (const { by, kind, body, on, through = [], joined, answer } of told.asked) {
    const first = known.people.get(by)?.manager ?? person(told.owner)
    const holders = [first, ...through.map(person)]
    const said = answer ?? (joined ? answers.get(joined) : undefined)
    const holder = holders.at(-1) ?? first
    await tx.run(sql`
      insert into briefing_question (org, question, briefing, by, kind, body, asked_at, asked_on, holder, holders, joined, answer, answered_by, answered_at)
      values (${org}, ${ids.get(by)}, ${briefing}, ${person(by)}, ${kind}, ${body}, ${day(on)}::date + time '12:30', ${day(on)}, ${holder}, ${holders}::uuid[],
        ${joined ? ids.get(joined) : null}::uuid, ${said?.body ?? null}, ${said ? holder : null}::uuid, ${said ? day(said.on) : null}::date + time '18:00')`)
    if (answer?.forAll)
      await tx.run(sql`
        insert into briefing_answer (org, answer, briefing, question, body, by, at)
        values (${org}, ${newId()}, ${briefing}, ${answer.forAll}, ${answer.body}, ${holder}, ${day(answer.on)}::date + time '18:00')`)
  }
}
