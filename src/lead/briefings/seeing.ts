import { type Id, newId } from '../../kernel/ids.ts'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { audiencesSeen, onlyFor } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { answerRows, askedBy, countOpen } from './asking.ts'
import { briefingAbilities, type Standing, stateOf, type Verb } from './briefing.ts'
import type { BriefingSeen } from './contract.ts'
import { countOf } from './reaching.ts'
import * as store from './store.ts'

/** The goals, decisions and changes lie in other slices: here it is told how to find their titles, as far as the viewer sees. */
export type TitlesOf = (tx: Transaction, viewer: Viewer, subjects: Id[]) => Promise<Map<Id, string>>

export const standingTo = ({ viewer }: ViewerAsking, row: store.BriefingRow): Standing => ({
  owns: row.owner === viewer.person,
  state: stateOf(row.sent_on, row.ended_on),
  has: row.manager !== null,
  passes: Boolean(row.passes),
  passed: row.passed_on !== null,
})

const somebody = (person: Id | null, name: string | null) => (person && name !== null ? { person, name } : null)

async function mineOf({ tx, viewer }: ViewerAsking, row: store.BriefingRow): Promise<BriefingSeen['mine']> {
  if (row.manager === null) return null
  const reports = await store.reportRows(tx, viewer, row.briefing)
  const from = await store.personRow(tx, viewer.org, row.manager)
  return {
    person: viewer.person,
    from,
    passBy: row.passes && row.passed_on === null ? row.pass_by : null,
    passedOn: row.passed_on,
    byClock: Boolean(row.by_clock),
    words: row.words ?? '',
    reports: {
      have: reports.length,
      passed: reports.filter(({ passes, passed }) => passes && passed).length,
      holding: reports.filter(({ passes, passed }) => passes && !passed).map(({ person, name }) => ({ person, name })),
    },
  }
}

export async function seen(asking: ViewerAsking, briefing: Id, titlesOf: TitlesOf): Promise<BriefingSeen> {
  const { tx, viewer, today } = asking
  const row = await store.briefingRow(tx, viewer, briefing)
  const standing = standingTo(asking, row)
  const audiences = await audiencesSeen(tx, viewer, [row.audience])
  const links = await store.linkRows(tx, viewer.org, briefing)
  const titles = await titlesOf(
    tx,
    viewer,
    links.map(({ subject }) => subject),
  )
  return {
    ...store.listed(row),
    what: row.what,
    why: row.why,
    means: row.means,
    asks: row.asks,
    reach: row.reach,
    teams: (await store.teamRows(tx, viewer.org, briefing)).map(({ team, name }) => ({ team, name })),
    below: somebody(row.below, row.below_name),
    passAfter: row.pass_after,
    lookAgainOn: row.look_again_on,
    endedWith: row.ended_with,
    goesTo: standing.owns && standing.state === 'draft' ? await countOf(tx, scopeOf(viewer, row), today) : null,
    line: standing.has
      ? (await store.lineRows(tx, viewer.org, briefing)).map(({ person, name, words, passed_on, by_clock }) => ({
          person: { person, name },
          words,
          passedOn: passed_on,
          byClock: by_clock,
        }))
      : [],
    mine: await mineOf(asking, row),
    asked: (await askedBy(tx, viewer, briefing)).map((each) => ({
      question: each.question,
      kind: each.kind,
      body: each.body,
      askedAt: each.asked_at.toISOString(),
      holder: { person: each.holder, name: each.holder_name },
      answer: each.answer,
      answeredBy: somebody(each.answered_by, each.answerer_name),
      answeredAt: each.answered_at?.toISOString() ?? null,
    })),
    toAnswer: await countOpen(tx, viewer, briefing),
    answers: (await answerRows(tx, viewer.org, briefing)).map(({ by, name, at, ...each }) => ({
      ...each,
      by: somebody(by, name),
      at: at.toISOString(),
    })),
    links: links.flatMap(({ kind, subject }) => {
      const title = titles.get(subject)
      return title === undefined ? [] : [{ kind, subject, title }]
    }),
    audience: audiences.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    revision: row.revision,
    abilities: briefingAbilities(standing),
  }
}

export const scopeOf = ({ org }: Viewer, row: store.BriefingRow) => ({
  org,
  briefing: row.briefing,
  owner: row.owner,
  reach: row.reach,
  below: row.below,
})

/** The briefing, for what the viewer may do with it at this moment; held where it is their own. */
export async function briefingFor(
  asking: ViewerAsking,
  briefing: Id,
  verb: Verb,
  how: 'to read' | 'to write' = 'to write',
): Promise<store.BriefingRow> {
  const row = await store.briefingRow(asking.tx, asking.viewer, briefing, how)
  const standing = standingTo(asking, row)
  const now = briefingAbilities(standing)[verb]
  if (now.allowed) return row
  // Who may never do it is told so before being told that it cannot be done now.
  const mine = verb === 'pass on' || verb === 'mark' ? standing.has && !standing.owns : standing.owns
  if (!mine) throw forbidden(now.because ?? '')
  throw new Refusal('conflict', now.because ?? '')
}

/** Told to whom it concerns: while it is a draft nobody but its writer hears of it. */
export async function told(
  { tx, viewer }: ViewerAsking,
  { briefing, audience, sent_on }: Pick<store.BriefingRow, 'briefing' | 'audience' | 'sent_on'>,
  happened: string,
  after: Record<string, unknown> | null = null,
): Promise<void> {
  const heard = sent_on === null ? await onlyFor(tx, viewer.person) : audience
  await tell(tx, viewer.org, viewer.person, { happened, subject: briefing, audience: heard, after })
}

/** What happened between the viewer and one other; nobody else hears of it. */
export async function toldTo({ tx, viewer }: ViewerAsking, briefing: Id, other: Id, happened: string): Promise<void> {
  const audience = other === viewer.person ? await onlyFor(tx, other) : await between(tx, viewer.person, other)
  await tell(tx, viewer.org, viewer.person, { happened, subject: briefing, audience, after: { persons: [other] } })
}

/** What the viewer did with what came to them: for whom they have it from, and for its sender. */
export async function toldAbove(
  { tx, viewer }: ViewerAsking,
  { briefing, owner, manager }: Pick<store.BriefingRow, 'briefing' | 'owner' | 'manager'>,
  happened: string,
): Promise<void> {
  const above = manager ?? owner
  const audience =
    above === owner ? await between(tx, viewer.person, owner) : await among(tx, [viewer.person, above, owner])
  await tell(tx, viewer.org, viewer.person, { happened, subject: briefing, audience })
}

const among = async (tx: Transaction, persons: Id[]): Promise<Id> => {
  const made = await tx.first<{ audience: Id }>(
    sql`select make_audience('named', null, null, null, ${persons}::uuid[], ${newId()}) as audience`,
  )
  if (!made) throw new Error('No audience was made.')
  return made.audience
}

const between = async (tx: Transaction, one: Id, other: Id): Promise<Id> => {
  const made = await tx.first<{ audience: Id }>(
    sql`select make_audience('pair', ${one}, ${other}, null, null, ${newId()}) as audience`,
  )
  return made?.audience ?? one
}
