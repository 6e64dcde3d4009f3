import type { Id } from '../../kernel/ids.ts'
import type { Indicator } from './plan-indicators.ts'
import type { CheckIn, Closing, Cycle, Node, Person, Present, Settings, Team } from './present.ts'
import type { Write } from './settle.ts'

/** What a run touched, as it was recorded. `before` is null for what the run made. */
export interface Change {
  kind:
    | 'person'
    | 'team'
    | 'node'
    | 'check-in'
    | 'closing'
    | 'reopening'
    | 'direction'
    | 'place'
    | 'event'
    | 'settings'
    | 'cycle'
    | 'carry-over'
    | 'conversation'
    | 'indicators'
  subject: Id
  /** The revision that the run left. */
  revision: number | null
  before: Person | Team | Node | object | null
}

/** What a run brought of indicators, with those that it changed as they were before. */
export interface BroughtIndicators {
  made: Id[]
  before: Indicator[]
  readings: Id[]
  /** The indicators that these readings are of. */
  read: Id[]
}

/** Something that was touched after the import: rolling back takes that away too, unless it is kept. */
export interface Touched {
  kind: 'person' | 'team' | 'goal' | 'measure' | 'vision' | 'change' | 'decision'
  subject: Id
  name: string
  because: string
}

/**
 * Rolling an import back is a change of its own: what it changed is as before, what it made is removed where nothing
 * has come to depend on it. Otherwise a goal is closed as abandoned, and persons and teams that are in use stay.
 */
export interface Undoing {
  touched: Touched[]
  persons: Write<Person>[]
  teams: Write<Team>[]
  nodes: Write<Node>[]
  settings: Write<Settings>[]
  cycles: Write<Cycle>[]
  remove: {
    persons: Id[]
    teams: Id[]
    nodes: Id[]
    checkIns: Id[]
    directions: Id[]
    events: Id[]
    cycles: Id[]
    carryOvers: Id[]
  }
  /** The keys of what was brought of conversations. */
  conversations: object[]
  indicators: { write: Write<Indicator>[]; brought: BroughtIndicators[] }
  /** Where persons were, as it was known before. */
  places: object[]
  abandon: Id[]
  /** Closings that the run made on goals that stay. */
  reopen: { closing: Id; goal: Id }[]
  /** Closings that the run undid. */
  closeAgain: Closing[]
}

/** What became of things since the import. */
export interface After {
  saidSince: ReadonlySet<Id>
  /** Teams whose purpose a person has written since. */
  purposes: ReadonlySet<Id>
  /** Changes and decisions that people have worked on since: they stay. */
  worked: readonly { kind: 'change' | 'decision'; subject: Id; name: string }[]
}

