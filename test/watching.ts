import * as signals from '../src/lead/signals/contract.ts'
import type { Somebody } from './world.ts'

/** A signal with what was seen of it, a closed one, and one to oneself. */
export async function watchALittle(lena: Somebody, ada: Somebody, goal: string): Promise<void> {
  const facts = { kind: 'threat', factor: 'legal', horizon: 'year', impact: 4 } as const
  const said = { expected: 'A law; in force', probability: 70 }
  const { signal } = await lena.ask(signals.add, {
    ...facts,
    ...said,
    title: 'A law; comes',
    links: [goal],
    rhythm: 30,
  })
  await ada.ask(signals.sight, { signal, note: 'Read; twice', link: 'https://law.example/2', seenOn: '2026-01-05' })
  const gone = await lena.ask(signals.add, { ...facts, ...said, title: 'A strike' })
  await lena.ask(signals.close, { signal: gone.signal, closedAs: 'did not come', outcome: 'They settled' })
  const own = await lena.ask(signals.add, { ...facts, title: 'To myself', audience: { word: 'private' } })
  await lena.ask(signals.sight, { signal: own.signal, note: 'Alone' })
}
