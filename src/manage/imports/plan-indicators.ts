import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Quantity } from '../../kernel/quantity.ts'
import { bandFault, readingFault } from '../indicators/indicator.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { settle, type Write } from './settle.ts'
import type { Table } from './table.ts'

export interface Indicator {
  indicator: Id
  title: string
  unit: string
  purpose: string
  owner: Id | null
  team: Id | null
  low: Quantity | null
  high: Quantity | null
  rhythm: number
  /** How the audience was made: see audience-words.ts. */
  audience: string
  archivedOn: Day | null
  source: string | null
  externalId: string | null
  revision: number
  /** Whether the person who imports can see it; what they cannot, they cannot change. */
  seen: boolean
}

export interface IndicatorReading {
  reading: Id
  indicator: Id
  value: Quantity
  readOn: Day
  note: string
  by: Id | null
  /** When it was recorded; null means now. */
  at: string | null
  supersedes: Id | null
  source: string | null
  externalId: string | null
}

/** The readings that are here and those that the files bring, by their names, with the day of each. */
export interface ReadingsKnown {
  directory: Directory
  dayOf: ReadonlyMap<Id, Day>
}

export interface IndicatorPlan {
  known: ReadingsKnown
  indicators: Write<Indicator>[]
  readings: IndicatorReading[]
  rows: number
  unchanged: number
}

export interface AroundIndicators {
  persons: Directory
  teams: Directory
  indicators: Directory
  source: string
  today: Day
}

/** Each row with its indicator, so that measures can name it: by the source's id, else a new one. */
export function matchIndicators(tables: readonly Table[], indicators: Directory, faults: Faults): Map<Cells, Id> {
  const matched = new Map<Cells, Id>()
  const taken = new Map<Id, Cells>()
  for (const cells of linesIn(tables, 'indicators', faults)) {
    const id = cells.id() ?? cells.required('id')
    const indicator = indicators.byId(id) ?? newId()
    const first = taken.get(indicator)
    if (first) cells.refuse('id', `Row ${first.row} has the same id. Keep one of the two.`)
    else {
      taken.set(indicator, cells)
      matched.set(cells, indicator)
      indicators.add(indicator, id, [cells.text('title', 300) ?? null])
    }
  }
  return matched
}

export function planIndicators(
  tables: readonly Table[],
  matched: Map<Cells, Id>,
  present: { indicators: readonly Indicator[]; indicatorReadings: readonly IndicatorReading[] },
  around: AroundIndicators,
  faults: Faults,
): IndicatorPlan {
  const before = new Map(present.indicators.map((one) => [one.indicator, one]))
  const indicators = [...matched].flatMap(
    ([cells, indicator]) => planOne(cells, indicator, before.get(indicator), around) ?? [],
  )
  return { indicators, ...planReadings(tables, present.indicatorReadings, before, around, faults) }
}

function planOne(
  cells: Cells,
  indicator: Id,
  before: Indicator | undefined,
  { persons, teams, source }: AroundIndicators,
): Write<Indicator> | null {
  const of = (directory: Directory, column: 'owner' | 'team'): Id | undefined => {
    const named = cells.text(column)
    const found = named === undefined ? undefined : directory.find(named)
    if (named !== undefined && found === undefined)
      cells.refuse(column, `There is no ${column === 'team' ? 'team' : 'person'} ${short(named)}. Correct the id.`)
    return found
  }
  const fresh: Indicator = {
    indicator,
    title: '',
    unit: '',
    purpose: '',
    owner: null,
    team: null,
    low: null,
    high: null,
    rhythm: 30,
    audience: 'organisation',
    archivedOn: null,
    source,
    externalId: cells.text('id') ?? null,
    revision: 0,
    seen: true,
  }
  const now = before ?? fresh
  const [owner, team] = [of(persons, 'owner'), of(teams, 'team')]
  const unit = cells.text('unit', 40)
  const written = cells.text('audience', 20_000)
  const thing = { owner: owner ?? now.owner, team: team ?? now.team }
  const audience = written === undefined ? undefined : readAudience(written, thing, persons, teams)
  if (audience && 'fault' in audience) cells.refuse('audience', audience.fault)
  const write = settle<Indicator>(cells.at(), before, fresh, {
    title: cells.required('title', 300),
    unit,
    purpose: cells.text('purpose', 10_000),
    owner,
    team,
    low: cells.number('low', unit ?? now.unit),
    high: cells.number('high', unit ?? now.unit),
    rhythm: cells.whole('rhythm', 1, 366),
    audience: audience && 'key' in audience ? audience.key : undefined,
    archivedOn: cells.day('archived_on'),
  })
  const fault = write && bandFault(write.next)
  if (fault) cells.refuse(fault.at, fault.sentence)
  if (write?.before?.seen === false)
    cells.refuse('id', 'You cannot see this indicator and so cannot change it. Take its row out, or ask its owner.')
  return write
}

