import { longest, reactionWords } from '../../conversation/comments/comment.ts'
import { type Id, isId, newId } from '../../kernel/ids.ts'
import { type Cells, linesIn, short } from './cells.ts'
import { byTypedName, type Directory } from './directory.ts'
import type { Faults } from './fault.ts'
import type { Known } from './plan-goals.ts'
import type { CheckIn, Node } from './present.ts'
import {
  type Acknowledgement,
  acknowledgementKey,
  type Comment,
  type Follower,
  followerKey,
  type Reaction,
  reactionKey,
  type Said,
} from './said.ts'
import type { Table } from './table.ts'

export const saidKinds = ['comments', 'reactions', 'acknowledgements', 'followers'] as const
type SaidKind = (typeof saidKinds)[number]

export interface SaidPlan extends Said {
  counts: Record<SaidKind, { new: number; unchanged: number }>
}

interface Around {
  known: Known & { checkIns: Directory }
  nodes: ReadonlyMap<Id, Node>
  /** The goal of each check-in, of those here and those that the files bring. */
  goalOf: ReadonlyMap<Id, Id>
}

export const goalsOfCheckIns = (...all: readonly (readonly CheckIn[])[]): Map<Id, Id> =>
  new Map(all.flatMap((some) => some.map(({ checkIn, goal }) => [checkIn, goal] as const)))

/** What was said is added to and never rewritten: a row is new, or what is here already stands. */
export function planSaid(tables: readonly Table[], present: Said, around: Around, faults: Faults): SaidPlan {
  const comments = new Map(present.comments.map((comment) => [comment.comment, comment]))
  const told = <Row>(
    kind: SaidKind,
    read: (cells: Cells) => (Row & { node: Id }) | undefined,
    isHere: (row: Row) => boolean,
  ) => {
    const added: Row[] = []
    let unchanged = 0
    for (const cells of linesIn(tables, kind, faults)) {
      const row = read(cells)
      if (row === undefined) continue
      if (isHere(row)) unchanged++
      else if (around.nodes.get(row.node)?.seen === false)
        cells.refuse(columnOf[kind], 'You cannot see this goal and so cannot add to what was said. Take its rows out.')
      else added.push(row)
    }
    return { added, count: { new: added.length, unchanged } }
  }
  const spoken = keptOnce(present.comments, wordsKey)
  const said = told<Comment>(
    'comments',
    (cells) => commentOf(cells, around, comments),
    (row) => spoken(row) || comments.has(row.comment),
  )
  for (const comment of said.added) comments.set(comment.comment, comment)
  const reactions = told<Reaction>(
    'reactions',
    (cells) => reactionOf(cells, around, comments),
    keptOnce(present.reactions, reactionKey),
  )
  const acknowledgements = told<Acknowledgement>(
    'acknowledgements',
    (cells) => acknowledgementOf(cells, around),
    keptOnce(present.acknowledgements, acknowledgementKey),
  )
  const followers = told<Follower>(
    'followers',
    (cells) => followerOf(cells, around),
    keptOnce(present.followers, followerKey),
  )
  return {
    comments: said.added,
    reactions: reactions.added,
    acknowledgements: acknowledgements.added,
    followers: followers.added,
    counts: {
      comments: said.count,
      reactions: reactions.count,
      acknowledgements: acknowledgements.count,
      followers: followers.count,
    },
  }
}

const columnOf: Record<SaidKind, string> = {
  comments: 'subject',
  reactions: 'subject',
  acknowledgements: 'check_in',
  followers: 'goal',
}

/** Whether a row is there already, in the database or above it in the file. */
function keptOnce<Row>(present: readonly Row[], keyOf: (row: Row) => string): (row: Row) => boolean {
  const here = new Set(present.map(keyOf))
  return (row) => {
    const key = keyOf(row)
    const known = here.has(key)
    here.add(key)
    return known
  }
}

const wordsKey = ({ subject, by, at }: Comment): string => `${subject} ${by ?? ''} ${at}`

function personIn(cells: Cells, column: string, { persons }: Known): Id | null {
  const named = cells.text(column)
  const found = named === undefined ? null : persons.find(named)
  if (found === undefined) cells.refuse(column, `There is no person ${short(named ?? '')}. Add them to people.csv.`)
  return found ?? null
}

