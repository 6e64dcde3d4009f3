import { percent } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import { minus, splitOf, unitsIn, yearTotal } from '../allotting.ts'
import { disagreements } from '../disagreeing.ts'
import type { Allotment, Work } from '../strategy.ts'
import { Disagreements } from './Disagreements.tsx'
import classes from './Strategy.module.css'
import { amountWord, unitWord } from './saying.ts'
import { readable, type Words, weighedOf } from './writing.ts'

interface Props {
  words: Words
  year: number
  /** What is in force, to compare with. */
  before: { priorities: readonly { priority: string; work: Work }[]; allotments: readonly Allotment[] } | null
}

/** What would follow if this were published: sums, the split, and where words and money would disagree. */
export function WhatIf({ words, year, before }: Props) {
  const lines = readable(words.allotments)
  const ids = words.priorities.map(({ priority }) => priority)
  const old = before?.priorities ?? []
  const of = [...lines, ...(before?.allotments ?? [])].filter((each) => each.year === year)
  return (
    <section className={classes.live} aria-label={t('If this were published')} aria-live="polite">
      <h2 className={classes.label}>{t('If this were published, in {{year}}', { year: String(year) })}</h2>
      <ul className={classes.splits}>
        {unitsIn(of).map((unit) => {
          const now = yearTotal(lines, unit, year, ids)
          const then = yearTotal(
            before?.allotments ?? [],
            unit,
            year,
            old.map(({ priority }) => priority),
          )
          const [split, was] = [splitOf(now, words.priorities), splitOf(then, old)]
          const more = minus(now.total, then.total)
          return (
            <li key={`${unit.kind} ${unit.unit}`}>
              {unitWord(unit)}: <strong>{amountWord(now.total, unit)}</strong>{' '}
              {before && more !== '0' && (
                <span className={classes.moved}>
                  ({Number(more) > 0 ? '+' : '−'}
                  {amountWord(more.replace('-', ''), unit)})
                </span>
              )}{' '}
              <span className={classes.quiet}>
                {before
                  ? t('{{part}} for change, before {{was}}', {
                      part: percent(split.part, locale()),
                      was: percent(was.part, locale()),
                    })
                  : t('{{part}} for change', { part: percent(split.part, locale()) })}
              </span>
            </li>
          )
        })}
      </ul>
      <Disagreements told={disagreements(weighedOf(words.priorities), lines, year)} />
    </section>
  )
}
