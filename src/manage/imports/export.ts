import type { Id } from '../../kernel/ids.ts'
import { phasesWritten } from '../goals/phases.ts'
import { writeAudience } from './audience-words.ts'
import { briefingCells } from './briefings-export.ts'
import { changeCells } from './changes-export.ts'
import { decisionCells } from './decisions-export.ts'
import { visionId } from './goal-lines.ts'
import { namedIn, steady } from './id-words.ts'
import { indicatorRows } from './indicators-export.ts'
import { keptCells } from './kept-export.ts'
import { pastRows, typedNames } from './past-export.ts'
import type { CheckIn, Edge, Node, Present } from './present.ts'
import { saidRows } from './said-export.ts'
import { scanRows } from './scans-export.ts'
import { signalCells } from './signals-export.ts'
import { stakeholderCells } from './stakeholders-export.ts'
import { strategyCells } from './strategy-export.ts'
import { columns, type FileKind } from './table.ts'

/** One of the files, as text in cells. */
export interface ExportedTable {
  kind: FileKind
  header: readonly string[]
  rows: string[][]
}

type Cells = Record<string, string | number | boolean | null>

/**
 * What a viewer may see, as the files that import reads. Each thing is named by its id at the given source where it has
 * one, else by its own. The order of rows depends on nothing but those ids (of check-ins, on their recording), so that
 * what is brought in elsewhere and written out again is the same to the last byte.
 */
export function exportTables(present: Present, source: string | null): ExportedTable[] {
  const ids = namesOf(present, source)
  const named = (id: Id | null): string | null => (id === null ? null : (ids.get(id) ?? id))
  const typed = typedNames(present, named)
  const past = pastRows(present.past, named, typed)
  const said = saidRows(present, named, typed)
  const indicators = indicatorRows(present, named)
  const readingsSeen = new Set(present.indicatorReadings.map(({ reading }) => reading))
  const signals = signalCells(present.signals, named)
  const strategy = strategyCells(present.strategy, named)
  const stakes = stakeholderCells(present.stakeholders, named)
  const scans = scanRows(present.scans, named)
  const kept = keptCells(present.kept, named, typed)
  return [
    file('settings', said.settings),
    file('direction', directionRows(present)),
    file(
      'people',
      present.persons
        .map(
          (person): Cells => ({
            id: named(person.person),
            email: person.email,
            name: person.name,
            title: person.title,
            manager: named(person.manager),
            teams: joined(person.teams.map(named)),
            starts_on: person.startsOn,
            ends_on: person.endsOn,
            administrator: person.administrator,
          }),
        )
        .sort(byId),
    ),
    file(
      'teams',
      present.teams
        .map(
          (team): Cells => ({
            id: named(team.team),
            name: team.name,
            parent: named(team.parent),
            lead: named(team.lead),
            rhythm: team.rhythm,
            archived_on: team.archivedOn,
            purpose: team.purpose,
          }),
        )
        .sort(byId),
    ),
    file('indicators', indicators.indicators),
    file('readings', indicators.readings),
    file('goals', present.nodes.map((node) => nodeRow(node, named, typed)).sort(byId)),
    file(
      'check-ins',
      present.checkIns.flatMap((checkIn) => checkInRows(checkIn, named, readingsSeen)),
    ),
    file('closings', closingRows(present, named)),
    file('scans', scans.scans),
    file('findings', scans.findings),
    file('dots', scans.dots),
    file('moves', scans.moves),
    file('outcomes', scans.links),
    file('signals', signals.signals),
    file('sightings', signals.sightings),
    file('strategies', strategy.strategies),
    file('choices', strategy.choices),
    file('priorities', strategy.priorities),
    file('allotments', strategy.allotments),
    file('used', strategy.used),
    file('stakeholders', stakes.stakeholders),
    file('expectations', stakes.expectations),
    file('promises', stakes.promises),
    file('contacts', stakes.contacts),
    file('changes', changeCells(present.changes, named, typed)),
    file('briefings', briefingCells(present.briefings, named, typed)),
    file('decisions', decisionCells(present.decisions, named, typed)),
    file('cycles', said.cycles),
    file('carry-overs', said.carryOvers),
    file('comments', said.comments),
    file('reactions', said.reactions),
    file('acknowledgements', said.acknowledgements),
    file('followers', said.followers),
    file('views', kept.views),
    file('addresses', kept.addresses),
    file('gauges', kept.gauges),
    file('memberships', past.memberships),
    file('managers', past.managers),
    file('owners', past.owners),
    file('links', past.links),
    file('directions', past.directions),
    file('history', past.history),
  ]
}

