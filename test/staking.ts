import * as stakeholders from '../src/lead/stakeholders/contract.ts'
import type { Somebody } from './world.ts'

/** A stakeholder with all that can hang on one, an archived one, and one to oneself. */
export async function stakeALittle(lena: Somebody, ada: Somebody, goal: string): Promise<void> {
  const { stakeholder } = await lena.ask(stakeholders.add, {
    name: 'The council; care',
    about: 'Pays',
    speaks: 'Wendy',
    rhythm: 30,
    influence: 80,
    audience: { word: 'named', persons: [ada.id] },
  })
  const of = { stakeholder }
  const from = { fromInfluence: 80, fromInterest: 50 }
  await lena.ask(stakeholders.move, { ...of, ...from, influence: 85, interest: 60, word: 'New; head' })
  await lena.ask(stakeholders.judge, { ...of, attitude: 'leans for', on: '2026-01-05' })
  const seen = await lena.ask(stakeholders.expect, { ...of, text: 'News; early', links: [goal] })
  const [expectation] = seen.expectations
  await lena.ask(stakeholders.expect, { ...of, text: 'Nothing else' })
  await lena.ask(stakeholders.changeExpectation, {
    ...of,
    expectation: expectation?.expectation ?? '',
    revision: 1,
    ended: true,
  })
  await lena.ask(stakeholders.promise, { ...of, text: 'A list', owner: ada.id, dueOn: '2031-03-01' })
  const { promises } = await lena.ask(stakeholders.promise, { ...of, text: 'A call', dueOn: '2030-03-01' })
  const call = { ...of, promise: promises[0]?.promise ?? '' }
  await lena.ask(stakeholders.movePromise, { ...call, revision: 1, dueOn: '2030-04-01', word: 'Late' })
  await lena.ask(stakeholders.settle, { ...call, state: 'kept', word: 'Called; twice' })
  await ada.ask(stakeholders.contact, { ...of, note: 'Met; short', spokeOn: '2026-01-06' })
  const gone = await lena.ask(stakeholders.add, { name: 'A shop', audience: { word: 'organisation' } })
  await lena.ask(stakeholders.archive, { stakeholder: gone.stakeholder })
  const own = await lena.ask(stakeholders.add, { name: 'To myself', audience: { word: 'private' } })
  await lena.ask(stakeholders.contact, { stakeholder: own.stakeholder, note: 'Alone' })
}
