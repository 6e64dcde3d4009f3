import * as scans from '../src/lead/scans/contract.ts'
import type { Somebody } from './world.ts'

/** A PESTLE that flows into a SWOT, which is followed by the next one: merged, dotted, paired, and come to something. */
export async function scanALittle(lena: Somebody, ada: Somebody, goal: string): Promise<void> {
  const named = { word: 'named' as const, persons: [ada.id] }
  const outside = await lena.ask(scans.add, { kind: 'pestle', question: 'What comes; from outside?', audience: named })
  const law = { scan: outside.scan, place: 'legal' as const, text: 'A law comes', link: 'https://law.example/1' }
  const { finding } = await lena.ask(scans.addFinding, law)
  const scan = await lena.ask(scans.add, {
    kind: 'swot',
    question: 'Where do we stand?',
    audience: named,
    contributors: [ada.id],
    lookAgainOn: '2999-01-01',
  })
  const at = { scan: scan.scan }
  const threat = await lena.ask(scans.bringIn, { ...at, finding, place: 'threat' })
  const told = { ...at, place: 'strength' as const, evidence: '"Counted"\nby hand', impact: 4, confidence: 7 }
  const strong = await ada.ask(scans.addFinding, { ...told, text: 'We, the wards' })
  const twin = await ada.ask(scans.addFinding, { ...told, text: 'The wards' })
  await ada.ask(scans.placeDots, { ...at, finding: twin.finding, dots: 2 })
  await ada.ask(scans.merge, { ...at, finding: twin.finding, into: strong.finding })
  const pair = { inside: strong.finding, outside: threat.finding }
  const { move } = await lena.ask(scans.addMove, { ...at, ...pair, text: 'Let the wards meet the law' })
  await lena.ask(scans.link, { ...at, move, kind: 'goal', target: goal })
  await lena.ask(scans.link, { ...at, finding: strong.finding, kind: 'goal', target: goal })
  await lena.ask(scans.close, at)
  const next = await lena.ask(scans.repeat, at)
  await lena.ask(scans.archive, { scan: next.scan })
}
