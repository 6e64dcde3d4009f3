// Long because: it ends with the table of who may, for every one of thirty operations.
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { owed, owing } from '../../manage/cycles/contract.ts'
import { add as addGoal, change as changeGoal, see as seeGoal } from '../../manage/goals/contract.ts'
import { archive as archiveTeam } from '../../people/teams/contract.ts'
import * as of from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let head: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let swot: of.ScanSeen
let pestle: of.ScanSeen

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  head = await here.person('Tom Birch', { manager: chief })
  nurse = await here.person('Lena Voss', { manager: head })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
  const words = { heldOn: '2026-01-12', dots: 3, contributors: [nurse.id] }
  swot = await head.ask(of.add, { ...words, kind: 'swot', question: 'Where do we stand before winter?' })
  pestle = await head.ask(of.add, { ...words, kind: 'pestle', question: 'What comes at us from outside?' })
})

const inSwot = () => ({ scan: swot.scan })
const inPestle = () => ({ scan: pestle.scan })
type Place4 = 'strength' | 'weakness' | 'opportunity' | 'threat'
const find = (place: Place4, text: string, more = {}) => nurse.ask(of.addFinding, { ...inSwot(), place, text, ...more })
const textsIn = async (wanted: object) =>
  (await nurse.ask(of.findings, { ...inSwot(), ...wanted })).findings.map(({ text }) => text)

describe('a scan', () => {
  it('gathers findings by place, with who said it', async () => {
    const seen = await find('strength', 'Two wards go home before noon', { impact: 4, likelihood: 5, horizon: 'now' })
    expect(seen).toMatchObject({ place: 'strength', by: { name: 'Lena Voss' }, dots: 0, movement: null, acted: false })
    await find('weakness', 'Beds are counted by hand')
    const now = await colleague.ask(of.see, inSwot())
    expect(now.places).toEqual([
      { place: 'strength', findings: 1, unacted: 1 },
      { place: 'weakness', findings: 1, unacted: 1 },
      { place: 'opportunity', findings: 0, unacted: 0 },
      { place: 'threat', findings: 0, unacted: 0 },
    ])
    expect(now.contributors).toEqual([{ person: nurse.id, name: 'Lena Voss' }])
  })

  it('keeps HTML as it was typed, and takes no address that a page would run', async () => {
    const seen = await find('threat', '<img src=x onerror=alert(1)> & <b>more</b>')
    expect(seen.text).toBe('<img src=x onerror=alert(1)> & <b>more</b>')
    await nurse.ask(of.strike, { ...inSwot(), finding: seen.finding })
    const bad = { ...inSwot(), place: 'threat', text: 'A link', link: 'javascript:alert(1)' }
    expect(await nurse.reply(of.addFinding, bad)).toMatchObject({ status: 422 })
    expect(await nurse.reply(of.addFinding, { ...bad, link: '', impact: 6 })).toMatchObject({ status: 422 })
    expect(await nurse.reply(of.addFinding, { ...bad, link: '', place: 'legal' })).toMatchObject({ status: 422 })
    expect(await nurse.reply(of.addFinding, { ...bad, link: '', text: 'x'.repeat(1001) })).toMatchObject({
      status: 422,
    })
    expect(await nurse.reply(of.addFinding, { ...bad, link: '', owner: newId() })).toMatchObject({ status: 404 })
  })

  it('struck findings are kept apart, and count no longer', async () => {
    const seen = await find('strength', 'A mistake')
    await nurse.ask(of.strike, { ...inSwot(), finding: seen.finding })
    expect(await nurse.reply(of.strike, { ...inSwot(), finding: seen.finding })).toMatchObject({ status: 409 })
    expect(await textsIn({ place: 'strength' })).not.toContain('A mistake')
    expect(await textsIn({ place: 'strength', archived: true })).toEqual(['A mistake'])
  })

  it('an older revision is refused with both texts', async () => {
    const seen = await find('weakness', 'Nobody knows who waits')
    const at = { ...inSwot(), finding: seen.finding }
    await nurse.ask(of.changeFinding, { ...at, revision: 1, text: 'Nobody knows who is waiting' })
    const late = await head.reply(of.changeFinding, { ...at, revision: 1, text: 'Who waits?' })
    expect(late).toMatchObject({
      status: 409,
      body: { yours: { text: 'Who waits?' }, theirs: { text: 'Nobody knows who is waiting' } },
    })
    const { events } = await nurse.ask(of.history, at)
    expect(events.map(({ happened }) => happened)).toEqual(['finding.changed', 'finding.added'])
    expect(events[0]?.changes).toEqual([
      { field: 'text', before: 'Nobody knows who waits', after: 'Nobody knows who is waiting' },
    ])
  })
})

