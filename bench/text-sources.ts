import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Written, WrittenMeasure } from '../src/manage/frameworks/framework.ts'

/**
 * Goals that others published, as the checks of frameworks see them. What a source does not tell (an owner's confidence,
 * check-ins) stays unknown, so that only what was written is judged.
 */
export const sources = ['canada-results', 'rust-goals', 'okr-cascade'] as const
export type Source = (typeof sources)[number]

export const readSource = (folder: string, source: Source): Written[] =>
  source === 'canada-results' ? canada(folder) : source === 'rust-goals' ? rust(folder) : cascade(folder)

type Row = Record<string, string>
const rows = (folder: string, ...path: string[]): Row[] =>
  parse(readFileSync(join(folder, ...path)), { columns: true }) as Row[]

const blank: Written = {
  title: '',
  why: '',
  how: '',
  start: null,
  due: null,
  audience: 'organisation',
  measures: [],
  supports: null,
  carries: 0,
  depth: null,
  confidence: null,
  progress: null,
  readOn: [],
  rhythm: 7,
  facts: {},
  today: '2017-04-01',
}

const measure = (title: string): WrittenMeasure => ({
  title,
  unit: '',
  direction: 'increase',
  baseline: null,
  target: null,
  targetMax: null,
  current: null,
})

const directions = ['increase', 'decrease', 'between', 'done'] as const

function canada(folder: string): Written[] {
  const all = rows(folder, 'canada-results', 'goals.csv')
  const below = Map.groupBy(
    all.flatMap((row) => (row.parents ?? '').split(/[;|]/).map((parent) => ({ parent, row }))),
    ({ parent }) => parent,
  )
  const text = (given: string | undefined): string | null => (given ? given : null)
  return all
    .filter(({ type }) => type === 'goal')
    .map((row) => {
      const under = (below.get(row.id ?? '') ?? []).filter((one) => one.row.id !== row.id)
      const measures = under
        .filter((one) => one.row.type === 'measure')
        .map((one) => ({
          ...measure(one.row.title ?? ''),
          unit: one.row.unit ?? '',
          direction: directions.find((word) => word === one.row.direction) ?? 'increase',
          baseline: text(one.row.baseline),
          target: text(one.row.target),
          targetMax: text(one.row.target_max),
          current: text(one.row.value),
        }))
      return {
        ...blank,
        title: row.title ?? '',
        // The dates stand with the measures there; the latest of them is when the goal ends.
        due:
          text(row.due) ??
          text(
            under
              .map((one) => one.row.due ?? '')
              .sort()
              .at(-1),
          ),
        start: text(row.start),
        measures,
        supports: row.parents ? 1 : 0,
        carries: under.length - measures.length,
      }
    })
}

/** What is to be done for a goal of this project stands where key results would, so that work is seen to be work. */
function rust(folder: string): Written[] {
  const works = Map.groupBy(rows(folder, 'rust-goals', 'tasks.csv'), (row) => `${row.period} ${row.goal}`)
  return rows(folder, 'rust-goals', 'goals.csv').map((row) => {
    const first = row.period === '2024h2'
    const titles = (works.get(`${row.period} ${row.goal}`) ?? []).map((work) => work.task ?? '')
    return {
      ...blank,
      title: row.title ?? '',
      why: row.what_and_why || (row.summary ?? ''),
      how: row.next_period ?? '',
      start: first ? '2024-07-01' : '2025-01-01',
      due: first ? '2024-12-31' : '2025-06-30',
      measures: [...new Set(titles)].map(measure),
      today: first ? '2024-07-01' : '2025-01-01',
    }
  })
}

const item = /^([ \t]*)(?:\d+\.|[-*])\s+(.*)$/
const plain = (text: string): string =>
  text
    .replace(/\s*(?:-{1,3}|={1,2})>.*$/, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** A list of goals and key results, as deep as it was indented; `Owner KR:` begins a key result, `Owner:` a goal. */
function cascade(folder: string): Written[] {
  return ['fy20-q4.md', 'fy21-q1.md'].flatMap((file) => {
    const first = file === 'fy20-q4.md'
    const goals: (Written & { indent: number; parent: boolean; measures: WrittenMeasure[] })[] = []
    const open: typeof goals = []
    for (const line of readFileSync(join(folder, 'okr-cascade', file), 'utf8').split('\n')) {
      const found = item.exec(line)
      const told = /^([^:]{2,70}?)( KR)?\s*:\s*(.+)$/i.exec(plain(found?.[2] ?? ''))
      if (!found || !told) continue
      const indent = (found[1] ?? '').replaceAll('\t', '    ').length
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop()
      const title = told[3] ?? ''
      if (told[2]) open.at(-1)?.measures.push(measure(title))
      else {
        for (const above of open.slice(-1)) above.carries++
        const goal = {
          ...blank,
          title,
          start: first ? '2019-11-01' : '2020-02-01',
          due: first ? '2020-01-31' : '2020-04-30',
          today: first ? '2019-11-01' : '2020-02-01',
          supports: open.length > 0 ? 1 : 0,
          measures: [],
          indent,
          parent: open.length > 0,
        }
        goals.push(goal)
        open.push(goal)
      }
    }
    return goals
  })
}
