import type { Id } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database.ts'
import { enqueue } from '../../platform/mail-queue.ts'
import { type Change, newHappenings } from '../../platform/outbox.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { announce } from '../../platform/wire.ts'
import { followersOf } from '../followers/follower.ts'
import { saidOfEach } from '../followers/store.ts'
import { mayWriteAt, type Telling, toldOf, type Way } from './notice.ts'
import { insertNotices, type Made, type NewNotice, preferredBy, quietOf } from './store.ts'

/** What is known of a goal above this floor: whose it is, and who may see it now. */
export interface GoalFacts {
  owner: Id | null
  audience: Id
}

export interface ReactionsNeed {
  /** Which events are told, to whom and as what. */
  tellings: Record<string, Telling>
  factsOf(tx: Transaction, org: Id, goals: Id[]): Promise<Map<Id, GoalFacts>>
  mail: 'on' | 'off'
}

/**
 * Makes notices of what happened. Reading the outbox, the notices and the mails that wait for them are one transaction, so
 * that each event is told once whatever happens to this process.
 */
export const tellWhatHappened = (database: Database, needs: ReactionsNeed): Promise<void> =>
  database.asSystem('digests', null, async (tx) => {
    const happenings = await newHappenings(tx, 'notices', Object.keys(needs.tellings))
    for (const [org, events] of Map.groupBy(happenings, ({ org }) => org)) {
      const subjects = [...new Set(events.map(({ subject }) => subject))]
      const facts = await needs.factsOf(tx, org, subjects)
      const said = await saidOfEach(tx, org, subjects)
      const notices: NewNotice[] = []
      for (const event of events) {
        const telling = needs.tellings[event.happened]
        const goal = facts.get(event.subject)
        if (!telling) continue
        if (telling.to === 'that person') {
          for (const told of toldOf(event, telling, null, []))
            notices.push({ ...told, source: event.event, node: null, by: event.by, audience: event.audience })
          continue
        }
        if (!goal) continue
        const followers = followersOf(goal.owner, said.get(event.subject) ?? []).map(({ person }) => person)
        for (const told of toldOf(event, telling, goal.owner, followers))
          notices.push({ ...told, source: event.event, node: event.subject, by: event.by, audience: goal.audience })
      }
      await make(tx, org, notices, needs.mail)
    }
  })

const atATime = 2_000

/** Writes notices, lets open pages know, and queues a mail for those who want it at once. */
export async function make(tx: Transaction, org: Id, notices: NewNotice[], mail: 'on' | 'off'): Promise<Made[]> {
  const all: Made[] = []
  for (let from = 0; from < notices.length; from += atATime) {
    const made = await insertNotices(tx, org, notices.slice(from, from + atATime))
    announce(tx, changesOf(org, made))
    if (mail === 'on') await queueAtOnce(tx, org, made)
    all.push(...made)
  }
  return all
}

/** Whoever looks at their own notices sees the audience that the notice is in, so they may be told. */
const changesOf = (org: Id, made: Made[]): Change[] =>
  made.length === 0 ? [] : [{ org, subjects: made.map(({ person, audience }) => ({ subject: person, audience })) }]

async function queueAtOnce(tx: Transaction, org: Id, made: Made[]): Promise<void> {
  if (made.length === 0) return
  const zone = await zoneOf(tx, org)
  const now = new Date()
  for (const [person, theirs] of Map.groupBy(made, ({ person }) => person)) {
    const ways = new Map<string, Way>((await preferredBy(tx, { org, person })).map(({ kind, way }) => [kind, way]))
    const wanted = theirs.filter(({ kind }) => ways.get(kind) === 'at once')
    if (wanted.length === 0) continue
    const due = mayWriteAt(now, zone, await quietOf(tx, { org, person }))
    await enqueue(
      tx,
      wanted.map(({ kind, notice }) => ({ org, person, kind, notices: [notice], due })),
    )
  }
}

/** Queues one mail for each person who has unread notices of kinds that come in the digest, since the last one. */
export async function queueDigests(tx: Transaction, org: Id, since: Date, now: Date): Promise<void> {
  const rows = await tx.rows<{ person: Id; notices: Id[] }>(sql`
    select n.person, array_agg(n.notice order by n.notice desc) as notices from notice n
    left join notice_preference w on w.org = ${org} and w.person = n.person and w.kind = n.kind
    where n.org = ${org} and n.at > ${since} and n.at <= ${now} and n.read_at is null and coalesce(w.way, 'digest') = 'digest'
    group by n.person`)
  const zone = await zoneOf(tx, org)
  const mails = []
  for (const { person, notices } of rows) {
    const due = mayWriteAt(now, zone, await quietOf(tx, { org, person }))
    mails.push({ org, person, kind: 'digest', notices: notices.slice(0, 200), due })
  }
  await enqueue(tx, mails)
}

const zoneOf = async (tx: Transaction, org: Id): Promise<string> =>
  (await tx.first<{ zone: string }>(sql`select zone from organisation where org = ${org}`))?.zone ?? 'UTC'
