import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { PulseSeen } from '../contract.ts'
import classes from './Pulses.module.css'
import { meanSaid } from './saying.ts'

interface Props {
  pulse: PulseSeen
  /** Which question. */
  at: number
}

interface Line {
  group: string | null
  name: string
  depth: number
  means: (number | null)[]
  counted: (number | null)[]
}

function linesOf({ groups: given, figures, rounds }: PulseSeen, at: number): Line[] {
  const groups = withoutTop(given, figures)
  const closed = rounds.filter(({ state }) => state === 'closed')
  const depthOf = (group: string | null): number =>
    group === null ? 0 : 1 + depthOf(groups.find((one) => one.group === group)?.within ?? null)
  const below = (within: string | null): { group: string | null; name: string }[] =>
    groups.filter((one) => one.within === within).flatMap((one) => [one, ...below(one.group)])
  return [{ group: null, name: t('All who were asked') }, ...below(null)]
    .map(({ group, name }) => {
      const found = closed.map(({ round }) => figures.find((f) => f.question === at && f.group === group && f.round === round)) // biome-ignore format: one line
      return {
        group,
        name,
        depth: depthOf(group),
        means: found.map((one) => one?.mean ?? null),
        counted: found.map((one) => one?.counted ?? null),
      }
    })
    .filter(({ group, means }) => group === null || means.some((mean) => mean !== null))
}

/** A group that holds all who were asked says the same as all of them. */
function withoutTop(groups: PulseSeen['groups'], figures: PulseSeen['figures']): PulseSeen['groups'] {
  const tops = groups.filter(({ within }) => within === null)
  const top = tops[0]
  if (!top || tops.length > 1) return groups
  const of = (group: string | null) =>
    figures
      .filter((one) => one.group === group)
      .map(({ question, round, counted }) => `${question} ${round} ${counted}`)
      .join()
  if (of(top.group) !== of(null)) return groups
  return groups
    .filter(({ group }) => group !== top.group)
    .map((one) => (one.within === top.group ? { ...one, within: null } : one))
}

const atOnce = 12

/** A line for each group over the rounds, with a gap where it was too small; the same as a table one press away. */
export function GroupFigures({ pulse, at }: Props) {
  const [asTable, setAsTable] = useState(false)
  const [more, setMore] = useState(false)
  const closed = pulse.rounds.filter(({ state }) => state === 'closed')
  const all = linesOf(pulse, at)
  const lines = more ? all : all.slice(0, atOnce)
  const hidden = withoutTop(pulse.groups, pulse.figures).length + 1 - all.length
  const question = pulse.questions[at]
  if (!question || closed.length === 0) return null
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span className={classes.question}>{question.words}</span>
        <span className={classes.toggle}>
          <Button look="quiet" size="small" onClick={() => setAsTable(!asTable)}>
            {asTable ? t('Show as chart') : t('Show as table')}
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than a phone is moved by keyboard
        <section className={classes.scroll} aria-label={question.words} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('Group')}</th>
                {closed.map(({ round, closesOn }) => (
                  <th key={round} scope="col">
                    {civilDate(closesOn, locale())}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ group, name, means, counted }) => (
                <tr key={group}>
                  <th scope="row">{name}</th>
                  {means.map((mean, place) => (
                    <td key={closed[place]?.round}>
                      {mean === null ? t('not shown') : `${meanSaid(mean)} (${counted[place]})`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <li key={line.group} className={classes.line} data-whole={line.group === null || undefined}>
              <span className={classes.name} style={{ paddingInlineStart: `${Math.max(0, line.depth - 1) * 12}px` }}>
                {line.name}
              </span>
              <Spark means={line.means} />
              <span className={classes.mean} data-tabular>
                {lastOf(line.means)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.quiet}>
        {[
          question.low && question.high
            ? t('1 is “{{low}}”, 5 is “{{high}}”.', { low: question.low, high: question.high })
            : t('From 1 to 5.'),
          asTable ? t('In brackets, how many answers were added up.') : '',
          hidden > 0
            ? t('{{count}} groups had too few answers to be shown by themselves, or would have given another away.', {
                count: hidden,
                one: '{{count}} group had too few answers to be shown by itself, or would have given another away.',
              })
            : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {all.length > atOnce && (
        <div>
          <Button look="quiet" size="small" onClick={() => setMore(!more)}>
            {more
              ? t('Show fewer groups')
              : t('Show all {{count}} groups', { count: all.length, one: 'Show the group' })}
          </Button>
        </div>
      )}
    </figure>
  )
}

const lastOf = (means: (number | null)[]): string => {
  const last = means.at(-1)
  return last === null || last === undefined ? '–' : meanSaid(last)
}

const width = 240
const height = 36
const edge = 6

/** From 1 at the bottom to 5 at the top; a single round is a place between 1 and 5. */
function Spark({ means }: { means: (number | null)[] }) {
  const single = means.length === 1
  const x = (place: number) => edge + ((width - 2 * edge) * place) / Math.max(1, means.length - 1)
  const along = (mean: number) => edge + ((width - 2 * edge) * (mean - 1)) / 4
  const y = (mean: number) => height - edge - ((height - 2 * edge) * (mean - 1)) / 4
  const known = means.flatMap((mean, place) => (mean === null ? [] : [{ mean, place }]))
  const strokes = known.filter(({ place }) => means[place + 1] !== null && means[place + 1] !== undefined)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.spark} aria-hidden>
      <line
        x1={edge}
        x2={width - edge}
        y1={single ? height / 2 : y(3)}
        y2={single ? height / 2 : y(3)}
        className={classes.middle}
      />
      {single &&
        [1, 2, 3, 4, 5].map((step) => (
          <line
            key={step}
            x1={along(step)}
            x2={along(step)}
            y1={height / 2 - 4}
            y2={height / 2 + 4}
            className={classes.middle}
          />
        ))}
      {!single &&
        strokes.map(({ mean, place }) => (
          <line
            key={place}
            x1={x(place)}
            y1={y(mean)}
            x2={x(place + 1)}
            y2={y(means[place + 1] ?? mean)}
            className={classes.stroke}
          />
        ))}
      {known.map(({ mean, place }) => (
        <circle
          key={place}
          cx={single ? along(mean) : x(place)}
          cy={single ? height / 2 : y(mean)}
          r={place === means.length - 1 ? 4.5 : 2.5}
          className={classes.dot}
        />
      ))}
    </svg>
  )
}
