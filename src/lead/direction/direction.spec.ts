import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { map } from '../../graph/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { publish, purpose, purposes, see, write, writePurpose } from './contract.ts'

let world: World
let slug: string
let chief: Somebody
let administrator: Somebody
let nurse: Somebody
let stranger: Somebody
let wards: string

beforeAll(async () => {
  world = await openWorld()
  const here = await world.organisation('Otterby Hospitals')
  slug = here.organisation.slug
  chief = await here.person('Ines Okafor')
  nurse = await here.person('Lena Voss', { manager: chief })
  administrator = await here.person('Pia Lund', { administrator: true, manager: chief })
  wards = await here.team('Wards', { lead: nurse })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
})

const words = {
  vision: 'Nobody waits for care',
  mission: 'We heal.',
  values: [{ name: 'Candour', text: 'We say how it is.', behaviours: ['We say it to the person first.'] }],
}

describe('direction', () => {
  it('is seen by nobody else before it is published, and stands at the top of the map after it', async () => {
    const draft = await chief.ask(write, words)
    expect((await nurse.ask(see, {})).draft).toBeNull()
    expect((await chief.ask(see, {})).draft?.vision).toBe(words.vision)
    expect((await nurse.ask(map, {})).hasVision).toBe(false)
    await chief.ask(publish, { revision: draft.revision })
    const seen = await nurse.ask(see, {})
    expect(seen.published).toMatchObject(words)
    expect((await nurse.ask(map, {})).areas[0]).toMatchObject({ kind: 'vision', title: words.vision })
  })

  it('keeps earlier versions, and the vision keeps its place in the graph', async () => {
    const before = await chief.ask(see, {})
    const draft = await chief.ask(write, { ...words, vision: 'Nobody waits for care that they need today' })
    expect(await chief.reply(publish, { revision: draft.revision })).toMatchObject({
      status: 422,
      body: { faults: [{ at: 'word' }] },
    })
    await chief.ask(publish, { revision: draft.revision, word: 'Today was missing.' })
    const after = await nurse.ask(see, {})
    expect([after.published?.word, after.earlier[0]?.word]).toEqual(['Today was missing.', ''])
    expect(after.node).toBe(before.node)
    expect(after.earlier.map(({ vision }) => vision)).toEqual([words.vision])
    expect((await nurse.ask(map, {})).areas[0]?.title).toBe('Nobody waits for care that they need today')
  })

  it('that was changed by somebody else meanwhile is refused, and both texts travel back', async () => {
    const mine = await chief.ask(write, words)
    await administrator.ask(write, { ...words, mission: 'We heal and teach.', revision: mine.revision })
    const { status, body } = await chief.reply(write, { ...words, mission: 'We care.', revision: mine.revision })
    expect(status).toBe(409)
    expect(body).toMatchObject({ yours: { mission: 'We care.' }, theirs: { mission: 'We heal and teach.' } })
  })

  it('that is published while somebody saves is published as it is then saved, or not at all', async () => {
    const draft = (await chief.ask(see, {})).draft
    const revision = draft?.revision ?? 0
    const holding = await world.owner.connect()
    await holding.query('begin')
    await holding.query('select 1 from direction where direction = $1 for no key update', [draft?.direction])
    const saving = chief.reply(write, { ...words, mission: 'Saved first.', revision })
    await new Promise((done) => setTimeout(done, 400))
    const publishing = administrator.reply(publish, { revision, word: 'Now.' })
    await new Promise((done) => setTimeout(done, 400))
    await holding.query('commit')
    holding.release()
    expect([(await saving).status, (await publishing).status]).toEqual([200, 409])
    await administrator.ask(publish, { revision: revision + 1, word: 'Now.' })
    const late = await chief.reply(write, { ...words, mission: 'Too late.', revision: revision + 1 })
    expect(late).toMatchObject({ status: 409, body: { theirs: { mission: 'Saved first.' } } })
    expect((await chief.ask(see, {})).draft).toBeNull()
  })
})

