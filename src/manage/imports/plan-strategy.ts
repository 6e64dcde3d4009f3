import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { compare, trimmed } from '../../kernel/quantity.ts'
import {
  type Allotment,
  allotmentKinds,
  choiceKinds,
  draftFaults,
  horizons,
  mostPriorities,
  slotOf,
  unitFault,
  works,
} from '../../lead/strategy/strategy.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import type { Strategies, StrategyLine, UsedLine } from './strategy-lines.ts'
import type { Table } from './table.ts'

export const strategyFileKinds = ['strategies', 'choices', 'priorities', 'allotments', 'used'] as const
type Kind = (typeof strategyFileKinds)[number]

export interface StrategyPlan {
  strategies: StrategyLine[]
  /** New ones and changed ones, and those as they were before. */
  used: UsedLine[]
  usedBefore: UsedLine[]
  counts: Record<Kind, { new: number; changed: number; unchanged: number }>
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  /** Filled here with what the files bring, so that the history can name it. */
  strategies: Directory
  source: string
  today: Day
}

/** A version was published and is never rewritten: a row is new with its version, or what is here already stands. */
export function planStrategies(
  tables: readonly Table[],
  present: Strategies,
  around: Around,
  faults: Faults,
): StrategyPlan {
  const { persons, teams, nodes, strategies, source, today } = around
  const none = () => ({ new: 0, changed: 0, unchanged: 0 })
  const plan: StrategyPlan = {
    strategies: [],
    used: [],
    usedBefore: [],
    counts: { strategies: none(), choices: none(), priorities: none(), allotments: none(), used: none() },
  }
  const here = new Map(present.strategies.map((line) => [line.strategy, line]))
  const made = new Map<Id, { line: StrategyLine; cells: Cells }>()
  const person = (cells: Cells, column: string): Id | null => named(cells, column, persons, 'person', 'people.csv')

  const taken = new Map<string, number>()
  for (const cells of linesIn(tables, 'strategies', faults)) {
    const id = cells.id() ?? cells.required('id')
    const first = taken.get(id)
    if (first !== undefined) cells.refuse('id', `Row ${first} has the same id. Keep one of the two.`)
    taken.set(id, cells.row)
    if (id === '' || first !== undefined) continue
    if (strategies.byId(id) !== undefined) {
      plan.counts.strategies.unchanged++
      continue
    }
    const publishedOn = cells.day('published_on')
    if (publishedOn === undefined) cells.required('published_on')
    else if (publishedOn > today)
      cells.refuse('published_on', 'This day has not come yet. Choose today or an earlier one.')
    const by = person(cells, 'by')
    const audience = readAudience(
      cells.text('audience', 20_000) ?? 'organisation',
      { owner: by, team: null },
      persons,
      teams,
    )
    if ('fault' in audience) cells.refuse('audience', audience.fault)
    const strategy = newId()
    strategies.add(strategy, id)
    plan.counts.strategies.new++
    if (publishedOn === undefined || 'fault' in audience) continue
    const line: StrategyLine = {
      strategy,
      publishedOn,
      by,
      at: cells.instant('at') ?? null,
      word: cells.text('word', 2_000) ?? '',
      lookAgainOn: cells.day('look_again_on') ?? null,
      inForce: cells.yes('in_force') ?? false,
      choices: [],
      priorities: [],
      allotments: [],
      audience: audience.key,
      seen: true,
      source,
      externalId: id,
    }
    made.set(strategy, { line, cells })
  }
  onlyOneInForce(made, present)

  /** The version of a row where it comes with this import; one that is here already keeps what it says. */
  const versionOf = (cells: Cells, kind: Kind): StrategyLine | null => {
    cells.required('strategy')
    const strategy = named(cells, 'strategy', strategies, 'version', 'strategies.csv')
    if (strategy && here.has(strategy)) plan.counts[kind].unchanged++
    const line = strategy ? made.get(strategy)?.line : undefined
    if (line) plan.counts[kind].new++
    return line ?? null
  }
  const year = (cells: Cells, column = 'year') => cells.whole(column, 1900, 2200)

  for (const cells of linesIn(tables, 'choices', faults)) {
    const line = versionOf(cells, 'choices')
    const kind = cells.choice('kind', choiceKinds)
    if (!kind) cells.required('kind')
    const text = cells.required('text', 500)
    if (line && kind)
      line.choices.push({ kind, place: line.choices.length + 1, text, reason: cells.text('reason', 2_000) ?? '' })
  }

  const priorities = new Directory()
  const inForce = present.strategies.find((line) => line.inForce)
  // What stands in a version that is hidden from whoever imports is as if it were not here, amounts used with it.
  const used = inForce?.seen === false ? [] : present.used
  const closed = new Set<Id>()
  for (const { priorities: hidden } of inForce?.seen === false ? present.strategies : [])
    for (const { priority } of hidden) closed.add(priority)
  for (const version of present.strategies.filter(({ seen }) => seen))
    for (const { priority, source: from, externalId, title } of version.priorities)
      priorities.add(priority, from === source ? externalId : null, version === inForce ? [title] : [])
  for (const cells of linesIn(tables, 'priorities', faults)) {
    const line = versionOf(cells, 'priorities')
    const id = cells.id() ?? cells.required('id')
    if (!line) continue
    const known = priorities.byId(id)
    const priority = known ?? newId()
    const title = cells.required('title', 200)
    priorities.add(priority, id, line.inForce ? [title] : [])
    const [horizon, work] = [cells.choice('horizon', horizons), cells.choice('work', works)]
    cells.required('owner')
    const owner = person(cells, 'owner')
    const goals = (cells.list('goals') ?? []).flatMap((name) => {
      const found = nodes.byId(name)
      if (!found) cells.refuse('goals', `There is no goal ${short(name)}. Add its row to goals.csv, or correct the id.`)
      return found ?? []
    })
    if (!owner) continue
    if (line.priorities.length >= mostPriorities)
      cells.refuse('strategy', `This version has more than ${mostPriorities} priorities. Choose fewer.`)
    line.priorities.push({
      priority,
      place: line.priorities.length + 1,
      title,
      why: cells.text('why', 5_000) ?? '',
      horizon: horizon ?? 'defend',
      fromYear: year(cells, 'from_year') ?? null,
      toYear: year(cells, 'to_year') ?? null,
      work: work ?? 'change',
      owner,
      goals: [...new Set(goals)],
      source,
      externalId: id,
    })
  }

  const slot = (cells: Cells, column: string): Allotment | null => {
    for (const needed of ['priority', 'kind', 'year', 'quarter', column]) cells.required(needed)
    const priority = named(cells, 'priority', priorities, 'priority', 'priorities.csv')
    const [kind, unit] = [cells.choice('kind', allotmentKinds), cells.text('unit', 40) ?? '']
    const fault = kind && unitFault(kind, unit)
    if (fault) cells.refuse('unit', fault)
    const [of, quarter] = [year(cells), cells.whole('quarter', 1, 4)]
    const amount = cells.number(column)
    if (amount?.startsWith('-')) cells.refuse(column, 'Write an amount of nothing or more.')
    if (!priority || !kind || fault || !of || !quarter || amount === undefined || amount.startsWith('-')) return null
    return { priority, kind, unit, year: of, quarter, amount: trimmed(amount) }
  }
  for (const cells of linesIn(tables, 'allotments', faults)) {
    const line = versionOf(cells, 'allotments')
    const given = line && slot(cells, 'planned')
    if (!given) continue
    if (line.allotments.some((each) => slotOf(each) === slotOf(given)))
      cells.refuse(
        'quarter',
        'Another row says the same version, priority, kind, unit and quarter. Keep one of the two.',
      )
    else if (!line.priorities.some(({ priority }) => priority === given.priority))
      cells.refuse('priority', 'This version has no such priority. Add its row to priorities.csv, or correct the id.')
    else line.allotments.push(given)
  }
  for (const { line, cells } of made.values()) {
    for (const { sentence } of draftFaults(line)) cells.refuse('id', sentence)
    plan.strategies.push(line)
  }

  const before = new Map(used.map((each) => [slotOf(each), each]))
  const said = new Map<string, number>()
  for (const cells of linesIn(tables, 'used', faults)) {
    const given = slot(cells, 'used')
    if (!given) continue
    if (closed.has(given.priority)) {
      cells.refuse('priority', missing('priority', cells.text('priority'), 'priorities.csv'))
      continue
    }
    const key = slotOf(given)
    const first = said.get(key)
    said.set(key, cells.row)
    if (first !== undefined) {
      cells.refuse('quarter', `Row ${first} says the same priority, kind, unit and quarter. Keep one of the two.`)
      continue
    }
    const was = before.get(key)
    if (was && compare(was.amount, given.amount) === 0) {
      plan.counts.used.unchanged++
      continue
    }
    plan.counts.used[was ? 'changed' : 'new']++
    if (was) plan.usedBefore.push(was)
    plan.used.push({ ...given, by: person(cells, 'by'), at: cells.instant('at') ?? null })
  }
  return plan
}

/** One version is in force: that which is here already, else the only one that says so, else the latest. */
function onlyOneInForce(made: Map<Id, { line: StrategyLine; cells: Cells }>, present: Strategies): void {
  const claiming = [...made.values()].filter(({ line }) => line.inForce)
  if (present.strategies.some(({ inForce }) => inForce)) {
    for (const { line, cells } of claiming) {
      line.inForce = false
      cells.warn('in_force', 'Another version is in force here already. This one comes as an earlier one.')
    }
    return
  }
  for (const { cells } of claiming.slice(1))
    cells.refuse('in_force', 'Only one version is in force. Say it of the last one alone.')
  if (claiming.length > 0) return
  const latest = [...made.values()].sort((a, b) => (a.line.publishedOn < b.line.publishedOn ? 1 : -1))[0]
  if (latest) latest.line.inForce = true
}

function named(cells: Cells, column: string, directory: Directory, what: string, file: string): Id | null {
  const given = cells.text(column)
  const found = given === undefined ? null : directory.find(given)
  if (found === undefined) cells.refuse(column, missing(what, given, file))
  return found ?? null
}

const missing = (what: string, given: string | undefined, file: string): string =>
  `There is no ${what} ${short(given ?? '')}. Add its row to ${file}, or correct the id.`
