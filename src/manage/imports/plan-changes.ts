import type { z } from 'zod'
import { addDays, type Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { affectedFault, endings, keptAt, models, stagesFault } from '../../lead/changes/change.ts'
import { readAudience } from './audience-words.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { type ChangeLine, type ChangeLists, changeLists } from './change-lines.ts'
import { byTypedName, type Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { idsIn } from './id-words.ts'
import type { Table } from './table.ts'

export interface ChangePlan {
  added: ChangeLine[]
  unchanged: number
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  stakeholders: Directory
  /** Filled here with what the file brings, so that the history can name it. */
  changes: Directory
  source: string
  today: Day
}

/** Changes are added to and never rewritten: a row is new, or what is here already stands. */
export function planChanges(tables: readonly Table[], around: Around, faults: Faults): ChangePlan {
  const { changes } = around
  const plan: ChangePlan = { added: [], unchanged: 0 }
  const taken = new Map<string, number>()
  for (const cells of linesIn(tables, 'changes', faults)) {
    const id = cells.id() ?? cells.required('id')
    const first = taken.get(id)
    if (first !== undefined) cells.refuse('id', `Row ${first} has the same id. Keep one of the two.`)
    taken.set(id, cells.row)
    if (id === '' || first !== undefined) continue
    if (changes.byId(id) !== undefined) {
      plan.unchanged++
      continue
    }
    const made = newId()
    changes.add(made, id)
    const line = lineOf(cells, made, around)
    if (line) plan.added.push(line)
  }
  return plan
}

function lineOf(cells: Cells, change: Id, around: Around): ChangeLine | undefined {
  const { persons, teams, source, today } = around
  const found = (column: string, directory: Directory, what: string): Id | null => {
    const written = cells.text(column)
    const named = written === undefined ? null : directory.find(written)
    if (named === undefined) cells.refuse(column, `There is no ${what} ${short(written ?? '')}. Correct the id.`)
    return named ?? null
  }
  const list = <Part extends keyof ChangeLists>(part: Part) =>
    listIn(cells, part, changeLists[part], around) as ChangeLists[Part] | undefined
  cells.required('owner')
  const [owner, team] = [found('owner', persons, 'person'), found('team', teams, 'team')]
  const audience = readAudience(cells.text('audience', 20_000) ?? 'organisation', { owner, team }, persons, teams)
  if ('fault' in audience) cells.refuse('audience', audience.fault)
  const stages = list('stages') ?? []
  // Counted from 1, as people do.
  const place = cells.whole('stage', 1, 12)
  const current = place === undefined ? keptAt(null, stages.length) : place - 1
  const stage = stagesFault(stages, current)
  if (stage) cells.refuse(stage.at === 'current' ? 'stage' : 'stages', stage.sentence)
  const affected = list('affected') ?? []
  const twice = affectedFault(affected)
  if (twice) cells.refuse('affected', twice.sentence)
  const [closedAs, closedOn] = [cells.choice('closed_as', endings) ?? null, cells.day('closed_on') ?? null]
  if ((closedAs === null) !== (closedOn === null))
    cells.refuse(
      closedAs ? 'closed_on' : 'closed_as',
      'How and when it was closed belong together. Say both, or neither.',
    )
  const title = cells.required('title', 300)
  const resistance = list('resistance') ?? []
  for (const [at, said] of resistance.entries())
    if (said.person !== null && said.team !== null)
      cells.refuse('resistance', `At ${at}: it is said by a person or by a team. Name one of the two.`)
  if (!owner || !('key' in audience)) return undefined
  return {
    change,
    title,
    whyNow: cells.text('why_now', 10_000) ?? '',
    ifNot: cells.text('if_not', 10_000) ?? '',
    owner,
    team,
    model: cells.choice('model', models) ?? 'own',
    stages,
    current,
    affected,
    champions: [...new Set(list('champions') ?? [])],
    next: cells.text('next', 2_000) ?? '',
    lookAgainOn: cells.day('look_again_on') ?? addDays(today, 30),
    begunBy: found('begun_by', persons, 'person'),
    begunAt: cells.instant('begun_at') ?? null,
    resistance,
    links: list('links') ?? [],
    closedAs,
    closedOn,
    learnt: cells.text('learnt', 10_000) ?? '',
    audience: audience.key,
    source,
    externalId: cells.text('id') ?? null,
  }
}

/** A list that a cell holds as JSON; what it names is found. */
function listIn(cells: Cells, column: string, list: z.ZodType, around: Around): unknown {
  const written = cells.text(column, 500_000)
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
