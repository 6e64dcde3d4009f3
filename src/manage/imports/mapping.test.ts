import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleaned } from '../../kernel/contract.ts'
import { limits, unzip, zip } from './archive.ts'
import { orderIn, readDay } from './day-order.ts'
import type { Answers } from './mapping.ts'
import { markIn, readNumber } from './number-marks.ts'
import { readWorkbook, writeWorkbook } from './spreadsheet.ts'
import { bring } from './trial.ts'

const folder = process.env.BEARING_REAL_DATA ?? ''
const real = folder !== '' && existsSync(join(folder, 'tool-headers'))
const chosen = real ? '' : ' (skipped by choice: BEARING_REAL_DATA is not set)'
const samples = fileURLToPath(new URL('../../../e2e/samples/', import.meta.url))
const nobodyHere = { source: 'sheet', remembered: new Map(), persons: [], teams: [] }

async function settled(name: string, bytes: Uint8Array | string, answers: Answers = {}) {
  const given = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  const { tables, sheets, questions, faults } = (await bring([{ name, bytes: given }], answers)).settle(nobodyHere)
  const filled = (cells: Record<string, string>) =>
    Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''))
  return {
    kinds: sheets.map(({ kind }) => kind),
    tool: sheets[0]?.tool,
    meanings: Object.fromEntries(
      sheets.flatMap(({ columns }) => columns.map(({ header, meaning }) => [header, meaning])),
    ),
    asks: questions.filter(({ answer }) => answer === null).map(({ key }) => key),
    rows: (kind: string) =>
      tables.filter((table) => table.kind === kind).flatMap(({ lines }) => lines.map(({ cells }) => filled(cells))),
    says: faults.all.map(({ file, row, column, sentence }) => `${file}|${row}|${column ?? ''}|${sentence}`),
  }
}

const sample = (name: string, answers?: Answers) => settled(name, readFileSync(join(samples, name)), answers)

describe('dates', () => {
  it.each([
    ['31/12/2026', 'day-month'],
    ['12/31/26', 'month-day'],
    ['03/04/2026', 'open'],
    ['31.12.2026', 'none'],
    ['2026-12-31T10:00:00Z', 'none'],
    ['31 Dec 2026', 'none'],
    ['soon', 'none'],
  ])('%s tells: %s', (written, order) => expect(orderIn([written])).toBe(order))

  it('are decided by any one of them, and by none where two contradict each other', () => {
    expect(orderIn(['03/04/2026', '13/04/2026'])).toBe('day-month')
    expect(orderIn(['13/04/2026', '04/13/2026'])).toBe('both')
  })

  it.each([
    ['3/4/26', 'day-month', '2026-04-03'],
    ['3/4/26', 'month-day', '2026-03-04'],
    ['3.4.2026', 'month-day', '2026-04-03'],
    ['March 4th, 2026', 'day-month', '2026-03-04'],
    ['4. März 2026', 'day-month', '2026-03-04'],
    ['3/31/2026 2:30 PM', 'month-day', '2026-03-31'],
    ['20260331', 'day-month', '2026-03-31'],
    ['30/02/2026', 'day-month', undefined],
    ['Q3 2026', 'day-month', undefined],
  ] as const)('%s, %s, is %s', (written, order, day) => expect(readDay(written, order)).toBe(day))
})

describe('numbers', () => {
  it.each([
    ['1,200', 'open'],
    ['1.200', 'open'],
    ['1,200.5', '.'],
    ['1.200,5', ','],
    ['1.234.567', ','],
    ['3,5', ','],
    ['0.125', '.'],
    ['1 200,5', ','],
    ['1200', 'none'],
    ['as low as we can, by May', 'none'],
  ])('%s tells: %s', (written, mark) => expect(markIn([written])).toBe(mark))

  it.each([
    ['1,200', '.', '1200'],
    ['1,200', ',', '1.2'],
    ['€1.200,50', ',', '1200.5'],
    ['45 %', '.', '45'],
    ['−4', '.', '-4'],
    ['1e5', '.', undefined],
    ['12,34,5', '.', undefined],
  ] as const)('%s with %s is %s', (written, mark, number) => expect(readNumber(written, mark)?.number).toBe(number))

  it('come back from how any place writes them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH'),
        (whole, place) => {
          const written = new Intl.NumberFormat(place, { minimumFractionDigits: 2 }).format(whole / 100)
          const mark = place === 'de-DE' || place === 'fr-FR' ? ',' : '.'
          expect(Number(readNumber(written, mark)?.number)).toBe(whole / 100)
        },
      ),
    )
  })
})

