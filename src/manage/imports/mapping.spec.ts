import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { countOf } from '../../../test/importing.ts'
import { openWorld, type Place, type Somebody, type World } from '../../../test/world.ts'
import { list as listGoals } from '../../graph/contract.ts'
import { type ImportAsked, importCommand } from './cli.ts'
import { carryOut, look, tryOut } from './contract.ts'
import type { Answers } from './mapping.ts'
import { writeWorkbook } from './spreadsheet.ts'

const samples = fileURLToPath(new URL('../../../e2e/samples/', import.meta.url))
const sent = (name: string, bytes: Uint8Array) => ({ name, base64: Buffer.from(bytes).toString('base64') })
const sample = (name: string) => sent(name, readFileSync(`${samples}${name}`))
let world: World

beforeAll(async () => {
  world = await openWorld()
})

async function empty(name: string): Promise<{ place: Place; ada: Somebody }> {
  const place = await world.organisation(name)
  return { place, ada: await place.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' }) }
}

type Files = { name: string; base64: string }[]

async function bring(ada: Somebody, source: string, files: Files, answers: Answers = {}) {
  const report = await ada.ask(tryOut, { source, files, answers })
  expect(report.faults.filter(({ level }) => level === 'refused')).toEqual([])
  await ada.ask(carryOut, { source, files, answers, tried: report.tried })
  return report
}

const asked = async (ada: Somebody, files: Files, answers: Answers = {}) => {
  const { questions } = await ada.ask(look, { source: 'sheet', files, answers })
  return questions.filter(({ answer }) => answer === null).map(({ key }) => key)
}

describe('the command line', () => {
  it('prints what is open with how to answer, and takes answers from flags and from a file', async () => {
    const { place } = await empty('Terminal')
    const folder = await mkdtemp(join(tmpdir(), 'bearing-mapping-'))
    const run = async (more: Partial<ImportAsked>): Promise<[number, string]> => {
      const said: string[] = []
      const asked = {
        folder: `${samples}betterworks.csv`,
        source: 'tool',
        organisation: place.organisation.slug,
        ...more,
      }
      const code = await importCommand(world.database, asked, (line) => said.push(line))
      return [code, said.join('\n')]
    }
    try {
      const [refused, says] = await run({})
      expect(refused).toBe(1)
      expect(says).toContain("--answer 'betterworks.csv: dates=day-month'  The day first: 31/12/2026")
      expect(says).toContain("--answer 'betterworks.csv: person:tom@otterby.example=note'")
      const mapping = join(folder, 'mapping.json')
      await writeFile(mapping, JSON.stringify({ '*': { dates: 'month-day', 'person:tom@otterby.example': 'note' } }))
      await expect(run({ mapping: join(folder, 'nowhere.json') })).rejects.toThrow(/cannot be read/)
      await expect(run({ answers: ['dates'] })).rejects.toThrow(/is no answer/)
      await writeFile(join(folder, 'wrong.json'), '[]')
      await expect(run({ mapping: join(folder, 'wrong.json') })).rejects.toThrow(/is no mapping/)
      const answers = ['betterworks.csv: dates=day-month', 'person:ines@otterby.example=new']
      expect(await run({ mapping, answers, dryRun: true })).toEqual([0, expect.stringContaining('This was a dry run')])
      expect((await run({ mapping, answers }))[0]).toBe(0)
      const { rows } = await world.owner.query(
        `select due_on::text as due from node where org = $1 and title = 'Nobody waits'`,
        [place.organisation.org],
      )
      expect(rows.map(({ due }) => due)).toContain('2026-06-05')
      expect(await run({})).toEqual([0, expect.stringContaining('Everything is here already')])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('takes what is likely where it is told to', async () => {
    const { place, ada } = await empty('Likely')
    await place.person('Ines Okafor')
    await place.person('Tom Birch', { email: 'tom@otterby.example' })
    const asked = { folder: `${samples}lattice-goals.csv`, source: 'tool', organisation: place.organisation.slug }
    expect(await importCommand(world.database, asked, () => undefined)).toBe(1)
    expect(await importCommand(world.database, { ...asked, guess: true }, () => undefined)).toBe(0)
    expect((await ada.ask(listGoals, {})).nodes).toHaveLength(3)
  })
})

describe('a mapping', () => {
  it('is remembered for files of the same shape, whatever the order of their columns', async () => {
    const { place, ada } = await empty('Remembered')
    const files = [sample('betterworks.csv')]
    const answers = { 'betterworks.csv': { dates: 'day-month', persons: 'new' } }
    const people = { 'person:ines@otterby.example': 'new', 'person:tom@otterby.example': 'note' }
    expect(await asked(ada, files)).toEqual(['dates', ...Object.keys(people)])
    await bring(ada, 'tool', files, { 'betterworks.csv': { ...answers['betterworks.csv'], ...people } })
    const turned = readFileSync(`${samples}betterworks.csv`, 'utf8')
      .split('\n')
      .map((line) => line.split(',').reverse().join(','))
      .join('\n')
    expect(await asked(ada, [sent('another name.csv', Buffer.from(turned))])).toEqual([])
    const { rows } = await world.owner.query(
      `select n.title, n.due_on::text as due, p.name as owner, g.remark from node n join goal g using (org, node)
       left join person p on p.org = n.org and p.person = n.owner where n.org = $1 order by 1`,
      [place.organisation.org],
    )
    expect(rows).toEqual([
      { title: 'Before noon', due: '2026-06-06', owner: null, remark: 'Owner: tom@otterby.example' },
      { title: 'Nobody waits', due: '2026-06-05', owner: 'Ines', remark: 'Free by noon\ncategories: Beds' },
    ])
    expect(await countOf(world, place, 'import_mapping', 'import_work')).toEqual([1, 0])
  })

  it('is nobody else’s: another organisation is asked again', async () => {
    const { ada } = await empty('Elsewhere again')
    expect(await asked(ada, [sample('betterworks.csv')])).toContain('dates')
  })

  it('finds persons by id, by e-mail and by name, and asks for the others', async () => {
    const { place, ada } = await empty('Persons')
    await place.person('Ines Okafor')
    await place.person('Tom Birch', { email: 'tom@otterby.example' })
    expect(await asked(ada, [sample('lattice-goals.csv')])).toEqual(['person:T. Birch'])
    const { questions } = await ada.ask(look, { source: 'lattice', files: [sample('lattice-goals.csv')] })
    const tom = questions[0]?.guess ?? ''
    expect(questions[0]?.choices[0]?.says).toBe('Tom Birch, tom@otterby.example')
    await bring(ada, 'lattice', [sample('lattice-goals.csv')], { 'lattice-goals.csv': { 'person:T. Birch': tom } })
    const { rows } = await world.owner.query(
      `select n.external_id as id, p.name as owner, n.state, n.start_on::text as start from node n
       left join person p on p.org = n.org and p.person = n.owner where n.org = $1 and n.kind = 'goal' order by 1`,
      [place.organisation.org],
    )
    expect(rows).toEqual([
      { id: 'L-1', owner: 'Ines Okafor', state: 'active', start: '2026-01-13' },
      { id: 'L-2', owner: 'Tom Birch', state: 'active', start: '2026-02-01' },
      { id: 'L-3', owner: 'Tom Birch', state: 'closed', start: '2026-01-05' },
    ])
  })

  it('takes people with their teams, and asks whether a namesake is the same', async () => {
    const { place, ada } = await empty('Namesakes')
    const ines = await place.person('Ines Okafor')
    expect(await asked(ada, [sample('lattice-people.csv')])).toEqual(['same:Ines Okafor'])
    await bring(ada, 'lattice', [sample('lattice-people.csv')], { '*': { 'same:Ines Okafor': ines.id } })
    const { rows } = await world.owner.query(
      `select p.name, p.email, t.name as team, m.name as manager from person p
       left join membership s on s.org = p.org and s.person = p.person left join team t on t.org = p.org and t.team = s.team
       left join managing g on g.org = p.org and g.person = p.person left join person m on m.org = p.org and m.person = g.manager
       where p.org = $1 and p.name <> 'Ada Brandt' order by 1`,
      [place.organisation.org],
    )
    expect(rows).toEqual([
      { name: 'Ines Okafor', email: 'ines@otterby.example', team: 'Medicine', manager: null },
      { name: 'Tom Birch', email: 'tom@otterby.example', team: 'Heron ward', manager: 'Ines Okafor' },
    ])
  })

  it('reads a workbook, and says by file, row and column what is wrong in it', async () => {
    const { place, ada } = await empty('Workbook')
    const book = (due: string) =>
      writeWorkbook([
        {
          name: 'Plan 2026',
          header: ['Goal title', 'Deadline', 'Current value', 'Target value', 'Colour'],
          rows: [
            ['=1+1', '31/12/2026', '45%', '60%', 'blue'],
            ['Second', due, '1.250,5', '2.000', ''],
          ],
        },
      ])
    const bad = await ada.ask(tryOut, { source: 'book', files: [sent('plan.xlsx', await book('30/02/2026'))] })
    expect(bad.faults.find(({ level }) => level === 'refused')).toMatchObject({
      file: 'plan.xlsx',
      row: 3,
      column: 'Deadline',
      sentence: '"30/02/2026" is not a date. Write it as YYYY-MM-DD, for example 2026-03-31.',
    })
    await bring(ada, 'book', [sent('plan.xlsx', await book('28/02/2026'))])
    const { rows } = await world.owner.query(
      `select n.title, n.due_on::text as due, m.unit, m.value::float8 as value, m.target::float8 as target from node n
       left join measure m using (org, node) where n.org = $1 order by n.title, n.kind`,
      [place.organisation.org],
    )
    expect(rows).toEqual([
      { title: '=1+1', due: '2026-12-31', unit: null, value: null, target: null },
      { title: '=1+1', due: null, unit: '%', value: 45, target: 60 },
      { title: 'Second', due: '2026-02-28', unit: null, value: null, target: null },
      { title: 'Second', due: null, unit: '', value: 1250.5, target: 2000 },
    ])
  })
})
