import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openWorld, type Somebody, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { change as changeDecision, open as openDecision } from '../../lead/decisions/contract.ts'
import { publish, write as writeDirection } from '../../lead/direction/contract.ts'
import { addFinding, add as addScan, changeFinding, close } from '../../lead/scans/contract.ts'
import { begin, see, write } from './contract.ts'
import { opened, rewrite, wordsIn } from './joining.ts'

const world = await openWorld()
const here = await world.organisation()
const lena = await here.person('Lena Fischer', { administrator: true })
const ada = await here.person('Ada Moreno', { manager: lena })
const bo = await here.person('Bo Lindqvist')
const readsOnly = await ada.withScopes('read')
const named = { word: 'named' as const, persons: [ada.id, bo.id] }
const scan = await lena.ask(addScan, {
  kind: 'swot',
  question: 'Where do we stand?',
  audience: named,
  contributors: [ada.id],
})
const hidden = await lena.ask(addScan, { kind: 'swot', question: 'And who must go?', audience: { word: 'private' } })
const finding = { scan: scan.scan, place: 'strength' as const, text: 'We know our patients', evidence: 'As told.' }
const found = await ada.ask(addFinding, finding)
const unseen = await lena.ask(addFinding, { ...finding, scan: hidden.scan })
const evidence = { kind: 'finding', subject: found.finding, field: 'evidence' }
const elsewhere = { ...evidence, subject: unseen.finding }

/** Somebody's open page: what it shows, and how it sends what they type. */
async function page(who: Somebody, about = evidence) {
  const { state } = await who.ask(begin, about)
  const doc = opened(Buffer.from(state ?? '', 'base64'))
  return {
    words: () => wordsIn(doc).toString(),
    async types(words: string) {
      const before = Y.encodeStateVector(doc)
      rewrite(doc, words)
      const part = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64')
      return who.ask(write, { ...about, part })
    },
    async hears() {
      const seen = await who.ask(see, about)
      Y.applyUpdate(doc, Buffer.from(seen.state ?? '', 'base64'))
      return seen
    },
  }
}
const part = async (): Promise<string> => {
  const doc = opened(Buffer.from((await ada.ask(see, evidence)).state ?? '', 'base64'))
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')
}

await ada.ask(begin, evidence)
whoMay('texts.see', [
  ['who wrote the finding', () => ada.reply(see, evidence), 200],
  ['who keeps the scan', () => lena.reply(see, evidence), 200],
  ['who reads it, and may not write', () => bo.reply(see, evidence), 403],
  ['who does not see it', () => ada.reply(see, elsewhere), 404],
  ['anybody, of what is not', () => ada.reply(see, { ...evidence, subject: newId() }), 404],
  ['anybody, of a field that is not', () => ada.reply(see, { ...evidence, field: 'impact' }), 422],
  ['anybody, of a kind that is not', () => ada.reply(see, { ...evidence, kind: 'constructor' }), 422],
])
whoMay('texts.begin', [
  ['who wrote the finding', () => ada.reply(begin, evidence), 200],
  ['who keeps the scan', () => lena.reply(begin, evidence), 200],
  ['who reads it, and may not write', () => bo.reply(begin, evidence), 403],
  ['who does not see it', () => ada.reply(begin, elsewhere), 404],
  ['a program that only reads', () => readsOnly.reply(begin, evidence), 403],
])
whoMay('texts.write', [
  ['who wrote the finding', async () => ada.reply(write, { ...evidence, part: await part() }), 200],
  ['who keeps the scan', async () => lena.reply(write, { ...evidence, part: await part() }), 200],
  ['who reads it, and may not write', async () => bo.reply(write, { ...evidence, part: await part() }), 403],
  ['who does not see it', async () => ada.reply(write, { ...elsewhere, part: await part() }), 404],
  ['a program that only reads', async () => readsOnly.reply(write, { ...evidence, part: await part() }), 403],
  [
    'into a text that nobody began',
    async () => ada.reply(write, { ...evidence, field: 'text', part: await part() }),
    404,
  ],
  ['what is no part of a text', () => ada.reply(write, { ...evidence, part: 'AAECAwT/' }), 422],
  ['what is not base64', () => ada.reply(write, { ...evidence, part: '<b>' }), 422],
  ['half a million letters', () => ada.reply(write, { ...evidence, part: 'A'.repeat(500_000) }), 422],
])

it('two who have it open find each other’s words, and who else is writing', async () => {
  const [hers, lenas] = [await page(ada), await page(lena)]
  await Promise.all([hers.types('As told by Ruth.'), lenas.types('It is as told.')])
  const { writers } = await hers.hears()
  await lenas.hears()
  expect(writers).toEqual([{ person: lena.id, name: 'Lena Fischer' }])
  expect(lenas.words()).toBe(hers.words())
  expect(hers.words()).toContain('by Ruth')
  const events = await world.owner.query('select 1 from event where subject = $1 and happened like $2', [
    found.finding,
    'text%',
  ])
  expect(events.rowCount, 'letters in the history').toBe(0)
})

it('words that were not saved wait, also for who opens it later; what is saved elsewhere does not undo them', async () => {
  const hers = await page(ada)
  await hers.types('Half a sen')
  expect((await page(lena)).words()).toBe('Half a sen')
  const saved = await lena.ask(changeFinding, {
    scan: scan.scan,
    finding: found.finding,
    revision: found.revision,
    evidence: 'Counted.',
  })
  expect((await page(lena)).words()).toBe('Half a sen')
  await hers.types('Counted.')
  expect((await page(ada)).words()).toBe('Counted.')
  await lena.ask(changeFinding, {
    scan: scan.scan,
    finding: found.finding,
    revision: saved.revision,
    evidence: 'Counted twice.',
  })
  expect((await page(ada)).words()).toBe('Counted twice.')
})

it('a decision’s context and the next direction are written together as well, by who may', async () => {
  const { decision, revision } = await lena.ask(openDecision, {
    question: 'Which ward first?',
    level: 'consult',
    context: 'All are full.',
  })
  const context = { kind: 'decision', subject: decision, field: 'context' }
  const words = await page(lena, context)
  await words.types('All are full, and one is dark.')
  await lena.ask(changeDecision, { decision, revision, context: words.words() })
  expect((await page(lena, context)).words()).toBe('All are full, and one is dark.')
  expect((await bo.reply(begin, context)).status).toBe(403)

  const draft = await lena.ask(writeDirection, { vision: 'Nobody waits' })
  const { direction } = await lena.ask(publish, { revision: draft.revision })
  const vision = { kind: 'direction', subject: direction, field: 'vision' }
  expect((await page(lena, vision)).words()).toBe('Nobody waits')
  expect((await bo.reply(see, vision)).status).toBe(403)
})

it('a scan that is closed is written no longer', async () => {
  const hers = await page(ada)
  await lena.ask(close, { scan: scan.scan })
  await expect(hers.types('Too late.')).rejects.toThrow(/closed/)
})
