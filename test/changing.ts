import * as changes from '../src/lead/changes/contract.ts'
import type { Somebody } from './world.ts'

/** One under way with all that hangs on it, its doubt answered; and one among a few that failed. */
export async function changeALittle(lena: Somebody, ada: Somebody, goal: string): Promise<void> {
  const one = await lena.ask(changes.begin, {
    title: '@home first; "always"',
    whyNow: 'Now,\nnot later',
    model: 'lewin',
    stages: [
      { title: 'Unfreeze', fromOn: '2026-01-02' },
      { title: 'Move', means: 'It is done; daily' },
    ],
    current: 1,
    affected: [{ person: ada.id, effect: 'More; earlier' }],
    champions: [ada.id, lena.id],
    next: 'Ask',
    links: [goal],
  })
  const at = { change: one.change }
  const { resistance } = await ada.ask(changes.resist, { ...at, said: '@Nobody asked; "me"', person: ada.id })
  const of = { ...at, resistance: resistance[0]?.resistance ?? '', revision: 1 }
  await lena.ask(changes.answerResistance, { ...of, behind: 'Last time', answer: 'We ask', moved: 'partly moved' })
  await lena.ask(changes.resist, { ...at, said: 'Too soon' })
  const audience = { word: 'named' as const, persons: [ada.id, lena.id] }
  const few = await lena.ask(changes.begin, { title: 'Between us', owner: ada.id, audience })
  await ada.ask(changes.close, { change: few.change, closedAs: 'failed', learnt: 'Ask first' })
}