/** Readings are never edited: a row is new, or it is there already. */
function planReadings(
  tables: readonly Table[],
  present: readonly IndicatorReading[],
  before: ReadonlyMap<Id, Indicator>,
  { persons, indicators, today, source }: AroundIndicators,
  faults: Faults,
): Omit<IndicatorPlan, 'indicators'> {
  const named = new Directory()
  const known = new Map(present.map((one) => [one.reading, one]))
  const there = new Map(present.map((one) => [keyOf(one), one.reading]))
  for (const one of present) named.add(one.reading, one.source === source ? one.externalId : null)
  const dayOf = new Map(present.map((one) => [one.reading, one.readOn]))
  const plan: Omit<IndicatorPlan, 'indicators'> = {
    known: { directory: named, dayOf },
    readings: [],
    rows: 0,
    unchanged: 0,
  }
  for (const cells of linesIn(tables, 'readings', faults)) {
    const id = cells.id()
    const [value, readOn] = [cells.number('value'), cells.day('value_on')]
    const to = cells.required('indicator')
    const indicator = indicators.find(to)
    if (to && indicator === undefined)
      cells.refuse('indicator', `There is no indicator ${short(to)}. Add its row to indicators.csv, or correct the id.`)
    const supersedes = named.byId(cells.text('supersedes') ?? '') ?? null
    if (cells.text('supersedes') !== undefined && supersedes === null)
      cells.refuse('supersedes', 'There is no such reading above this row. Put it there, or correct the id.')
    const by = cells.text('by')
    const reader = by === undefined ? null : persons.find(by)
    if (reader === undefined) cells.refuse('by', `There is no person ${short(by ?? '')}. Add them to people.csv.`)
    if (value === undefined) cells.required('value')
    if (readOn === undefined) cells.required('value_on')
    const fault = readOn && readingFault(readOn, today)
    if (fault) cells.refuse('value_on', fault.sentence)
    if (indicator === undefined || value === undefined || readOn === undefined || reader === undefined) continue
    const note = cells.text('note', 10_000) ?? ''
    const at = cells.instant('recorded_at') ?? null
    const from = { source, externalId: id ?? null }
    const told = { reading: newId(), indicator, value, readOn, note, by: reader, at, supersedes, ...from }
    const recorded = id === undefined ? undefined : known.get(named.byId(id) ?? '')
    const same = recorded?.reading ?? there.get(keyOf(told))
    if (same) {
      if (id !== undefined) named.add(same, id)
      plan.unchanged++
      continue
    }
    if (before.get(indicator)?.seen === false)
      cells.refuse('indicator', 'You cannot see this indicator and so cannot add to it. Take its rows out.')
    if (id !== undefined) named.add(told.reading, id)
    dayOf.set(told.reading, readOn)
    plan.readings.push(told)
    plan.rows++
  }
  return plan
}

/** What tells a reading that came without an id of ours: the same value of the same day, recorded at the same moment. */
const keyOf = ({ indicator, readOn, value, at }: IndicatorReading): string =>
  `${indicator} ${readOn} ${value} ${at ?? ''}`
