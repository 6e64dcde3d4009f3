import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, type Somebody, type World } from '../../../test/world.ts'
import { cleaned } from '../../kernel/contract.ts'
import { carryOut, exportAll, rollBack, tryOut } from './contract.ts'
import { readCsv, writeCsv } from './csv.ts'
import { decode } from './encoding.ts'
import { columns, type FileKind } from './table.ts'

// Published data that is no part of the product: whoever runs the tests says where it lies, or chooses to do without.
const folder = process.env.BEARING_REAL_DATA ?? ''
const real = folder === '' ? describe.skip : describe
const chosen = folder === '' ? ' (skipped by choice: BEARING_REAL_DATA is not set)' : ''

if (folder === '') console.info('Specs on published data are skipped by choice: BEARING_REAL_DATA names no folder.')

let world: World

beforeAll(async () => {
  if (folder !== '') world = await openWorld()
})

type Row = Record<string, string>
const rowsOf = (...path: string[]): Row[] => parse(readFileSync(join(folder, ...path)), { columns: true }) as Row[]
const sent = (...path: string[]) => ({
  name: path.at(-1) ?? '',
  base64: readFileSync(join(folder, ...path)).toString('base64'),
})
const written = (kind: FileKind, rows: Row[]) => ({
  name: `${kind}.csv`,
  text: writeCsv(
    columns[kind].written,
    rows.map((row) => columns[kind].written.map((column) => row[column] ?? '')),
  ),
})

async function empty(name: string): Promise<{ place: Place; ada: Somebody }> {
  const place = await world.organisation(name)
  return { place, ada: await place.person('Ada Brandt', { administrator: true }) }
}

async function bringIn(ada: Somebody, source: string, files: { name: string; text?: string; base64?: string }[]) {
  const report = await ada.ask(tryOut, { source, files })
  expect(report.faults.filter(({ level }) => level === 'refused')).toEqual([])
  return { report, ...(await ada.ask(carryOut, { source, files, tried: report.tried })) }
}

real(`a government's departmental results${chosen}`, () => {
  const files = () => [sent('canada-results', 'teams.csv'), sent('canada-results', 'goals.csv')]

  it('loads whole, agrees with the published verdicts, changes nothing the second time, and can be taken back', async () => {
    const { place, ada } = await empty('Results')
    const { report, run } = await bringIn(ada, 'results', files())
    expect(report.counts).toMatchObject({
      teams: { new: 70, refused: 0 },
      goals: { new: 1631 + 1584, refused: 0, warned: 2 },
    })
    expect(report.faults.map(({ sentence }) => sentence)).toEqual(
      Array(2).fill('This row names itself as its parent. It is taken as having none.'),
    )

    const { rows } = await world.owner.query<{
      id: string
      kind: string
      met: number
      not_met: number
      gap_owner: boolean
      health: string
    }>(
      'select n.external_id as id, n.kind, s.met, s.not_met, s.gap_owner, s.health from node n join standing s using (org, node) where org = $1',
      [place.organisation.org],
    )
    const standing = new Map(rows.map((row) => [row.id, row]))
    expect([
      rows.filter(({ kind }) => kind === 'goal').length,
      rows.filter(({ kind }) => kind === 'measure').length,
    ]).toEqual([1631, 1584])
    expect(rows.filter(({ gap_owner }) => gap_owner)).toHaveLength(1631)
    expect(rows.filter(({ kind, health }) => kind === 'goal' && health === 'on track')).toEqual([])

    const number = /^-?\d+(\.\d+)?$/
    const judged = rowsOf('canada-results', 'published-verdicts.csv').filter(
      ({ verdict, actual = '', target_min = '', target_max = '' }) =>
        (verdict === 'success' || verdict === 'failure') &&
        number.test(actual) &&
        (number.test(target_min) || number.test(target_max)),
    )
    expect(judged).toHaveLength(637)
    const agreeing = judged.filter(({ id = '', verdict }) => {
      const at = standing.get(id)
      return verdict === 'success' ? at?.met === 1 : at?.not_met === 1
    })
    expect(agreeing.length).toBeGreaterThanOrEqual(611)

    const second = await ada.ask(tryOut, { source: 'results', files: files() })
    expect(second.counts).toMatchObject({
      teams: { new: 0, changed: 0, unchanged: 70 },
      goals: { new: 0, changed: 0, unchanged: 3215 },
    })

    expect(await ada.ask(rollBack, { run, carryOut: true })).toMatchObject({
      touched: [],
      removed: 3285,
      abandoned: 0,
      stays: 0,
    })
    const left = await world.owner.query(
      'select (select count(*) from node where org = $1)::int as nodes, (select count(*) from team where org = $1)::int as teams',
      [place.organisation.org],
    )
    expect(left.rows).toEqual([{ nodes: 0, teams: 0 }])
  })
})

