import { newId } from '../src/kernel/ids.ts'
import { publish, see, use, write } from '../src/lead/strategy/contract.ts'
import { add } from '../src/manage/goals/contract.ts'
import type { Somebody } from './world.ts'

/** A strategy in two versions with what was used, the second for two alone, as the specs of imports carry it away and back. */
export async function chooseALittle(ada: Somebody, lena: Somebody): Promise<void> {
  const goal = await ada.ask(add, { title: 'Nobody; waits for a package' })
  const [home, wards] = [newId(), newId()]
  const line = { kind: 'money' as const, unit: 'GBP', year: 2026, quarter: 1 }
  const words = {
    choices: [
      { kind: 'where to play' as const, text: 'At home, first', reason: '"Beds" wait' },
      { kind: 'not to do' as const, text: 'No new wing' },
    ],
    priorities: [
      {
        priority: home,
        title: 'Home; first',
        why: 'Because\n\nit heals',
        owner: lena.id,
        links: [goal.node.node],
        toYear: 2028,
      },
      {
        priority: wards,
        title: 'Safe wards',
        owner: ada.id,
        work: 'keep running' as const,
        horizon: 'explore' as const,
      },
    ],
    allotments: [
      { priority: home, ...line, amount: '0.1' },
      { priority: wards, ...line, amount: 12 },
      { priority: wards, ...line, kind: 'people' as const, unit: '', amount: 3 },
    ],
    lookAgainOn: '2026-12-01',
  }
  const first = await ada.ask(write, words)
  await ada.ask(publish, { revision: first.draft?.revision ?? 0 })
  await ada.ask(use, { priority: home, ...line, amount: '0.25' })
  const audience = { word: 'named' as const, persons: [lena.id] }
  await ada.ask(write, { ...words, audience, priorities: words.priorities.toReversed() })
  const { draft } = await ada.ask(see, {})
  await ada.ask(publish, { revision: draft?.revision ?? 0, word: 'Wards, first' })
}