describe('columns', () => {
  it('are guessed by other names for them, and what has no name here is a note', async () => {
    const { meanings, rows } = await settled('plan.csv', 'Ziel,Verantwortlich,Fällig am,Farbe\nA,,31.12.2026,rot\n')
    expect(meanings).toEqual({ Ziel: 'title', Verantwortlich: 'owner', 'Fällig am': 'due', Farbe: 'kept' })
    expect(rows('goals')).toEqual([{ id: 'A', type: 'goal', title: 'A', due: '2026-12-31', remark: 'Farbe: rot' }])
  })

  it('are judged by what is in them: a column of words is no date', async () => {
    const { meanings } = await settled('plan.csv', 'Goal title,Due date,Progress\nA,soon,well\nB,later,badly\n')
    expect(meanings).toEqual({ 'Goal title': 'title', 'Due date': 'kept', Progress: 'kept' })
  })

  it('are asked about where a name is only like one', async () => {
    const text = 'Goal title,Target date,Main owner of it\nA,2026-12-31,Tom\n'
    expect((await settled('plan.csv', text)).asks).toEqual(['column:Main owner of it'])
    const { meanings } = await settled('plan.csv', text, { '*': { 'column:Main owner of it': 'owner' } })
    expect(meanings['Main owner of it']).toBe('owner')
  })

  it('follow what somebody says, and of two with one meaning the first has it', async () => {
    const { meanings } = await settled('plan.csv', 'Goal title,Aim,Due date\nA,B,2026-12-31\n', {
      'plan.csv': { 'column:Aim': 'title', 'column:Due date': 'left' },
    })
    expect(meanings).toEqual({ 'Goal title': 'title', Aim: 'kept', 'Due date': 'left' })
  })

  it('of a sheet that nobody knows are asked about, and so is what it holds', async () => {
    const text = 'a,b\n1,2\n'
    expect((await settled('numbers.csv', text)).asks).toEqual(['kind'])
    expect((await settled('numbers.csv', text, { '*': { kind: 'goals' } })).asks).toEqual(['field:title'])
    const { rows } = await settled('numbers.csv', text, { '*': { kind: 'goals', 'field:title': 'b' } })
    expect(rows('goals')).toEqual([{ id: '2', type: 'goal', title: '2', remark: 'a: 1' }])
    expect((await settled('numbers.csv', text, { '*': { kind: 'nothing' } })).kinds).toEqual(['nothing'])
  })

  it('with very many unknown words are asked about a few times only', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `Goal ${at},state ${at}`)
    const { asks } = await settled('goals of ours.csv', ['Goal title,Goal status', ...lines].join('\n'))
    expect(asks).toHaveLength(41)
    expect(asks.at(-1)).toBe('word:status:*')
  })
})

