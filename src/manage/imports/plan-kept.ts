import type { Id } from '../../kernel/ids.ts'
import { covers, formats, plainAddress } from '../gauges/gauge.ts'
import { columns } from '../views/view.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { byTypedName, type Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { idsIn } from './id-words.ts'
import type { GaugeLine, Kept, ViewLine } from './kept-lines.ts'
import type { Indicator } from './plan-indicators.ts'
import type { Node, Person } from './present.ts'
import type { Table } from './table.ts'

export const keptKinds = ['views', 'addresses', 'gauges'] as const
type Kind = (typeof keptKinds)[number]

export interface KeptPlan extends Kept {
  counts: Record<Kind, { new: number; unchanged: number }>
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  indicators: Directory
}

interface Here {
  kept: Kept
  persons: readonly Person[]
  indicators: readonly Indicator[]
  /** With those that the files bring. */
  nodes: ReadonlyMap<Id, Node>
  /** The person who imports; null where the product itself does. */
  by: Id | null
}

/** What is kept is added to and never rewritten: a row is new, or what is here already stands. */
export function planKept(tables: readonly Table[], here: Here, around: Around, faults: Faults): KeptPlan {
  const plan: KeptPlan = {
    views: [],
    addresses: [],
    gauges: [],
    counts: {
      views: { new: 0, unchanged: 0 },
      addresses: { new: 0, unchanged: 0 },
      gauges: { new: 0, unchanged: 0 },
    },
  }
  const isNew = (kind: Kind, known: Set<string>, key: string): boolean => {
    const fresh = !known.has(key)
    known.add(key)
    plan.counts[kind][fresh ? 'new' : 'unchanged']++
    return fresh
  }
  const views = new Set(here.kept.views.map(viewKey))
  for (const cells of linesIn(tables, 'views', faults)) {
    const view = viewIn(cells, around)
    if (view && isNew('views', views, viewKey(view))) plan.views.push(view)
  }
  const addresses = new Set(here.kept.addresses.map(({ begins }) => begins))
  for (const cells of linesIn(tables, 'addresses', faults)) {
    const begins = plainAddress(cells.required('begins', 500))
    const within = cells.yes('private') ?? false
    if (begins === null || new URL(begins).search !== '')
      cells.refuse('begins', 'Write an address that begins with http:// or https://, without a name or a pass word.')
    else if (isNew('addresses', addresses, begins)) {
      refuseOthers(cells, here)
      plan.addresses.push({ begins, private: within })
    }
  }
  const gauges = new Set(here.kept.gauges.map(gaugeKey))
  for (const cells of linesIn(tables, 'gauges', faults)) {
    const gauge = gaugeIn(cells, around)
    if (!gauge || !isNew('gauges', gauges, gaugeKey(gauge))) continue
    refuseUnseen(cells, gauge, here)
    if (![...addresses].some((begins) => covers(begins, gauge.address)))
      cells.warn('address', 'This address is not allowed here. Nothing is read until an administrator allows it.')
    plan.gauges.push(gauge)
  }
  return plan
}

const viewKey = ({ owner, name }: ViewLine): string => `${owner} ${name.toLowerCase()}`
const gaugeKey = ({ measure, indicator }: GaugeLine): string => measure ?? indicator ?? ''

function refuseOthers(cells: Cells, { persons, by }: Here): void {
  if (!persons.some(({ person, administrator }) => person === by && administrator))
    cells.refuse('begins', 'Only an administrator may allow addresses. Take this file out, or ask one of them.')
}

function viewIn(cells: Cells, { persons, teams, nodes, indicators }: Around): ViewLine | null {
  const [name, owner] = [cells.required('name', 100), named(cells, 'owner', persons, 'person', 'people.csv')]
  if (!owner) {
    if (cells.text('owner') === undefined) cells.required('owner')
    return null
  }
  const audience = readAudience(cells.text('audience', 20_000) ?? 'private', { owner, team: null }, persons, teams)
  if ('fault' in audience) cells.refuse('audience', audience.fault)
  const written = cells.required('shows', 20_000)
  const shows = idsIn(parsed(written), (typed) => byTypedName(typed, { persons, teams, nodes, indicators }))
  if (written && !isShown(shows))
    cells.refuse('shows', 'What it shows cannot be read, or names what is not here. Leave it as an export wrote it.')
  return 'fault' in audience || !isShown(shows) ? null : { owner, name, audience: audience.key, shows }
}

function gaugeIn(cells: Cells, { persons, nodes, indicators }: Around): GaugeLine | null {
  const by = named(cells, 'by', persons, 'person', 'people.csv')
  if (cells.text('by') === undefined) cells.required('by')
  const measure = named(cells, 'measure', nodes, 'measure', 'goals.csv')
  const indicator = named(cells, 'indicator', indicators, 'indicator', 'indicators.csv')
  if ((cells.text('measure') === undefined) === (cells.text('indicator') === undefined))
    cells.refuse('measure', 'Name the measure or the indicator that it reads, one of the two.')
  const given = cells.required('address', 2_000)
  const address = plainAddress(given)
  if (given && address === null)
    cells.refuse('address', 'Write an address that begins with http:// or https://, without a pass word in it.')
  const format = cells.choice('format', formats) ?? 'json'
  const valueAt = cells.text('value_at', 500) ?? ''
  if (format === 'csv' && valueAt === '') cells.refuse('value_at', 'Write the name of the column that holds the value.')
  const [dateAt, everyDays] = [cells.text('date_at', 500) ?? null, cells.whole('every_days', 1, 366) ?? 1]
  if (!by || !address || (measure === null) === (indicator === null)) return null
  return { measure, indicator, by, address, format, valueAt, dateAt, everyDays }
}

/** What one cannot see, one cannot let read. */
function refuseUnseen(cells: Cells, { measure, indicator }: GaugeLine, { nodes, indicators }: Here): void {
  const node = nodes.get(measure ?? '')
  if (measure !== null && node?.kind !== 'measure')
    cells.refuse('measure', 'This is no measure. Name one of goals.csv, or correct the id.')
  if (node?.seen === false)
    cells.refuse('measure', 'You cannot see this measure and so cannot let it be read. Take its row out.')
  if (indicators.some((one) => one.indicator === indicator && !one.seen))
    cells.refuse('indicator', 'You cannot see this indicator and so cannot let it be read. Take its row out.')
}

/** As much as opening a view needs: known columns, and nobody and nothing named who is not here. */
function isShown(found: unknown): boolean {
  if (typeof found !== 'object' || found === null || !('columns' in found)) return false
  const { columns: named } = found
  const known = Array.isArray(named) && named.length > 0 && named.every((one) => columns.includes(one))
  return known && ['team', 'under', 'owner'].every((field) => !isLost((found as Record<string, unknown>)[field]))
}

const isLost = (id: unknown): boolean => typeof id === 'string' && id.startsWith('@')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function named(cells: Cells, column: string, directory: Directory, what: string, file: string): Id | null {
  const given = cells.text(column)
  const found = given === undefined ? null : directory.find(given)
  if (found === undefined)
    cells.refuse(column, `There is no ${what} ${short(given ?? '')}. Add its row to ${file}, or correct the id.`)
  return found ?? null
}
