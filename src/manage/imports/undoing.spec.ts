import { beforeAll, describe, expect, it } from 'vitest'
import { bringIn, countOf, everythingOf, goals, table } from '../../../test/importing.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { list as listGoals, see as seeNode } from '../../graph/contract.ts'
import { record } from '../check-ins/contract.ts'
import { add, change, see } from '../goals/contract.ts'
import { list, rollBack } from './contract.ts'
import type { ExportedFile } from './export-formats.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

describe('rolling back', () => {
  const files = (title: string, value: string) => [
    { name: 'people.csv', text: table('id,name,teams', 'p1,Priya Nair,t1', 'p2,Otto Lind,t1') },
    { name: 'teams.csv', text: table('id,name', 't1,Kite ward') },
    {
      name: 'goals.csv',
      text: table(
        'id,type,parents,title,owner,status,value,value_on',
        `a,goal,,${title},p1,,,`,
        'b,goal,a,Below,p1,met,,',
        `m,measure,b,Number,,,${value},2026-01-05`,
      ),
    },
  ]

  it('removes what was made, as if it had never been', async () => {
    const place = await world.organisation('Undone')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const before = await everythingOf(place, null)
    const { run } = await bringIn(ada, 'sheet', files('Above', '5'))
    expect(await ada.ask(rollBack, { run })).toMatchObject({ touched: [], removed: 6, restored: 0 })
    expect(await countOf(world, place, 'node')).toEqual([3])
    expect(await ada.ask(rollBack, { run, carryOut: true })).toMatchObject({ removed: 6, abandoned: 0, stays: 0 })
    expect(await everythingOf(place, null)).toEqual(before)
    expect(
      await countOf(
        world,
        place,
        'node',
        'goal',
        'measure',
        'check_in',
        'reading',
        'closing',
        'standing',
        'carries',
        'team',
        'membership',
      ),
    ).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    expect((await ada.ask(list, {})).runs).toMatchObject([{ run, source: 'sheet', rolledBackAt: expect.any(String) }])
    expect(await ada.reply(rollBack, { run })).toMatchObject({ status: 409 })
    await bringIn(ada, 'sheet', files('Above', '5'))
  })

  it('puts back what was changed', async () => {
    const place = await world.organisation('Mended')
    const ada = await place.person('Ada Brandt', { administrator: true })
    await bringIn(ada, 'sheet', files('Above', '5'))
    const before = await everythingOf(place, null)
    const second = files('Another title', '6')
    second[2] = {
      name: 'goals.csv',
      text: second[2]?.text.replace('b,goal,a,Below,p1,met', 'b,goal,,Below,p2,missed') ?? '',
    }
    const { run, counts } = await bringIn(ada, 'sheet', second)
    expect(counts.goals).toMatchObject({ new: 0, changed: 3 })
    expect(await ada.ask(rollBack, { run, carryOut: true })).toMatchObject({ removed: 0, restored: 2 })
    const after = await everythingOf(place, null)
    const without = (all: ExportedFile[]) => all.filter(({ name }) => name !== 'closings.csv')
    expect(without(after)).toEqual(without(before))
    // A closing that was undone and made again is a second record.
    expect(after.find(({ name }) => name === 'closings.csv')?.text.match(/The import was rolled back/g)).toHaveLength(1)
  })

  it('puts support that ended back with the share that was set by hand', async () => {
    const place = await world.organisation('Shares')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const rows = (parents: string, weights: string) => [
      {
        name: 'goals.csv',
        text: table('id,parents,weights,title', 'a,,,One', 'b,,,Another', `c,${parents},${weights},Below both`),
      },
    ]
    await bringIn(ada, 'sheet', rows('a;b', '40;25.5'))
    const shares = async () => {
      const { rows: edges } = await world.owner.query(
        'select share from carries where org = $1 order by share, parent',
        [place.organisation.org],
      )
      return edges.map(({ share }) => share && Number(share))
    }
    expect(await shares()).toEqual([25.5, 40])
    const { run } = await bringIn(ada, 'sheet', rows('b', ''))
    expect(await shares()).toHaveLength(1)
    await ada.ask(rollBack, { run, carryOut: true })
    expect(await shares()).toEqual([25.5, 40])
  })

  it('removes a goal that leans on an indicator, with the check-ins that its readings made', async () => {
    const place = await world.organisation('Leaning')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const { run } = await bringIn(ada, 'sheet', [
      { name: 'indicators.csv', text: table('id,title,unit', 'beds,Beds in use,%') },
      { name: 'readings.csv', text: table('id,indicator,value,value_on', 'r,beds,90,2026-01-05') },
      {
        name: 'goals.csv',
        text: table(
          'id,type,parents,title,status,unit,indicator',
          'a,goal,,Beds are free,active,,',
          'm,measure,a,Beds,,%,beds',
        ),
      },
    ])
    expect(await countOf(world, place, 'check_in', 'indicator_reading')).toEqual([1, 1])
    expect(await ada.ask(rollBack, { run, carryOut: true })).toMatchObject({ touched: [], removed: 2, abandoned: 0 })
    expect(await countOf(world, place, 'node', 'check_in', 'indicator', 'indicator_reading')).toEqual([0, 0, 0, 0])
  })

  it('lists what was touched since, keeps what it is told to, and ends what others depend on', async () => {
    const place = await world.organisation('Kept')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const { run } = await bringIn(ada, 'sheet', [
      goals('a,goal,,Stays,,', 'b,goal,a,Edited,,', 'c,goal,,Depended on,,', 'd,goal,,Untouched,,'),
    ])
    const node = Object.fromEntries((await ada.ask(listGoals, {})).nodes.map(({ title, node: id }) => [title, id]))
    const edited = node.Edited ?? ''
    const { revision } = await ada.ask(see, { goal: edited })
    await ada.ask(change, { goal: edited, revision, why: 'Somebody thought about it' })
    await ada.ask(add, { title: 'New below', supports: [{ parent: node['Depended on'] ?? '' }] })

    const told = await ada.ask(rollBack, { run })
    expect(told.touched.map(({ name, because }) => `${name}: ${because}`).sort()).toEqual([
      'Depended on: supported by goals that the import did not make',
      'Edited: edited since',
    ])
    const done = await ada.ask(rollBack, { run, keep: [edited], carryOut: true })
    expect(done).toMatchObject({ removed: 1, abandoned: 1 })
    const left = (await ada.ask(listGoals, {})).nodes.map(({ title, closedAs }) => `${title} ${closedAs}`).sort()
    expect(left).toEqual(['Depended on abandoned', 'Edited null', 'New below null', 'Stays null'])
    expect((await ada.ask(seeNode, { node: edited })).node.title).toBe('Edited')
  })

  it('removes a parent that changed goals were given, keeps a kept goal’s measures, and leaves other people’s check-ins', async () => {
    const place = await world.organisation('Mixed')
    const ada = await place.person('Ada Brandt', { administrator: true })
    await bringIn(ada, 'sheet', [goals('old,goal,,Old,,')])
    const files = [
      goals(
        'top,goal,,Top,,',
        'old,goal,top,Old,,',
        'k,goal,,Kept,,',
        'km,measure,k,Kept number,3,2026-01-05',
        'c,goal,,Checked,,',
        'cm,measure,c,Checked number,4,2026-01-05',
      ),
    ]
    const { run } = await bringIn(ada, 'sheet', files)
    const all = (await ada.ask(listGoals, { kind: 'measure' })).nodes.concat((await ada.ask(listGoals, {})).nodes)
    const id = (title: string): string => all.find((node) => node.title === title)?.node ?? ''
    await ada.ask(record, { goal: id('Checked'), values: [{ measure: id('Checked number'), value: 9 }] })
    const told = await ada.ask(rollBack, { run })
    expect(told.touched.map(({ name, because }) => `${name}: ${because}`)).toEqual(['Checked: checked in on since'])
    const done = await ada.ask(rollBack, { run, keep: [id('Kept')], carryOut: true })
    expect(done).toMatchObject({ removed: 1, restored: 1, abandoned: 1, stays: 0 })
    const text = (await everythingOf(place, 'sheet')).find(({ name }) => name === 'goals.csv')?.text ?? ''
    const left = text
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',').slice(0, 3).join())
    expect(left).toEqual(['c,goal,', 'cm,measure,c', 'k,goal,', 'km,measure,k', 'old,goal,'])
    expect(await countOf(world, place, 'check_in')).toEqual([2])
  })
})