type Subject = Pick<Comment, 'kind' | 'subject' | 'node'>

function subjectOf(
  cells: Cells,
  { known, nodes, goalOf }: Around,
  comments?: ReadonlyMap<Id, Comment>,
): Subject | undefined {
  const written = cells.required('subject')
  if (written === '') return undefined
  const comment = /^comment:(.*)$/.exec(written)?.[1]
  const about = comment === undefined ? undefined : comments?.get(comment)
  if (about) return { kind: 'comment', subject: about.comment, node: about.node }
  const found = byTypedName(written, known)
  if (found !== undefined && nodes.get(found)?.kind === 'goal') return { kind: 'goal', subject: found, node: found }
  const goal = found === undefined ? undefined : goalOf.get(found)
  if (found !== undefined && goal !== undefined) return { kind: 'check-in', subject: found, node: goal }
  return cells.refuse('subject', `There is no ${short(written)}. Write node: or check-in: and the id of a row.`)
}

function commentOf(cells: Cells, around: Around, here: ReadonlyMap<Id, Comment>): Comment | undefined {
  const subject = subjectOf(cells, around)
  const given = cells.id()
  const named = given !== undefined && isId(given) ? given : undefined
  if (given !== undefined && named === undefined)
    cells.refuse('id', 'The id of a comment is a UUID. Leave it as export wrote it, or empty.')
  cells.required('at')
  const at = cells.instant('at')
  const withdrawnAt = cells.instant('withdrawn_at') ?? null
  const body = cells.text('body', longest) ?? ''
  if (body === '' && withdrawnAt === null)
    cells.refuse('body', 'The comment says nothing. Write it, or take the row out.')
  const by = personIn(cells, 'by', around.known)
  const withdrawnBy = personIn(cells, 'withdrawn_by', around.known)
  const mentions = (cells.list('mentions') ?? []).flatMap((name) => around.known.persons.find(name) ?? [])
  const revision = cells.whole('revision', 1, 1_000_000) ?? 1
  if (!subject || at === undefined) return undefined
  const said = { ...subject, by, at, body, mentions, revision, withdrawnBy, withdrawnAt }
  const twin = named !== undefined && here.has(named) && here.get(named)?.subject !== subject.subject
  if (twin) cells.refuse('id', 'A comment with this id is about something else here. Leave the id empty.')
  return { comment: named ?? newId(), ...said }
}

function reactionOf(cells: Cells, around: Around, comments: ReadonlyMap<Id, Comment>): Reaction | undefined {
  const subject = subjectOf(cells, around, comments)
  cells.required('word')
  const word = cells.choice('word', reactionWords)
  cells.required('person')
  const person = personIn(cells, 'person', around.known)
  cells.required('at')
  const at = cells.instant('at')
  return subject && word && person && at ? { ...subject, word, person, at, withdrawn: false } : undefined
}

function acknowledgementOf(cells: Cells, { known, goalOf }: Around): Acknowledgement | undefined {
  const named = cells.required('check_in')
  const checkIn = known.checkIns.byId(named)
  const node = goalOf.get(checkIn ?? '')
  if (node === undefined && named !== '')
    cells.refuse('check_in', `There is no check-in ${short(named)}. Add its row, or correct the id.`)
  cells.required('by')
  const by = personIn(cells, 'by', known)
  cells.required('at')
  const at = cells.instant('at')
  return checkIn && node && by && at ? { checkIn, node, by, at } : undefined
}

function followerOf(cells: Cells, { known, nodes }: Around): Follower | undefined {
  const named = cells.required('goal')
  const node = known.nodes.byId(named)
  if (named !== '' && nodes.get(node ?? '')?.kind !== 'goal')
    cells.refuse('goal', `There is no goal ${short(named)}. Add its row to goals.csv, or correct the id.`)
  cells.required('person')
  const person = personIn(cells, 'person', known)
  const follows = cells.yes('follows') ?? true
  const because = cells.choice('because', ['chosen', 'mentioned'] as const) ?? 'chosen'
  cells.required('at')
  const at = cells.instant('at')
  return node && person && at ? { node, person, follows, because, at } : undefined
}
