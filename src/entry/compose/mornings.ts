import { followersOf } from '../../conversation/followers/follower.ts'
import { saidOfEach } from '../../conversation/followers/store.ts'
import { morning, timeIn } from '../../conversation/notices/notice.ts'
import { make, queueDigests } from '../../conversation/notices/reactions.ts'
import type { NewNotice } from '../../conversation/notices/store.ts'
import { addDays, type Day, dayIn } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { silent, turnedOffTrack } from './telling.ts'

type Mail = 'on' | 'off'
const graceDays = 3

/** What the clock brings: the morning of each organisation where it has come, and goals that turned off track. */
export async function lookAtTheClock(database: Database, mail: Mail, now = new Date()): Promise<void> {
  const all = await database.asSystem('digests', null, (tx) =>
    tx.rows<{ org: Id; zone: string }>(sql`select o.org, o.zone from organisation o`),
  )
  for (const { org, zone } of all) {
    await database.asSystem('digests', org, (tx) => tellOffTrack(tx, org, mail))
    if (timeIn(zone, now) >= morning) await seeToMorning(database, org, zone, mail, now)
  }
}

/** Once a day: which check-ins are due or overdue, and the digests. Whether it was done is a row of the same transaction. */
export const seeToMorning = (
  database: Database,
  org: Id,
  zone: string,
  mail: Mail,
  now = new Date(),
): Promise<boolean> =>
  database.asSystem('digests', org, async (tx) => {
    const today = dayIn(zone, now)
    const last = await tx.first<{ on_day: Day; done_at: Date }>(sql`
      select on_day, done_at from jobs.morning where org = ${org} order by on_day desc limit 1`)
    if (last && last.on_day >= today) return false
    const taken = await tx.run(sql`
      insert into jobs.morning (org, on_day, done_at) values (${org}, ${today}, ${now}) on conflict do nothing`)
    if (taken === 0) return false
    // A server that was off for some mornings catches up, and one that is new does not look far back.
    const after = last?.on_day ?? addDays(today, -1)
    await tellSilence(tx, org, zone, { after, today }, mail)
    if (mail === 'on') await queueDigests(tx, org, last?.done_at ?? new Date(now.getTime() - 86_400_000), now)
    return true
  })

async function tellSilence(
  tx: Transaction,
  org: Id,
  zone: string,
  { after, today }: { after: Day; today: Day },
  mail: Mail,
): Promise<void> {
  const due = await silent(tx, org, zone, { after, until: today, today })
  const overdue = await silent(tx, org, zone, {
    after: addDays(after, -graceDays),
    until: addDays(today, -graceDays),
    today,
  })
  const told = (kind: 'due' | 'overdue', goals: typeof due): NewNotice[] =>
    goals.flatMap(({ node, owner, deputy, audience, expected }) =>
      [owner, ...(deputy === null || deputy === owner ? [] : [deputy])].map((person) => ({
        person,
        kind,
        source: `${kind} ${node} ${expected}`,
        node,
        about: null,
        by: null,
        audience,
      })),
    )
  await make(tx, org, [...told('due', due), ...told('overdue', overdue)], mail)
}

async function tellOffTrack(tx: Transaction, org: Id, mail: Mail): Promise<void> {
  const turned = await turnedOffTrack(tx, org)
  const at = new Date().toISOString()
  const notices: NewNotice[] = []
  const said = await saidOfEach(
    tx,
    org,
    turned.map(({ node }) => node),
  )
  for (const { node, owner, audience } of turned)
    for (const { person } of followersOf(owner, said.get(node) ?? []))
      notices.push({
        person,
        kind: 'off track',
        source: `off track ${node} ${at}`,
        node,
        about: null,
        by: null,
        audience,
      })
  await make(tx, org, notices, mail)
}