describe('sheets of other tools', () => {
  it.skipIf(!real)(`are known by their headers${chosen}`, async () => {
    const rows = parse(readFileSync(join(folder, 'tool-headers', 'headers.csv')), { columns: true }) as Record<
      string,
      string
    >[]
    for (const { tool = '', header = '' } of rows) {
      const names = header.split(',')
      const {
        kinds,
        tool: known,
        meanings,
        asks,
      } = await settled('export.csv', `${header}\n${names.map(() => '').join(',')}x\n`)
      expect(kinds, tool).toEqual(['goals'])
      expect(known, tool).toBe(tool.replace(/ (Cloud|Server)$/, ''))
      expect(Object.values(meanings), tool).toContain('title')
      expect(
        asks.filter((key) => key !== 'dates'),
        tool,
      ).toEqual([])
    }
    expect(rows.length).toBeGreaterThan(5)
  })

  it('Peoplebox: row numbers, a decimal comma, several owners, a number in the row', async () => {
    const { rows, asks } = await sample('peoplebox.csv', {
      '*': { persons: 'note', 'person:tom@otterby.example': 'new', 'person:ines@otterby.example': 'new' },
    })
    expect(asks).toEqual([])
    expect(
      rows('goals').map(({ id, type, parents, baseline, target, value, direction }) => [
        id,
        type,
        parents,
        baseline,
        target,
        value,
        direction,
      ]),
    ).toEqual([
      ['PB-9', 'goal', undefined, undefined, undefined, undefined, undefined],
      ['PB-10', 'measure', 'PB-9', '1200.5', '1500', '1350', undefined],
      ['3', 'measure', 'PB-9', '40', '20', '28.5', 'decrease'],
    ])
    expect(rows('goals')[1]?.remark).toContain('Other owners: ines@otterby.example')
    expect(rows('teams').map(({ name }) => name)).toEqual(['Medicine', 'Heron ward'])
  })

  it('Lattice: parents by id, a title with a comma, progress that is a measure of its own', async () => {
    const { rows, meanings } = await sample('lattice-goals.csv')
    expect(meanings).toMatchObject({ 'Goal name': 'title', 'Parent ID': 'parents', Watchers: 'kept' })
    expect(rows('goals').map(({ id, type, title, parents, value }) => [id, type, title, parents, value])).toEqual([
      ['L-1', 'goal', 'Nobody waits', undefined, undefined],
      ['L-2', 'goal', 'Discharged, before noon', 'L-1', undefined],
      ['L-2/measure', 'measure', 'Discharged, before noon', 'L-2', '35'],
      ['L-3', 'goal', 'Letters leave', 'L-1', undefined],
      ['L-3/measure', 'measure', 'Letters leave', 'L-3', '100'],
    ])
    expect(rows('goals')[0]?.remark).toContain('Progress: 41 %')
  })

  it('Lattice without ids: parents by title, and a warning', async () => {
    const text = 'Goal name,Goal type,Parent goal\nUp,Team,\n"Down, below",Team,Up\nLost,Team,Nowhere\n'
    const { rows, says } = await settled('goals export.csv', text)
    expect(rows('goals').map(({ id, parents }) => [id, parents])).toEqual([
      ['Up', undefined],
      ['Down, below', 'Up'],
      ['Lost', undefined],
    ])
    expect(says).toEqual([
      expect.stringContaining('There is no column with ids'),
      expect.stringContaining('|4||The parent Nowhere is not in this file'),
    ])
  })

  it('Culture Amp: measures in the same row; nothing is made more public than it was', async () => {
    const { rows } = await sample('culture-amp.csv')
    expect(rows('goals').map(({ id, type, title, audience, value }) => [id, type, title, audience, value])).toEqual([
      ['Nobody waits', 'goal', 'Nobody waits', 'organisation', undefined],
      ['Nobody waits/1', 'measure', 'Before noon', undefined, '35'],
      ['Nobody waits/2', 'measure', 'Fewer nights', undefined, '50'],
      ['Letters leave', 'goal', 'Letters leave', 'line', undefined],
      ['Letters leave/measure', 'measure', 'Letters leave', undefined, '100'],
    ])
    const { asks, rows: hidden } = await settled('g.csv', 'Goal title,Due date,Visibility\nA,2026-01-01,Board only\n')
    expect(asks).toEqual(['word:audience:Board only'])
    expect(hidden('goals')[0]?.audience).toBe('private')
  })

  it('Jira and Linear: parents by key, repeated columns, words for states', async () => {
    const jira = await sample('jira.csv')
    expect(jira.rows('goals').map(({ id, parents, status }) => [id, parents, status])).toEqual([
      ['OT-1', undefined, 'active'],
      ['OT-2', 'OT-1', 'met'],
    ])
    expect(jira.rows('goals')[0]?.remark).toContain('Components: Beds\nComponents: Wards')
    const linear = await sample('linear.csv')
    expect(linear.rows('goals').map(({ id, parents, status }) => [id, parents, status])).toEqual([
      ['OTT-1', undefined, 'active'],
      ['OTT-2', 'OTT-1', 'abandoned'],
    ])
  })
})