describe('dots', () => {
  it('are so many for each, and can be placed anew until the scan closes', async () => {
    const [one, other] = [await find('opportunity', 'Care at home grows'), await find('opportunity', 'A new scanner')]
    const place = (finding: string, dots: number, who = nurse) =>
      who.reply(of.placeDots, { ...inSwot(), finding, dots })
    expect((await place(one.finding, 2)).body).toMatchObject({ dots: 2, mine: 2, placed: 2 })
    expect((await place(other.finding, 2)).body).toMatchObject({
      detail: expect.stringContaining('of which 2 lie elsewhere'),
    })
    expect((await place(other.finding, 1)).body).toMatchObject({ dots: 1, placed: 3 })
    expect((await place(one.finding, 1)).body).toMatchObject({ dots: 1, mine: 1, placed: 2 })
    expect((await place(one.finding, 3, head)).body).toMatchObject({ dots: 4, mine: 3 })
    expect(await textsIn({ place: 'opportunity' })).toEqual(['Care at home grows', 'A new scanner'])
    expect((await place(one.finding, 51)).status).toBe(422)
  })

  it('never pass the number when they are placed at one moment', async () => {
    const made = await Promise.all(['p', 'q', 'r', 's'].map((text) => find('threat', text)))
    const results = await Promise.all(
      made.map(({ finding }) => head.reply(of.placeDots, { ...inSwot(), finding, dots: 1 })),
    )
    expect(results.map(({ status }) => status)).toEqual([422, 422, 422, 422])
    const fresh = await chief.ask(of.change, { ...inSwot(), revision: swot.revision, dots: 5 })
    expect(fresh.dots).toBe(5)
    const again = await Promise.all(
      made.map(({ finding }) => head.reply(of.placeDots, { ...inSwot(), finding, dots: 1 })),
    )
    expect(again.filter(({ status }) => status === 200)).toHaveLength(2)
    for (const { finding } of made) {
      await head.ask(of.placeDots, { ...inSwot(), finding, dots: 0 })
      await head.ask(of.strike, { ...inSwot(), finding })
    }
  })
})

describe('merging', () => {
  it('counts the dots together, and separating gives each its own', async () => {
    const [kept, twin] = [await find('threat', 'Influenza'), await find('threat', 'A hard winter')]
    await nurse.ask(of.placeDots, { ...inSwot(), finding: twin.finding, dots: 1 })
    const merged = await nurse.ask(of.merge, { ...inSwot(), finding: twin.finding, into: kept.finding })
    expect(merged).toMatchObject({ dots: 1, mine: 1, merged: 1, mergedHere: [{ text: 'A hard winter' }] })
    expect(await textsIn({ place: 'threat' })).toEqual(['Influenza'])
    const twice = { ...inSwot(), finding: kept.finding, into: twin.finding }
    expect(await nurse.reply(of.merge, twice)).toMatchObject({ status: 409 })
    expect(await nurse.reply(of.merge, { ...twice, into: kept.finding })).toMatchObject({ status: 422 })
    expect(await nurse.reply(of.placeDots, { ...inSwot(), finding: twin.finding, dots: 1 })).toMatchObject({
      status: 409,
    })
    await nurse.ask(of.separate, { ...inSwot(), finding: twin.finding })
    const apart = await nurse.ask(of.finding, { ...inSwot(), finding: kept.finding })
    expect(apart).toMatchObject({ dots: 0, merged: 0 })
  })

  it('takes along what had been merged before, and its dots can be taken back there', async () => {
    const [one, two, three] = [
      await find('weakness', 'one'),
      await find('weakness', 'two'),
      await find('weakness', 'three'),
    ]
    await head.ask(of.placeDots, { ...inSwot(), finding: one.finding, dots: 1 })
    await head.ask(of.merge, { ...inSwot(), finding: one.finding, into: two.finding })
    const all = await head.ask(of.merge, { ...inSwot(), finding: two.finding, into: three.finding })
    expect(all).toMatchObject({ dots: 1, mine: 1, merged: 2 })
    expect(await head.ask(of.placeDots, { ...inSwot(), finding: three.finding, dots: 0 })).toMatchObject({ dots: 0 })
    await head.ask(of.strike, { ...inSwot(), finding: three.finding })
  })
})

