import { Link } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { healthWord, progressWord, valueWord } from '../../../graph/web/saying.ts'
import { Button } from '../../../ui/Button.tsx'
import { civilDate, relativeDays } from '../../../ui/format.ts'
import { HealthMark } from '../../../ui/Health.tsx'
import { usePaths } from '../../../web/paths.ts'
import { locale, t } from '../../../web/words.ts'
import { AddsUpSaid } from '../../goals/web/SumOf.tsx'
import classes from './DueRow.module.css'
import { type MyGoal, whenOf } from './due.ts'
import { type Filling, useSaid } from './filling.ts'
import { Leans } from './Leans.tsx'
import { MilestoneTicks } from './MilestoneTicks.tsx'
import { isSaid, type Said } from './said.ts'
import { ValueBox } from './ValueBox.tsx'
import { Words } from './Words.tsx'

interface Props {
  mine: MyGoal
  today: string
  filling: Filling
  /** What was refused for this row, by field or measure; '' is the row's own. */
  faults: ReadonlyMap<string, string> | undefined
  /** Asks how the goal ended, where it is past its due date. */
  onClose: (goal: string) => void
}

/** One of my goals: how it stands, its latest values, and the fields of a check-in where one is due or wanted. */
export const DueRow = memo(function DueRow({ mine, today, filling, faults, onClose }: Props) {
  const paths = usePaths()
  const { node, measures, expectedOn } = mine
  const when = whenOf(mine, today)
  const said = useSaid(filling, node.node)
  const [opened, setOpened] = useState(false)
  const open = when !== 'drafts' && (opened || when === 'today' || when === 'week' || isSaid(said))
  const change = (part: Partial<Said>) => filling.change(node.node, { ...said, ...part })
  return (
    <li className={classes.row} data-goal={node.node} data-filled={isSaid(said) || undefined}>
      <div className={classes.head}>
        <HealthMark value={node.standing.health} label={healthWord(node.standing.health)} />
        <Link to={paths.goal(node.node)} className={classes.title} data-row>
          {node.title}
        </Link>
        <span className={classes.facts}>
          {mine.as === 'deputy' && <span>{t('as a deputy')}</span>}
          {when !== 'over' && expectedOn && (
            <span data-late={expectedOn < today || undefined}>{expectedSentence(expectedOn, today)}</span>
          )}
          <span>{t('progress {{progress}}', { progress: progressWord(node.standing) })}</span>
          {node.due && (
            <span data-late={when === 'over' || undefined}>
              {t('due {{date}}', { date: civilDate(node.due, locale()) })}
            </span>
          )}
          {!open && measures.map((measure) => <Latest key={measure.node} measure={measure} />)}
        </span>
        {(when === 'over' || (!open && when !== 'drafts')) && (
          <span className={classes.act}>
            {when === 'over' && (
              <Button
                size="small"
                aria-label={t('Close “{{title}}”', { title: node.title })}
                onClick={() => onClose(node.node)}
              >
                {t('Close')}
              </Button>
            )}
            {!open && (
              <Button
                look="quiet"
                size="small"
                data-open
                aria-label={t('Check in on “{{title}}”', { title: node.title })}
                onClick={() => setOpened(true)}
              >
                {t('Check in')}
              </Button>
            )}
          </span>
        )}
      </div>
      {open && (
        <div className={classes.fields}>
          {measures.map((measure) =>
            measure.numbers?.milestones ? (
              <MilestoneTicks
                key={measure.node}
                measure={measure.node}
                title={measure.title}
                milestones={measure.numbers.milestones}
                said={said}
                onChange={change}
              />
            ) : measure.numbers?.addsUp ? (
              <AddsUpSaid key={measure.node} title={measure.title} numbers={measure.numbers} />
            ) : measure.numbers?.indicator ? (
              <Leans key={measure.node} title={measure.title} numbers={measure.numbers} />
            ) : (
              <ValueBox
                key={measure.node}
                measure={measure}
                value={said.values[measure.node] ?? ''}
                onChange={(value) => change({ values: { ...said.values, [measure.node]: value } })}
                error={faults?.get(measure.node)}
              />
            ),
          )}
          <Words goal={node.node} said={said} onChange={change} latest={mine.latest} faults={faults} />
        </div>
      )}
      {faults?.get('') && (
        <p className={classes.error} role="alert">
          {faults.get('')}
        </p>
      )}
    </li>
  )
})

function Latest({ measure: { title, numbers } }: { measure: MyGoal['measures'][number] }) {
  return (
    <span className={classes.latest}>
      {title} <strong>{numbers && valueWord(numbers)}</strong>
    </span>
  )
}

function expectedSentence(expectedOn: string, today: string): string {
  const distance = relativeDays(expectedOn, today, locale())
  return expectedOn < today
    ? t('check-in was due {{distance}}', { distance })
    : t('check-in due {{distance}}', { distance })
}