describe('what a team is there for', () => {
  it('is written by its lead, stands under the direction, and keeps what it said before', async () => {
    const first = await nurse.ask(writePurpose, { team: wards, text: 'We get people home.', after: null })
    expect(first.current).toMatchObject({ text: 'We get people home.', by: { name: 'Lena Voss' } })
    const clash = await nurse.reply(writePurpose, { team: wards, text: 'We heal.', after: null })
    expect(clash).toMatchObject({ status: 409, body: { yours: { text: 'We heal.' }, theirs: { text: 'We get people home.' } } }) // biome-ignore format: one line
    await nurse.ask(writePurpose, { team: wards, text: '<b>Home</b> first.', after: first.current?.purpose ?? null })
    const seen = await chief.ask(purpose, { team: wards })
    expect([seen.current?.text, ...seen.earlier.map(({ text }) => text)]).toEqual(['<b>Home</b> first.', 'We get people home.']) // biome-ignore format: one line
    expect((await chief.ask(purposes, {})).purposes).toMatchObject([{ team: { name: 'Wards' }, text: '<b>Home</b> first.' }]) // biome-ignore format: one line
    expect((await nurse.reply(writePurpose, { team: wards, text: '  ', after: null })).status).toBe(422)
  })
})

whoMay('direction.purposes', [
  ['everybody here', () => administrator.reply(purposes, {}), 200],
  ['somebody of another organisation', () => request(world, slug, stranger.token, purposes, {}), 404],
  ['nobody', () => request(world, slug, null, purposes, {}), 401],
])
whoMay('direction.purpose', [
  ['everybody here', () => administrator.reply(purpose, { team: wards }), 200],
  ['of a team that is not there', () => administrator.reply(purpose, { team: newId() }), 404],
  ['somebody of another organisation', () => request(world, slug, stranger.token, purpose, { team: wards }), 404],
  ['nobody', () => request(world, slug, null, purpose, { team: wards }), 401],
])
const says = async () => ({ team: wards, text: 'We are there.', after: (await nurse.ask(purpose, { team: wards })).current?.purpose ?? null }) // biome-ignore format: one line
whoMay('direction.write-purpose', [
  ['its lead', async () => nurse.reply(writePurpose, await says()), 200],
  ['who leads the organisation', async () => chief.reply(writePurpose, await says()), 403],
  ['an administrator', async () => administrator.reply(writePurpose, await says()), 403],
  ['somebody of another organisation', async () => request(world, slug, stranger.token, writePurpose, await says()), 404], // biome-ignore format: one line
  ['nobody', async () => request(world, slug, null, writePurpose, await says()), 401],
])

whoMay('direction.see', [
  ['everybody here', () => nurse.reply(see, {}), 200],
  ['somebody of another organisation', () => request(world, slug, stranger.token, see, {}), 404],
  ['nobody', () => request(world, slug, null, see, {}), 401],
])
const draftRevision = async () => (await chief.ask(see, {})).draft?.revision ?? null
whoMay('direction.write', [
  ['who stands at the top', async () => chief.reply(write, { ...words, revision: await draftRevision() }), 200],
  ['an administrator', async () => administrator.reply(write, { ...words, revision: await draftRevision() }), 200],
  ['a nurse', () => nurse.reply(write, words), 403],
  ['somebody of another organisation', () => request(world, slug, stranger.token, write, words), 404],
  ['nobody', () => request(world, slug, null, write, words), 401],
])
whoMay('direction.publish', [
  ['a nurse', async () => nurse.reply(publish, { revision: 1 }), 403],
  ['who stands at the top, with a stale revision', async () => chief.reply(publish, { revision: 999 }), 409],
  ['who stands at the top', async () => chief.reply(publish, { revision: await draftRevision(), word: 'Now.' }), 200],
  ['who stands at the top, with nothing written', async () => chief.reply(publish, { revision: 1 }), 404],
  ['somebody of another organisation', () => request(world, slug, stranger.token, publish, { revision: 1 }), 404],
])
