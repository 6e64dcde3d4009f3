import { answerQuestion, asked, end, mark, send, write } from '../src/lead/briefings/contract.ts'
import { eventually, type Somebody } from './world.ts'

/** One of each: a draft, one that was sent, asked about and answered for all, and one that has ended. */
export async function briefALittle(chief: Somebody, report: Somebody, goal: string): Promise<void> {
  await chief.ask(write, { title: 'Not yet', audience: { word: 'private' }, passAfter: null })
  const sent = await chief.ask(write, {
    title: 'Home first',
    what: 'We ask it in the morning.\n"Who goes home?"',
    why: 'Beds wait; people do.',
    means: 'Each ward answers by ten.',
    asks: 'Ask it.',
    reach: 'below',
    below: chief.id,
    links: [{ kind: 'goal', subject: goal }],
  })
  const at = { briefing: sent.briefing }
  await chief.ask(send, { ...at, revision: sent.revision })
  await eventually(async () => {
    const { status } = await report.reply(mark, { ...at, mark: 'question', words: 'Who decides?' })
    if (status !== 200) throw new Error(`It has not come yet: ${status}.`)
  })
  const { questions } = await chief.ask(asked, at)
  const question = questions[0]?.question ?? ''
  await chief.ask(answerQuestion, { ...at, question, answer: 'The nurse in charge.', forAll: 'Who decides, and when?' })
  const over = await chief.ask(write, { title: 'The doors', what: 'They close at ten.', why: 'So that all is safe.' })
  const ended = { briefing: over.briefing }
  await chief.ask(send, { ...ended, revision: over.revision })
  await chief.ask(end, { ...ended, words: 'They do.' })
}
