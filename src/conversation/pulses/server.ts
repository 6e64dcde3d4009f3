import type { Id } from '../../kernel/ids.ts'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import type { Ability } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { closeRound, dropWaiting } from './closing.ts'
import * as contract from './contract.ts'
import { launchPulse } from './launching.ts'
import { answerFault, pulseAbilities } from './pulse.ts'
import * as store from './store.ts'

/** How a subject that a pulse may be about is found, and whether the viewer may ask about it; refuses what they may not see. */
export type FindPulseSubject = (
  asking: ViewerAsking,
  kind: string,
  subject: Id,
) => Promise<{ audience: Id; ask: Ability }>

async function seen({ tx, viewer }: ViewerAsking, pulse: Id): Promise<contract.PulseSeen> {
  const row = await store.pulseRow(tx, viewer, pulse)
  const [view] = row ? await store.seenOf(tx, viewer, [row]) : []
  if (!view) throw notFound('pulse')
  return view
}

export const answersWith = ({ pulseSubject }: { pulseSubject: FindPulseSubject }): Answer[] => [
  answer(contract.launch, async ({ kind, subject, ...draft }, asking) => {
    const { audience, ask } = await pulseSubject(asking, kind, subject)
    if (!ask.allowed) throw forbidden(ask.because ?? '')
    return seen(asking, await launchPulse(asking, { kind, subject, audience }, draft))
  }),

  answer(contract.about, async ({ kind, subject }, asking) => {
    const { ask } = await pulseSubject(asking, kind, subject)
    return { pulses: await store.pulsesAbout(asking.tx, asking.viewer, kind, subject), abilities: { launch: ask } }
  }),

  answer(contract.results, ({ pulse }, asking) => seen(asking, pulse)),

  answer(contract.asked, async (_, { tx, viewer }) => ({
    asked: (await store.askedRows(tx, viewer)).map((row) => ({
      pulse: row.pulse,
      kind: row.kind,
      subject: row.subject,
      round: row.round,
      token: row.token,
      purpose: row.purpose,
      questions: row.questions,
      owner: { person: row.owner, name: row.name },
      asked: row.asked,
      closesOn: row.closes_on,
      rules: { scores: row.least_scores, texts: row.least_texts },
    })),
  })),

  answer(contract.answerIt, async ({ pulse, token, answers }, { tx, viewer }) => {
    const row = await store.pulseRow(tx, viewer, pulse)
    if (!row) throw notFound('pulse')
    const fault = answerFault(row.questions, answers)
    if (fault) throw invalid(fault.at, fault.sentence)
    const held = await store.spend(tx, viewer, pulse, token)
    if (!held)
      throw new Refusal(
        'conflict',
        'You have answered already, or the round is closed. An answer stands as it was given.',
      )
    await store.putIn(tx, viewer.org, pulse, held, answers)
    return { pulse }
  }),

  answer(contract.close, async ({ pulse, stop }, asking) => {
    const { tx, viewer, now, database } = asking
    const view = await seen(asking, pulse)
    const over = !view.rounds.some(({ state }) => state !== 'closed')
    const { close } = pulseAbilities({ owner: view.owner.person, over: false }, viewer.person)
    if (!close.allowed) throw forbidden(close.because ?? '')
    if (over) throw new Refusal('conflict', 'All its rounds are closed.')
    const next = view.rounds.find(({ state }) => state === 'open')
    if (!next && !stop) throw new Refusal('conflict', 'No round is open now.')
    if (next) await closeRound(database, viewer.org, pulse, next.round, { stop })
    else await dropWaiting(database, viewer.org, pulse)
    if (stop) await store.stop(tx, viewer, pulse, now)
    return seen(asking, pulse)
  }),
]
