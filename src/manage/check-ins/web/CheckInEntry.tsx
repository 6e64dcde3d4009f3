import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CheckInTalk } from '../../../conversation/comments/web/CheckInTalk.tsx'
import { valueWord } from '../../../graph/web/saying.ts'
import { civilDate, instant, quantity } from '../../../ui/format.ts'
import { usePaths } from '../../../web/paths.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { CorrectCheckIn } from './CorrectCheckIn.tsx'
import classes from './Timeline.module.css'
import type { CheckIn } from './timeline.ts'

/** A check-in in the line. One that was corrected is struck, and leads to what stands in its place. */
export function CheckInEntry({ checkIn, goal }: { checkIn: CheckIn; goal: GoalView }) {
  const [correcting, setCorrecting] = useState(false)
  const { zone } = useViewer().organisation
  const paths = usePaths()
  const { superseded, supersedes, note, inTheWay, confidence, from } = checkIn
  return (
    <li
      id={`check-in-${checkIn.checkIn}`}
      className={classes.entry}
      data-kind="check-in"
      data-superseded={superseded || undefined}
    >
      <div className={classes.head}>
        <span>{headOf(checkIn)}</span>
        <time className={classes.when} dateTime={checkIn.at} title={instant(checkIn.at, locale(), zone)}>
          {said(checkIn.readOn)}
        </time>
        {superseded && <span className={classes.when}>{t('Corrected later.')}</span>}
        {supersedes && (
          <a className={classes.when} href={`#check-in-${supersedes}`}>
            {t('See what it was')}
          </a>
        )}
        {from && (
          <Link className={classes.when} to={paths.indicator(from.indicator)}>
            {t('from “{{indicator}}”', { indicator: from.title })}
          </Link>
        )}
        {!superseded && !from && goal.abilities['check-in']?.allowed && (
          <button
            type="button"
            className={classes.correct}
            aria-label={t('Correct the check-in of {{day}}', { day: said(checkIn.readOn) })}
            onClick={() => setCorrecting(true)}
          >
            {t('Correct')}
          </button>
        )}
      </div>
      <div className={superseded ? classes.struck : classes.changes} data-on={superseded || undefined}>
        {checkIn.values.length > 0 && (
          <dl className={classes.values}>
            {checkIn.values.map(({ measure, title, unit, value }) => (
              <Value key={measure} title={title} said={saidOf(goal, measure, unit, value)} />
            ))}
          </dl>
        )}
        {confidence !== null && <p className={classes.text}>{t('Confidence {{confidence}} of 10', { confidence })}</p>}
        {note && <p className={classes.text}>{note}</p>}
        {inTheWay && (
          <div className={classes.way}>
            <span className={classes.label}>{t('In the way')}</span>
            <p className={classes.text}>{inTheWay}</p>
          </div>
        )}
      </div>
      <CheckInTalk goal={goal.node.node} checkIn={checkIn.checkIn} day={said(checkIn.readOn)} />
      {correcting && <CorrectCheckIn goal={goal} checkIn={checkIn} onClose={() => setCorrecting(false)} />}
    </li>
  )
}

function Value({ title, said }: { title: string; said: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{said}</dd>
    </>
  )
}

const said = (day: string) => civilDate(day, locale())

function headOf({ by, supersedes, readOn }: CheckIn): string {
  if (!by) return t('Brought in by an import.')
  if (supersedes) return t('{{name}} corrected the check-in of {{day}}.', { name: by.name, day: said(readOn) })
  return t('{{name}} checked in.', { name: by.name })
}

function saidOf(goal: GoalView, measure: string, unit: string, value: string): string {
  const numbers = goal.measures.find(({ node }) => node === measure)?.numbers
  if (numbers?.milestones) return t('{{reached}} reached', { reached: Number(value) })
  return numbers ? valueWord({ ...numbers, value }) : quantity(value, unit, locale())
}
