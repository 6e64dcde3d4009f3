import type { z } from 'zod'
import { addDays, type Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { reaches, usualLookAgain } from '../../lead/briefings/briefing.ts'
import { readAudience } from './audience-words.ts'
import { type BriefingLine, type BriefingLists, briefingLists } from './briefing-lines.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { byTypedName, type Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { idsIn } from './id-words.ts'
import type { Table } from './table.ts'

export interface BriefingPlan {
  added: BriefingLine[]
  unchanged: number
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  decisions: Directory
  changes: Directory
  /** Filled here with what the file brings, so that the history can name it. */
  briefings: Directory
  source: string
  today: Day
}

/** Briefings are added to and never rewritten: a row is new, or what is here already stands. */
export function planBriefings(tables: readonly Table[], around: Around, faults: Faults): BriefingPlan {
  const { briefings } = around
  const plan: BriefingPlan = { added: [], unchanged: 0 }
  const taken = new Map<string, number>()
  for (const cells of linesIn(tables, 'briefings', faults)) {
    const id = cells.id() ?? cells.required('id')
    const first = taken.get(id)
    if (first !== undefined) cells.refuse('id', `Row ${first} has the same id. Keep one of the two.`)
    taken.set(id, cells.row)
    if (id === '' || first !== undefined) continue
    if (briefings.byId(id) !== undefined) {
      plan.unchanged++
      continue
    }
    const made = newId()
    briefings.add(made, id)
    const line = lineOf(cells, made, around)
    if (line) plan.added.push(line)
  }
  return plan
}

function lineOf(cells: Cells, briefing: Id, around: Around): BriefingLine | undefined {
  const { persons, teams, source, today } = around
  const person = (column: string): Id | null => {
    const written = cells.text(column)
    const named = written === undefined ? null : persons.find(written)
    if (named === undefined) cells.refuse(column, `There is no person ${short(written ?? '')}. Correct the id.`)
    return named ?? null
  }
  cells.required('owner')
  const [owner, below] = [person('owner'), person('below')]
  const audience = readAudience(cells.text('audience', 20_000) ?? 'organisation', { owner, team: null }, persons, teams)
  if ('fault' in audience) cells.refuse('audience', audience.fault)
  const reach = cells.choice('reach', reaches) ?? 'organisation'
  const to = (cells.list('teams') ?? []).flatMap((name) => {
    const found = teams.find(name)
    if (!found) cells.refuse('teams', `There is no team ${short(name)}. Add its row to teams.csv, or correct the id.`)
    return found ?? []
  })
  if (reach === 'teams' && to.length === 0) cells.refuse('teams', 'It goes to teams and names none. Name at least one.')
  if (reach === 'below' && !below) cells.refuse('below', 'It goes down a line and does not say whose. Name the person.')
  const sentOn = cells.day('sent_on') ?? null
  const endedOn = cells.day('ended_on') ?? null
  if (sentOn && sentOn > today) cells.refuse('sent_on', 'It lies in the future. Leave it out: a briefing is sent here.')
  if (endedOn && !sentOn) cells.refuse('ended_on', 'It has ended and was never sent. Say when it was sent.')
  const title = cells.required('title', 120)
  if (!owner || !('key' in audience)) return undefined
  return {
    briefing,
    title,
    what: cells.text('what', 4_000) ?? '',
    why: cells.text('why', 4_000) ?? '',
    means: cells.text('means', 4_000) ?? '',
    asks: cells.text('asks', 4_000) ?? '',
    owner,
    reach,
    teams: reach === 'teams' ? [...new Set(to)] : [],
    below: reach === 'below' ? below : null,
    passAfter: cells.whole('pass_after', 1, 60) ?? null,
    lookAgainOn: cells.day('look_again_on') ?? addDays(today, usualLookAgain),
    writtenAt: cells.instant('written_at') ?? null,
    sentOn,
    sentAt: sentOn ? (cells.instant('sent_at') ?? `${sentOn}T12:00:00Z`) : null,
    endedOn,
    endedWith: cells.text('ended_with', 4_000) ?? '',
    answers: listIn(cells, 'answers', around) ?? [],
    links: listIn(cells, 'links', around) ?? [],
    audience: audience.key,
    source,
    externalId: cells.text('id') ?? null,
  }
}

/** A list that a cell holds as JSON; what it names is found. */
function listIn<Part extends keyof BriefingLists>(
  cells: Cells,
  part: Part,
  around: Around,
): BriefingLists[Part] | undefined {
  const list: z.ZodType = briefingLists[part]
  const written = cells.text(part, 500_000)
  if (written === undefined) return undefined
  let given: unknown
  try {
    given = JSON.parse(written)
  } catch {
    cells.refuse(part, `"${short(written)}" is no list in JSON. Take it from an export, or leave it empty.`)
    return undefined
  }
  const read = list.safeParse(idsIn(given, (name) => byTypedName(name, around)))
  if (read.success) return read.data as BriefingLists[Part]
  const [issue] = read.error.issues
  cells.refuse(part, `At ${issue?.path.join('.') || 'its beginning'}: ${issue?.message ?? 'it cannot be read'}.`)
  return undefined
}
