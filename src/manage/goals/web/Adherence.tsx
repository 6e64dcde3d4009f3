import { dayIn } from '../../../kernel/dates.ts'
import { civilDate, percent } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { occurrencesOf } from '../../frameworks/adherence.ts'
import { contribution, lately, occurrenceOf, pactAdherence, pactFacts, pactLately } from '../../frameworks/pact.ts'
import type { GoalView } from '../contract.ts'
import classes from './Adherence.module.css'

/** So many of the latest occurrences are drawn. */
const most = 30

/** How faithfully it is done, in place of a percentage: occurrences due and done, and the streak. A check-in is one done. */
export function Adherence({ goal }: { goal: GoalView }) {
  const today = useToday()
  const { zone } = useViewer().organisation
  const end = goal.closing ? dayIn(zone, new Date(goal.closing.at)) : today
  const { start } = goal.node
  const occurrence = occurrenceOf(pactFacts(goal.facts))
  const kept = pactAdherence(goal.facts, start, end, goal.checkedIn.on)
  const recent = pactLately(goal.facts, start, end, goal.checkedIn.on)
  const given = contribution(goal.facts, kept)
  if (!occurrence || !start || !kept)
    return <p>{t('How often it is done, and from when, tells how faithfully. One of them is missing.')}</p>
  const days = new Set(goal.checkedIn.on)
  const spans = occurrencesOf(occurrence, start, end).slice(-most)
  const isDone = ({ from, to }: { from: string; to: string }) => [...days].some((day) => from <= day && day <= to)
  return (
    <Stack gap={3}>
      <p className={classes.kept}>
        {kept.due === 0
          ? t('Nothing was due yet.')
          : t('{{done}} of {{due}} done, {{percent}}', {
              done: kept.done,
              due: kept.due,
              percent: percent(Number(kept.adherence), locale()),
            })}
      </p>
      <ol className={classes.spans}>
        {spans.map((span) => (
          <li
            key={span.from}
            className={classes.span}
            data-done={isDone(span)}
            data-open={span.to >= end && !isDone(span)}
            title={t('{{date}}: {{state}}', {
              date: civilDate(span.from, locale()),
              state: isDone(span) ? t('done') : span.to >= end ? t('still open') : t('left out'),
            })}
          />
        ))}
      </ol>
      <p className={classes.streak}>
        {t('Streak {{streak}}, longest {{longest}}', { streak: kept.streak, longest: kept.longest })}
        {recent !== null &&
          recent.due > 0 &&
          ` · ${t('in the last {{days}} days {{done}} of {{due}}, {{percent}}', {
            days: lately,
            done: recent.done,
            due: recent.due,
            percent: percent(Number(recent.adherence), locale()),
          })}`}
      </p>
      <p className={classes.streak}>
        {given === null
          ? t('It gives nothing to what it supports: no percentage of an outcome is made of it.')
          : t('It gives {{percent}} to what it supports, its adherence and no percentage of an outcome.', {
              percent: percent(Number(given), locale()),
            })}
      </p>
    </Stack>
  )
}
