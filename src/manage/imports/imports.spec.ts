import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { list as listGoals, see as seeNode } from '../../graph/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { correct, record } from '../check-ins/contract.ts'
import { add, change, close, reopen, see } from '../goals/contract.ts'
import { exportCommand, importCommand } from './cli.ts'
import { carryOut, exportAll, list, rollBack, tryOut } from './contract.ts'
import { type ExportedFile, exportFiles } from './export.ts'
import { readPresent } from './reading.ts'

let world: World
let here: Place
let administrator: Somebody
let nurse: Somebody
let stranger: Somebody

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  administrator = await here.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' })
  nurse = await here.person('Lena Voss')
  stranger = await (await world.organisation('Elsewhere')).person('Sam Reed', { administrator: true })
})

const table = (head: string, ...rows: string[]): string => [head, ...rows, ''].join('\n')
const goals = (...rows: string[]): { name: string; text: string } => ({
  name: 'goals.csv',
  text: table('id,type,parents,title,value,value_on', ...rows),
})

async function bringIn(who: Somebody, source: string, files: { name: string; text: string }[]) {
  const { tried } = await who.ask(tryOut, { source, files })
  return who.ask(carryOut, { source, files, tried })
}

/** All that an organisation holds, past what one person sees. */
const everythingOf = (place: Place, source: string | null): Promise<ExportedFile[]> =>
  place.asImport(async (tx) =>
    exportFiles(await readPresent(tx, place.organisation.org, { checkIns: true, by: null }), source),
  )

const countOf = async (place: Place, ...tables: string[]): Promise<number[]> =>
  Promise.all(
    tables.map(async (name) => {
      const { rows } = await world.owner.query(`select count(*)::int as count from ${name} where org = $1`, [
        place.organisation.org,
      ])
      return rows[0].count
    }),
  )

describe('who', () => {
  const files = [goals('a,goal,,A,,')]
  const carry = { source: 'sheet', files, tried: 'nothing' }
  const back = () => ({ run: newId() })
  whoMay('imports.try', [
    ['an administrator', () => administrator.reply(tryOut, { source: 'sheet', files }), 200],
    ['anybody else', () => nurse.reply(tryOut, { source: 'sheet', files }), 403],
    [
      'somebody of another organisation',
      () => request(world, here.organisation.slug, stranger.token, tryOut, { source: 'sheet', files }),
      404,
    ],
    ['nobody', () => request(world, here.organisation.slug, null, tryOut, { source: 'sheet', files }), 401],
    [
      'a token that only reads',
      async () => (await administrator.withScopes('read')).reply(tryOut, { source: 'sheet', files }),
      403,
    ],
  ])
  whoMay('imports.carry-out', [
    ['an administrator, with what was not tried', () => administrator.reply(carryOut, carry), 409],
    ['anybody else', () => nurse.reply(carryOut, carry), 403],
    [
      'somebody of another organisation',
      () => request(world, here.organisation.slug, stranger.token, carryOut, carry),
      404,
    ],
  ])
  whoMay('imports.list', [
    ['an administrator', () => administrator.reply(list, {}), 200],
    ['anybody else', () => nurse.reply(list, {}), 403],
    ['somebody of another organisation', () => request(world, here.organisation.slug, stranger.token, list, {}), 404],
  ])
  whoMay('imports.roll-back', [
    ['an administrator, of what is not there', () => administrator.reply(rollBack, back()), 404],
    ['anybody else', () => nurse.reply(rollBack, back()), 403],
    [
      'somebody of another organisation',
      () => request(world, here.organisation.slug, stranger.token, rollBack, back()),
      404,
    ],
  ])
  whoMay('imports.export', [
    ['an administrator', () => administrator.reply(exportAll, {}), 200],
    ['everybody', () => nurse.reply(exportAll, {}), 200],
    [
      'somebody of another organisation',
      () => request(world, here.organisation.slug, stranger.token, exportAll, {}),
      404,
    ],
  ])
})

