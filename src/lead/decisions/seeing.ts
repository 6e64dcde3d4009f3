import { brier } from '../../kernel/brier.ts'
import type { Id } from '../../kernel/ids.ts'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import { audiencesSeen } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import type { DecisionSeen } from './contract.ts'
import { decisionAbilities, type Verb } from './decision.ts'
import * as hearing from './hearing.ts'
import { standingTo } from './relating.ts'
import * as store from './store.ts'
import { givenUp, weigh } from './weighing.ts'

const { somebody } = store

async function abilitiesOf(asking: ViewerAsking, row: store.DecisionRow) {
  const { tx, viewer } = asking
  const advice = await hearing.adviceRows(tx, viewer.org, row.decision)
  const reviews = await hearing.reviewRows(tx, viewer.org, row.decision)
  const settled =
    reviews.some(({ came }) => came !== null) || (row.state === 'looked at again' && row.probability === null)
  const abilities = decisionAbilities(await standingTo(asking, row), {
    state: row.state,
    archived: row.archived_on !== null,
    heard: advice.length > 0,
    settled,
  })
  return { abilities, advice, reviews }
}

export async function seen(asking: ViewerAsking, decision: Id): Promise<DecisionSeen> {
  const { tx, viewer } = asking
  const row = await store.decisionRow(tx, viewer, decision)
  const { abilities, advice, reviews } = await abilitiesOf(asking, row)
  const audiences = await audiencesSeen(tx, viewer, [row.audience])
  const tradeOffs = await store.tradeOffRows(tx, viewer.org, decision)
  const weighed = weigh(row.criteria, row.options)
  const { probability } = row
  return {
    ...store.listed(row),
    context: row.context,
    openedBy: somebody(row.opened_by, row.opener_name),
    options: row.options.map((option, at) => ({
      ...option,
      score: weighed[at]?.score ?? null,
      rank: weighed[at]?.rank ?? null,
    })),
    criteria: row.criteria,
    tradeOffs: tradeOffs.map(({ team, team_name, ...each }) => ({
      ...each,
      team: team && team_name !== null ? { team, name: team_name } : null,
    })),
    givenUp: givenUp(tradeOffs),
    asked: (await hearing.askedRows(tx, viewer.org, decision)).map(
      ({ person, name, due_on, at, by, by_name, spoke }) => ({
        person: { person, name },
        dueOn: due_on,
        spoke,
        at: at.toISOString(),
        by: somebody(by, by_name),
      }),
    ),
    advice: advice.map((each) => ({
      advice: each.advice,
      kind: each.kind,
      by: somebody(each.by, each.by_name),
      at: each.at.toISOString(),
      body: each.body,
      answer: each.answer,
      answeredBy: somebody(each.answered_by, each.answerer_name),
      answeredAt: each.answered_at?.toISOString() ?? null,
    })),
    chosen: row.chosen,
    reason: row.reason,
    expected: row.expected,
    probability,
    reviews: reviews.map(({ review, looked_on, by, by_name, happened, came }) => ({
      review,
      on: looked_on,
      by: somebody(by, by_name),
      happened,
      came,
      score: came === null || probability === null ? null : brier({ probability: probability / 100, came }),
    })),
    links: (await hearing.linkRows(tx, viewer.org, decision)).map(({ owner, name, ...node }) => ({
      ...node,
      owner: somebody(owner, name),
    })),
    ...(await store.neighbours(tx, viewer.org, row)),
    audience: audiences.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    revision: row.revision,
    abilities,
  }
}

/** The decision, held for a change that the viewer may make at this moment. */
export async function decisionFor(asking: ViewerAsking, decision: Id, verb: Verb): Promise<store.DecisionRow> {
  const row = await store.decisionRow(asking.tx, asking.viewer, decision, 'to write')
  const standing = await standingTo(asking, row)
  // Who may never do it is told so before being told that it cannot be done now.
  const best = {
    state: verb === 'look again' || verb === 'supersede' ? 'decided' : 'open',
    heard: false,
    settled: false,
  } as const
  const ever = decisionAbilities(standing, { ...best, archived: verb === 'restore' })[verb]
  if (!ever.allowed) throw forbidden(ever.because ?? '')
  const now = (await abilitiesOf(asking, row)).abilities[verb]
  if (!now.allowed) throw new Refusal('conflict', now.because ?? '')
  return row
}

export const told = (
  { tx, viewer }: ViewerAsking,
  { decision, audience }: Pick<store.DecisionRow, 'decision' | 'audience'>,
  happened: string,
  after: Record<string, unknown> | null = null,
  before: Record<string, unknown> | null = null,
) => tell(tx, viewer.org, viewer.person, { happened, subject: decision, audience, before, after })
