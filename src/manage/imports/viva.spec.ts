import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { zip } from './archive.ts'
import { carryOut, look, tryOut } from './contract.ts'
import type { Answers } from './mapping.ts'

const folder = fileURLToPath(new URL('../../../e2e/samples/viva/', import.meta.url))
const vivaZip = () => {
  const parts = readdirSync(folder).map((name) => [name, readFileSync(`${folder}${name}`)])
  return { name: 'export.zip', base64: Buffer.from(zip(Object.fromEntries(parts))).toString('base64') }
}

let world: World

beforeAll(async () => {
  world = await openWorld()
})

async function empty(name: string) {
  const place = await world.organisation(name)
  return { place, ada: await place.person('Ada Brandt', { administrator: true, email: 'ada@otterby.example' }) }
}

describe('the export of Viva Goals', () => {
  const answers: Answers = {
    'Viva Goals': { 'progress:1004': 'percent', 'progress:1005': 'value', 'word:status:Closed': 'met' },
  }

  it('asks for what it does not tell, and for nothing else', async () => {
    const { ada } = await empty('Asked')
    const asked = async (given: Answers) => {
      const { questions } = await ada.ask(look, { source: 'viva', files: [vivaZip()], answers: given })
      return questions.filter(({ answer }) => answer === null).map(({ key }) => key)
    }
    expect(await asked({})).toEqual(['progress:1004', 'word:status:Closed', 'progress:1005'])
    expect(await asked(answers)).toEqual([])
    const { refused, faults } = await ada.ask(tryOut, { source: 'viva', files: [vivaZip()] })
    expect(refused).toBe(true)
    expect(faults[0]?.sentence).toMatch(/This question is open: answer it first\.$/)
  })

  it('arrives whole, cell by cell, and changes nothing the second time', async () => {
    const { place, ada } = await empty('Whole')
    const given = { source: 'viva', files: [vivaZip()], answers }
    const { tried } = await ada.ask(tryOut, given)
    await ada.ask(carryOut, { ...given, tried })
    const of = async (query: string) => (await world.owner.query(query, [place.organisation.org])).rows
    expect(
      await of(`select external_id as id, name, email from person where org = $1 and source = 'viva' order by 1`),
    ).toEqual([
      { id: 'u-1', name: 'Ines Okafor', email: 'ines@otterby.example' },
      { id: 'u-2', name: 'Tom Birch', email: 'tom@otterby.example' },
      { id: 'u-3', name: 'Siobhán Ní Dhómhnaill', email: 'siobhan@otterby.example' },
    ])
    expect(
      await of(`select t.external_id as id, t.name, p.name as parent, l.name as lead from team t
        left join team p on p.org = t.org and p.team = t.parent left join person l on l.org = t.org and l.person = t.lead
        where t.org = $1 order by 1`),
    ).toEqual([
      { id: '201', name: 'Medicine', parent: null, lead: 'Ines Okafor' },
      { id: '202', name: 'Heron ward', parent: 'Medicine', lead: 'Tom Birch' },
    ])
    expect(
      await of(`select n.external_id as id, n.kind, n.title, o.name as owner, t.name as team, n.start_on::text as start, n.due_on::text as due,
          n.state, p.external_id as parent, c.share::float8 as share
        from node n left join person o on o.org = n.org and o.person = n.owner left join team t on t.org = n.org and t.team = n.team
        left join carries c on c.org = n.org and c.child = n.node left join node p on p.org = n.org and p.node = c.parent
        where n.org = $1 order by 1`),
    ).toEqual(vivaNodes)
    expect(
      await of(`select n.external_id as id, m.unit, m.direction, m.baseline::float8 as baseline, m.target::float8 as target,
          m.target_max::float8 as max, m.value::float8 as value, m.value_on::text as "on"
        from measure m join node n using (org, node) where n.org = $1 order by 1`),
    ).toEqual(vivaMeasures)
    expect(
      await of(`select c.external_id as id, n.external_id as goal, p.name as by, c.read_on::text as "on", c.note,
          to_char(c.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at, r.value::float8 as value, m.external_id as measure
        from check_in c join node n on n.org = c.org and n.node = c.goal left join person p on p.org = c.org and p.person = c.by
        left join reading r on r.org = c.org and r.check_in = c.check_in left join node m on m.org = r.org and m.node = r.measure
        where c.org = $1 and c.external_id is not null order by 1`),
    ).toEqual(vivaCheckIns)
    const [beds] = await of(
      `select g.remark from goal g join node n using (org, node) where n.org = $1 and n.external_id = '1001'`,
    )
    expect(beds.remark.split('\n')).toEqual([
      'Beds are free by noon, every day.',
      'Status: On Track',
      'Goal type: Committed',
      'Time period: Annual 2026',
      'Other owners: Tom Birch',
      'Other teams: Heron ward',
      'Score: 0.4',
      'Progress is: Automatically rolled up',
      'Status is: Rolled up',
      'Created by: Ines Okafor',
      'Created at: 2025-12-15T08:30:00Z',
      'Progress: 41',
    ])
    const [patients] = await of(
      `select m.remark from measure m join node n using (org, node) where n.org = $1 and n.external_id = '1002'`,
    )
    expect(patients.remark).toContain('Phased targets: Monthly')
    expect(patients.remark).not.toContain('1,300')
    const [curve] = await of(
      `select m.phases from measure m join node n using (org, node) where n.org = $1 and n.external_id = '1002'`,
    )
    expect(curve.phases).toEqual([
      { on: '2026-01-31', value: '1300' },
      { on: '2026-02-28', value: '1400' },
    ])
    const again = await ada.ask(tryOut, { source: 'viva', files: [vivaZip()] })
    expect(Object.values(again.counts).map((count) => (count?.new ?? 0) + (count?.changed ?? 0))).toEqual(
      Array(Object.keys(again.counts).length).fill(0),
    )
  })
})

