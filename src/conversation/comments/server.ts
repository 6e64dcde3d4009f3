import type { Id } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { patternsOf } from '../../people/persons/person.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import { beginToFollow, type FindSubject } from '../followers/store.ts'
import type { Subject } from '../followers/subject.ts'
import { abilitiesOf, mayAcknowledge, type ReactionWord, unseenSentence } from './comment.ts'
import * as contract from './contract.ts'
import * as store from './store.ts'

const reactionsOf = (rows: store.ReactionRow[], subject: Id) =>
  rows.filter((row) => row.subject === subject).map(({ word, count, mine, names }) => ({ word, count, mine, names }))

async function views({ tx, viewer, now }: ViewerAsking, rows: store.CommentRow[]) {
  const ids = rows.map(({ comment }) => comment)
  const reactions = await store.reactionsTo(tx, viewer, sql`r.subject = any (${ids}::uuid[])`)
  return rows.map((row) => ({
    comment: row.comment,
    by: row.by && row.by_name !== null ? { person: row.by, name: row.by_name } : null,
    at: row.at.toISOString(),
    body: row.body,
    mentions: row.mentions,
    edited: row.revision > 1,
    withdrawn: row.withdrawn,
    revision: row.revision,
    reactions: reactionsOf(reactions, row.comment),
    abilities: abilitiesOf(row, viewer.person, now),
  }))
}

async function seen(asking: ViewerAsking, comment: Id) {
  const [view] = await views(asking, [await store.commentRow(asking.tx, asking.viewer.org, comment)])
  if (!view) throw notFound('comment')
  return view
}

/** Nobody is told of what they may not see. */
async function refuseUnseen({ tx, viewer }: ViewerAsking, mentions: Id[], audience: Id): Promise<void> {
  if (mentions.length === 0) return
  const unseen = await store.unseenBy(tx, viewer.org, mentions, audience)
  if (unseen.length > 0) throw invalid('mentions', unseenSentence(unseen))
}

/** What happened is told with ids alone: a text that is withdrawn later must not stand in the history. */
const told = (
  { tx, viewer }: ViewerAsking,
  happened: string,
  { node, audience }: { node: Id; audience: Id },
  after: Record<string, unknown>,
) => tell(tx, viewer.org, viewer.person, { happened, subject: node, audience, after })

