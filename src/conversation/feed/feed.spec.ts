import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { record } from '../../manage/check-ins/contract.ts'
import { add, change, close, see } from '../../manage/goals/contract.ts'
import { write } from '../comments/contract.ts'
import { follow } from '../followers/contract.ts'
import { list } from './contract.ts'

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let colleague: Somebody
let stranger: Somebody
let ward: string

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  nurse = await here.person('Lena Voss', { manager: chief })
  colleague = await here.person('Ari Salo', { manager: chief })
  ward = await here.team('Ward 4', { lead: colleague, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed')
})

const goal = async (title: string, about: Record<string, unknown> = {}): Promise<string> =>
  (await nurse.ask(add, { title, ...about })).node.node
const told = async (who: Somebody, of: 'followed' | 'teams' | 'both') =>
  (await who.ask(list, { of })).events.map(({ happened, goal }) => `${goal.title}: ${happened}`)

describe('the feed', () => {
  it('holds what happened to goals that one follows and to those of one’s teams, newest first', async () => {
    const followed = await goal('Followed')
    const ours = await goal('Of the ward', { team: ward })
    await goal('Of others')
    await chief.ask(follow, { goal: followed, follows: true })
    await colleague.ask(follow, { goal: followed, follows: true })
    await nurse.ask(record, { goal: ours, note: 'Seen.' })
    await nurse.ask(write, { kind: 'goal', subject: followed, body: 'Said.' })
    await nurse.ask(close, { goal: followed, closedAs: 'met', learnt: '' })
    expect(await told(chief, 'both')).toEqual([
      'Followed: goal.closed',
      'Followed: comment.written',
      'Followed: goal.written',
    ])
    expect(await told(colleague, 'teams')).toEqual(['Of the ward: check-in.recorded', 'Of the ward: goal.written'])
    expect((await told(colleague, 'both')).length).toBe(5)
  })

  it('holds nothing of what one may not see, nor any longer', async () => {
    const made = await goal('Soon narrow')
    await colleague.ask(follow, { goal: made, follows: true })
    expect(await told(colleague, 'followed')).toContain('Soon narrow: goal.written')
    const { revision } = await nurse.ask(see, { goal: made })
    await nurse.ask(change, { goal: made, revision, audience: { word: 'line' } })
    expect((await told(colleague, 'both')).filter((each) => each.startsWith('Soon narrow'))).toEqual([])
  })

  it('comes a page at a time, each event once', async () => {
    const made = await goal('Much happens')
    await colleague.ask(follow, { goal: made, follows: true })
    for (let number = 0; number < 35; number++) await nurse.ask(record, { goal: made, note: `Note ${number}` })
    const met: string[] = []
    let after: string | undefined
    do {
      const page = await colleague.ask(list, { of: 'followed', after })
      met.push(...page.events.map(({ event }) => event))
      after = page.next ?? undefined
    } while (after)
    expect(met.length).toBeGreaterThan(35)
    expect(met).toEqual([...new Set(met)].toSorted().toReversed())
  })
})

whoMay('feed.list', [
  ['anybody, for themselves', () => colleague.reply(list, {}), 200],
  ['somebody of another organisation, for theirs', () => stranger.reply(list, {}), 200],
  ['nobody', () => request(world, here.organisation.slug, null, list, {}), 401],
])
