import { type Day, isDay } from '../../kernel/dates.ts'
import { isQuantity } from '../../kernel/quantity.ts'
import { fittingPhases, phasesWritten } from '../goals/phases.ts'
import { valueAt } from './arrange-measures.ts'
import type { Faults } from './fault.ts'
import type { Asked } from './mapping.ts'
import { plainWords } from './mapping.ts'
import { states, targetTypes } from './status-words.ts'
import type { Line, Table } from './table.ts'
import { listOf, type Raw, rawOf, referenceOf, referencesOf, textOf, type VivaFiles } from './viva-files.ts'
import type { VivaNumbers } from './viva-numbers.ts'
import { sharesIn } from './viva-shares.ts'

/** Where check-ins of an entry belong: its goal, and the measure that holds its number. */
export interface VivaPlace {
  goal: string
  measure: string | null
}

interface Entry {
  raw: Raw
  row: number
  id: string
  parents: { id: string; share: string }[]
  carries: boolean
  asMeasure: boolean
  latest: string | undefined
}

/** A "Kpi" under one goal is a measure of it. One that has several parents, or none, or carries others, is a goal with one. */
export function vivaGoals(
  files: VivaFiles,
  values: VivaNumbers,
  asked: Asked,
  faults: Faults,
): { table: Table; places: Map<string, VivaPlace> } {
  const rows = files.objectives?.rows ?? []
  const file = files.objectives?.file ?? 'objectives'
  const latest = latestValues(files, values)
  const supports = sharesIn(rows, file, faults)
  const carrying = new Set([...supports.values()].flat().map(({ id }) => id))
  const kpi = (raw: Raw): boolean => plainWords(textOf(raw.Type)) === 'kpi'
  const isKpi = new Map(rows.map((raw) => [textOf(raw.ID), kpi(raw)]))
  const entries = rows.map((raw, at): Entry => {
    const id = textOf(raw.ID)
    const parents = supports.get(id) ?? []
    const carries = carrying.has(id)
    const asMeasure = kpi(raw) && !carries && parents.length === 1 && isKpi.get(parents[0]?.id ?? '') === false
    return { raw, row: at + 1, id, parents, carries, asMeasure, latest: latest.get(id) }
  })
  const called = (raw: Raw): [string, Raw][] => [
    [textOf(raw['Time Period Name']), raw],
    [textOf(raw.ID), raw],
  ]
  const periods = new Map((files.timeperiods?.rows ?? []).flatMap(called))
  const places = new Map<string, VivaPlace>()
  const lines = entries.flatMap((entry): Line[] => {
    const measured = hasNumber(entry.raw, entry.carries && !kpi(entry.raw), values)
    places.set(
      entry.id,
      entry.asMeasure
        ? { goal: entry.parents[0]?.id ?? '', measure: entry.id }
        : { goal: entry.id, measure: measured ? `${entry.id}/measure` : null },
    )
    return linesFor(entry, measured, periods, values, asked)
  })
  return { table: { kind: 'goals', file, lines }, places }
}

/** The last number of each entry, as it was written: the one that says what Progress is. */
function latestValues({ checkins }: VivaFiles, { day, number }: VivaNumbers): Map<string, string> {
  const latest = new Map<string, { at: string; value: string }>()
  for (const raw of checkins?.rows ?? []) {
    const [id, value] = [textOf(raw['OKR ID']), textOf(raw['Current Value'])]
    const moment = `${day(raw['CheckIn Date'])} ${textOf(raw['Activity Date'])}`
    if (number(raw['Current Value']) !== undefined && moment >= (latest.get(id)?.at ?? ''))
      latest.set(id, { at: moment, value })
  }
  return new Map([...latest].map(([id, { value }]) => [id, value]))
}

/** What is rolled up from below is no number of its own. */
function hasNumber(raw: Raw, rolledUp: boolean, { number }: VivaNumbers): boolean {
  const outcome = rawOf(raw.Outcome)
  return (
    !rolledUp &&
    (textOf(outcome.Target) !== '' || (textOf(outcome['Outcome Type']) !== '' && number(raw.Progress) !== undefined))
  )
}

