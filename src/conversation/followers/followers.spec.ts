import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { add, change, see } from '../../manage/goals/contract.ts'
import { write } from '../comments/contract.ts'
import { follow, list } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  nurse = await here.person('Lena Voss', { manager: chief })
  colleague = await here.person('Ari Salo', { manager: chief })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed')
})

const goal = async (about: Record<string, unknown> = {}): Promise<string> =>
  (await nurse.ask(add, { title: 'Patients leave before noon', ...about })).node.node
const seen = async (of: string, by = nurse) =>
  (await by.ask(list, { goal: of })).followers.map(({ name, because }) => [name, because])

describe('who follows a goal', () => {
  it('is its owner, whoever was mentioned and whoever chose to', async () => {
    const made = await goal()
    expect(await seen(made)).toEqual([['Lena Voss', 'owner']])
    await nurse.ask(write, { kind: 'goal', subject: made, body: '@Ari Salo look', mentions: [colleague.id] })
    await chief.ask(follow, { goal: made, follows: true })
    expect(await seen(made)).toEqual([
      ['Ari Salo', 'mentioned'],
      ['Ines Okafor', 'chosen'],
      ['Lena Voss', 'owner'],
    ])
  })

  it('may stop, its owner too, and no later mention begins it again', async () => {
    const made = await goal()
    await nurse.ask(follow, { goal: made, follows: false })
    await colleague.ask(follow, { goal: made, follows: false })
    await chief.ask(write, { kind: 'goal', subject: made, body: '@Ari Salo look', mentions: [colleague.id, nurse.id] })
    expect(await seen(made)).toEqual([])
    expect(await nurse.ask(follow, { goal: made, follows: true })).toMatchObject({ count: 1, follows: true })
  })

  it('is the next owner after a change, and the one before no longer', async () => {
    const made = await goal()
    const { revision } = await nurse.ask(see, { goal: made })
    await nurse.ask(change, { goal: made, revision, owner: colleague.id })
    expect(await seen(made)).toEqual([['Ari Salo', 'owner']])
  })

  it('is nobody who has lost sight of it', async () => {
    const made = await goal()
    await colleague.ask(follow, { goal: made, follows: true })
    const { revision } = await nurse.ask(see, { goal: made })
    await nurse.ask(change, { goal: made, revision, audience: { word: 'line' } })
    expect(await seen(made)).toEqual([['Lena Voss', 'owner']])
  })
})

whoMay('followers.list', [
  ['who sees the goal', async () => colleague.reply(list, { goal: await goal() }), 200],
  ['who does not', async () => colleague.reply(list, { goal: await goal({ audience: { word: 'line' } }) }), 404],
  ['somebody of another organisation', async () => stranger.reply(list, { goal: await goal() }), 404],
  ['nobody', async () => request(world, here.organisation.slug, null, list, { goal: await goal() }), 401],
])
whoMay('followers.follow', [
  ['who sees the goal', async () => colleague.reply(follow, { goal: await goal(), follows: true }), 200],
  [
    'who does not',
    async () => colleague.reply(follow, { goal: await goal({ audience: { word: 'line' } }), follows: true }),
    404,
  ],
  [
    'a token that may only read',
    async () => (await colleague.withScopes('read')).reply(follow, { goal: await goal(), follows: true }),
    403,
  ],
  ['somebody of another organisation', async () => stranger.reply(follow, { goal: await goal(), follows: true }), 404],
])