const node = (id: string, kind: string, title: string, rest: object) => ({ id, kind, title, ...rest })
const below = (share: number | null) => ({ parent: '1001', share })
const vivaNodes = [
  node('1001', 'goal', 'Nobody waits for a bed', {
    owner: 'Ines Okafor',
    team: 'Medicine',
    start: '2026-01-01',
    due: '2026-12-31',
    state: 'active',
    parent: null,
    share: null,
  }),
  node('1002', 'measure', 'Discharged before noon', {
    owner: 'Tom Birch',
    team: 'Heron ward',
    start: '2026-01-01',
    due: '2026-03-31',
    state: 'active',
    ...below(37.5),
  }),
  node('1003', 'measure', 'Nights over capacity', {
    owner: 'Tom Birch',
    team: null,
    start: '2026-01-05',
    due: '2026-03-31',
    state: 'active',
    ...below(50),
  }),
  node('1004', 'measure', 'Delays for transport', {
    owner: 'Siobhán Ní Dhómhnaill',
    team: null,
    start: '2026-01-01',
    due: '2026-03-31',
    state: 'active',
    ...below(null),
  }),
  node('1005', 'goal', 'Room temperature', {
    owner: null,
    team: null,
    start: '2026-01-01',
    due: '2026-12-31',
    state: 'closed',
    parent: null,
    share: null,
  }),
  node('1005/measure', 'measure', 'Degrees', {
    owner: null,
    team: null,
    start: null,
    due: null,
    state: 'active',
    parent: '1005',
    share: null,
  }),
  node('1006', 'goal', 'Letters leave with the patient', {
    owner: 'Siobhán Ní Dhómhnaill',
    team: 'Heron ward',
    start: '2026-01-12',
    due: '2026-03-20',
    state: 'active',
    ...below(12.5),
  }),
  node('1006/measure', 'measure', 'Letters leave with the patient', {
    owner: null,
    team: null,
    start: null,
    due: null,
    state: 'active',
    parent: '1006',
    share: null,
  }),
]

const vivaMeasures = [
  {
    id: '1002',
    unit: 'patients',
    direction: 'increase',
    baseline: 1200,
    target: 1500,
    max: null,
    value: 1350,
    on: '2026-02-16',
  },
  {
    id: '1003',
    unit: 'nights',
    direction: 'decrease',
    baseline: 40,
    target: 20,
    max: null,
    value: 30,
    on: '2026-02-20',
  },
  {
    id: '1004',
    unit: 'hours',
    direction: 'decrease',
    baseline: 80,
    target: 40,
    max: null,
    value: 70,
    on: '2026-02-18',
  },
  {
    id: '1005/measure',
    unit: '°C',
    direction: 'between',
    baseline: 18,
    target: 21,
    max: 21,
    value: 21.5,
    on: '2026-01-30',
  },
  {
    id: '1006/measure',
    unit: '%',
    direction: 'increase',
    baseline: 0,
    target: 100,
    max: null,
    value: 35,
    on: '2026-02-19',
  },
]

const vivaCheckIns = [
  {
    id: 'c-1',
    goal: '1001',
    by: 'Siobhán Ní Dhómhnaill',
    on: '2026-01-30',
    note: 'Slow start\nStatus: Behind',
    at: '2026-01-30 16:20:00',
    value: 1250,
    measure: '1002',
  },
  {
    id: 'c-2',
    goal: '1001',
    by: 'Tom Birch',
    on: '2026-02-16',
    note: 'Two nurses & a clerk\nStatus: At Risk',
    at: '2026-02-16 09:00:00',
    value: 1350,
    measure: '1002',
  },
  {
    id: 'c-3',
    goal: '1001',
    by: 'Tom Birch',
    on: '2026-02-20',
    note: 'Status: Behind',
    at: '2026-02-20 21:05:30',
    value: 30,
    measure: '1003',
  },
  {
    id: 'c-4',
    goal: '1001',
    by: null,
    on: '2026-02-21',
    note: 'On the whole it moves\nStatus: On Track\nValue: 41\nBy: Somebody who left',
    at: '2026-02-21 08:00:00',
    value: null,
    measure: null,
  },
]