function linesFor(
  { raw, row, id, parents, asMeasure, latest }: Entry,
  measured: boolean,
  periods: Map<string, Raw>,
  values: VivaNumbers,
  asked: Asked,
): Line[] {
  const { day } = values
  const notes: string[] = []
  const period = referenceOf(raw['Time Period'])
  const dates = periods.get(period?.id ?? '') ?? {}
  const [owner, ...owners] = referencesOf(raw.Owner)
  const [team, ...teams] = referencesOf(raw.Teams)
  const common = {
    title: textOf(raw.Title),
    owner: owner?.id ?? '',
    team: team?.id ?? '',
    start: day(raw['Start Date'] || dates['Start Date']),
    due: day(raw['End Date'] || dates['End Date']),
    status: statusOf(raw, notes, asked),
  }
  const keep = (label: string, value: string): void => {
    if (value !== '') notes.push(`${label}: ${value}`)
  }
  keep('Type', /^(big ?rock|kpi)$/i.test(textOf(raw.Type)) ? '' : textOf(raw.Type))
  keep('Goal type', textOf(raw['Goal Type']))
  keep('Time period', period?.name ?? '')
  keep('Other owners', owners.map(({ name }) => name).join(', '))
  keep('Other teams', teams.map(({ name }) => name).join(', '))
  keep(
    'Check-in owners',
    referencesOf(raw['Check-in Owners'])
      .filter((one) => one.id !== owner?.id)
      .map(({ name }) => name)
      .join(', '),
  )
  keep('Score', textOf(raw.Score))
  const how = rawOf(raw['Progress and Status Configuration'])
  keep('Progress is', textOf(how.Progress))
  keep('Status is', textOf(how.Status))
  keep('Created by', referenceOf(raw['Created By'])?.name ?? '')
  keep('Created at', textOf(raw['Created At']))
  keep('Last check-in', textOf(raw['Last Check-in']))
  const edges = {
    parents: parents.map((each) => each.id).join(';'),
    weights: parents.some(({ share }) => share !== '') ? parents.map(({ share }) => share).join(';') : '',
  }
  const numbers = measured || asMeasure ? numbersOf(raw, latest, common, notes, values, asked) : undefined
  if (!numbers) keep('Progress', textOf(raw.Progress))
  const remark = [textOf(raw.Description), ...notes].filter((line) => line !== '').join('\n')
  if (asMeasure) return [{ row, cells: { id, type: 'measure', ...edges, ...common, ...numbers, remark } }]
  const goal = { row, cells: { id, type: 'goal', ...edges, ...common, remark } }
  const title = textOf(rawOf(raw.Outcome)['Metric Name']) || common.title
  return numbers
    ? [goal, { row, cells: { id: `${id}/measure`, type: 'measure', parents: id, title, ...numbers } }]
    : [goal]
}

function statusOf(raw: Raw, notes: string[], asked: Asked): string {
  const written = textOf(raw.Status)
  if (written === '') return ''
  notes.push(`Status: ${written}`)
  const known = states.get(plainWords(written))
  if (known) return known
  return (
    asked.ask(`word:status:${written}`, `What does the status “${written}” mean?`, [
      { value: 'active', says: 'It is going on' },
      { value: 'met', says: 'It ended: met' },
      { value: 'partly met', says: 'It ended: partly met' },
      { value: 'missed', says: 'It ended: missed' },
      { value: 'abandoned', says: 'It ended: abandoned' },
    ]) ?? ''
  )
}