describe('a PESTLE', () => {
  it('flows into the opportunities and threats of a SWOT, once', async () => {
    const law = await nurse.ask(of.addFinding, { ...inPestle(), place: 'legal', text: 'Waits over a year are fined' })
    const flow = { ...inSwot(), finding: law.finding, place: 'threat' as const }
    const inside = await nurse.ask(of.bringIn, flow)
    expect(inside).toMatchObject({ place: 'threat', flowedFrom: { scan: pestle.scan, finding: law.finding } })
    expect(await nurse.reply(of.bringIn, flow)).toMatchObject({ status: 409 })
    const origin = await nurse.ask(of.finding, { ...inPestle(), finding: law.finding })
    expect(origin.flowsInto).toEqual([
      { finding: inside.finding, scan: swot.scan, question: swot.question, place: 'threat' },
    ])
    expect(await nurse.reply(of.bringIn, { ...flow, ...inPestle() })).toMatchObject({ status: 422 })
    expect(await nurse.reply(of.bringIn, { ...flow, finding: inside.finding })).toMatchObject({ status: 422 })
  })

  it('does not flow to more persons than see it', async () => {
    const secret = await head.ask(of.add, { kind: 'pestle', question: 'Secret', audience: { word: 'private' } })
    const told = await head.ask(of.addFinding, { scan: secret.scan, place: 'economic', text: 'We may merge' })
    expect(await head.reply(of.bringIn, { ...inSwot(), finding: told.finding, place: 'threat' })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('More persons see this SWOT') },
    })
    expect(await nurse.reply(of.see, { scan: secret.scan })).toMatchObject({ status: 404 })
    expect((await nurse.ask(of.list, {})).scans.map(({ question }) => question)).not.toContain('Secret')
    expect(await head.reply(of.change, { scan: secret.scan, revision: 1, contributors: [nurse.id] })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('Lena Voss') },
    })
    const wide = await head.ask(of.change, {
      scan: secret.scan,
      revision: 1,
      audience: { word: 'named', persons: [nurse.id] },
    })
    expect(wide.audience.word).toBe('named')
    expect((await nurse.ask(of.findings, { scan: secret.scan })).findings).toHaveLength(1)
  })
})

