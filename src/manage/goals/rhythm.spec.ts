import { beforeAll, describe, expect, it } from 'vitest'
import { eventually, openWorld, type Place, type Somebody, type World } from '../../../test/world.ts'
import { explain, see as seeNode } from '../../graph/contract.ts'
import { addDays, dayIn } from '../../kernel/dates.ts'
import { change as changeTeam, see as seeTeam, setRhythm } from '../../people/teams/contract.ts'
import { record } from '../check-ins/contract.ts'
import { frameworks } from '../frameworks/rules.ts'
import { add, change, type GoalView, mine, see } from './contract.ts'
import { rhythmOf } from './goal.ts'

const today = dayIn('Europe/London', new Date())

let world: World
let here: Place
let chief: Somebody
let nurse: Somebody
let hospital: string
let surgery: string
let ward: string

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  chief = await here.person('Ines Okafor', { administrator: true })
  nurse = await here.person('Lena Voss', { manager: chief })
  hospital = await here.team('Otterby General', { lead: chief })
  surgery = await here.team('Surgery', { parent: hospital })
  ward = await here.team('Ward 3', { parent: surgery, members: [nurse] })
})

const rhythm = async (goal: GoalView) => (await nurse.ask(see, { goal: goal.node.node })).rhythm

describe('a goal’s rhythm', () => {
  it('is its own, else its team’s, else its framework’s', async () => {
    const plain = await nurse.ask(add, { title: 'Fewer falls', team: ward, framework: 'okr' })
    const own = await nurse.ask(add, { title: 'Home before lunch', team: ward, rhythm: 3 })
    const teamless = await nurse.ask(add, { title: 'A quiet night' })
    expect([plain.rhythm, own.rhythm, teamless.rhythm]).toEqual([7, 3, 30])

    await chief.ask(setRhythm, { team: hospital, rhythm: 91 })
    expect([await rhythm(plain), await rhythm(own), await rhythm(teamless)]).toEqual([91, 3, 30])
    await chief.ask(setRhythm, { team: surgery, rhythm: 14 })
    expect(await rhythm(plain)).toBe(14)
    expect((await nurse.ask(add, { title: 'Clean hands', team: ward })).rhythm).toBe(14)
    await nurse.ask(change, { goal: own.node.node, revision: own.revision, rhythm: null })
    expect(await rhythm(own)).toBe(14)

    const { revision } = await chief.ask(seeTeam, { team: ward })
    const moved = await chief.ask(changeTeam, { team: ward, revision, parent: hospital })
    expect(moved.rhythm).toEqual({ own: null, inForce: 91, from: { team: hospital, name: 'Otterby General' } })
    expect(await rhythm(plain)).toBe(91)
    await chief.ask(setRhythm, { team: hospital, rhythm: null })
    expect([await rhythm(plain), await rhythm(own)]).toEqual([7, 30])
  })

  it('follows for every framework as the rule says, seen or not', async () => {
    const goals = await Promise.all(
      [null, ...frameworks].map((framework) =>
        nurse.ask(add, { title: `In ${framework}`, team: ward, framework, audience: { word: 'private' } }),
      ),
    )
    await chief.ask(setRhythm, { team: ward, rhythm: 2 })
    for (const goal of goals) expect(await rhythm(goal)).toBe(2)
    await chief.ask(setRhythm, { team: ward, rhythm: null })
    for (const goal of goals) expect(await rhythm(goal)).toBe(rhythmOf(null, goal.framework, null))
  })

  it('says when the next check-in is expected, on the page, in the list, and to the colours', async () => {
    const goal = await nurse.ask(add, {
      title: 'Beds by noon',
      team: ward,
      start: addDays(today, -40),
      due: addDays(today, 40),
    })
    await nurse.ask(record, { goal: goal.node.node, confidence: 8, readOn: addDays(today, -20) })
    const expected = async () => [
      (await nurse.ask(see, { goal: goal.node.node })).expectedOn,
      (await nurse.ask(mine, {})).goals.find(({ node }) => node.node === goal.node.node)?.expectedOn,
    ]
    const health = async () => (await nurse.ask(seeNode, { node: goal.node.node })).node.standing.health
    await eventually(async () => expect(await health()).toBe('on track'))
    expect(await expected()).toEqual([addDays(today, 10), addDays(today, 10)])
    await chief.ask(setRhythm, { team: ward, rhythm: 7 })
    await eventually(async () => expect(await health()).toBe('outdated'))
    expect(await expected()).toEqual([addDays(today, -13), addDays(today, -13)])
    expect((await nurse.ask(explain, { node: goal.node.node })).health.rhythm).toBe(7)
  })
})

describe('a rhythm that thousands of goals follow', () => {
  it('is followed by some thousands at once, and by the others in steps of the worker', async () => {
    const { org } = here.organisation
    const wide = await here.team('Wide')
    await world.owner.query(
      `insert into node (org, node, kind, title, audience, team, state)
       select $1, gen_random_uuid(), 'goal', 'Goal ' || g, $1, $2, 'active' from generate_series(1, 12000) g`,
      [org, wide],
    )
    await world.owner.query(
      `insert into goal (org, node, audience) select n.org, n.node, n.audience from node n
       where n.org = $1 and n.team = $2 and not exists (select 1 from goal g where g.org = n.org and g.node = n.node)`,
      [org, wide],
    )
    const counted = async () => {
      const { rows } = await world.owner.query(
        `select count(*) filter (where rhythm = 91)::int as followed from node where org = $1 and team = $2`,
        [org, wide],
      )
      return rows[0].followed
    }
    await chief.ask(setRhythm, { team: wide, rhythm: 91 })
    expect(await counted()).toBeGreaterThanOrEqual(5000)
    await eventually(async () => expect(await counted()).toBe(12_000))
    await eventually(async () => {
      const { rows } = await world.owner.query('select 1 from team where org = $1 and rhythm_follows', [org])
      expect(rows).toEqual([])
    })
    expect((await chief.ask(seeTeam, { team: wide })).rhythm.inForce).toBe(91)
  })
})
