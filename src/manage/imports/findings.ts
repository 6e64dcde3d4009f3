import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Framework } from '../frameworks/rules.ts'
import { rhythmOf } from '../goals/goal.ts'
import { type FindingCount, findingCounts, writtenOf } from '../goals/written.ts'
import { audienceParts } from './audience-words.ts'
import { type Findings, type Lacking, lackings } from './finding-words.ts'
import type { Plan } from './import.ts'
import type { CheckIn, Node, Present } from './present.ts'

/** So many goals are checked at a time; whoever runs this lets others have their turn in between. */
const chunk = 500

export function* findingsIn(made: Plan, present: Present): Generator<void, Findings> {
  // what the person who imports cannot see, they are told nothing of, be it by a count
  const brought = made.nodes.map(({ next }) => next).filter(({ seen }) => seen)
  const all = new Map([...present.nodes.filter(({ seen }) => seen), ...brought].map((node) => [node.node, node]))
  const goals = brought.filter(({ kind, state }) => kind === 'goal' && state !== 'closed')
  const known = around(all, [...present.checkIns, ...made.checkIns], present.today)
  const lacking = new Map(lackings.map((what) => [what, 0]))
  const frameworks: FindingCount[] = []
  for (let from = 0; from < goals.length; from += chunk) {
    const some = goals.slice(from, from + chunk)
    for (const goal of some)
      for (const what of lackings) if (known.lack(goal, what)) lacking.set(what, (lacking.get(what) ?? 0) + 1)
    findingCounts(
      some.map((goal) => ({ framework: goal.framework as Framework | null, written: known.written(goal) })),
      frameworks,
    )
    yield
  }
  for (const { found } of frameworks) found.sort((a, b) => b.goals - a.goals || (a.code < b.code ? -1 : 1))
  return {
    goals: goals.length,
    lacking: [...lacking].flatMap(([what, count]) => (count > 0 ? { what, goals: count } : [])),
    frameworks: frameworks.toSorted((a, b) => b.goals - a.goals || (a.framework < b.framework ? -1 : 1)),
  }
}

function around(all: ReadonlyMap<Id, Node>, checkIns: readonly CheckIn[], today: Day) {
  const nodes = [...all.values()]
  const measures = Map.groupBy(
    nodes.filter(({ goal }) => goal !== null),
    ({ goal }) => goal,
  )
  const carried = new Map<Id, number>()
  for (const { kind, supports } of nodes)
    if (kind === 'goal') for (const { parent } of supports) carried.set(parent, (carried.get(parent) ?? 0) + 1)
  const running = new Map<string | null, number>()
  for (const { kind, state, framework } of nodes)
    if (kind === 'goal' && state === 'active') running.set(framework, (running.get(framework) ?? 0) + 1)
  const superseded = new Set(checkIns.flatMap(({ supersedes }) => supersedes ?? []))
  const read = Map.groupBy(
    checkIns.filter(({ checkIn }) => !superseded.has(checkIn)),
    ({ goal }) => goal,
  )
  const way = depths(all)
  const readOf = (goal: Id) => (read.get(goal) ?? []).toSorted((a, b) => (a.readOn < b.readOn ? 1 : -1))
  return {
    lack: ({ node, owner, due, why, supports }: Node, what: Lacking): boolean =>
      what === 'owner'
        ? owner === null
        : what === 'measure'
          ? !measures.has(node) && !carried.has(node)
          : what === 'due'
            ? due === null
            : what === 'why'
              ? why === ''
              : supports.length === 0,
    written(goal: Node) {
      const read = readOf(goal.node)
      const depth = way(goal.node)
      return writtenOf(
        {
          node: { title: goal.title, start: goal.start, due: goal.due, standing: { progress: null } },
          why: goal.why,
          how: goal.how,
          framework: goal.framework as Framework | null,
          facts: JSON.parse(goal.facts),
          rhythm: rhythmOf(goal.ownRhythm, goal.framework as Framework | null, null),
          audience: { word: audienceParts(goal.audience).word },
          measures: (measures.get(goal.node) ?? []).map((one) => ({ ...one, numbers: one })),
          supports: goal.supports,
          carriesTotal: carried.get(goal.node) ?? 0,
          path: depth === null ? [] : [{ kind: 'vision' }, ...Array.from({ length: depth }, () => ({ kind: 'goal' }))],
          checkedIn: {
            on: read.map(({ readOn }) => readOn),
            confidence: read.find(({ confidence }) => confidence !== null)?.confidence ?? null,
          },
          beside: Math.min(20, Math.max(0, (running.get(goal.framework) ?? 0) - 1)),
        },
        today,
      )
    },
  }
}

/** How far each stands below the vision, by the first way up; null where there is none. Loops are refused elsewhere. */
function depths(all: ReadonlyMap<Id, Node>): (node: Id) => number | null {
  const known = new Map<Id, number | null>()
  return (from) => {
    const way: Id[] = []
    let at: Id | undefined = from
    while (at !== undefined && !known.has(at)) {
      known.set(at, all.get(at)?.kind === 'vision' ? 0 : null)
      way.push(at)
      at = all.get(at)?.kind === 'vision' ? undefined : all.get(at)?.supports[0]?.parent
    }
    let depth = at === undefined ? null : (known.get(at) ?? null)
    for (const node of way.toReversed()) {
      depth = all.get(node)?.kind === 'vision' ? 0 : depth === null ? null : depth + 1
      known.set(node, depth)
    }
    return known.get(from) ?? null
  }
}
