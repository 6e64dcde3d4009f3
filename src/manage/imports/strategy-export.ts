import type { Id } from '../../kernel/ids.ts'
import { writeAudience } from './audience-words.ts'
import type { Strategies } from './strategy-lines.ts'

type Cells = Record<string, string | number | boolean | null>
type Named = (id: Id | null) => string | null

/** The versions of the strategy by day, what each says, and what was used. */
export function strategyCells({ strategies, used }: Strategies, named: Named) {
  const sorted = strategies.toSorted((a, b) =>
    `${a.publishedOn} ${named(a.strategy)}` < `${b.publishedOn} ${named(b.strategy)}` ? -1 : 1,
  )
  const slot = ({
    kind,
    unit,
    year,
    quarter,
  }: {
    kind: string
    unit: string
    year: number
    quarter: number
  }): Cells => ({
    kind,
    unit,
    year,
    quarter,
  })
  const line = (cells: Cells): string =>
    [cells.priority, cells.kind, cells.unit, cells.year, cells.quarter].map(String).join(' ')
  const byLine = (a: Cells, b: Cells): number => (line(a) < line(b) ? -1 : 1)
  return {
    strategies: sorted.map(
      (one): Cells => ({
        id: named(one.strategy),
        published_on: one.publishedOn,
        by: named(one.by),
        at: one.at,
        word: one.word,
        look_again_on: one.lookAgainOn,
        in_force: one.inForce,
        audience: writeAudience(one.audience, { owner: one.by, team: null }, (id) => named(id) ?? id),
      }),
    ),
    choices: sorted.flatMap(({ strategy, choices }) =>
      choices
        .toSorted((a, b) => a.place - b.place)
        .map(({ kind, text, reason }): Cells => ({ strategy: named(strategy), kind, text, reason })),
    ),
    priorities: sorted.flatMap(({ strategy, priorities }) =>
      priorities
        .toSorted((a, b) => a.place - b.place)
        .map(
          (one): Cells => ({
            id: named(one.priority),
            strategy: named(strategy),
            title: one.title,
            why: one.why,
            horizon: one.horizon,
            from_year: one.fromYear,
            to_year: one.toYear,
            work: one.work,
            owner: named(one.owner),
            goals: one.goals.map(named).sort().join(';'),
          }),
        ),
    ),
    allotments: sorted.flatMap(({ strategy, allotments }) =>
      allotments
        .map(
          ({ priority, amount, ...rest }): Cells => ({
            strategy: named(strategy),
            priority: named(priority),
            ...slot(rest),
            planned: amount,
          }),
        )
        .sort(byLine),
    ),
    used: used
      .map(
        ({ priority, amount, by, at, ...rest }): Cells => ({
          priority: named(priority),
          ...slot(rest),
          used: amount,
          by: named(by),
          at,
        }),
      )
      .sort(byLine),
  }
}
