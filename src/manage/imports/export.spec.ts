// Long because: it fills an organisation with one of everything that files carry, and follows that through each format.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { changeALittle } from '../../../test/changing.ts'
import { chooseALittle } from '../../../test/choosing.ts'
import { decideALittle } from '../../../test/deciding.ts'
import { bringIn, everythingOf, table } from '../../../test/importing.ts'
import { keepALittle } from '../../../test/keeping.ts'
import { scanALittle } from '../../../test/scanning.ts'
import { stakeALittle } from '../../../test/staking.ts'
import { briefALittle } from '../../../test/telling.ts'
import { watchALittle } from '../../../test/watching.ts'
import { openWorld, type Place, type Somebody, type World } from '../../../test/world.ts'
import { acknowledge, edit, react, withdraw, write } from '../../conversation/comments/contract.ts'
import { follow } from '../../conversation/followers/contract.ts'
import { write as writeDraft } from '../../lead/direction/contract.ts'
import { list as checkInsOf, correct, record } from '../check-ins/contract.ts'
import { add as addCycle, carryOver } from '../cycles/contract.ts'
import { add, close, reopen } from '../goals/contract.ts'
import {
  add as addIndicator,
  archive,
  correct as correctReading,
  lean,
  list as listIndicators,
  record as read,
  readings,
  see as seeIndicator,
} from '../indicators/contract.ts'
import { exportCommand, importCommand } from './cli.ts'
import { exportAll, list, rollBack } from './contract.ts'
import { type ExportedFile, exportAs } from './export-formats.ts'
import { everything, readPresent } from './reading.ts'
import { actingAs, dryRun } from './store.ts'
import { type FileKind, tableOf } from './table.ts'
import { settledAs } from './trial.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