describe('an import', () => {
  it('is tried, carried out as it was tried, and brings nothing twice', async () => {
    const place = await world.organisation('Tried')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const files = [
      goals(
        'beds,goal,,Beds are free,,',
        'noon,goal,beds,Home by noon,,',
        'rate,measure,noon,Before noon,35,2026-01-05',
      ),
    ]
    const report = await ada.ask(tryOut, { source: 'sheet', files })
    expect(report).toMatchObject({
      refused: false,
      faults: [],
      counts: { goals: { new: 3, changed: 0, unchanged: 0 } },
    })
    expect(await countOf(place, 'node', 'check_in', 'import_run')).toEqual([0, 0, 0])

    await ada.ask(carryOut, { source: 'sheet', files, tried: report.tried })
    expect(await countOf(place, 'node', 'check_in', 'import_run')).toEqual([3, 1, 1])
    const seen = await ada.ask(listGoals, {})
    expect(seen.nodes.map(({ title }) => title).sort()).toEqual(['Beds are free', 'Home by noon'])

    expect(await ada.reply(carryOut, { source: 'sheet', files, tried: report.tried })).toMatchObject({ status: 409 })
    const again = await ada.ask(tryOut, { source: 'sheet', files })
    expect(again.counts.goals).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
    const another = await ada.ask(tryOut, { source: 'another', files })
    expect(another.counts.goals).toMatchObject({ new: 3 })
  })

  it('is refused as a whole where one row is, and writes nothing', async () => {
    const place = await world.organisation('Refused')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const files = [goals('good,goal,,A good row,,', 'bad,goal,nowhere,A bad row,,')]
    const report = await ada.ask(tryOut, { source: 'sheet', files })
    expect(report).toMatchObject({ refused: true, faultsTotal: 1, counts: { goals: { new: 1, refused: 1 } } })
    const { status, body } = await ada.reply(carryOut, { source: 'sheet', files, tried: report.tried })
    expect(status).toBe(422)
    expect(body.detail).toBe(
      'Nothing was imported. goals.csv, row 3, parents: The parent nowhere is not there. Add its row, or correct the id.',
    )
    expect(await countOf(place, 'node', 'import_run', 'event')).toEqual([0, 0, 0])
  })

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'picture'],
    ['half of a file', Buffer.from('id,title\ng,"A goal that was cut of'), 'never closed'],
    ['a row that was cut off', Buffer.from('id,title,why\ng,A goal,because\nh,A'), 'This row has 2 cells'],
    ['a page', Buffer.from('<html><body>Sign in</body></html>'), 'web page'],
    ['nothing', Buffer.from(''), 'empty'],
  ])('of %s says so, and writes nothing', async (_, bytes, words) => {
    const before = await countOf(here, 'node')
    const files = [{ name: 'goals.csv', base64: bytes.toString('base64') }]
    const report = await administrator.ask(tryOut, { source: 'sheet', files })
    expect(report.refused).toBe(true)
    expect(report.faults[0]?.sentence).toContain(words)
    expect(await administrator.reply(carryOut, { source: 'sheet', files, tried: report.tried })).toMatchObject({
      status: 422,
    })
    expect(await countOf(here, 'node')).toEqual(before)
  })

  it('is refused where its JSON is not right', async () => {
    const faults = [
      {},
      { source: '', files: [] },
      { source: 's', files: [{ name: 'goals.csv' }] },
      { source: 's', files: [{ name: 'g', base64: '%' }] },
      { source: 's', files: 'goals.csv' },
    ]
    for (const input of faults) expect(await administrator.reply(tryOut, input)).toMatchObject({ status: 422 })
  })

  it('takes persons, teams, who manages and who sees with it', async () => {
    const place = await world.organisation('People')
    const ada = await place.person('Ada Brandt', { administrator: true, email: 'ada@people.example' })
    await bringIn(ada, 'roster', [
      {
        name: 'people.csv',
        text: table(
          'id,name,email,manager,teams',
          'ines,Ines Okafor,,,"heron;medicine"',
          'ada,Ada Brandt,ADA@people.example,ines,heron',
        ),
      },
      {
        name: 'teams.csv',
        text: table('id,name,parent,lead', 'heron,Heron ward,medicine,ada', 'medicine,Medicine,,ines'),
      },
      {
        name: 'goals.csv',
        text: table('id,title,owner,team,audience', 'g,For the team,ada,heron,team', 'p,For oneself,ines,,private'),
      },
    ])
    const { rows } = await world.owner.query(
      `select p.name, m.name as manager, array(select t.name from membership s join team t using (org, team) where s.org = p.org and s.person = p.person order by 1) as teams
       from person p left join reporting_line l on l.org = p.org and l.person = p.person and l.distance = 1 left join person m on m.org = p.org and m.person = l.above
       where p.org = $1 order by 1`,
      [place.organisation.org],
    )
    expect(rows).toEqual([
      { name: 'Ada Brandt', manager: 'Ines Okafor', teams: ['Heron ward'] },
      { name: 'Ines Okafor', manager: null, teams: ['Heron ward', 'Medicine'] },
    ])
    expect((await ada.ask(listGoals, {})).nodes.map(({ title }) => title)).toEqual(['For the team'])
    const widened = await ada.ask(tryOut, {
      source: 'roster',
      files: [{ name: 'goals.csv', text: table('id,title,audience', 'p,For oneself,organisation') }],
    })
    expect(widened.faults[0]?.sentence).toContain('You cannot see this goal')
  })
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

  it('brought into an empty organisation and written out again is the same to the last byte', async () => {
    const from = await world.organisation('From')
    const ada = await from.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' })
    await bringIn(ada, 'first', richFiles)
    const lena = await from.person('Lena Voss', { email: 'lena@otterby.example' })
    await liveALittle(ada, lena)

    const first = await everythingOf(from, null)
    const to = await world.organisation('To')
    await to.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' })
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

      await exportCommand(
        world.database,
        { folder, source: 'from', organisation: to.organisation.slug, as: 'ada@otterby.example' },
        () => undefined,
      )
      const hers = await readFile(join(folder, 'goals.csv'), 'utf8')
      expect(hers).toContain('Between the two of us')
      expect(hers).not.toContain('Nobody else’s business')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

const richFiles = [
  {
    name: 'direction.csv',
    text: table(
      'kind,name,text',
      'vision,,"Nobody waits,\nnobody worries"',
      'mission,,To heal',
      'value,Kind,"Say ""thank you"""',
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
  { name: 'teams.csv', text: table('id,name,parent,lead', 'medicine,Medicine,,ines', 'heron,Heron ward,medicine,tom') },
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
}

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
    expect(await countOf(place, 'node')).toEqual([3])
    expect(await ada.ask(rollBack, { run, carryOut: true })).toMatchObject({ removed: 6, abandoned: 0, stays: 0 })
    expect(await everythingOf(place, null)).toEqual(before)
    expect(
      await countOf(
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
})