describe('what was found', () => {
  it('proposes moves by pairs, and a pair is proposed once', async () => {
    const { proposed } = await nurse.ask(of.pairs, inSwot())
    const pair = proposed.find(({ pairing }) => pairing === 'use')
    expect(pair?.inside.text).toBe('Two wards go home before noon')
    const words = { inside: pair?.inside.finding ?? '', outside: pair?.outside.finding ?? '' }
    const move = await nurse.ask(of.addMove, { ...inSwot(), ...words, text: 'Send people home with care' })
    expect(move).toMatchObject({ pairing: 'use', links: [] })
    const left = (await nurse.ask(of.pairs, inSwot())).proposed
    expect(
      left.some(({ inside, outside }) => inside.finding === words.inside && outside.finding === words.outside),
    ).toBe(false)
    const swapped = { ...inSwot(), inside: words.outside, outside: words.inside, text: 'No' }
    expect(await nurse.reply(of.addMove, swapped)).toMatchObject({ status: 422 })
    const again = await nurse.ask(of.changeMove, { ...inSwot(), move: move.move, revision: 1, text: 'Home with care' })
    expect(again.text).toBe('Home with care')
    expect(await nurse.reply(of.changeMove, { ...inSwot(), move: move.move, revision: 1, text: 'Old' })).toMatchObject({
      status: 409,
    })
  })

  it('becomes a goal in one step and stays linked', async () => {
    const [first] = (await nurse.ask(of.findings, { ...inSwot(), place: 'weakness', acted: false })).findings
    const made = await nurse.ask(of.becomeGoal, {
      ...inSwot(),
      finding: first?.finding,
      title: 'Beds count themselves',
      due: '2026-12-31',
    })
    const goal = await nurse.ask(seeGoal, { goal: made.target })
    expect(goal).toMatchObject({
      node: { title: 'Beds count themselves', owner: { name: 'Lena Voss' } },
      audience: { word: 'organisation' },
    })
    expect(await nurse.ask(of.finding, { ...inSwot(), finding: first?.finding ?? '' })).toMatchObject({
      acted: true,
      links: [{ kind: 'goal', title: 'Beds count themselves' }],
    })
    expect(await nurse.ask(of.origins, { goal: made.target })).toMatchObject({
      origins: [{ text: first?.text, kind: 'swot' }],
    })
    const { places } = await nurse.ask(of.see, inSwot())
    const weak = places.find(({ place }) => place === 'weakness')
    expect((weak?.findings ?? 0) - (weak?.unacted ?? 0)).toBe(1)
    expect(await nurse.reply(of.becomeGoal, { ...inSwot(), title: 'From nothing' })).toMatchObject({ status: 422 })
  })

  it('is acted on where its move is, or what flowed from it', async () => {
    const [move] = (await nurse.ask(of.moves, inSwot())).moves
    await nurse.ask(of.becomeGoal, { ...inSwot(), move: move?.move, title: 'Home with care' })
    const strong = await nurse.ask(of.finding, { ...inSwot(), finding: move?.inside.finding ?? '' })
    expect(strong).toMatchObject({ acted: true, links: [], moves: [{ text: 'Home with care' }] })
    const goal = await head.ask(addGoal, { title: 'Nobody waits a year', start: '2026-01-01' })
    const [law] = (await head.ask(of.findings, { ...inSwot(), text: 'over a year' })).findings
    const to = { ...inSwot(), finding: law?.finding, kind: 'goal' as const, target: goal.node.node }
    const { link } = await head.ask(of.link, to)
    expect(await head.reply(of.link, to)).toMatchObject({ status: 409 })
    expect((await head.ask(of.findings, { ...inPestle(), acted: true })).findings).toHaveLength(1)
    await head.ask(of.unlink, { ...inSwot(), link })
    expect((await head.ask(of.findings, { ...inPestle(), acted: true })).findings).toHaveLength(0)
    await head.ask(of.link, to)
  })

  it('does not tell of a goal that one does not see', async () => {
    const [law] = (await head.ask(of.findings, { ...inSwot(), text: 'over a year' })).findings
    const target = law?.links[0]?.target ?? ''
    const { revision } = await head.ask(seeGoal, { goal: target })
    await head.ask(changeGoal, { goal: target, revision, audience: { word: 'private' } })
    const seen = (await colleague.ask(of.findings, { ...inSwot(), text: 'over a year' })).findings[0]
    expect(seen).toMatchObject({ acted: false, links: [] })
    expect((await head.ask(of.findings, { ...inSwot(), text: 'over a year' })).findings[0]).toMatchObject({
      acted: true,
    })
    const { events } = await colleague.ask(of.history, { ...inSwot(), finding: law?.finding })
    expect(events.length).toBeGreaterThan(0)
  })
})

