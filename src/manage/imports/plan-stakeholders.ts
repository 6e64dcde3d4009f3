import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import type { Fault } from '../../kernel/refusal.ts'
import {
  attitudes,
  judgedFault,
  most,
  nextAfter,
  promiseStates,
  sides,
  spokenFault,
  whoFault,
} from '../../lead/stakeholders/stakeholder.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import type { Stakeholders } from './stakeholder-lines.ts'
import type { Table } from './table.ts'

export const stakeholderFileKinds = ['stakeholders', 'expectations', 'promises', 'contacts'] as const
type Kind = (typeof stakeholderFileKinds)[number]

export interface StakeholderPlan extends Stakeholders {
  counts: Record<Kind, { new: number; unchanged: number }>
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  /** Filled here with what the files bring, so that the history can name it. */
  stakeholders: Directory
  source: string
  today: Day
}

const none = () => ({ new: 0, unchanged: 0 })

/** Stakeholders are added to and never rewritten: a row is new, or what is here already stands. */
export function planStakeholders(
  tables: readonly Table[],
  present: Stakeholders,
  around: Around,
  faults: Faults,
): StakeholderPlan {
  const { persons, teams, nodes, stakeholders, source, today } = around
  const plan: StakeholderPlan = {
    stakeholders: [],
    expectations: [],
    promises: [],
    contacts: [],
    counts: { stakeholders: none(), expectations: none(), promises: none(), contacts: none() },
  }
  const unseen = new Set(present.stakeholders.filter(({ seen }) => !seen).map(({ stakeholder }) => stakeholder))
  const from = (cells: Cells) => ({ source, externalId: cells.id() ?? null })
  const say = (cells: Cells, fault: Fault | null, at = fault?.at): void => {
    if (fault && at) cells.refuse(at, fault.sentence)
  }
  const person = (cells: Cells, column: string): Id | null => named(cells, column, persons, 'person', 'people.csv')
  const team = (cells: Cells, column: string): Id | null => named(cells, column, teams, 'team', 'teams.csv')
  const written = (cells: Cells) => ({ by: person(cells, 'by'), at: cells.instant('at') ?? null, ...from(cells) })
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
  const here = <Line extends { source: string | null; externalId: string | null }>(
    lines: Line[],
    id: (line: Line) => Id,
  ): Directory => {
    const directory = new Directory()
    for (const line of lines) directory.add(id(line), line.source === source ? line.externalId : null)
    return directory
  }
  /** Whom a row is of; to whom one cannot see one cannot add. */
  const of = (cells: Cells): Id | null => {
    cells.required('stakeholder')
    const found = named(cells, 'stakeholder', stakeholders, 'stakeholder', 'stakeholders.csv')
    if (found && unseen.has(found))
      cells.refuse('stakeholder', 'You cannot see this stakeholder and so cannot add to it. Take its rows out.')
    return found
  }
  const day = (cells: Cells, column: string): Day | undefined => {
    const found = cells.day(column)
    if (found === undefined) cells.required(column)
    return found
  }

  for (const [cells, stakeholder] of fresh('stakeholders', stakeholders)) {
    const name = cells.required('name', 300)
    cells.required('owner')
    const [owner, ownTeam] = [person(cells, 'owner'), team(cells, 'team')]
    const who = {
      side: cells.choice('side', sides) ?? 'outside',
      person: person(cells, 'person'),
      ofTeam: team(cells, 'of_team'),
    }
    const fault = whoFault(who)
    say(cells, fault, fault?.at === 'ofTeam' ? 'of_team' : fault?.at)
    // What is said of others is for few, unless a file says something else.
    const audience = readAudience(
      cells.text('audience', 20_000) ?? (owner ? 'line' : 'organisation'),
      { owner, team: ownTeam },
      persons,
      teams,
    )
    if ('fault' in audience) cells.refuse('audience', audience.fault)
    const [attitude, attitudeOn] = [cells.choice('attitude', attitudes) ?? null, cells.day('attitude_on') ?? null]
    if ((attitude === null) !== (attitudeOn === null))
      cells.refuse(
        attitude ? 'attitude_on' : 'attitude',
        'How they stand and as of when belong together. Say both, or neither.',
      )
    if (attitudeOn) say(cells, judgedFault(attitudeOn, today), 'attitude_on')
    const rhythm = cells.whole('rhythm', 1, 366) ?? null
    const [influence, interest] = [cells.whole('influence', 0, most) ?? 50, cells.whole('interest', 0, most) ?? 50]
    const said = { about: cells.text('about', 20_000) ?? '', speaks: cells.text('speaks', 2_000) ?? '' }
    const archivedOn = cells.day('archived_on') ?? null
    const [addedBy, addedAt] = [person(cells, 'added_by'), cells.instant('added_at') ?? null]
    // Of those who were here before, an empty day says that none was meant.
    const meant = cells.has('next_on') && addedAt !== null ? null : undefined
    const nextOn = nextAfter(today, rhythm, cells.day('next_on') ?? meant, today)
    if (!owner || 'fault' in audience) continue
    plan.stakeholders.push({
      ...{ stakeholder, name, ...said, ...who, influence, interest, attitude, attitudeOn, owner, team: ownTeam },
      ...{ rhythm, nextOn, addedBy, addedAt, archivedOn, audience: audience.key, seen: true, ...from(cells) },
    })
  }

  for (const [cells, expectation] of fresh(
    'expectations',
    here(present.expectations, (line) => line.expectation),
  )) {
    const stakeholder = of(cells)
    const goals = (cells.list('goals') ?? []).flatMap((name) => {
      const found = nodes.byId(name)
      if (!found) cells.refuse('goals', `There is no goal ${short(name)}. Add its row to goals.csv, or correct the id.`)
      return found ?? []
    })
    const text = cells.required('text', 5_000)
    const endedOn = cells.day('ended_on') ?? null
    if (stakeholder)
      plan.expectations.push({
        ...{ expectation, stakeholder, text, goals: [...new Set(goals)], endedOn },
        ...written(cells),
      })
  }

  for (const [cells, promise] of fresh(
    'promises',
    here(present.promises, (line) => line.promise),
  )) {
    const stakeholder = of(cells)
    const text = cells.required('text', 5_000)
    cells.required('owner')
    const owner = person(cells, 'owner')
    const dueOn = day(cells, 'due_on')
    const madeOn = cells.day('made_on') ?? (dueOn && dueOn < today ? dueOn : today)
    const firstDueOn = cells.day('first_due_on') ?? dueOn
    const state = cells.choice('state', promiseStates) ?? 'open'
    const settledOn = cells.day('settled_on') ?? null
    if ((state === 'open') !== (settledOn === null))
      cells.refuse(
        state === 'open' ? 'state' : 'settled_on',
        'Kept or broken, and on which day, belong together. Say both, or neither.',
      )
    const word = cells.text('word', 2_000) ?? ''
    if (stakeholder && owner && dueOn && firstDueOn)
      plan.promises.push({
        ...{ promise, stakeholder, text, owner, madeOn, firstDueOn, dueOn, state, settledOn, word },
        ...written(cells),
      })
  }

  for (const [cells, contact] of fresh(
    'contacts',
    here(present.contacts, (line) => line.contact),
  )) {
    const stakeholder = of(cells)
    const spokeOn = day(cells, 'spoke_on')
    if (spokeOn) say(cells, spokenFault(spokeOn, today), 'spoke_on')
    const note = cells.required('note', 10_000)
    if (stakeholder && spokeOn) plan.contacts.push({ contact, stakeholder, spokeOn, note, ...written(cells) })
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
