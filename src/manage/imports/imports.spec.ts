import { beforeAll, describe, expect, it } from 'vitest'
import { bringIn, countOf, goals, table } from '../../../test/importing.ts'
import { openWorld, type Place, request, type Somebody, type World, whoMay } from '../../../test/world.ts'
import { list as listGoals } from '../../graph/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { add as addGoal } from '../goals/contract.ts'
import { carryOut, exportAll, list, look, progress, rollBack, stop, tryOut } from './contract.ts'
import { tellFindings } from './finding-words.ts'

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
  whoMay('imports.look', [
    ['an administrator', () => administrator.reply(look, { source: 'sheet', files }), 200],
    ['anybody else', () => nurse.reply(look, { source: 'sheet', files }), 403],
    [
      'somebody of another organisation',
      () => request(world, here.organisation.slug, stranger.token, look, { source: 'sheet', files }),
      404,
    ],
    ['nobody', () => request(world, here.organisation.slug, null, look, { source: 'sheet', files }), 401],
  ])
  whoMay('imports.progress', [
    ['an administrator, of what is not there', () => administrator.reply(progress, { work: newId() }), 200],
    ['anybody else', () => nurse.reply(progress, { work: newId() }), 403],
    [
      'somebody of another organisation',
      () => request(world, here.organisation.slug, stranger.token, progress, { work: newId() }),
      404,
    ],
  ])
  whoMay('imports.stop', [
    ['an administrator, of what is not there', () => administrator.reply(stop, { work: newId() }), 200],
    ['anybody else', () => nurse.reply(stop, { work: newId() }), 403],
    [
      'somebody of another organisation',
      () => request(world, here.organisation.slug, stranger.token, stop, { work: newId() }),
      404,
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
    expect(await countOf(world, place, 'node', 'check_in', 'import_run')).toEqual([0, 0, 0])

    await ada.ask(carryOut, { source: 'sheet', files, tried: report.tried })
    expect(await countOf(world, place, 'node', 'check_in', 'import_run')).toEqual([3, 1, 1])
    const seen = await ada.ask(listGoals, {})
    expect(seen.nodes.map(({ title }) => title).sort()).toEqual(['Beds are free', 'Home by noon'])

    expect(await ada.reply(carryOut, { source: 'sheet', files, tried: report.tried })).toMatchObject({ status: 409 })
    const again = await ada.ask(tryOut, { source: 'sheet', files })
    expect(again.counts.goals).toMatchObject({ new: 0, changed: 0, unchanged: 3 })
    const another = await ada.ask(tryOut, { source: 'another', files })
    expect(another.counts.goals).toMatchObject({ new: 3 })
  })

  it('of one file alone names what is here already, and brings nothing twice', async () => {
    const place = await world.organisation('One by one')
    const ada = await place.person('Ada Brandt', { administrator: true, email: 'ada@alone.example' })
    const by = 'ada@alone.example'
    const files: [kind: string, head: string, row: string][] = [
      ['indicators', 'id,title,low,high', 'beds,Beds in use,0,100'],
      ['readings', 'id,indicator,value,value_on', 'r,beds,90,2026-01-05'],
      ['scans', 'id,kind,question,owner', `scan,swot,What is coming?,${by}`],
      ['findings', 'id,scan,place,text', 'found,scan,strength,People stay'],
      ['signals', 'id,title,kind,factor,horizon,impact,owner', `sign,The council stops,threat,political,year,3,${by}`],
      ['sightings', 'id,signal,seen_on,note', 'sight,sign,2026-01-05,In the paper'],
      ['stakeholders', 'id,name,owner', `council,The council,${by}`],
      ['expectations', 'id,stakeholder,text', 'news,council,News'],
      ['promises', 'id,stakeholder,text,owner,due_on', `list,council,A list,${by},2030-01-05`],
      ['contacts', 'id,stakeholder,spoke_on,note', 'met,council,2026-01-05,Met'],
      ['changes', 'id,title,owner', `home,Home first,${by}`],
      ['decisions', 'id,question,owner', `kite,Open Kite?,${by}`],
      ['briefings', 'id,title,owner', `said,Going home,${by}`],
    ]
    for (const [kind, head, row] of files) {
      const one = [{ name: `${kind}.csv`, text: table(head, row) }]
      const { counts } = await bringIn(ada, 'sheet', one)
      expect(counts, kind).toMatchObject({ [kind]: { new: 1, unchanged: 0 } })
      const again = await bringIn(ada, 'sheet', one)
      expect(again.counts, kind).toMatchObject({ [kind]: { new: 0, unchanged: 1 } })
    }
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
    expect(await countOf(world, place, 'node', 'import_run', 'event')).toEqual([0, 0, 0])
  })

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'picture'],
    ['half of a file', Buffer.from('id,title\ng,"A goal that was cut of'), 'never closed'],
    ['a row that was cut off', Buffer.from('id,title,why\ng,A goal,because\nh,A'), 'This row has 2 cells'],
    ['a page', Buffer.from('<html><body>Sign in</body></html>'), 'web page'],
    ['nothing', Buffer.from(''), 'empty'],
  ])('of %s says so, and writes nothing', async (_, bytes, words) => {
    const before = await countOf(world, here, 'node')
    const files = [{ name: 'goals.csv', base64: bytes.toString('base64') }]
    const report = await administrator.ask(tryOut, { source: 'sheet', files })
    expect(report.refused).toBe(true)
    expect(report.faults[0]?.sentence).toContain(words)
    expect(await administrator.reply(carryOut, { source: 'sheet', files, tried: report.tried })).toMatchObject({
      status: 422,
    })
    expect(await countOf(world, here, 'node')).toEqual(before)
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

describe('a trial', () => {
  it('counts what the checks of each framework find in thousands of goals, quickly and telling nothing hidden', async () => {
    const place = await world.organisation('Findings')
    const ada = await place.person('Ada Brandt', { administrator: true })
    const lena = await place.person('Lena Voss')
    const hidden = await lena.ask(addGoal, {
      title: 'Nobody knows',
      why: 'Stop doing the hidden things',
      framework: 'smart',
      audience: { word: 'private' },
    })
    const rows = Array.from({ length: 4000 }, (_, at) => `g${at},Improve things ${at},${at % 2 ? 'okr' : 'smart'},`)
    const files = [
      {
        name: 'goals.csv',
        text: table('id,title,framework,owner', ...rows, `plain,Without a framework,,`, `${hidden.node.node},Known,,`),
      },
    ]
    const began = performance.now()
    const { findings, refused } = await ada.ask(tryOut, { source: 'sheet', files })
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(refused).toBe(true)
    expect(findings.goals).toBe(4001)
    expect(findings.lacking).toContainEqual({ what: 'measure', goals: 4001 })
    expect(findings.frameworks.map(({ framework, goals: of, open }) => [framework, of, open])).toEqual([
      ['okr', 2000, 2000],
      ['smart', 2000, 2000],
    ])
    const smart = findings.frameworks.find(({ framework }) => framework === 'smart')
    expect(smart?.found.find(({ code }) => code === 'no-measure')).toMatchObject({ part: 'Measurable', goals: 2000 })
    expect(JSON.stringify(findings)).not.toMatch(/hidden|Known/)
    expect(tellFindings(findings).slice(0, 4)).toEqual([
      'Of 4001 goals, which can be written better once here:',
      '  4001 goals have no owner.',
      '  4001 goals have no measure and nothing below them.',
      '  4001 goals have no due date.',
    ])
  })
})
