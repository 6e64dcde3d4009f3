import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Fault } from '../../kernel/refusal.ts'
import {
  datesFault,
  horizons,
  linkFault,
  linkKinds,
  mostDots,
  placeFault,
  places,
  scanKinds,
} from '../../lead/scans/scan.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { dotKey, type FindingLine, linkKey, type Scans } from './scan-lines.ts'
import type { Table } from './table.ts'

export const scanFileKinds = ['scans', 'findings', 'dots', 'moves', 'outcomes'] as const
type Kind = (typeof scanFileKinds)[number]

export interface ScanPlan extends Scans {
  counts: Record<Kind, { new: number; unchanged: number }>
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  /** Filled here with what the files bring, so that the history can name it. */
  scans: Directory
  findings: Directory
  source: string
  today: Day
}

/** Scans are added to and never rewritten: a row is new, or what is here already stands. */
export function planScans(tables: readonly Table[], present: Scans, around: Around, faults: Faults): ScanPlan {
  const { persons, teams, scans, findings, nodes, source } = around
  const from = (cells: Cells) => ({ source, externalId: cells.id() ?? null })
  const plan: ScanPlan = {
    scans: [],
    findings: [],
    dots: [],
    moves: [],
    links: [],
    counts: Object.fromEntries(scanFileKinds.map((kind) => [kind, { new: 0, unchanged: 0 }])) as ScanPlan['counts'],
  }
  const kindOf = new Map(present.scans.map(({ scan, kind }) => [scan, kind]))
  const scanOf = new Map(present.findings.map(({ finding, scan }) => [finding, scan]))
  const unseen = new Set(present.scans.filter(({ seen }) => !seen).map(({ scan }) => scan))
  const person = (cells: Cells, column: string): Id | null => named(cells, column, persons, 'person', 'people.csv')
  const say = (cells: Cells, fault: Fault | null, columns: Record<string, string> = {}): void => {
    if (fault) cells.refuse(columns[fault.at] ?? fault.at, fault.sentence)
  }
  const mayAddTo = (cells: Cells, column: string, scan: Id | null): void => {
    if (scan && unseen.has(scan))
      cells.refuse(column, 'You cannot see this scan and so cannot add to it. Take its rows out.')
  }
  /** Each row with an id of its own: those that are here already are counted, and left as they are. */
  const fresh = (kind: Kind, here: Directory): [Cells, Id][] => {
    const taken = new Map<string, number>()
    return linesIn(tables, kind, faults).flatMap((cells): [Cells, Id][] => {
      const id = cells.id() ?? cells.required('id')
      const first = taken.get(id)
      if (first !== undefined) cells.refuse('id', `Row ${first} has the same id. Keep one of the two.`)
      taken.set(id, cells.row)
      if (id === '' || first !== undefined) return []
      if (here.byId(id) !== undefined) {
        plan.counts[kind].unchanged++
        return []
      }
      const made = newId()
      here.add(made, id)
      plan.counts[kind].new++
      return [[cells, made]]
    })
  }

  for (const [cells, scan] of fresh('scans', scans)) {
    const kind = cells.choice('kind', scanKinds) ?? 'swot'
    const [owner, team] = [person(cells, 'owner'), named(cells, 'team', teams, 'team', 'teams.csv')]
    const audience = readAudience(cells.text('audience', 20_000) ?? 'organisation', { owner, team }, persons, teams)
    if ('fault' in audience) cells.refuse('audience', audience.fault)
    const heldOn = cells.day('held_on') ?? around.today
    const lookAgainOn = cells.day('look_again_on') ?? null
    say(cells, datesFault(heldOn, lookAgainOn), { lookAgainOn: 'look_again_on' })
    const contributors = (cells.list('contributors') ?? []).flatMap((name) => {
      const found = persons.find(name)
      if (!found) cells.refuse('contributors', `There is no person ${short(name)}. Add them to people.csv.`)
      return found ?? []
    })
    kindOf.set(scan, kind)
    plan.scans.push({
      scan,
      kind,
      question: cells.required('question', 300),
      scope: cells.text('scope', 4_000) ?? '',
      heldOn,
      owner,
      team,
      contributors: [...new Set(contributors)],
      dots: cells.whole('dots', 0, mostDots) ?? 5,
      lookAgainOn,
      follows: named(cells, 'follows', scans, 'scan', 'scans.csv'),
      audience: 'key' in audience ? audience.key : 'organisation',
      closedOn: cells.day('closed_on') ?? null,
      archivedOn: cells.day('archived_on') ?? null,
      seen: true,
      ...from(cells),
    })
  }

  const rows = fresh('findings', findings)
  for (const [cells, finding] of rows) {
    const scan = needed(cells, 'scan', scans, 'scan', 'scans.csv')
    mayAddTo(cells, 'scan', scan)
    const place = cells.choice('place', places)
    if (place === undefined) cells.required('place')
    const kind = scan && kindOf.get(scan)
    if (kind && place) say(cells, placeFault(kind, place))
    const link = cells.text('link', 2_000) ?? ''
    say(cells, linkFault(link))
    if (!scan || !place) continue
    scanOf.set(finding, scan)
    const other = (column: string) => named(cells, column, findings, 'finding', 'findings.csv')
    plan.findings.push({
      finding,
      scan,
      place,
      text: cells.required('text', 1_000),
      evidence: cells.text('evidence', 10_000) ?? '',
      link,
      impact: cells.whole('impact', 1, 5) ?? null,
      likelihood: cells.whole('likelihood', 1, 5) ?? null,
      horizon: cells.choice('horizon', horizons) ?? null,
      owner: person(cells, 'owner'),
      confidence: cells.whole('confidence', 0, 10) ?? null,
      by: person(cells, 'by'),
      at: cells.instant('at') ?? null,
      mergedInto: other('merged_into'),
      flowedFrom: other('flowed_from'),
      follows: other('follows'),
      archivedOn: cells.day('archived_on') ?? null,
      ...from(cells),
    })
  }
  refuseChains(rows, plan.findings, present)

  const placed = new Set(present.dots.map(dotKey))
  for (const cells of linesIn(tables, 'dots', faults)) {
    const finding = needed(cells, 'finding', findings, 'finding', 'findings.csv')
    const who = needed(cells, 'person', persons, 'person', 'people.csv')
    const dots = cells.whole('dots', 1, mostDots)
    if (dots === undefined) cells.required('dots')
    if (!finding || !who || !dots) continue
    if (placed.has(dotKey({ finding, person: who }))) plan.counts.dots.unchanged++
    else {
      mayAddTo(cells, 'finding', scanOf.get(finding) ?? null)
      placed.add(dotKey({ finding, person: who }))
      plan.dots.push({ finding, person: who, dots })
      plan.counts.dots.new++
    }
  }

  const moves = movesHere(present, source)
  for (const [cells, move] of fresh('moves', moves)) {
    const scan = needed(cells, 'scan', scans, 'scan', 'scans.csv')
    mayAddTo(cells, 'scan', scan)
    const [inside, outside] = (['inside', 'outside'] as const).map((column) =>
      needed(cells, column, findings, 'finding', 'findings.csv'),
    )
    const text = cells.required('text', 1_000)
    const [by, at, archivedOn] = [person(cells, 'by'), cells.instant('at') ?? null, cells.day('archived_on') ?? null]
    if (scan && inside && outside)
      plan.moves.push({ move, scan, inside, outside, text, by, at, archivedOn, ...from(cells) })
  }

  const linked = new Set(present.links.map(linkKey))
  for (const cells of linesIn(tables, 'outcomes', faults)) {
    const finding = named(cells, 'finding', findings, 'finding', 'findings.csv')
    const move = named(cells, 'move', moves, 'move', 'moves.csv')
    const kind = cells.choice('kind', linkKinds) ?? 'goal'
    const target = needed(cells, 'target', nodes, 'goal', 'goals.csv')
    if ((finding === null) === (move === null)) cells.refuse('finding', 'Name a finding or a move, and not both.')
    const line = { finding, move, kind, target: target ?? '', by: person(cells, 'by'), at: cells.instant('at') ?? null }
    if (!target) continue
    if (linked.has(linkKey(line))) plan.counts.outcomes.unchanged++
    else {
      if (finding) mayAddTo(cells, 'finding', scanOf.get(finding) ?? null)
      linked.add(linkKey(line))
      plan.links.push(line)
      plan.counts.outcomes.new++
    }
  }
  return plan
}

/** What was merged points at what stands for it, and that at nothing further. */
function refuseChains(rows: [Cells, Id][], added: FindingLine[], present: Scans): void {
  const merged = new Map([...present.findings, ...added].map(({ finding, mergedInto }) => [finding, mergedInto]))
  for (const [cells, finding] of rows) {
    const into = merged.get(finding)
    if (into && (into === finding || merged.get(into)))
      cells.refuse('merged_into', 'What it was merged into was merged itself. Name the finding that stands for both.')
  }
}

function movesHere(present: Scans, source: string): Directory {
  const moves = new Directory()
  for (const one of present.moves) moves.add(one.move, one.source === source ? one.externalId : null)
  return moves
}

function named(cells: Cells, column: string, directory: Directory, what: string, file: string): Id | null {
  const given = cells.text(column)
  const found = given === undefined ? null : directory.find(given)
  if (found === undefined)
    cells.refuse(column, `There is no ${what} ${short(given ?? '')}. Add its row to ${file}, or correct the id.`)
  return found ?? null
}

function needed(cells: Cells, column: string, directory: Directory, what: string, file: string): Id | null {
  cells.required(column)
  return named(cells, column, directory, what, file)
}