function numbersOf(
  raw: Raw,
  latest: string | undefined,
  dates: Dates,
  notes: string[],
  values: VivaNumbers,
  asked: Asked,
): Record<string, string> {
  const { number, day } = values
  const outcome = rawOf(raw.Outcome)
  const share = /percentage/i.test(textOf(outcome['Outcome Type']))
  const name = textOf(outcome['Metric Name'])
  if (name !== '') notes.push(`Measure: ${name}`)
  const interval = textOf(rawOf(raw['Phased Targets']).Interval)
  if (interval !== '') notes.push(`Phased targets: ${interval}`)
  const [baseline, written] = [number(outcome.Start), number(outcome.Target)]
  const target = written ?? (share ? '100' : textOf(outcome.Target))
  const phrase = textOf(outcome['Target Type'])
  if (phrase !== '') notes.push(`Target type: ${phrase}`)
  const meant = targetTypes.get(plainWords(phrase)) ?? 'increase'
  const falls = meant === 'increase' && Number(baseline) > Number(target) && !/above|least/i.test(phrase)
  const from = baseline ?? (share ? '0' : '')
  const value = currentValue(raw, latest, { from, target, share }, notes, values, asked) ?? ''
  // A value with check-ins is told by those; one without is as of the last check-in, or of the import.
  return {
    unit: textOf(outcome['Metric Unit']) || (share ? '%' : ''),
    direction: falls ? 'decrease' : meant,
    baseline: from,
    target,
    ...(meant === 'between' && { target_max: target }),
    ...phasesIn(raw, { direction: falls ? 'decrease' : meant, baseline: from, target }, dates, notes, values),
    ...(latest === undefined && value !== '' ? { value, value_on: day(raw['Last Check-in']) } : {}),
  }
}

/** Phased targets between the two days, where there is a way from baseline to target; the others stay as notes. */
function phasesIn(
  raw: Raw,
  { direction, baseline, target }: { direction: string; baseline: string; target: string },
  { start, due }: Dates,
  notes: string[],
  { number, day }: VivaNumbers,
): { phases?: string } {
  const points = listOf(rawOf(raw['Phased Targets'])['Phased Targets']).map((each) => {
    const step = rawOf(each)
    return { on: day(step['Target Date']), value: number(step['Target Value']), written: textOf(step['Target Value']) }
  })
  const moves = (direction === 'increase' || direction === 'decrease') && isQuantity(baseline) && isQuantity(target)
  const given = points.flatMap(({ on, value }) => (isDay(on) && value !== undefined ? { on, value } : []))
  const phases = moves ? fittingPhases(given, { start: dayOrNull(start), due: dayOrNull(due) }) : []
  for (const { on, value, written } of points) {
    // what is due at the end is the target itself
    if ((on === due && value === target) || phases.some((phase) => phase.on === on && phase.value === value)) continue
    notes.push(`Phased target by ${on}: ${written}`)
  }
  return phases.length > 0 ? { phases: phasesWritten(phases) } : {}
}

interface Dates {
  start: string
  due: string
}

const dayOrNull = (text: string): Day | null => (isDay(text) ? text : null)

/**
 * Progress is sometimes the value itself and sometimes how far it has come. The last check-in's value tells which; where
 * there is none, and the two would differ, it is asked.
 */
function currentValue(
  raw: Raw,
  latest: string | undefined,
  { from, target, share }: { from: string; target: string; share: boolean },
  notes: string[],
  { number }: VivaNumbers,
  asked: Asked,
): string | undefined {
  const progress = number(raw.Progress)
  if (progress === undefined) return undefined
  const last = number(latest)
  const through = valueAt(Number(from || '0'), Number(target), Number(progress))
  if (last !== undefined) {
    const near = (a: string): boolean =>
      Math.abs(Number(a) - Number(last)) <= Math.abs(Number(target) - Number(from || '0')) / 100
    if (!near(progress) && !near(through)) notes.push(`Progress: ${progress}`)
    return last
  }
  if (share || Number.isNaN(Number(through)) || through === progress) return progress
  // Entry by entry, since some are one and some the other.
  const answer = asked.askEach(
    'progress',
    textOf(raw.ID),
    `“${textOf(raw.Title)}” has no check-in that would tell: is its progress of ${progress} the value itself, or how far it has come?`,
    [
      { value: 'value', says: `The value itself: ${progress}` },
      { value: 'percent', says: `How far it has come: ${progress} %` },
      { value: 'note', says: 'Keep it as a note' },
    ],
  )
  if (answer === 'value') return progress
  if (answer === 'percent') return through
  notes.push(`Progress: ${progress}`)
  return undefined
}