real(`an open-source project's goals and teams${chosen}`, () => {
  it('are brought in by a few lines that rename columns', async () => {
    const { place, ada } = await empty('Project')
    const teams = rowsOf('rust-goals', 'teams.csv')
    const memberships = rowsOf('rust-goals', 'memberships.csv').filter(({ role }) => role !== 'alumnus')
    const told = rowsOf('rust-goals', 'goals.csv')
    const tasks = rowsOf('rust-goals', 'tasks.csv')
    const persons = [
      ...new Set([
        ...memberships.map(({ person }) => person ?? ''),
        ...told.flatMap(({ owner = '' }) => owner.match(/person-\d+/g) ?? []),
      ]),
    ]
    const id = ({ period, goal }: Row): string => `${period}/${goal}`
    const names = new Set(teams.map(({ team }) => team))
    const files = [
      written(
        'people',
        persons.map((person) => ({
          id: person,
          name: person,
          teams: [...new Set(memberships.filter((one) => one.person === person).map(({ team }) => team))].join(';'),
        })),
      ),
      written(
        'teams',
        teams.map(({ team = '', subteam_of = '' }) => ({
          id: team,
          name: team,
          parent: names.has(subteam_of) ? subteam_of : '',
          lead: memberships.find((one) => one.team === team && one.role === 'lead')?.person ?? '',
        })),
      ),
      written('goals', [
        ...told.map(
          (row): Row => ({
            id: id(row),
            title: row.title ?? '',
            why: row.what_and_why || row.long_term || '',
            how: row.next_period ?? '',
            owner: row.owner?.match(/person-\d+/)?.[0] ?? '',
            status: row.status === 'Accepted' ? 'active' : 'draft',
          }),
        ),
        ...tasks.map(
          (row, index): Row => ({
            id: `${id(row)}/${index}`,
            parents: id(row),
            title: row.task || 'Untitled',
            how: row.notes ?? '',
            owner: persons.find((person) => row.owners === person) ?? '',
          }),
        ),
      ]),
    ]
    const { counts } = await bringIn(ada, 'project', files)
    expect(counts).toMatchObject({ people: { new: persons.length }, teams: { new: 217 }, goals: { new: 72 + 497 } })
    const { rows } = await world.owner.query(
      'select sum(c)::int as memberships, max(c)::int as most from (select count(*) as c from membership where org = $1 group by person) each',
      [place.organisation.org],
    )
    expect(rows[0].memberships).toBe(new Set(memberships.map(({ team, person }) => `${team} ${person}`)).size)
    expect(rows[0].most).toBeGreaterThan(5)
    const again = await ada.ask(tryOut, { source: 'project', files })
    expect(again.counts.goals).toMatchObject({ new: 0, changed: 0, unchanged: 569 })
    expect(again.counts.people).toMatchObject({ new: 0, changed: 0 })
  })
})

real(`awkward CSV${chosen}`, () => {
  it.each([
    'comma_in_quotes',
    'empty',
    'empty_crlf',
    'escaped_quotes',
    'json',
    'newlines',
    'newlines_crlf',
    'quotes_and_newlines',
    'simple',
    'simple_crlf',
    'utf8',
  ])('%s has the right answer', (name) => {
    const decoded = decode(readFileSync(join(folder, 'bad-input', 'csv-spectrum', 'csvs', `${name}.csv`)))
    const read = readCsv('text' in decoded ? decoded.text : '')
    const [head, ...rest] = 'grid' in read ? read.grid : []
    const rows = rest.map(({ cells }) =>
      Object.fromEntries((head?.cells ?? []).map((column, index) => [column, cells[index]])),
    )
    const answer = readFileSync(join(folder, 'bad-input', 'csv-spectrum', 'json', `${name}.json`), 'utf8')
    // Lines within texts end with LF in Bearing, wherever they come from.
    expect(rows).toEqual(JSON.parse(answer.replaceAll('\\r\\n', '\\n')))
  })
})

real(`naughty strings${chosen}`, () => {
  it('are titles and whys like any others, and come back as they were', async () => {
    const { ada } = await empty('Naughty')
    const strings = (
      JSON.parse(readFileSync(join(folder, 'bad-input', 'naughty-strings', 'blns.json'), 'utf8')) as string[]
    ).map(cleaned)
    const rows = strings.map(
      (text, index): Row => ({
        id: `n${String(index).padStart(4, '0')}`,
        title: text === '' ? 'Nothing' : text,
        why: text,
        how: text,
      }),
    )
    await bringIn(ada, 'naughty', [written('goals', rows)])
    const { files } = await ada.ask(exportAll, { source: 'naughty' })
    const back = readCsv(files.find(({ name }) => name === 'goals.csv')?.text ?? '')
    const [head, ...body] = 'grid' in back ? back.grid : []
    const cell = (cells: string[], column: string): string => cells[head?.cells.indexOf(column) ?? -1] ?? ''
    const columnsOf = ({ cells }: { cells: string[] }): Row => ({
      id: cell(cells, 'id'),
      title: cell(cells, 'title'),
      why: cell(cells, 'why'),
      how: cell(cells, 'how'),
    })
    expect(body.map(columnsOf)).toEqual(rows)
    const again = await ada.ask(tryOut, { source: 'naughty', files })
    expect(again.counts.goals).toMatchObject({ new: 0, changed: 0, unchanged: strings.length })
  })

  it('are refused with a sentence wherever something else belongs', async () => {
    const { place, ada } = await empty('Naughtier')
    const strings = JSON.parse(
      readFileSync(join(folder, 'bad-input', 'naughty-strings', 'blns.json'), 'utf8'),
    ) as string[]
    const awkward = strings.map(
      (text, index): Row => ({
        id: `n${index}`,
        title: 'A title',
        parents: text,
        weights: text,
        owner: text,
        team: text,
        start: text,
        target: text,
        status: text,
        audience: text,
        rhythm: text,
        framework: text,
      }),
    )
    const report = await ada.ask(tryOut, {
      source: strings[20]?.trim() || 'naughty',
      files: [written('goals', awkward)],
    })
    expect(report.refused).toBe(true)
    for (const { sentence } of report.faults) expect(sentence).toMatch(/^\P{Ll}.*\.$/su)
    for (const text of strings) {
      const { status } = await ada.reply(tryOut, { source: text, files: [{ name: text, text }] })
      expect(status === 200 || status === 422, `${status} for ${JSON.stringify(text)}`).toBe(true)
    }
    const { rows } = await world.owner.query('select count(*)::int as nodes from node where org = $1', [
      place.organisation.org,
    ])
    expect(rows[0].nodes).toBe(0)
  })
})