describe('archives and workbooks', () => {
  it('that unpack to more than there is room for are stopped while they unpack', () => {
    const bomb = zip({ 'a.json': new Uint8Array(3_000_000) })
    expect(bomb.length).toBeLessThan(10_000)
    expect(unzip(bomb, () => true, { ...limits, unpacked: 1_048_576 })).toEqual({
      fault: 'Unpacked this archive is larger than 1 MB. Split it into smaller ones.',
    })
    const many = zip(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${at}.csv`, new Uint8Array(1)])))
    expect(unzip(many, () => true, { ...limits, files: 20 })).toEqual({
      fault: 'This archive holds more than 20 files. Split it into smaller ones.',
    })
  })

  it('that lie about their size, are cut off, or are locked say so', () => {
    const honest = zip({ 'a.csv': new Uint8Array(2_000_000) })
    const lying = honest.slice()
    // the size unpacked, in the header of the file and in the directory at the end
    for (const at of [22, honest.length - 22 - 51 + 24]) lying.set([1, 0, 0, 0], at)
    expect(unzip(lying, () => true, { ...limits, unpacked: 1_048_576 })).toMatchObject({
      fault: expect.stringContaining('larger than 1 MB'),
    })
    expect(unzip(honest.subarray(0, honest.length >> 1))).toMatchObject({ fault: expect.stringContaining('cut off') })
  })

  it('within archives, and what is no table, are refused with what to do', async () => {
    const inner = zip({ 'a.csv': new Uint8Array(10) })
    expect((await settled('outer.zip', zip({ 'inner.zip': inner }))).says).toEqual([
      expect.stringContaining('holds no CSV, XLSX or JSON'),
    ])
    expect((await settled('x.json', '{"a": 1}')).says).toEqual([
      expect.stringContaining('neither an export of Bearing nor one of Viva Goals'),
    ])
    expect((await settled('x.json', '[{"a": ')).says).toEqual([expect.stringContaining('not whole JSON')])
    expect((await settled('x.xlsx', zip({ '[Content_Types].xml': new Uint8Array(3) }))).says).toEqual([
      expect.stringContaining('cannot be read'),
    ])
    expect((await settled('x.ods', zip({ 'content.xml': new Uint8Array(3) }))).says).toEqual([
      expect.stringContaining('ODS'),
    ])
  })

  it('keep every text to the letter, formulas as text', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 40 }).map(cleaned)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 10 }), async (rows) => {
        const kept: string[][] = [
          ...rows.filter((row) => row.some((one) => one.trim() !== '')),
          ['=1+1', '-5'],
          ['_x0041_', ' two  spaces '],
          ['\ufffe', 'x'.repeat(40_000)],
        ]
        const read = await readWorkbook(await writeWorkbook([{ name: 'goals', header: ['a', 'b'], rows: kept }]))
        expect('sheets' in read && read.sheets[0]?.grid.slice(1).map(({ cells }) => cells)).toEqual(kept)
      }),
      { numRuns: 30 },
    )
    const opened = unzip(await writeWorkbook([{ name: 'a', header: ['=1+1'], rows: [['@x']] }]))
    const sheet = 'entries' in opened ? new TextDecoder().decode(opened.entries.get('xl/worksheets/sheet1.xml')) : ''
    expect(sheet).toContain('t="s"')
    expect(sheet).not.toContain('<f>')
  })

  it('with a cell far to the right are refused rather than filled up', async () => {
    const opened = unzip(await writeWorkbook([{ name: 'a', header: ['x'], rows: [['y']] }]))
    const parts = 'entries' in opened ? Object.fromEntries(opened.entries) : {}
    const path = 'xl/worksheets/sheet1.xml'
    parts[path] = new TextEncoder().encode(new TextDecoder().decode(parts[path]).replace('r="A2"', 'r="XFD2"'))
    expect(await readWorkbook(zip(parts))).toEqual({
      fault: 'A sheet has more than 500 columns. Delete those that are not needed.',
    })
  })
})

describe('whatever is handed over', () => {
  it('is answered with rows or with sentences, and never falls over', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('1,5', '12/31/2026', '=A1', 'Goal title', 'vision', '45%', ';', '"'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('goals.csv', 'x.csv', 'people.tsv'),
        async (rows, name) => {
          const { says } = await settled(name, rows.map((row) => row.join(',')).join('\n'), { '*': { kind: 'goals' } })
          for (const said of says) expect(said).toMatch(/[.?]$/)
        },
      ),
      { numRuns: 200 },
    )
  })
})

it('finds parents by the numbers of rows where a goal has such a number as its id', async () => {
  const text = [
    'Row ID,Parent Row IDs,Goal ID,Goal Title,Owner Emails',
    '1,,2,At the top,ada@otterby.example',
    '2,1,1,Below it,ada@otterby.example',
    '3,"1,2",9,Below both,ada@otterby.example',
  ].join('\n')
  const { rows, tool } = await settled('goals.csv', text)
  expect(tool).toBe('Peoplebox')
  expect(rows('goals').map(({ id, parents }) => [id, parents])).toEqual([
    ['2', undefined],
    ['1', '2'],
    ['9', '2;1'],
  ])
})
