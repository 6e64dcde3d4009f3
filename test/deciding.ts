import * as decisions from '../src/lead/decisions/contract.ts'
import type { Somebody } from './world.ts'

/** One that is superseded and was looked at, its successor with advice and an answer, and one among a few that is open. */
export async function decideALittle(lena: Somebody, ada: Somebody, goal: string): Promise<void> {
  const words = { decided: 'The “left” one;\nno other', reason: 'It is nearer', reviewOn: '2999-01-01' }
  const one = await lena.ask(decisions.open, { question: 'Left, or right?', level: 'tell', links: [goal] })
  const sure = { expected: 'We get there', probability: 80 }
  await lena.ask(decisions.decide, { decision: one.decision, revision: one.revision, ...words, ...sure })
  await lena.ask(decisions.lookAgain, { decision: one.decision, happened: '@home, late', came: false })
  const two = await lena.ask(decisions.open, {
    question: 'And now?',
    level: 'consult',
    options: [
      { title: 'Left', marks: [7.5] },
      { title: 'Right; straight on', consequences: '"Longer"' },
    ],
    criteria: [{ title: 'Near', weight: 2.5 }],
    tradeOffs: [{ givesUp: 'An hour', priority: 'Lunch', amount: '1.50', unit: 'hours' }],
    supersedes: one.decision,
    links: [goal],
  })
  const at = { decision: two.decision }
  await lena.ask(decisions.ask, { ...at, persons: [ada.id], dueOn: '2999-01-02' })
  const { advice } = await ada.ask(decisions.advise, { ...at, kind: 'objection', body: 'Why; again?' })
  await lena.ask(decisions.answerAdvice, { ...at, advice: advice[0]?.advice ?? '', answer: 'Since it rains' })
  await lena.ask(decisions.decide, { ...at, revision: two.revision, chosen: 1, ...words })
  const audience = { word: 'named' as const, persons: [ada.id, lena.id] }
  const few = await lena.ask(decisions.open, { question: 'Between us?', level: 'agree', owner: ada.id, audience })
  await lena.ask(decisions.archive, { decision: few.decision })
}