describe('the next scan', () => {
  it('is owed by whose scan is to be looked at again, and by them alone', async () => {
    await world.owner.query('update scan set look_again_on = $1 where scan = $2', ['2026-02-01', swot.scan])
    expect((await head.ask(owing, {})).scans).toEqual([
      { scan: swot.scan, question: 'Where do we stand before winter?', due: '2026-02-01' },
    ])
    expect(await head.ask(owed, {})).toMatchObject({ scans: 1, scansOf: [swot.scan] })
    expect(await chief.ask(owed, {})).toMatchObject({ scans: 0 })
  })

  it('begins with what was found, and shows what moved', async () => {
    const next = await head.ask(of.repeat, { ...inSwot(), heldOn: '2027-01-11' })
    expect((await head.ask(owing, {})).scans).toEqual([])
    expect(next).toMatchObject({ follows: { scan: swot.scan }, placed: 0, contributors: [{ name: 'Lena Voss' }] })
    const all = (await head.ask(of.findings, { scan: next.scan, sort: 'weight' })).findings
    expect(all.every(({ movement, dots, links }) => movement === 'same' && dots === 0 && links.length === 0)).toBe(true)
    const at = (text: string) => all.find((each) => each.text === text)?.finding ?? ''
    const change = (text: string, words: object) =>
      head.ask(of.changeFinding, { scan: next.scan, finding: at(text), revision: 1, ...words })
    await change('Two wards go home before noon', { impact: 5 })
    await change('Care at home grows', { place: 'threat' })
    await head.ask(of.strike, { scan: next.scan, finding: at('A new scanner') })
    await head.ask(of.addFinding, { scan: next.scan, place: 'strength', text: 'The scanner has come' })
    const moved = await colleague.ask(of.movement, { scan: next.scan })
    expect(moved.counts).toMatchObject({ rose: 1, moved: 1, new: 1, fell: 0 })
    expect(moved.changed).toEqual([
      expect.objectContaining({ movement: 'rose', was: 20, is: 25 }),
      expect.objectContaining({ movement: 'moved', from: 'opportunity', to: 'threat' }),
    ])
    expect(moved.gone.map(({ text }) => text)).toEqual(['A new scanner'])
    expect(moved.unacted).toBeGreaterThan(0)
    expect((await head.ask(of.see, inSwot())).followedBy).toHaveLength(1)
    expect(await head.reply(of.repeat, { ...inSwot(), heldOn: '2020-01-01' })).toMatchObject({ status: 422 })
  })
})

describe('a scan of a team', () => {
  it('goes with its findings to the team that takes over', async () => {
    const [from, to] = [await here.team('Beds', { lead: head }), await here.team('Flow', { lead: colleague })]
    const words = { kind: 'swot' as const, question: 'Who has a bed?', team: from, audience: { word: 'team' as const } }
    const { scan } = await head.ask(of.add, words)
    await head.ask(of.addFinding, { scan, place: 'strength', text: 'We have' })
    expect(await colleague.reply(of.see, { scan })).toMatchObject({ status: 404 })
    await chief.ask(archiveTeam, { team: from, to, revision: 1 })
    expect(await colleague.ask(of.see, { scan })).toMatchObject({ team: { team: to }, findings: 1 })
    expect((await colleague.ask(of.history, { scan })).events).toHaveLength(1)
  })
})

describe('ten thousand findings', () => {
  it('are read a page at a time, each once', async () => {
    const { scan } = await chief.ask(of.add, { kind: 'swot', question: 'Everything', dots: 1 })
    const audience = here.organisation.org
    await here.asImport(async (tx) => {
      const { sql } = await import('../../platform/sql.ts')
      await tx.run(sql`
        insert into finding (org, finding, scan, audience, place, text, impact)
        select ${audience}::uuid, gen_random_uuid(), ${scan}::uuid, ${audience}::uuid, case when i % 2 = 0 then 'strength' else 'threat' end,
          'Finding ' || i, 1 + i % 5
        from generate_series(1, 10000) i`)
    })
    const began = Date.now()
    const seen = new Set<string>()
    let after: string | undefined
    for (let page = 0; page < 5; page++) {
      const answered = await chief.ask(of.findings, { scan, place: 'strength', sort: 'weight', most: 100, after })
      for (const { finding } of answered.findings) seen.add(finding)
      after = answered.next ?? undefined
    }
    expect(seen.size).toBe(500)
    expect(await chief.ask(of.see, { scan })).toMatchObject({ findings: 10_000, unacted: 10_000 })
    expect((await chief.ask(of.pairs, { scan })).proposed).toHaveLength(3)
    expect((await chief.ask(of.findings, { scan, text: 'finding 9999' })).findings).toHaveLength(1)
    expect(Date.now() - began).toBeLessThan(8_000)
  })
})

const nobody = (operation: Parameters<typeof request>[3], input: object) =>
  request(world, here.organisation.slug, null, operation, input)
const revisionOf = async (scan: string) => (await chief.ask(of.see, { scan })).revision
const some = async () => {
  const made = await nurse.ask(of.addFinding, { ...inSwot(), place: 'strength', text: 'Somebody asks' })
  return { ...inSwot(), finding: made.finding }
}
let shared: { scan: string; finding: string }
const one = async () => (shared ??= await some())
const aMove = async () => ({ ...inSwot(), move: (await nurse.ask(of.moves, inSwot())).moves[0]?.move ?? '' })