export function undo(
  changes: readonly Change[],
  present: Present,
  { saidSince, purposes, worked }: After,
  keep: ReadonlySet<Id>,
): Undoing {
  const of = (kind: Change['kind']): Change[] =>
    changes.filter((change) => change.kind === kind && !keep.has(change.subject))
  const persons = new Map(present.persons.map((person) => [person.person, person]))
  const teams = new Map(present.teams.map((team) => [team.team, team]))
  const nodes = new Map(present.nodes.map((node) => [node.node, node]))
  const settings = present.settings ? [present.settings] : []
  const ownCheckIns = new Set(changes.filter(({ kind }) => kind === 'check-in').map(({ subject }) => subject))
  const checkedSince = new Set(
    present.checkIns
      .filter(({ checkIn }) => !ownCheckIns.has(checkIn))
      .flatMap(({ goal, readings }) => [goal, ...readings.map(({ measure }) => measure)]),
  )
  const made = new Set(
    changes.filter(({ kind, before }) => kind === 'node' && before === null).map(({ subject }) => subject),
  )
  const back = restored(of('node'), nodes, (node) => ({
    ...node,
    supports: node.supports.filter(({ parent }) => nodes.has(parent)),
  }))
  const after = [
    ...new Map([...present.nodes, ...back.map(({ next }) => next)].map((node) => [node.node, node])).values(),
  ]
  const fates = fatesOf(made, after, checkedSince, keep)
  const stays = new Set([...keep, ...worked.map(({ subject }) => subject)])
  const nodeStays = (node: Id): boolean => !made.has(node) || fates.get(node) !== 'removed'
  return {
    touched: [
      ...touchedSince(changes, persons, teams, nodes, { saidSince, purposes, checkedSince, made, after }),
      ...worked.map((each) => ({ ...each, because: 'worked on since: it stays' })),
    ],
    persons: restored(of('person'), persons, (person) => person),
    teams: restored(of('team'), teams, (team) =>
      purposes.has(team.team) ? { ...team, purpose: teams.get(team.team)?.purpose ?? team.purpose } : team,
    ),
    nodes: back,
    settings: restored(of('settings'), new Map(settings.map((one) => [one.org, one])), (one) => one),
    cycles: restored(of('cycle'), new Map(present.cycles.map((one) => [one.cycle, one])), (one) => one),
    indicators: indicatorsBack(of('indicators'), present),
    conversations: of('conversation').flatMap(({ before }) => (before ? [without(before, stays)] : [])),
    remove: {
      persons: of('person')
        .filter(({ before }) => before === null)
        .map(({ subject }) => subject),
      teams: of('team')
        .filter(({ before }) => before === null)
        .map(({ subject }) => subject),
      nodes: [...fates].filter(([, fate]) => fate === 'removed').map(([node]) => node),
      checkIns: removableCheckIns(present.checkIns, ownCheckIns, keep),
      directions: of('direction').map(({ subject }) => subject),
      events: of('event').map(({ subject }) => subject),
      cycles: of('cycle')
        .filter(({ before }) => before === null)
        .map(({ subject }) => subject),
      carryOvers: of('carry-over').map(({ subject }) => subject),
    },
    places: of('place').flatMap(({ subject, before }) => (persons.has(subject) && before ? [before] : [])),
    abandon: [...fates]
      .filter(
        ([node, fate]) =>
          fate === 'abandoned' && nodes.get(node)?.kind === 'goal' && nodes.get(node)?.state !== 'closed',
      )
      .map(([node]) => node),
    reopen: closingsIn(of('closing'), present.closings)
      .filter(
        ({ goal, reopenedAt }) =>
          reopenedAt === null && nodeStays(goal) && !keep.has(goal) && fates.get(goal) !== 'abandoned',
      )
      .map(({ closing, goal }) => ({ closing, goal })),
    closeAgain: closingsIn(of('reopening'), present.closings).filter(({ goal }) => nodeStays(goal) && !keep.has(goal)),
  }
}

/** The keys of what was brought of changes and decisions, but for those that stay. */
const without = (brought: object, stays: ReadonlySet<Id>): object =>
  Object.fromEntries(
    Object.entries(brought).map(([kind, ids]) => [
      kind,
      kind === 'changes' || kind === 'decisions' ? (ids as Id[]).filter((each) => !stays.has(each)) : ids,
    ]),
  )

function indicatorsBack(changes: Change[], { indicators }: Present): Undoing['indicators'] {
  const brought = changes.flatMap(({ before }) => (before as BroughtIndicators | null) ?? [])
  const now = new Map(indicators.map((one) => [one.indicator, one]))
  const write = brought.flatMap(({ before }) =>
    before.flatMap((was) => {
      const current = now.get(was.indicator)
      const next = current && { ...current, ...was, revision: current.revision + 1 }
      return next ? [{ at: { file: '', row: null }, before: current, next, changed: [] }] : []
    }),
  )
  return { write, brought }
}

type Fate = 'kept' | 'abandoned' | 'removed'