function namesOf(present: Present, source: string | null): Map<Id, string> {
  const name = (own: Id, from: { source: string | null; externalId: string | null }): [Id, string] => [
    own,
    source !== null && from.source === source && from.externalId !== null ? from.externalId : own,
  ]
  return new Map([
    ...present.persons.map((person) => name(person.person, person)),
    ...present.teams.map((team) => name(team.team, team)),
    ...present.indicators.map((indicator) => name(indicator.indicator, indicator)),
    ...present.indicatorReadings.map((reading) => name(reading.reading, reading)),
    ...present.changes.map((change) => name(change.change, change)),
    ...present.briefings.map((briefing) => name(briefing.briefing, briefing)),
    ...present.decisions.map((decision) => name(decision.decision, decision)),
    ...present.checkIns.map((checkIn) => name(checkIn.checkIn, checkIn)),
    ...present.signals.signals.map((signal) => name(signal.signal, signal)),
    ...present.signals.sightings.map((sighting) => name(sighting.sighting, sighting)),
    ...present.strategy.strategies.flatMap((version) => [
      name(version.strategy, version),
      ...version.priorities.map((priority) => name(priority.priority, priority)),
    ]),
    ...present.stakeholders.stakeholders.map((one) => name(one.stakeholder, one)),
    ...present.stakeholders.expectations.map((one) => name(one.expectation, one)),
    ...present.stakeholders.promises.map((one) => name(one.promise, one)),
    ...present.stakeholders.contacts.map((one) => name(one.contact, one)),
    ...present.scans.scans.map((scan) => name(scan.scan, scan)),
    ...present.scans.findings.map((finding) => name(finding.finding, finding)),
    ...present.scans.moves.map((move) => name(move.move, move)),
    ...present.nodes.map((node): [Id, string] =>
      node.kind === 'vision' ? [node.node, visionId] : name(node.node, node),
    ),
  ])
}

type Named = (id: Id | null) => string | null

function nodeRow(node: Node, named: Named, typed: ReadonlyMap<Id, string>): Cells {
  const edges = node.supports
    .map((edge) => ({ ...edge, parent: named(edge.parent) ?? '' }))
    .sort((a, b) => compare(a.parent, b.parent))
  const accepted = edges.filter((edge) => edge.accepted)
  const of = (write: (edge: Edge) => string | number | null, unset: unknown): string =>
    accepted.some((edge) => write(edge) !== unset) ? accepted.map((edge) => write(edge) ?? '').join(';') : ''
  const common: Cells = {
    id: named(node.node),
    type: node.kind,
    parents: accepted.map(({ parent }) => parent).join(';'),
    weights: of(({ share }) => share, null),
    places: of(({ place }) => place, 0),
    proposed: edges
      .filter((edge) => !edge.accepted)
      .map(({ parent }) => parent)
      .join(';'),
    title: node.title,
    team: named(node.team),
    owner: named(node.owner),
    start: node.start,
    due: node.due,
    status: node.state === 'closed' ? node.closedAs : node.state,
    remark: node.remark,
  }
  if (node.kind === 'measure')
    return {
      ...common,
      unit: node.unit,
      direction: node.direction,
      baseline: node.baseline,
      target: node.target ?? node.targetText,
      target_max: node.targetMax,
      // what adds up is told by the rest
      value: node.addsUp ? null : node.value,
      value_on: node.addsUp ? null : node.valueOn,
      phases: phasesWritten(node.phases),
      adds_up: node.addsUp,
      milestones: node.milestones.length === 0 ? '' : steady(node.milestones),
      indicator: named(node.indicator),
    }
  return {
    ...common,
    why: node.why,
    how: node.how,
    framework: node.framework,
    facts: node.facts === '{}' ? '' : steady(namedIn(JSON.parse(node.facts), (id) => typed.get(id))),
    audience: writeAudience(node.audience, node, (id) => named(id) ?? id),
    rhythm: node.ownRhythm,
    counts_upward: node.countsUpward,
    deputy: named(node.deputy),
    deputy_from: node.deputyFrom,
    deputy_to: node.deputyTo,
  }
}

