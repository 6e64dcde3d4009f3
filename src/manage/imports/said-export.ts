import type { Id } from '../../kernel/ids.ts'
import { spanName } from './plan-cycles.ts'
import type { Present } from './present.ts'

type Cells = Record<string, string | number | null>
type Named = (id: Id | null) => string | null

/** Settings, cycles and conversations as rows of the files that hold them. Only what the reader sees too is spoken of. */
export function saidRows(
  { settings, cycles, carryOvers, said }: Present,
  named: Named,
  typed: ReadonlyMap<Id, string>,
) {
  const subjects = new Map([...typed, ...said.comments.map(({ comment }) => [comment, `comment:${comment}`] as const)])
  const spans = new Map(cycles.map((cycle) => [cycle.cycle, spanName(cycle)]))
  const rows = (all: Cells[]): Cells[] =>
    all
      .map((cells) => [sortKey(cells), cells] as const)
      .sort(byKey)
      .map(second)
  return {
    settings: settings
      ? [
          {
            zone: settings.zone,
            locale: settings.locale,
            currency: settings.currency,
            fiscal_month: settings.fiscalMonth,
          },
        ]
      : [],
    cycles: cycles.map(({ name, length, from, to }): Cells => ({ name, length, from, to })),
    carryOvers: rows(
      carryOvers
        .filter(({ goal }) => typed.has(goal))
        .map(({ goal, cycle, decided, next, successor, by, at }) => ({
          goal: named(goal),
          cycle: spans.get(cycle) ?? '',
          decided,
          next: next && (spans.get(next) ?? ''),
          successor: named(successor),
          by: named(by),
          at,
        })),
    ),
    comments: said.comments
      .filter(({ subject }) => typed.has(subject))
      .map(({ comment, subject, by, at, body, mentions, revision, withdrawnBy, withdrawnAt }) => ({
        id: comment,
        subject: typed.get(subject) ?? '',
        by: named(by),
        at,
        body,
        mentions: mentions.map(named).sort().join(';'),
        revision: revision === 1 ? null : revision,
        withdrawn_by: named(withdrawnBy),
        withdrawn_at: withdrawnAt,
      })),
    reactions: rows(
      said.reactions
        .filter(({ subject, withdrawn }) => subjects.has(subject) && !withdrawn)
        .map(({ subject, person, word, at }) => ({
          subject: subjects.get(subject) ?? '',
          person: named(person),
          word,
          at,
        })),
    ),
    acknowledgements: rows(
      said.acknowledgements
        .filter(({ checkIn }) => typed.has(checkIn))
        .map(({ checkIn, by, at }) => ({ check_in: named(checkIn), by: named(by), at })),
    ),
    followers: rows(
      said.followers
        .filter(({ node }) => typed.has(node))
        .map(({ node, person, follows, because, at }) => ({
          goal: named(node),
          person: named(person),
          follows: follows ? 'yes' : 'no',
          because,
          at,
        })),
    ),
  }
}

const sortKey = (cells: Cells): string => Object.values(cells).join('\0')
const byKey = ([a]: readonly [string, Cells], [b]: readonly [string, Cells]): number => (a < b ? -1 : a > b ? 1 : 0)
const second = ([, cells]: readonly [string, Cells]): Cells => cells
