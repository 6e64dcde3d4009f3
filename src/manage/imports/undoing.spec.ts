import { beforeAll, describe, expect, it } from 'vitest'
import { bringIn, countOf, everythingOf, goals, table } from '../../../test/importing.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { list as listGoals, see as seeNode } from '../../graph/contract.ts'
import { list as listChanges } from '../../lead/changes/contract.ts'
import { list as listDecisions } from '../../lead/decisions/contract.ts'
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

  it('takes goals out of what has been linked to them since, and leaves who and what is named', async () => {
    const place = await world.organisation('Linked')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const persons = ['owner', 'promised', 'priority', 'sign', 'free'].map((id) => `${id},${id}`)
    const teams = ['within', 'council', 'seeing', 'strategic', 'free'].map((id) => `t-${id},${id} team`)
    const { run } = await bringIn(ada, 'sheet', [
      { name: 'people.csv', text: table('id,name', ...persons) },
      { name: 'teams.csv', text: table('id,name', ...teams) },
      goals('a,goal,,Linked,,', 'b,goal,,Not linked,,'),
      { name: 'stakeholders.csv', text: table('id,name,owner', 'first,The first,owner', 'gone,Goes,free') },
    ])
    await bringIn(ada, 'sheet', [
      {
        name: 'stakeholders.csv',
        text: table(
          'id,name,side,of_team,owner,team,audience',
          'second,The second,inside,t-council,owner,t-within,team:t-seeing',
        ),
      },
      { name: 'expectations.csv', text: table('id,stakeholder,text,goals', 'x,second,News,a') },
      { name: 'promises.csv', text: table('id,stakeholder,text,owner,due_on', 'p,second,A list,promised,2030-01-05') },
      { name: 'strategies.csv', text: table('id,published_on,audience', 'v,2026-01-05,team:t-strategic') },
      { name: 'choices.csv', text: table('strategy,kind,text', 'v,how to win,Home first') },
      { name: 'priorities.csv', text: table('id,strategy,title,owner,goals', 'h,v,Home first,priority,a') },
      {
        name: 'signals.csv',
        text: table('id,title,kind,factor,horizon,impact,owner,endangers', 's,It stops,threat,political,year,3,sign,a'),
      },
      {
        name: 'changes.csv',
        text: table(
          'id,title,owner,affected,links',
          'c,Home first,Ada Brandt,"[{""stakeholder"":""@stakeholder:first""}]","[""@node:a""]"',
        ),
      },
      {
        name: 'briefings.csv',
        text: table('id,title,owner,links', 'd,Going home,Ada Brandt,"[{""kind"":""goal"",""subject"":""@node:a""}]"'),
      },
    ])
    const links = ['expectation_link', 'priority_link', 'signal_link', 'change_link', 'briefing_link']
    expect(await countOf(world, place, ...links)).toEqual([1, 1, 1, 1, 1])
    expect(await ada.ask(rollBack, { run, carryOut: true })).toMatchObject({ removed: 4, stays: 8 })
    expect(await countOf(world, place, 'node', ...links)).toEqual([0, 0, 0, 0, 0, 0])
    const names = async (of: string) => {
      const { rows } = await world.owner.query(`select name from ${of} where org = $1`, [place.organisation.org])
      return rows.map(({ name }) => name).sort()
    }
    expect(await names('person')).toEqual(['Ada Brandt', 'owner', 'priority', 'promised', 'sign'])
    expect(await names('team')).toEqual(['council team', 'seeing team', 'strategic team', 'within team'])
    expect(await names('stakeholder')).toEqual(['The first', 'The second'])
    // Two stakeholders, the promise, the signal and the change: who answered for what is gone is gone with it.
    expect(await countOf(world, place, 'holding')).toEqual([5])
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

  it('keeps changes and decisions that people have worked on since, and what a lead has written of a team', async () => {
    const place = await world.organisation('Worked on')
    const ada = await place.person('Ada Brandt', { administrator: true })
    await bringIn(ada, 'sheet', [
      { name: 'people.csv', text: table('id,name', 'p,Priya Nair') },
      { name: 'teams.csv', text: table('id,name,purpose', 't,Kite ward,We heal.') },
    ])
    const { run } = await bringIn(ada, 'sheet', [
      { name: 'teams.csv', text: table('id,name,lead,purpose', `t,Kite ward,p,We care.`) },
      { name: 'changes.csv', text: table('id,title,owner', 'c1,Home first,p', 'c2,Paper away,p') },
      { name: 'decisions.csv', text: table('id,question,owner', 'd1,Which ward?,p', 'd2,Which colour?,p') },
    ])
    const { changes } = await ada.ask(listChanges, {})
    const { decisions } = await ada.ask(listDecisions, {})
    const org = place.organisation.org
    const happened = (subject: string | undefined) =>
      world.owner.query(
        "insert into event (org, event, audience, happened, subject) values ($1, gen_random_uuid(), $1, 'worked on', $2)",
        [org, subject],
      )
    await happened(changes.find(({ title }) => title === 'Home first')?.change)
    await happened(decisions.find(({ question }) => question === 'Which ward?')?.decision)
    await world.owner.query(
      `insert into team_purpose (org, purpose, team, audience, body, by)
       select org, gen_random_uuid(), team, org, 'We get people home.', $2 from team where org = $1`,
      [org, ada.id],
    )
    const expected = ['Home first: worked on since: it stays', 'Kite ward: edited since', 'Which ward?: worked on since: it stays'] // biome-ignore format: one line
    for (const carryOut of [false, true]) {
      const { touched } = await ada.ask(rollBack, { run, carryOut })
      expect(touched.map(({ name, because }) => `${name}: ${because}`).sort()).toEqual(expected)
    }
    expect((await ada.ask(listChanges, {})).changes.map(({ title }) => title)).toEqual(['Home first'])
    expect((await ada.ask(listDecisions, {})).decisions.map(({ question }) => question)).toEqual(['Which ward?'])
    const teams = (await everythingOf(place, 'sheet')).find(({ name }) => name === 'teams.csv')?.text
    expect(teams).toContain('We get people home.')
  })
})