/** Of the nodes that the run made: what is kept keeps what it supports; what others depend on ends instead of vanishing. */
function fatesOf(
  made: ReadonlySet<Id>,
  all: readonly Node[],
  checkedSince: ReadonlySet<Id>,
  keep: ReadonlySet<Id>,
): Map<Id, Fate> {
  const nodes = new Map(all.map((node) => [node.node, node]))
  const fates = new Map<Id, Fate>([...made].filter((node) => nodes.has(node)).map((node) => [node, 'removed']))
  const spread = (from: readonly Id[], fate: Fate, weaker: readonly (Fate | undefined)[]): void => {
    const open = [...from]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (!weaker.includes(fates.get(node))) continue
      fates.set(node, fate)
      open.push(...(nodes.get(node)?.supports.map(({ parent }) => parent) ?? []))
    }
  }
  spread(
    [...made].filter((node) => keep.has(node)),
    'kept',
    ['removed'],
  )
  const outside = all
    .filter(({ node }) => !made.has(node))
    .flatMap(({ supports }) => supports.map(({ parent }) => parent))
  spread(
    [...outside, ...checkedSince].filter((node) => made.has(node)),
    'abandoned',
    ['removed'],
  )
  // a measure goes where its goal goes
  for (const { node, goal } of all) {
    const fate = goal === null || !fates.has(node) ? undefined : fates.get(goal)
    if (fate !== undefined) fates.set(node, fate)
  }
  return fates
}

function restored<Row extends Person | Team | Node | Settings | Cycle>(
  changes: Change[],
  now: Map<Id, Row>,
  mend: (row: Row) => Row,
): Write<Row>[] {
  return changes.flatMap(({ before, subject }) => {
    const current = now.get(subject)
    if (before === null || !current) return []
    const next = { ...mend({ ...current, ...(before as Row) }), revision: current.revision + 1 }
    return [{ at: { file: '', row: null }, before: current, next, changed: [] }]
  })
}

/** All that the run recorded, but for what a later correction stands on, and what belongs to kept goals. */
function removableCheckIns(all: readonly CheckIn[], own: ReadonlySet<Id>, keep: ReadonlySet<Id>): Id[] {
  const stood = new Set(all.filter(({ checkIn }) => !own.has(checkIn)).flatMap(({ supersedes }) => supersedes ?? []))
  return all
    .filter(({ checkIn, goal }) => own.has(checkIn) && !stood.has(checkIn) && !keep.has(goal) && !keep.has(checkIn))
    .map(({ checkIn }) => checkIn)
}

const closingsIn = (changes: Change[], closings: readonly Closing[]): Closing[] => {
  const subjects = new Set(changes.map(({ subject }) => subject))
  return closings.filter(({ closing }) => subjects.has(closing))
}

interface Since extends Pick<After, 'saidSince' | 'purposes'> {
  checkedSince: ReadonlySet<Id>
  made: ReadonlySet<Id>
  after: readonly Node[]
}

function touchedSince(
  changes: readonly Change[],
  persons: Map<Id, Person>,
  teams: Map<Id, Team>,
  nodes: Map<Id, Node>,
  { saidSince, purposes, checkedSince, made, after }: Since,
): Touched[] {
  const carriesOthers = new Set(
    after.filter(({ node }) => !made.has(node)).flatMap(({ supports }) => supports.map(({ parent }) => parent)),
  )
  return changes.flatMap(({ kind, subject, revision }): Touched[] => {
    const person = kind === 'person' ? persons.get(subject) : undefined
    if (person)
      return person.revision === revision
        ? []
        : [{ kind: 'person', subject, name: person.name, because: 'edited since' }]
    const team = kind === 'team' ? teams.get(subject) : undefined
    if (team)
      return team.revision === revision && !purposes.has(subject)
        ? []
        : [{ kind: 'team', subject, name: team.name, because: 'edited since' }]
    const node = kind === 'node' ? nodes.get(subject) : undefined
    if (!node) return []
    const reasons = [
      ...(node.revision !== revision || (saidSince.has(subject) && !checkedSince.has(subject)) ? ['edited since'] : []),
      ...(checkedSince.has(subject) && saidSince.has(subject) ? ['checked in on since'] : []),
      ...(made.has(subject) && carriesOthers.has(subject) ? ['supported by goals that the import did not make'] : []),
    ]
    return reasons.length === 0 ? [] : [{ kind: node.kind, subject, name: node.title, because: reasons.join(', ') }]
  })
}
