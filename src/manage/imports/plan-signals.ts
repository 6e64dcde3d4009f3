import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Fault } from '../../kernel/refusal.ts'
import {
  directions,
  endings,
  factors,
  horizons,
  linkFault,
  lookAgainAfter,
  mostImpact,
  seenFault,
  signalKinds,
  watchingFault,
} from '../../lead/signals/signal.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import type { Signals } from './signal-lines.ts'
import type { Table } from './table.ts'

export const signalFileKinds = ['signals', 'sightings'] as const
type Kind = (typeof signalFileKinds)[number]

export interface SignalPlan extends Signals {
  counts: Record<Kind, { new: number; unchanged: number }>
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  /** Filled here with what the files bring, so that the history can name it. */
  signals: Directory
  source: string
  today: Day
}

/** Signals are added to and never rewritten: a row is new, or what is here already stands. */
export function planSignals(tables: readonly Table[], present: Signals, around: Around, faults: Faults): SignalPlan {
  const { persons, teams, signals, nodes, source, today } = around
  const plan: SignalPlan = {
    signals: [],
    sightings: [],
    counts: { signals: { new: 0, unchanged: 0 }, sightings: { new: 0, unchanged: 0 } },
  }
  const unseen = new Set(present.signals.filter(({ seen }) => !seen).map(({ signal }) => signal))
  const from = (cells: Cells) => ({ source, externalId: cells.id() ?? null })
  const say = (cells: Cells, fault: Fault | null, at = fault?.at): void => {
    if (fault && at) cells.refuse(at, fault.sentence)
  }
  const person = (cells: Cells, column: string): Id | null => named(cells, column, persons, 'person', 'people.csv')
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

  for (const [cells, signal] of fresh('signals', signals)) {
    const one = <Word extends string>(column: string, words: readonly Word[]): Word | undefined => {
      const found = cells.choice(column, words)
      if (found === undefined) cells.required(column)
      return found
    }
    const [kind, factor, horizon] = [one('kind', signalKinds), one('factor', factors), one('horizon', horizons)]
    const impact = cells.whole('impact', 1, mostImpact)
    if (impact === undefined) cells.required('impact')
    cells.required('owner')
    const [owner, team] = [person(cells, 'owner'), named(cells, 'team', teams, 'team', 'teams.csv')]
    const audience = readAudience(cells.text('audience', 20_000) ?? 'organisation', { owner, team }, persons, teams)
    if ('fault' in audience) cells.refuse('audience', audience.fault)
    const watching = {
      expected: cells.text('expected', 5_000) ?? '',
      probability: cells.whole('probability', 0, 100) ?? null,
    }
    say(cells, watchingFault(watching))
    const [closedAs, closedOn] = [cells.choice('closed_as', endings) ?? null, cells.day('closed_on') ?? null]
    if ((closedAs === null) !== (closedOn === null))
      cells.refuse(
        closedAs ? 'closed_on' : 'closed_as',
        'How and when it was closed belong together. Say both, or neither.',
      )
    const rhythm = cells.whole('rhythm', 1, 366) ?? 91
    const endangers = (cells.list('endangers') ?? []).flatMap((name) => {
      const found = nodes.byId(name)
      if (!found)
        cells.refuse('endangers', `There is no goal ${short(name)}. Add its row to goals.csv, or correct the id.`)
      return found ?? []
    })
    const title = cells.required('title', 300)
    if (!kind || !factor || !horizon || !impact || !owner || 'fault' in audience) continue
    plan.signals.push({
      signal,
      title,
      text: cells.text('text', 20_000) ?? '',
      kind,
      factor,
      horizon,
      impact,
      direction: cells.choice('direction', directions) ?? 'steady',
      owner,
      team,
      rhythm,
      lookAgainOn: cells.day('look_again_on') ?? lookAgainAfter(today, rhythm),
      ...watching,
      addedBy: person(cells, 'added_by'),
      addedAt: cells.instant('added_at') ?? null,
      closedAs,
      closedOn,
      outcome: cells.text('outcome', 10_000) ?? '',
      endangers: [...new Set(endangers)],
      audience: audience.key,
      seen: true,
      ...from(cells),
    })
  }

  const sightings = new Directory()
  for (const { sighting, ...was } of present.sightings)
    sightings.add(sighting, was.source === source ? was.externalId : null)
  for (const [cells, sighting] of fresh('sightings', sightings)) {
    cells.required('signal')
    const signal = named(cells, 'signal', signals, 'signal', 'signals.csv')
    if (signal && unseen.has(signal))
      cells.refuse('signal', 'You cannot see this signal and so cannot add to it. Take its rows out.')
    const seenOn = cells.day('seen_on')
    if (seenOn === undefined) cells.required('seen_on')
    else say(cells, seenFault(seenOn, today), 'seen_on')
    const link = cells.text('link', 2_000) ?? ''
    say(cells, linkFault(link))
    const note = cells.required('note', 10_000)
    const [by, at] = [person(cells, 'by'), cells.instant('at') ?? null]
    if (signal && seenOn) plan.sightings.push({ sighting, signal, seenOn, note, link, by, at, ...from(cells) })
  }
  return plan
}

function named(cells: Cells, column: string, directory: Directory, what: string, file: string): Id | null {
  const given = cells.text(column)
  const found = given === undefined ? null : directory.find(given)
  if (found === undefined)
    cells.refuse(column, `There is no ${what} ${short(given ?? '')}. Add its row to ${file}, or correct the id.`)
  return found ?? null
}
