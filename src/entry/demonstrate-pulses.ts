import { z } from 'zod'
import { closeRound, openRounds } from '../conversation/pulses/closing.ts'
import { draft as draftShape } from '../conversation/pulses/contract.ts'
import { launchPulse } from '../conversation/pulses/launching.ts'
import { chance } from '../demo/chance.ts'
import { pulses, purposes, type ToldPulse } from '../demo/pulses.ts'
import { addDays, type Day, dayIn } from '../kernel/dates.ts'
import type { Id } from '../kernel/ids.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { insertPurpose } from '../lead/direction/store.ts'
import type { Organisation } from '../people/organisations/organisation.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'

/** Publication of the cast's direction, before anybody was asked whether it landed. */
const published = 130

/** Lets the cast be asked, and answer: through the same rounds and the same box as everybody, with days of the past. */
export async function letTheCastAnswer(database: Database, { org, zone }: Organisation): Promise<void> {
  const today = dayIn(zone, new Date())
  const found = await database.asSystem('import', org, async (tx) => {
    const people = await tx.rows<{ id: string; uuid: Id }>(
      sql`select external_id as id, person as uuid from person where org = ${org} and external_id is not null`,
    )
    const teams = await tx.rows<{ id: string; uuid: Id }>(
      sql`select external_id as id, team as uuid from team where org = ${org} and external_id is not null`,
    )
    const changes = await tx.rows<{ id: string; uuid: Id }>(
      sql`select external_id as id, change as uuid from change where org = ${org} and external_id is not null`,
    )
    const direction = await tx.first<{ direction: Id }>(sql`select direction from direction where org = ${org}`)
    await tx.run(sql`update direction_publishing set at = at - make_interval(days => ${published}) where org = ${org}`)
    const mapped = (rows: { id: string; uuid: Id }[]) => new Map(rows.map(({ id, uuid }) => [id, uuid]))
    return { people: mapped(people), teams: mapped(teams), changes: mapped(changes), direction: direction?.direction }
  })
  const known = (of: Map<string, Id>, id: string): Id => {
    const uuid = of.get(id)
    if (!uuid) throw new Error(`Nothing of the cast is ${id}.`)
    return uuid
  }
  const as = (id: string): Viewer => ({
    org,
    person: known(found.people, id),
    administrator: false,
    zone,
    scopes: ['read', 'write'],
  })
  for (const { team, by, says } of purposes)
    for (const text of says)
      await database.asViewer(as(by), (tx) => insertPurpose(tx, as(by), known(found.teams, team), text))

  for (const told of pulses) {
    const { about, teams, launched, draft } = told
    const subject = about.kind === 'direction' ? found.direction : known(about.kind === 'change' ? found.changes : found.teams, about.id) // biome-ignore format: one line
    if (!subject) continue
    const day = addDays(today, -launched)
    const whole = z.object(draftShape).parse({ ...draft, teams: teams.map((team) => known(found.teams, team)) })
    const viewer = as(told.by)
    const pulse = await database.asViewer(viewer, (tx) =>
      launchPulse({ tx, viewer, today: day }, { kind: about.kind, subject, audience: org }, whole, { quietly: true }),
    )
    const names = new Map([...found.teams].map(([name, uuid]) => [uuid, name]))
    for (let round = 1; round <= told.closed; round++) {
      const on = addDays(day, (round - 1) * (draft.everyDays ?? 0))
      await answerAll(database, org, { pulse, round, on, told, names, share: told.answering / 10 })
      await closeRound(database, org, pulse, round, { quietly: true })
    }
    if (told.closed < (draft.rounds ?? 1))
      await answerAll(database, org, { pulse, round: told.closed + 1, on: today, told, names, share: 0.4 })
  }
}

interface Answering {
  pulse: Id
  round: number
  on: Day
  told: ToldPulse
  names: Map<Id, string>
  share: number
}

async function answerAll(database: Database, org: Id, { pulse, round, on, told, names, share }: Answering) {
  const draw = chance(`${told.about.kind} ${told.about.id} ${round}`)
  const words = draw.shuffled(told.texts ?? [])
  await database.asSystem('answer_box', org, async (tx) => {
    await openRounds(tx, org, on)
    const asked = await tx.rows<{ person: Id; cell: Id }>(sql`
      select a.person, a.cell from pulse_asked a
      where a.org = ${org} and a.pulse = ${pulse} and a.token is not null order by a.person`)
    const speaking = asked.filter(() => draw.happens(share))
    const answers = speaking.map(({ cell }) => {
      const stands = told.stands[names.get(cell) ?? 'else'] ?? told.stands.else ?? [3.4]
      const score = Math.min(5, Math.max(1, Math.round((stands[round - 1] ?? 3.4) + draw.wobble())))
      const said = told.draft.questions.map(({ form }) => (form === 'scale' ? score : (words.pop() ?? null)))
      return { cell, said }
    })
    await tx.run(sql`
      insert into pulse_answer (org, answer, pulse, round, cell, said)
      select ${org}, gen_random_uuid(), ${pulse}, ${round}, x.cell, x.said
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as x(cell uuid, said jsonb) order by gen_random_uuid()`)
    await tx.run(sql`
      update pulse_asked set token = null
      where org = ${org} and pulse = ${pulse} and person = any (${speaking.map(({ person }) => person)}::uuid[])`)
  })
}
