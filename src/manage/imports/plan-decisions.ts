import type { z } from 'zod'
import { type Id, newId } from '../../kernel/ids.ts'
import { closesLoop, levels, states } from '../../lead/decisions/decision.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { type DecisionLine, type Hanging, hanging } from './decision-lines.ts'
import { byTypedName, type Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { idsIn } from './id-words.ts'
import type { Table } from './table.ts'

export interface DecisionPlan {
  added: DecisionLine[]
  unchanged: number
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  /** Filled here with what the file brings, so that the history can name it. */
  decisions: Directory
  source: string
}

/** What was decided is never edited: a row is new, or it is here already. */
export function planDecisions(
  tables: readonly Table[],
  present: readonly DecisionLine[],
  around: Around,
  faults: Faults,
): DecisionPlan {
  const { decisions } = around
  const plan: DecisionPlan = { added: [], unchanged: 0 }
  const taken = new Map<string, number>()
  const fresh: [Cells, Id][] = []
  for (const cells of linesIn(tables, 'decisions', faults)) {
    const id = cells.id() ?? cells.required('id')
    const first = taken.get(id)
    if (first !== undefined) cells.refuse('id', `Row ${first} has the same id. Keep one of the two.`)
    taken.set(id, cells.row)
    if (id === '' || first !== undefined) continue
    if (decisions.byId(id) !== undefined) plan.unchanged++
    else {
      const made = newId()
      decisions.add(made, id)
      fresh.push([cells, made])
    }
  }
  const supersedes = new Map(present.map((one) => [one.decision, one.supersedes]))
  for (const [cells, decision] of fresh) {
    const line = lineOf(cells, decision, around)
    if (!line) continue
    if (closesLoop(decision, line.supersedes, (each) => supersedes.get(each) ?? null))
      cells.refuse('supersedes', 'This closes a loop: each would take the place of the other. Leave one of them out.')
    else supersedes.set(decision, line.supersedes)
    plan.added.push(line)
  }
  return plan
}

function lineOf(cells: Cells, decision: Id, around: Around): DecisionLine | undefined {
  const { persons, teams, decisions, source } = around
  const found = (column: string, directory: Directory, what: string): Id | null => {
    const written = cells.text(column)
    const named = written === undefined ? null : directory.find(written)
    if (named === undefined) cells.refuse(column, `There is no ${what} ${short(written ?? '')}. Correct the id.`)
    return named ?? null
  }
  cells.required('owner')
  const [owner, team] = [found('owner', persons, 'person'), found('team', teams, 'team')]
  const audience = readAudience(cells.text('audience', 20_000) ?? 'organisation', { owner, team }, persons, teams)
  if ('fault' in audience) cells.refuse('audience', audience.fault)
  const list = <Part extends keyof Hanging>(part: Part, column: string = part) =>
    listIn(cells, column, hanging[part], around) as Hanging[Part] | undefined
  const options = list('options') ?? []
  const place = cells.whole('chosen', 1, 20)
  if (place !== undefined && place > options.length) cells.refuse('chosen', 'There is no such option. Count from 1.')
  const state = cells.choice('state', states) ?? 'open'
  const [decided, decidedOn] = [cells.text('decided', 5_000) ?? '', cells.day('decided_on') ?? null]
  if ((state === 'open') !== (decided === '' && decidedOn === null))
    cells.refuse('decided', 'What is decided says what and on which day, and what is open neither.')
  if (!owner || !('key' in audience)) return undefined
  return {
    decision,
    question: cells.required('question', 300),
    context: cells.text('context', 20_000) ?? '',
    owner,
    team,
    level: cells.choice('level', levels) ?? 'consult',
    options,
    criteria: list('criteria') ?? [],
    tradeOffs: list('tradeOffs', 'trade_offs') ?? [],
    decideBy: cells.day('decide_by') ?? null,
    openedBy: found('opened_by', persons, 'person'),
    openedAt: cells.instant('opened_at') ?? null,
    asked: list('asked') ?? [],
    advice: list('advice') ?? [],
    supersedes: found('supersedes', decisions, 'decision'),
    state,
    chosen: place === undefined ? null : place - 1,
    decided,
    reason: cells.text('reason', 20_000) ?? '',
    decidedAt: cells.instant('decided_at') ?? null,
    decidedOn,
    expected: cells.text('expected', 5_000) ?? '',
    probability: cells.whole('probability', 0, 100) ?? null,
    reviewOn: cells.day('review_on') ?? null,
    reviews: list('reviews') ?? [],
    links: list('links') ?? [],
    audience: audience.key,
    archivedOn: cells.day('archived_on') ?? null,
    source,
    externalId: cells.text('id') ?? null,
  }
}

/** A list that a cell holds as JSON; what it names is found. */
function listIn(cells: Cells, column: string, list: z.ZodType, around: Around): unknown {
  const written = cells.text(column, 200_000)
  if (written === undefined) return undefined
  let given: unknown
  try {
    given = JSON.parse(written)
  } catch {
    return cells.refuse(column, `"${short(written)}" is no list in JSON. Take it from an export, or leave it empty.`)
  }
  const read = list.safeParse(idsIn(given, (name) => byTypedName(name, around)))
  if (read.success) return read.data
  const [issue] = read.error.issues
  return cells.refuse(
    column,
    `At ${issue?.path.join('.') || 'its beginning'}: ${issue?.message ?? 'it cannot be read'}.`,
  )
}
