import type { Day } from '../../kernel/dates.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { readAudience } from './audience-words.ts'
import { Cells, short } from './cells.ts'
import { byTypedName, type Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import { idsIn, steady } from './id-words.ts'
import {
  eventKey,
  type Link,
  linkKey,
  type Ownership,
  ownershipKey,
  type Past,
  type PastChange,
  type Stay,
  stayKey,
  type Version,
} from './past.ts'
import type { FileKind, Table } from './table.ts'

export const pastKinds = ['memberships', 'managers', 'owners', 'links', 'directions', 'history'] as const

export interface PastPlan extends Past {
  counts: Record<(typeof pastKinds)[number], { new: number; unchanged: number }>
}

interface Around {
  persons: Directory
  teams: Directory
  nodes: Directory
  checkIns: Directory
}

/** The past is added to and never rewritten: a row is new, or it is known already. */
export function planPast(
  tables: readonly Table[],
  present: Past,
  known: Around,
  unseen: ReadonlySet<Id>,
  /** The goals and measures that were here before: what was so of them is known here, and better. */
  here: ReadonlySet<Id>,
  faults: Faults,
): PastPlan {
  const lines = (kind: FileKind): Cells[] => {
    const table = tables.find((one) => one.kind === kind)
    return table ? table.lines.map((line) => new Cells(table, line, faults)) : []
  }
  const memberships = fresh(
    lines('memberships').flatMap((cells) => stayOf(cells, 'team', known.persons, known.teams) ?? []),
    new Set(present.memberships.map(stayKey)),
    stayKey,
  )
  const managers = fresh(
    lines('managers').flatMap((cells) => stayOf(cells, 'manager', known.persons, known.persons) ?? []),
    new Set(present.managers.map(stayKey)),
    stayKey,
  )
  const owners = fresh(
    lines('owners').flatMap((cells) => ownershipOf(cells, known) ?? []),
    new Set(present.owners.map(ownershipKey)),
    ownershipKey,
    ({ node }) => here.has(node),
  )
  const links = fresh(
    lines('links').flatMap((cells) => linkOf(cells, known) ?? []),
    new Set(present.links.map(linkKey)),
    linkKey,
    ({ parent, child }) => here.has(parent) && here.has(child),
  )
  const drafted = present.versions.some(({ publishedAt }) => publishedAt === null)
  const versions = fresh(
    lines('directions').map((cells) => {
      const version = versionOf(cells, known.persons)
      const another =
        drafted && version.publishedAt === null && !present.versions.some((one) => sameWords(one, version))
      if (another)
        cells.warn('vision', 'Another draft of the direction is being written here. This one is not taken over.')
      return version
    }),
    new Set(present.versions.map(versionKey)),
    versionKey,
    ({ publishedAt }) => publishedAt === null && drafted,
  )
  const said = new Set(present.events.map(eventKey))
  const events = fresh(
    lines('history').flatMap((cells) => {
      const change = changeOf(cells, known)
      if (change && unseen.has(change.subject) && !said.has(eventKey(change)))
        cells.refuse('subject', 'You cannot see this goal and so cannot add to its history. Take its rows out.')
      return change ?? []
    }),
    said,
    eventKey,
  )
  return {
    memberships: memberships.added,
    managers: managers.added,
    owners: owners.added,
    links: links.added,
    versions: versions.added,
    events: events.added,
    counts: {
      memberships: memberships.count,
      managers: managers.count,
      owners: owners.count,
      links: links.count,
      directions: versions.count,
      history: events.count,
    },
  }
}

// Of twins in one file both are added, as they were there; of what is known already none is.
function fresh<Row>(
  rows: Row[],
  present: ReadonlySet<string>,
  keyOf: (row: Row) => string,
  isKnown: (row: Row) => boolean = () => false,
) {
  const added = rows.filter((row) => !present.has(keyOf(row)) && !isKnown(row))
  return { added, count: { new: added.length, unchanged: rows.length - added.length } }
}

function found(cells: Cells, column: string, directory: Directory, what: string): Id | null {
  const named = cells.text(column)
  if (named === undefined) return null
  const id = directory.find(named)
  if (id === undefined) cells.refuse(column, `There is no ${what} ${short(named)}. Add its row, or correct the id.`)
  return id ?? null
}

function stayOf(cells: Cells, column: 'team' | 'manager', persons: Directory, others: Directory): Stay | undefined {
  cells.required('person')
  cells.required(column)
  const [person, at] = [found(cells, 'person', persons, 'person'), found(cells, column, others, column)]
  const span = until(cells)
  return person === null || at === null || !span ? undefined : { person, at, ...span }
}

function until(cells: Cells): { from: Day; to: Day | null } | undefined {
  cells.required('from')
  const [from, to] = [cells.day('from'), cells.day('to') ?? null]
  if (from !== undefined && to !== null && to < from)
    cells.refuse('to', 'The last day lies before the first one. Correct one of them.')
  return from === undefined ? undefined : { from, to }
}

function ownershipOf(cells: Cells, { nodes, persons, teams }: Around): Ownership | undefined {
  cells.required('goal')
  const node = found(cells, 'goal', nodes, 'goal')
  const written = cells.text('audience', 20_000) ?? 'organisation'
  const audience = readAudience(written, { owner: null, team: null }, persons, teams)
  if ('fault' in audience) cells.refuse('audience', audience.fault)
  const owner = found(cells, 'owner', persons, 'person')
  const span = until(cells)
  return node === null || !span || 'fault' in audience ? undefined : { node, owner, audience: audience.key, ...span }
}

function linkOf(cells: Cells, { nodes }: Around): Link | undefined {
  cells.required('parent')
  cells.required('child')
  const [parent, child] = [found(cells, 'parent', nodes, 'goal'), found(cells, 'child', nodes, 'goal')]
  const share = cells.number('share') ?? null
  if (share !== null && (Number(share) < 0 || Number(share) > 100)) cells.refuse('share', 'A share is from 0 to 100.')
  const accepted = cells.yes('accepted') ?? true
  const span = until(cells)
  return parent === null || child === null || !span ? undefined : { parent, child, share, accepted, ...span }
}

function versionOf(cells: Cells, persons: Directory): Version {
  const publishedAt = cells.instant('published_at') ?? null
  return {
    direction: newId(),
    vision: cells.required('vision', 1000),
    mission: cells.text('mission', 4000) ?? '',
    values: steady(json(cells, 'values') ?? []),
    writtenAt: cells.instant('written_at') ?? publishedAt ?? cells.required('written_at'),
    writtenBy: found(cells, 'written_by', persons, 'person'),
    publishedAt,
    publishedBy: found(cells, 'published_by', persons, 'person'),
    word: cells.text('word', 2000) ?? '',
  }
}

const sameWords = (a: Version, b: Version): boolean =>
  versionKey({ ...a, publishedAt: null }) === versionKey({ ...b, publishedAt: null })

const versionKey = ({ vision, mission, values, publishedAt }: Version): string =>
  steady([publishedAt, vision, mission, values])

function changeOf(cells: Cells, known: Around): PastChange | undefined {
  const subject = cells.required('subject')
  cells.required('at')
  const node = byTypedName(subject, known)
  if (node === undefined && subject !== '')
    cells.refuse('subject', `There is no ${short(subject)}. Write node:, person: or team: and the id of a row.`)
  const written = cells.text('audience', 20_000) ?? 'organisation'
  const audience = readAudience(written, { owner: null, team: null }, known.persons, known.teams)
  if ('fault' in audience) cells.refuse('audience', audience.fault)
  const told = (column: string): object | null => {
    const value = json(cells, column)
    return value === undefined ? null : (idsIn(value, (name) => byTypedName(name, known)) as object)
  }
  const [before, after] = [told('before'), told('after')]
  const happened = cells.required('happened')
  if (happened !== '' && !/^[a-z][a-z -]*\.[a-z][a-z -]*$/.test(happened))
    cells.refuse('happened', 'This should be a word such as goal.closed. Leave it as export wrote it.')
  const by = found(cells, 'by', known.persons, 'person')
  if (node === undefined || 'fault' in audience) return undefined
  return {
    event: newId(),
    at: cells.instant('at') ?? '',
    by,
    happened,
    subject: node,
    audience: audience.key,
    before,
    after,
  }
}

function json(cells: Cells, column: string): object | undefined {
  const written = cells.text(column, 400_000)
  if (written === undefined) return undefined
  try {
    const value: unknown = JSON.parse(written)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // said below
  }
  return cells.refuse(column, 'This is no JSON. Leave it as export wrote it, or empty.')
}