function checkInRows(checkIn: CheckIn, named: Named, readingsSeen: ReadonlySet<Id>): Cells[] {
  const readings = checkIn.readings
    .map(({ measure, value }) => ({ measure: named(measure), value }))
    .sort((a, b) => compare(a.measure ?? '', b.measure ?? ''))
  return (readings.length > 0 ? readings : [{ measure: null, value: null }]).map((reading) => ({
    id: named(checkIn.checkIn),
    goal: named(checkIn.goal),
    ...reading,
    value_on: checkIn.readOn,
    confidence: checkIn.confidence,
    note: checkIn.note,
    in_the_way: checkIn.inTheWay,
    by: named(checkIn.by),
    supersedes: named(checkIn.supersedes),
    recorded_at: checkIn.at,
    from_reading: checkIn.fromReading && readingsSeen.has(checkIn.fromReading) ? named(checkIn.fromReading) : null,
  }))
}

const closingRows = ({ closings }: Present, named: Named): Cells[] =>
  closings
    .map(
      (closing): Cells => ({
        goal: named(closing.goal),
        closed_as: closing.closedAs,
        learnt: closing.learnt,
        by: named(closing.by),
        at: closing.at,
        progress: closing.progress,
        met: closing.met,
        not_met: closing.notMet,
        no_reading: closing.noReading,
        no_target: closing.noTarget,
        reopened_by: named(closing.reopenedBy),
        reopened_at: closing.reopenedAt,
        because: closing.because,
        framework: closing.framework,
        score: closing.score,
        computed_score: closing.computedScore,
        band: closing.band,
        score_sentence: closing.scoreSentence,
        score_because: closing.scoreBecause,
        missed_because: closing.missedBecause,
        helped: closing.helped,
      }),
    )
    .sort((a, b) => compare(`${a.goal} ${a.at}`, `${b.goal} ${b.at}`))

const directionRows = ({ direction }: Present): Cells[] =>
  direction === null
    ? []
    : [
        { kind: 'vision', text: direction.vision },
        ...(direction.mission === '' ? [] : [{ kind: 'mission', text: direction.mission }]),
        ...direction.principles.flatMap(({ name, text, behaviours = [] }) => [
          { kind: 'value', name, text },
          ...behaviours.map((behaviour) => ({ kind: 'behaviour', name, text: behaviour })),
        ]),
      ]

const file = (kind: FileKind, rows: Cells[]): ExportedTable => {
  const { written } = columns[kind]
  return { kind, header: written, rows: rows.map((row) => written.map((column) => cell(row[column]))) }
}

const cell = (value: Cells[string] | undefined): string =>
  value === null || value === undefined || value === false ? '' : value === true ? 'yes' : String(value)

// Names without a semicolon: an id that has one could not be told from two.
const joined = (names: (string | null)[]): string =>
  names
    .filter((name) => name !== null)
    .sort()
    .join(';')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byId = (a: Cells, b: Cells): number => compare(String(a.id), String(b.id))