export const answersWith = ({ subjectOf }: { subjectOf: FindSubject }): Answer[] => [
  answer(contract.list, async ({ kind, subject, after }, asking) => {
    await subjectOf(asking, kind, subject)
    const rows = await store.commentRows(asking.tx, asking.viewer.org, subject, after)
    const page = rows.slice(0, 20)
    return { comments: await views(asking, page), next: rows.length > 20 ? (page.at(-1)?.comment ?? null) : null }
  }),

  answer(contract.write, async ({ kind, subject, body, mentions }, asking) => {
    const { tx, viewer } = asking
    const about = await subjectOf(asking, kind, subject, 'to write')
    await refuseUnseen(asking, mentions, about.audience)
    const comment = await store.insertComment(tx, viewer.org, viewer.person, about, { body, mentions })
    await beginToFollow(tx, viewer.org, about, mentions)
    await told(asking, 'comment.written', about, { comment, kind, about: subject, mentions })
    return seen(asking, comment)
  }),

  answer(contract.edit, async ({ comment, revision, body, mentions }, asking) => {
    const { tx, viewer, now } = asking
    const row = await store.commentRow(tx, viewer.org, comment)
    const { edit } = abilitiesOf(row, viewer.person, now)
    if (!edit.allowed) throw forbidden(edit.because ?? '')
    const about = await subjectOf(asking, row.kind, row.subject, 'to write')
    await refuseUnseen(asking, mentions, about.audience)
    if (!(await store.updateComment(tx, viewer.org, row, revision, { body, mentions })))
      throw changedMeanwhile({ body }, { body: row.body })
    const fresh = mentions.filter((one) => !row.mentions.some(({ person }) => person === one))
    await beginToFollow(tx, viewer.org, about, fresh)
    await told(asking, 'comment.edited', about, { comment, kind: row.kind, about: row.subject, mentions: fresh })
    return seen(asking, comment)
  }),

  answer(contract.withdraw, async ({ comment }, asking) => {
    const row = await store.commentRow(asking.tx, asking.viewer.org, comment)
    const may = abilitiesOf(row, asking.viewer.person, asking.now).withdraw
    if (!may.allowed) throw forbidden(may.because ?? '')
    await store.insertWithdrawal(asking.tx, asking.viewer, row)
    await told(asking, 'comment.withdrawn', row, { comment, kind: row.kind, about: row.subject })
    return seen(asking, comment)
  }),

  answer(contract.mentionable, async ({ kind, subject, text }, asking) => {
    const { audience } = await subjectOf(asking, kind, subject)
    return { found: await store.mentionable(asking.tx, asking.viewer.org, patternsOf(text), audience) }
  }),

  answer(contract.around, async ({ goal }, asking) => {
    const { tx, viewer } = asking
    const { owner } = await subjectOf(asking, 'goal', goal)
    const [comments, reactions, acknowledged, isManager] = await Promise.all([
      store.counted(tx, viewer.org, goal),
      store.reactionsTo(tx, viewer, sql`r.node = ${goal} and r.kind in ('goal', 'check-in')`),
      store.acknowledgements(tx, viewer.org, goal),
      store.manages(tx, viewer, owner),
    ])
    const subjects = new Set([
      ...comments.map(({ subject }) => subject),
      ...reactions.map(({ subject }) => subject),
      ...acknowledged.map(({ check_in }) => check_in),
    ])
    return {
      goal,
      subjects: [...subjects].map((subject) => ({
        kind: subject === goal ? ('goal' as const) : ('check-in' as const),
        subject,
        comments: comments.find((each) => each.subject === subject)?.comments ?? 0,
        reactions: reactionsOf(reactions, subject),
        acknowledged: acknowledged
          .filter(({ check_in }) => check_in === subject)
          .map(({ by, name, at }) => ({ by: { person: by, name }, at: at.toISOString() })),
      })),
      abilities: { acknowledge: mayAcknowledge(isManager) },
    }
  }),

  answer(contract.react, async ({ kind, subject, word, given }, asking) => {
    const to = kind === 'comment' ? await comment(asking, subject) : await subjectOf(asking, kind, subject, 'to write')
    if (await store.setReaction(asking.tx, asking.viewer, { ...to, kind, subject }, word as ReactionWord, given))
      await told(asking, given ? 'reaction.given' : 'reaction.taken back', to, { kind, about: subject, word })
    const rows = await store.reactionsTo(asking.tx, asking.viewer, sql`r.subject = ${subject}`)
    return { reactions: reactionsOf(rows, subject) }
  }),

  answer(contract.acknowledge, async ({ checkIn }, asking) => {
    const { tx, viewer } = asking
    const about: Subject = await subjectOf(asking, 'check-in', checkIn, 'to write')
    const may = mayAcknowledge(await store.manages(tx, viewer, about.owner))
    if (!may.allowed) throw forbidden(may.because ?? '')
    if (await store.insertAcknowledgement(tx, viewer, about))
      await told(asking, 'check-in.acknowledged', about, { checkIn })
    const all = await store.acknowledgements(tx, viewer.org, about.node)
    const mine = all.find(({ check_in, by }) => check_in === checkIn && by === viewer.person)
    if (!mine) throw notFound('check-in')
    return { checkIn, by: { person: mine.by, name: mine.name }, at: mine.at.toISOString() }
  }),
]

/** The comment that somebody reacts to, where it still says something. */
async function comment({ tx, viewer }: ViewerAsking, id: Id): Promise<store.CommentRow> {
  const row = await store.commentRow(tx, viewer.org, id)
  if (row.withdrawn) throw new Refusal('conflict', 'This comment was withdrawn, so there is nothing to react to.')
  return row
}