describe('export', () => {
  it('holds what the person may see, and nothing else', async () => {
    const place = await world.organisation('Sight')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const lena = await place.person('Lena Voss')
    const open = await lena.ask(add, { title: 'Everybody knows', why: 'It is no secret' })
    await lena.ask(add, {
      title: 'Only Lena knows',
      audience: { word: 'private' },
      supports: [{ parent: open.node.node }],
      measures: [{ title: 'Hidden number', target: 5 }],
    })
    const text = async (who: Somebody): Promise<string> =>
      (await who.ask(exportAll, {})).files.map((file) => file.text).join('\n')
    expect(await text(lena)).toMatch(/Everybody knows[\s\S]*Only Lena knows|Only Lena knows[\s\S]*Everybody knows/)
    expect(await text(ada)).toContain('Everybody knows')
    expect(await text(ada)).not.toMatch(/Only Lena|Hidden number/)
  })

  it('of addresses is brought in by an administrator alone, and a gauge by whoever sees what it reads', async () => {
    const place = await world.organisation('Kept')
    await place.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' })
    const lena = await place.person('Lena Voss', { email: 'lena@otterby.example' })
    const hidden = await lena.ask(add, {
      title: 'Hers',
      audience: { word: 'private' },
      measures: [{ title: 'Beds', target: 5 }],
    })
    const tried = async (as: string, kind: FileKind, row: Record<string, string>): Promise<string[]> => {
      const { person: by } = await actingAs(world.database, { organisation: place.organisation.slug, as })
      const brought = settledAs([tableOf(kind, [row])])
      const { faults } = await dryRun(world.database, place.organisation.org, brought, { source: 'kept', by })
      return faults.map(({ level, sentence }) => `${level}: ${sentence}`)
    }
    const address = { begins: 'https://numbers.example/', private: '' }
    expect(await tried('ada@otterby.example', 'addresses', address)).toEqual([])
    expect(await tried('lena@otterby.example', 'addresses', address)).toEqual([
      'refused: Only an administrator may allow addresses. Take this file out, or ask one of them.',
    ])
    const gauge = { measure: hidden.measures[0]?.node ?? '', by: 'lena@otterby.example', address: 'https://a.example/' }
    const asleep = 'warned: This address is not allowed here. Nothing is read until an administrator allows it.'
    expect(await tried('ada@otterby.example', 'gauges', gauge)).toEqual([
      'refused: You cannot see this measure and so cannot let it be read. Take its row out.',
      asleep,
    ])
    expect(await tried('lena@otterby.example', 'gauges', gauge)).toEqual([asleep])
    expect(await tried('ada@otterby.example', 'views', { owner: lena.id, name: 'X', shows: '{"columns":[]}' })).toEqual(
      ['refused: What it shows cannot be read, or names what is not here. Leave it as an export wrote it.'],
    )
  })

  it('brought into an empty organisation and written out again is the same to the last byte', async () => {
    const from = await world.organisation('From')
    const ada = await from.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' })
    await bringIn(ada, 'first', richFiles)
    const lena = await from.person('Lena Voss', { email: 'lena@otterby.example', manager: ada })
    await liveALittle(ada, lena)
    await liveBefore(from)

    const first = await everythingOf(from, null)
    const to = await world.organisation('To')
    const adaThere = await to.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' })
    const folder = await mkdtemp(join(tmpdir(), 'bearing-export-'))
    try {
      for (const { name, text } of first) await writeFile(join(folder, name), text)
      const said: string[] = []
      const code = await importCommand(
        world.database,
        { folder, source: 'from', organisation: to.organisation.slug },
        (line) => said.push(line),
      )
      expect(said.filter((line) => line.includes('refused:'))).toEqual([])
      expect(code).toBe(0)
      const second = await everythingOf(to, 'from')
      for (const [index, file] of first.entries()) expect(second[index]).toEqual(file)
      const files = first.map((file) => file.text.split('\n').length - 2)
      expect(
        files.every((rows) => rows > 0),
        `rows of ${first.map(({ name }) => name)}: ${files}`,
      ).toBe(true)
      expect(first.find(({ name }) => name === 'goals.csv')?.text).toMatch(
        /"{""stretch"":{""@node:[0-9a-f-]+"":""7.5""}}"/,
      )
      expect(first.find(({ name }) => name === 'closings.csv')?.text).toMatch(
        /,okr,0\.6,0\.4,[a-z]+,.*Two more were on the table,The printer,The clerks/,
      )
      const history = first.find(({ name }) => name === 'history.csv')?.text ?? ''
      expect(history).toMatch(/goal\.closed,node:/)
      expect(first.find(({ name }) => name === 'directions.csv')?.text).toMatch(
        /Nobody waits for long,[^\n]*It was time\r?\n[\s\S]*Nobody waits,/,
      )
      expect(first.find(({ name }) => name === 'memberships.csv')?.text).toContain(',2019-03-01,2019-09-30')
      const holds = (file: string): string => first.find(({ name }) => name === file)?.text ?? ''
      expect(holds('settings.csv')).toContain('Europe/Vienna,de-AT,EUR,4')
      expect(holds('teams.csv')).toMatch(/Medicine,,[0-9a-f-]+,14,[\s\S]*Once a ward,,,,2025-02-03/)
      expect(holds('indicators.csv')).toContain(',Beds in use,%,Room,')
      expect(holds('readings.csv')).toContain(',91.25,2026-02-05,')
      expect(holds('goals.csv')).toContain('""title"":""First; of two""')
      expect(holds('comments.csv')).toContain(',Well begun,')
      expect(first.map(({ text }) => text).join()).not.toContain('Words regretted')
      expect(holds('directions.csv')).toMatch(/\n,,[^\n]*A draft of a vision/)

      await exportCommand(
        world.database,
        { folder, source: 'from', organisation: to.organisation.slug, as: 'ada@otterby.example' },
        () => undefined,
      )
      const hers = await readFile(join(folder, 'goals.csv'), 'utf8')
      expect(hers).toContain('Between the two of us')
      expect(hers).not.toContain('Nobody else’s business')
      const words = await readFile(join(folder, 'comments.csv'), 'utf8')
      expect(words).toContain('Well begun')
      expect(words).not.toContain('To myself; alone')
      await correctsOnce(adaThere)
      const views = await readFile(join(folder, 'views.csv'), 'utf8')
      expect(views).toContain('What is late')
      expect(views).not.toContain('Mine; alone')
      expect(await readFile(join(folder, 'addresses.csv'), 'utf8')).toContain('http://within.example/,yes')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe.each(['csv', 'xlsx', 'json'] as const)('an export as %s', (format) => {
  it('changes nothing where it came from, brings the same elsewhere, and goes without a trace', async () => {
    const from = await world.organisation(`From ${format}`)
    const ada = await from.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' })
    await bringIn(ada, 'first', richFiles)
    await liveALittle(ada, await from.person('Lena Voss', { email: 'lena@otterby.example', manager: ada }))
    await liveBefore(from)
    const whole = await everythingOf(from, null)
    const files = await from.asImport(async (tx) =>
      exportAs(await readPresent(tx, from.organisation.org, everything(null)), null, format),
    )
    const folder = await mkdtemp(join(tmpdir(), 'bearing-export-'))
    const bring = async (organisation: string, source: string): Promise<string[]> => {
      const said: string[] = []
      await importCommand(world.database, { folder, source, organisation }, (line) => said.push(line))
      return said
    }
    try {
      for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
      // What Lena keeps to herself the administrator may not change, and does not: it is there already, word for word.
      expect(await bring(from.organisation.slug, 'itself')).toContain(
        'Everything is here already: nothing was imported.',
      )
      expect(await everythingOf(from, null)).toEqual(whole)

      const to = await world.organisation(`To ${format}`)
      const bert = await to.person('Bert Vale', { administrator: true, email: 'bert@otterby.example' })
      const before = await everythingOf(to, null)
      expect((await bring(to.organisation.slug, 'from')).at(-1)).toContain('Imported.')
      const same = (all: ExportedFile[]) => all.map(({ name, text }) => [name, withoutBert(text)])
      expect(same(await everythingOf(to, 'from'))).toEqual(same(whole))

      const { runs } = await bert.ask(list, {})
      await bert.ask(rollBack, { run: runs[0]?.run ?? '', carryOut: true })
      const [after, had] = [await everythingOf(to, null), before].map((all) =>
        Object.fromEntries(all.map((one) => [one.name, one.text])),
      )
      for (const name of Object.keys(had ?? {}).filter((each) => !/^(people|teams|memberships|managers)/.test(each)))
        expect(after?.[name], name).toBe(had?.[name])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

/** What corrects a reading of an indicator corrects what came of it, wherever both were brought. */
async function correctsOnce(ada: Somebody): Promise<void> {
  const { indicators } = await ada.ask(listIndicators, { text: 'Beds in use' })
  const indicator = indicators[0]?.indicator ?? ''
  const { leaning } = await ada.ask(seeIndicator, { indicator })
  const of = { goal: leaning[0]?.goal ?? '' }
  const before = (await ada.ask(checkInsOf, of)).checkIns
  const [latest] = (await ada.ask(readings, { indicator })).readings
  await ada.ask(correctReading, { indicator, reading: latest?.reading ?? '', value: '92' })
  const after = (await ada.ask(checkInsOf, of)).checkIns
  expect(after).toHaveLength(before.length + 1)
  expect(after.filter(({ superseded }) => superseded)).toHaveLength(1)
}

/** The one who was there before, and imports. */
const withoutBert = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.includes('bert@otterby.example'))
    .join('\n')

/** What time alone brings about: people who were elsewhere, and a direction that was another. */
async function liveBefore({ organisation: { org } }: Place): Promise<void> {
  await world.owner.query(
    `update organisation set fiscal_month = 4, currency = 'EUR', zone = 'Europe/Vienna', locale = 'de-AT' where org = $1`,
    [org],
  )
  await world.owner.query(`update team set rhythm = 14 where org = $1 and external_id = 'medicine'`, [org])
  await world.owner.query(
    `insert into team (org, team, name, archived_on) values ($1, gen_random_uuid(), 'Once a ward', '2025-02-03')`,
    [org],
  )
  await world.owner.query(
    `insert into node_dated (org, node, from_on, to_on, owner, audience)
     select n.org, n.node, '2026-01-01', '2026-02-01', p.person, n.org from node n join person p using (org)
     where n.org = $1 and n.title = 'One more quarter' and n.state = 'closed' and p.external_id = 'ines'`,
    [org],
  )
  await world.owner.query(
    `insert into carries_dated (org, parent, child, from_on, to_on, share, accepted)
     select org, parent, child, '2026-01-01', '2026-02-01', 12.5, false from carries_dated where org = $1 limit 1`,
    [org],
  )
  await world.owner.query(
    `insert into membership (org, team, person, from_on, to_on)
     select t.org, t.team, p.person, '2019-03-01', '2019-09-30' from team t join person p using (org)
     where t.org = $1 and t.external_id = 'heron' and p.external_id = 'ines'`,
    [org],
  )
  await world.owner.query(
    `insert into managing (org, person, manager, from_on, to_on)
     select p.org, p.person, m.person, '2018-01-01', '2019-12-31' from person p join person m using (org)
     where p.org = $1 and p.external_id = 'tom' and m.email = 'ada@otterby.example'`,
    [org],
  )
  await world.owner.query(
    `with d as (insert into direction (org, direction, audience, vision, mission, at)
       values ($1, gen_random_uuid(), $1, 'Nobody waits for long', '', '2018-05-05') returning direction)
     insert into direction_publishing (org, direction, audience, at, word) select $1, direction, $1, '2018-05-06', 'It was time' from d`,
    [org],
  )
}

const richFiles = [
  {
    name: 'direction.csv',
    text: table(
      'kind,name,text',
      'vision,,"Nobody waits,\nnobody worries"',
      'mission,,To heal',
      'value,Kind,"Say ""thank you"""',
      'behaviour,Kind,"We say ""thank you"" first"',
      'value,Early,',
    ),
  },
  {
    name: 'people.csv',
    text: table(
      'id,name,title,manager,teams,starts_on,ends_on',
      'ines,Ines Okafor,Chief,,medicine,2020-01-01,',
      'tom,"Birch, Tom",=1+1,ines,heron;medicine,,2031-01-01',
    ),
  },
  {
    name: 'teams.csv',
    text: table(
      'id,name,parent,lead,purpose',
      'medicine,Medicine,,ines,',
      'heron,Heron ward,medicine,tom,"So that, in the end, people go home"',
    ),
  },
  {
    name: 'goals.csv',
    text: table(
      'id,type,parents,weights,places,proposed,title,why,how,framework,team,owner,start,due,unit,direction,baseline,target,target_max,value,value_on,status,audience,rhythm,counts_upward,deputy,deputy_from,deputy_to,remark,learnt',
      'beds,goal,vision,62.5,2.5,,Beds are free,"Because\n\nit hurts",By noon,okr,medicine,ines,2026-01-01,2026-12-31,,,,,,,,,,,,tom,2026-02-01,2026-03-01,Said once,',
      'noon,goal,beds;vision,40;,,,Home by noon,,,smart,heron,tom,,,,,,,,,,,team:medicine,10,yes,,,,,',
      'pair,goal,,,,beds,Between two,,,,,tom,,,,,,,,,,draft,pair:ines,,,,,,,',
      'three,goal,beds,,,,Three know,,,,heron,tom,,,,,,,,,,,named:ines,,,,,,,',
      'line,goal,beds,,,,The line knows,,,,heron,tom,,,,,,,,,,,line,,,,,,,',
      'shut,goal,beds,,,,Over and done,,,,,ines,,,,,,,,,,met,,,,,,,,We began too late',
      'rate,measure,noon,70,,,Before noon,,,,,,,,%,increase,12.5,60,,35.25,2026-01-05,,,,,,,,,',
      'band,measure,noon,,,,Length of stay,,,,,,2026-01-01,,days,between,9,4,6,,,,,,,,,,From the plan,',
      'text,measure,shut,,,,Something,,,,,,,,,decrease,,as low as we can,,3,2026-01-06,,,,,,,,,',
      'gone,measure,beds,,,,Counted once,,,,,,,,,done,0,1,,1,2026-01-07,abandoned,,,,,,,,',
    ),
  },
  {
    name: 'check-ins.csv',
    text: table(
      'id,goal,measure,value,value_on,confidence,note,in_the_way,by,supersedes,recorded_at',
      'c1,noon,rate,41,2026-02-02,6,Typed in a hurry,,tom,,2026-02-02T09:00:00.123456Z',
      'c1,noon,band,7.5,2026-02-02,6,Typed in a hurry,,tom,,2026-02-02T09:00:00.123456Z',
      'c2,noon,rate,14,2026-02-02,5,The digits were exchanged,Nobody at the desk,tom,c1,2026-02-03T09:00:00Z',
      'c3,beds,,,2026-02-04,8,,,,,',
    ),
  },
]

/** What only people do in the product itself: private words, corrections, closings undone. */
async function liveALittle(ada: Somebody, lena: Somebody): Promise<void> {
  const made = await lena.ask(add, {
    title: 'Nobody else’s business',
    audience: { word: 'private' },
    measures: [{ title: 'Steps', target: 10 }],
  })
  const pair = await lena.ask(add, {
    title: 'Between the two of us',
    audience: { word: 'pair', person: ada.id },
    start: '2026-01-01',
  })
  const goal = made.node.node
  const values = [{ measure: made.measures[0]?.node ?? '', value: '3.5' }]
  const { checkIn } = await lena.ask(record, {
    goal,
    values,
    confidence: 4,
    note: '-3, at first',
    readOn: '2026-03-03',
  })
  await lena.ask(correct, {
    goal,
    checkIn: checkIn.checkIn,
    values,
    note: '@home; "quoted"',
    inTheWay: 'A line\nand another',
  })
  await lena.ask(close, { goal, closedAs: 'partly met', learnt: 'Slowly, slowly' })
  await lena.ask(reopen, { goal, because: 'It was not over' })
  await lena.ask(close, { goal, closedAs: 'missed', learnt: '' })
  await lena.ask(close, { goal: pair.node.node, closedAs: 'abandoned' })
  await inFrameworks(lena)
  await talk(ada, lena, { goal: pair.node.node, checkIn: checkIn.checkIn })
}

/** What is said about goals, followed, and decided at the end of a cycle. */
async function talk(
  ada: Somebody,
  lena: Somebody,
  { goal, checkIn }: { goal: string; checkIn: string },
): Promise<void> {
  const about = { kind: 'goal' as const, subject: goal }
  const first = await ada.ask(write, { ...about, body: 'Between us:\nwell begun, @Lena', mentions: [lena.id] })
  await ada.ask(edit, { comment: first.comment, revision: first.revision, body: 'Well begun', mentions: [lena.id] })
  const regretted = await lena.ask(write, { ...about, body: 'Words regretted' })
  await lena.ask(withdraw, { comment: regretted.comment })
  await lena.ask(write, { kind: 'check-in', subject: checkIn, body: 'To myself; alone' })
  await lena.ask(react, { kind: 'comment', subject: first.comment, word: 'thank you', given: true })
  await lena.ask(react, { kind: 'goal', subject: goal, word: 'agree', given: true })
  await lena.ask(react, { kind: 'goal', subject: goal, word: 'agree', given: false })
  await ada.ask(follow, { goal, follows: false })
  const open = await lena.ask(add, { title: 'One more quarter', due: '2026-03-31' })
  const { checkIn: told } = await lena.ask(record, { goal: open.node.node, confidence: 6, readOn: '2026-03-03' })
  await ada.ask(acknowledge, { checkIn: told.checkIn })
  const days = { length: 'quarter' as const }
  const { cycle } = await ada.ask(addCycle, { name: 'Q1 2026', ...days, from: '2026-01-01', to: '2026-03-31' })
  const next = await ada.ask(addCycle, { name: 'Q2 2026', ...days, from: '2026-04-01', to: '2026-06-30' })
  const decisions = [{ goal: open.node.node, decide: 'continue' as const, closedAs: 'missed' as const }]
  await lena.ask(carryOver, { cycle, next: next.cycle, decisions })
  await watch(ada, lena)
  await ada.ask(writeDraft, { vision: 'A draft of a vision', mission: '', values: [] })
}

/** Indicators with a correction, one that only Lena sees, and a goal that leans on the first and counts milestones. */
async function watch(ada: Somebody, lena: Somebody): Promise<void> {
  const beds = await lena.ask(addIndicator, { title: 'Beds in use', unit: '%', low: 80, high: '95.5', purpose: 'Room' })
  await lena.ask(read, { indicator: beds.indicator, value: '97', readOn: '2026-01-05', note: 'Before; noon' })
  await lena.ask(read, { indicator: beds.indicator, value: '90', readOn: '2026-02-05' })
  const [latest] = (await lena.ask(readings, { indicator: beds.indicator })).readings
  await lena.ask(correctReading, { indicator: beds.indicator, reading: latest?.reading ?? '', value: '91.25' })
  const own = await lena.ask(addIndicator, { title: 'To myself', audience: { word: 'private' } })
  await lena.ask(read, { indicator: own.indicator, value: 1 })
  const over = await ada.ask(addIndicator, { title: 'No longer', rhythm: 7 })
  await ada.ask(archive, { indicator: over.indicator })
  const goal = await lena.ask(add, {
    title: 'Room for everybody',
    measures: [
      { title: 'Beds in use', unit: '%', direction: 'decrease', baseline: 99, target: 90 },
      {
        title: 'Wards',
        direction: 'milestones',
        milestones: [{ title: 'First; of two', on: '2026-03-01' }, { title: 'Second' }],
      },
      { title: 'Free beds', baseline: 0, target: 9 },
    ],
  })
  const [used, wards] = goal.measures.map(({ node }) => node)
  await lena.ask(lean, { goal: goal.node.node, measure: used ?? '', indicator: beds.indicator })
  const free = goal.measures[2]?.node ?? ''
  await keepALittle(lena, ada, { goal: goal.node.node, measure: free, indicator: beds.indicator })
  await scanALittle(lena, ada, goal.node.node)
  await changeALittle(lena, ada, goal.node.node)
  await briefALittle(ada, lena, goal.node.node)
  await decideALittle(lena, ada, goal.node.node)
  await chooseALittle(ada, lena)
  await watchALittle(lena, ada, goal.node.node)
  await stakeALittle(lena, ada, goal.node.node)
  const milestones = [{ measure: wards ?? '', title: 'First; of two', reachedOn: '2026-03-02' }]
  await lena.ask(record, { goal: goal.node.node, milestones })
}

/** What a framework keeps: numbers by measure, a promise and its score, and why it is another one than the computed. */
async function inFrameworks(lena: Somebody): Promise<void> {
  await lena.ask(add, {
    title: 'Further than we think',
    framework: 'stretch',
    measures: [{ title: 'Beds', baseline: 1, target: 5 }],
    facts: { stretch: { Beds: '7.5' } },
  })
  const promised = await lena.ask(add, {
    title: 'Promised',
    framework: 'okr',
    measures: [{ title: 'Letters', baseline: 0, target: 10 }],
    facts: { kind: 'committed' },
  })
  const goal = promised.node.node
  await lena.ask(record, { goal, values: [{ measure: promised.measures[0]?.node ?? '', value: '4' }], confidence: 2 })
  await lena.ask(close, {
    goal,
    closedAs: 'partly met',
    learnt: 'Ask first',
    helped: 'The clerks',
    score: '0.6',
    scoreBecause: 'Two more were on the table',
    missedBecause: 'The printer',
  })
}