describe('what refers to what an import made', () => {
  /** What unmakes them and all that it calls, as text. */
  const textOf = async (name: string): Promise<string> => {
    const { rows } = await world.owner.query<{ name: string; text: string }>(`
      select p.proname as name, pg_get_functiondef(p.oid) as text from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'`)
    const texts = new Map(rows.map((each) => [each.name, each.text]))
    const reached = new Set([name])
    for (const each of reached)
      for (const [word] of (texts.get(each) ?? '').matchAll(/\b\w+(?=\()/g)) if (texts.has(word)) reached.add(word)
    return [...reached].map((each) => texts.get(each)).join('\n')
  }

  it.each([
    ['person', 'unmake_persons', []],
    ['team', 'unmake_teams', []],
    // A goal whose measures were not all made by the import ends, and is not removed: undo.ts sees to that.
    ['node', 'unmake_nodes', ['measure.goal']],
  ] as [string, string, string[]][])('as a %s is kept or removed by %s, key by key', async (table, unmakes, others) => {
    const { rows } = await world.owner.query<{ referring: string; key: string }>(
      `select distinct c.conrelid::regclass::text as referring, a.attname as key
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname <> 'org'
      where c.contype = 'f' and c.confrelid = $1::regclass and c.confdeltype = 'a' and c.conparentid = 0`,
      [table],
    )
    expect(rows.length).toBeGreaterThan(3)
    const text = await textOf(unmakes)
    const missing = rows
      .filter(({ referring, key }) => {
        const named = `(from|join|update)\\s+(public\\.)?${referring}\\s[^;]{0,250}?\\.${key}\\b`
        return !new RegExp(named, 'i').test(text)
      })
      .map(({ referring, key }) => `${referring}.${key}`)
    expect(missing.sort()).toEqual(others)
  })
})
