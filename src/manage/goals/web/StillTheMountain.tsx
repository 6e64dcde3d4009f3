import { addDays } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Row, Stack } from '../../../ui/Layout.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { Milestone } from '../../frameworks/milestone.ts'
import type { GoalView } from '../contract.ts'
import { useGoalChange } from './changing.ts'

/** A goal of decades has no percentage: how many waypoints lie behind, and once a year the question. */
export function StillTheMountain({ goal }: { goal: GoalView }) {
  const today = useToday()
  const notify = useNotice()
  const { save, busy } = useGoalChange(goal)
  const asked = (goal.facts.stillTheMountainOn ?? null) as string | null
  const waypoints = (goal.facts.waypoints ?? []) as Milestone[]
  const reached = waypoints.filter(({ reachedOn }) => reachedOn !== null).length
  const since = asked ?? goal.node.start
  const due = goal.node.state === 'active' && since !== null && addDays(since, 365) <= today
  const confirm = async () => {
    const read = (version: GoalView) => String(version.facts.stillTheMountainOn)
    if (await save({ fields: { facts: { stillTheMountainOn: today } }, read, base: read(goal) }))
      notify(t('Said. The question comes again in a year.'))
  }
  return (
    <Stack gap={3}>
      {waypoints.length > 0 && (
        <p>
          {t('{{reached}} of {{count}} waypoints reached', {
            reached,
            count: waypoints.length,
            one: '{{reached}} of {{count}} waypoint reached',
          })}
        </p>
      )}
      {due && (
        <>
          <Meaning>{t('Is it still the mountain?')}</Meaning>
          <p>
            {asked
              ? t('You last said so on {{date}}.', { date: civilDate(asked, locale()) })
              : t('Nobody has been asked since it began.')}
          </p>
          {goal.abilities.edit?.allowed && (
            <Row gap={2}>
              <Button size="small" busy={busy} onClick={() => void confirm()}>
                {t('Yes, it is still the mountain')}
              </Button>
            </Row>
          )}
        </>
      )}
    </Stack>
  )
}