whoMay('scans.list', [
  ['everybody here', () => colleague.reply(of.list, { kind: 'swot' }), 200],
  ['after what is no scan', () => colleague.reply(of.list, { after: newId() }), 404],
  ['nobody', () => nobody(of.list, {}), 401],
])
whoMay('scans.see', [
  ['everybody who is in its audience', () => colleague.reply(of.see, inSwot()), 200],
  ['somebody of another organisation', () => stranger.reply(of.see, inSwot()), 404],
  ['nobody', () => nobody(of.see, inSwot()), 401],
])
whoMay('scans.add', [
  ['everybody here', () => colleague.reply(of.add, { kind: 'swot', question: 'Mine' }), 200],
  ['without a question', () => colleague.reply(of.add, { kind: 'swot', question: ' ' }), 422],
  ['of no kind', () => colleague.reply(of.add, { kind: 'five forces', question: 'No' }), 422],
  ['for somebody unknown', () => colleague.reply(of.add, { kind: 'swot', question: 'No', owner: newId() }), 404],
  [
    'looked at again before',
    () => colleague.reply(of.add, { kind: 'swot', question: 'No', lookAgainOn: '2020-01-01' }),
    422,
  ],
  ['nobody', () => nobody(of.add, { kind: 'swot', question: 'No' }), 401],
])
whoMay('scans.change', [
  ['a contributor', () => nurse.reply(of.change, { ...inSwot(), revision: 2, scope: 'No' }), 403],
  ['a colleague', () => colleague.reply(of.change, { ...inSwot(), revision: 2, scope: 'No' }), 403],
  [
    'the owner',
    async () => head.reply(of.change, { ...inSwot(), revision: await revisionOf(swot.scan), scope: 'Both sites' }),
    200,
  ],
  [
    'their manager',
    async () => chief.reply(of.change, { ...inSwot(), revision: await revisionOf(swot.scan), scope: 'All' }),
    200,
  ],
  ['with an older revision', () => head.reply(of.change, { ...inSwot(), revision: 1, scope: 'Old' }), 409],
  ['somebody of another organisation', () => stranger.reply(of.change, { ...inSwot(), revision: 1 }), 404],
])
whoMay('scans.findings', [
  ['everybody who is in its audience', () => colleague.reply(of.findings, inSwot()), 200],
  ['after what is no finding', () => colleague.reply(of.findings, { ...inSwot(), after: newId() }), 404],
  ['somebody of another organisation', () => stranger.reply(of.findings, inSwot()), 404],
])
whoMay('scans.finding', [
  ['everybody who is in its audience', async () => colleague.reply(of.finding, await one()), 200],
  ['of another scan', async () => colleague.reply(of.finding, { ...(await one()), ...inPestle() }), 404],
  ['somebody of another organisation', async () => stranger.reply(of.finding, await one()), 404],
])
whoMay('scans.add-finding', [
  ['a contributor', () => nurse.reply(of.addFinding, { ...inSwot(), place: 'threat', text: 'Another' }), 200],
  ['the owner', () => head.reply(of.addFinding, { ...inSwot(), place: 'threat', text: 'Another' }), 200],
  [
    'a colleague who does not contribute',
    () => colleague.reply(of.addFinding, { ...inSwot(), place: 'threat', text: 'No' }),
    403,
  ],
  [
    'somebody of another organisation',
    () => stranger.reply(of.addFinding, { ...inSwot(), place: 'threat', text: 'No' }),
    404,
  ],
])
whoMay('scans.change-finding', [
  [
    'whoever wrote it',
    async () => nurse.reply(of.changeFinding, { ...(await one()), revision: 1, evidence: 'Counted' }),
    200,
  ],
  [
    'the scan’s owner',
    async () => head.reply(of.changeFinding, { ...(await one()), revision: 2, owner: colleague.id }),
    200,
  ],
  [
    'whoever owns it now',
    async () => colleague.reply(of.changeFinding, { ...(await one()), revision: 3, confidence: 7 }),
    200,
  ],
  [
    'somebody of another organisation',
    async () => stranger.reply(of.changeFinding, { ...(await one()), revision: 4 }),
    404,
  ],
])
whoMay('scans.strike', [
  ['a colleague', async () => colleague.reply(of.strike, await some()), 403],
  ['whoever wrote it', async () => nurse.reply(of.strike, await one()), 200],
  ['somebody of another organisation', async () => stranger.reply(of.strike, await one()), 404],
])
whoMay('scans.unstrike', [
  ['whoever wrote it', async () => nurse.reply(of.unstrike, await one()), 200],
  ['a second time', async () => nurse.reply(of.unstrike, await one()), 409],
  ['somebody of another organisation', async () => stranger.reply(of.unstrike, await one()), 404],
])
whoMay('scans.merge', [
  ['a colleague', async () => colleague.reply(of.merge, { ...(await some()), into: (await one()).finding }), 403],
  ['a contributor', async () => nurse.reply(of.merge, { ...(await some()), into: (await one()).finding }), 200],
  ['into what is not there', async () => nurse.reply(of.merge, { ...(await some()), into: newId() }), 404],
  ['somebody of another organisation', async () => stranger.reply(of.merge, { ...(await one()), into: newId() }), 404],
])
whoMay('scans.separate', [
  ['what was not merged', async () => nurse.reply(of.separate, await one()), 409],
  ['a colleague', async () => colleague.reply(of.separate, await one()), 403],
  ['somebody of another organisation', async () => stranger.reply(of.separate, await one()), 404],
])
whoMay('scans.place-dots', [
  ['a contributor', async () => nurse.reply(of.placeDots, { ...(await one()), dots: 1 }), 200],
  ['a colleague', async () => colleague.reply(of.placeDots, { ...(await one()), dots: 1 }), 403],
  ['fewer than none', async () => nurse.reply(of.placeDots, { ...(await one()), dots: -1 }), 422],
  ['somebody of another organisation', async () => stranger.reply(of.placeDots, { ...(await one()), dots: 1 }), 404],
])
whoMay('scans.bring-in', [
  ['a colleague', async () => colleague.reply(of.bringIn, { ...(await one()), place: 'threat' }), 403],
  ['what is not there', () => nurse.reply(of.bringIn, { ...inSwot(), finding: newId(), place: 'threat' }), 404],
  [
    'somebody of another organisation',
    async () => stranger.reply(of.bringIn, { ...(await one()), place: 'threat' }),
    404,
  ],
])
whoMay('scans.pairs', [
  ['everybody who is in its audience', () => colleague.reply(of.pairs, inSwot()), 200],
  ['of a PESTLE', () => colleague.reply(of.pairs, inPestle()), 200],
  ['somebody of another organisation', () => stranger.reply(of.pairs, inSwot()), 404],
])
whoMay('scans.moves', [
  ['everybody who is in its audience', () => colleague.reply(of.moves, inSwot()), 200],
  ['somebody of another organisation', () => stranger.reply(of.moves, inSwot()), 404],
])
whoMay('scans.add-move', [
  [
    'a colleague',
    async () => colleague.reply(of.addMove, { ...inSwot(), inside: newId(), outside: newId(), text: 'No' }),
    403,
  ],
  [
    'with what is not there',
    async () => nurse.reply(of.addMove, { ...inSwot(), inside: newId(), outside: newId(), text: 'No' }),
    404,
  ],
  [
    'somebody of another organisation',
    async () => stranger.reply(of.addMove, { ...inSwot(), inside: newId(), outside: newId(), text: 'No' }),
    404,
  ],
])
whoMay('scans.change-move', [
  ['a colleague', async () => colleague.reply(of.changeMove, { ...(await aMove()), revision: 2, text: 'No' }), 403],
  [
    'a contributor',
    async () => nurse.reply(of.changeMove, { ...(await aMove()), revision: 2, text: 'Home, with care' }),
    200,
  ],
  [
    'somebody of another organisation',
    async () => stranger.reply(of.changeMove, { ...(await aMove()), revision: 2, text: 'No' }),
    404,
  ],
])
whoMay('scans.become-goal', [
  ['a colleague', async () => colleague.reply(of.becomeGoal, { ...(await one()), title: 'No' }), 403],
  ['a contributor', async () => nurse.reply(of.becomeGoal, { ...(await one()), title: 'Somebody answers' }), 200],
  [
    'for somebody unknown',
    async () => nurse.reply(of.becomeGoal, { ...(await one()), title: 'No', owner: newId() }),
    404,
  ],
  [
    'somebody of another organisation',
    async () => stranger.reply(of.becomeGoal, { ...(await one()), title: 'No' }),
    404,
  ],
])
whoMay('scans.link', [
  ['a colleague', async () => colleague.reply(of.link, { ...(await one()), kind: 'goal', target: newId() }), 403],
  ['to what is not there', async () => nurse.reply(of.link, { ...(await one()), kind: 'goal', target: newId() }), 404],
  [
    'somebody of another organisation',
    async () => stranger.reply(of.link, { ...(await one()), kind: 'goal', target: newId() }),
    404,
  ],
])
whoMay('scans.unlink', [
  ['a colleague', () => colleague.reply(of.unlink, { ...inSwot(), link: newId() }), 403],
  ['what is not there', () => nurse.reply(of.unlink, { ...inSwot(), link: newId() }), 404],
  ['somebody of another organisation', () => stranger.reply(of.unlink, { ...inSwot(), link: newId() }), 404],
])
whoMay('scans.origins', [
  ['of what is no goal', () => colleague.reply(of.origins, { goal: newId() }), 404],
  ['nobody', () => nobody(of.origins, { goal: newId() }), 401],
])
whoMay('scans.movement', [
  ['everybody who is in its audience', () => colleague.reply(of.movement, inSwot()), 200],
  ['somebody of another organisation', () => stranger.reply(of.movement, inSwot()), 404],
])
whoMay('scans.history', [
  ['everybody who is in its audience', () => colleague.reply(of.history, inSwot()), 200],
  ['of a finding elsewhere', () => colleague.reply(of.history, { ...inSwot(), finding: newId() }), 404],
  ['somebody of another organisation', () => stranger.reply(of.history, inSwot()), 404],
])
whoMay('scans.repeat', [
  ['a contributor', () => nurse.reply(of.repeat, inSwot()), 403],
  ['somebody of another organisation', () => stranger.reply(of.repeat, inSwot()), 404],
])
whoMay('scans.drop-move', [
  ['a colleague', async () => colleague.reply(of.dropMove, await aMove()), 403],
  ['a contributor', async () => nurse.reply(of.dropMove, await aMove()), 200],
  ['somebody of another organisation', async () => stranger.reply(of.dropMove, await aMove()), 404],
])
whoMay('scans.close', [
  ['a contributor', () => nurse.reply(of.close, inSwot()), 403],
  ['the owner', () => head.reply(of.close, inSwot()), 200],
  ['a second time', () => head.reply(of.close, inSwot()), 409],
  ['and dots then', async () => nurse.reply(of.placeDots, { ...(await one()), dots: 1 }), 409],
  ['and changes then', async () => nurse.reply(of.changeFinding, { ...(await one()), revision: 9, text: 'No' }), 409],
  ['somebody of another organisation', () => stranger.reply(of.close, inSwot()), 404],
])
whoMay('scans.reopen', [
  ['a contributor', () => nurse.reply(of.reopen, inSwot()), 403],
  ['the owner', () => head.reply(of.reopen, inSwot()), 200],
  ['a second time', () => head.reply(of.reopen, inSwot()), 409],
  ['somebody of another organisation', () => stranger.reply(of.reopen, inSwot()), 404],
])
whoMay('scans.archive', [
  ['a contributor', () => nurse.reply(of.archive, inSwot()), 403],
  ['the owner', () => head.reply(of.archive, inSwot()), 200],
  ['a second time', () => head.reply(of.archive, inSwot()), 409],
  ['and findings then', () => nurse.reply(of.addFinding, { ...inSwot(), place: 'threat', text: 'No' }), 409],
  ['somebody of another organisation', () => stranger.reply(of.archive, inSwot()), 404],
])
whoMay('scans.restore', [
  ['a contributor', () => nurse.reply(of.restore, inSwot()), 403],
  ['the owner', () => head.reply(of.restore, inSwot()), 200],
  ['a second time', () => head.reply(of.restore, inSwot()), 409],
  ['somebody of another organisation', () => stranger.reply(of.restore, inSwot()), 404],
])
