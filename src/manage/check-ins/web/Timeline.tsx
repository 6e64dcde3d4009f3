import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { CheckInEntry } from './CheckInEntry.tsx'
import { PastEntry } from './PastEntry.tsx'
import classes from './Timeline.module.css'
import { useTimeline } from './timeline.ts'

const atFirst = 12
const atATime = 30

/** What was read and what was changed, newest first. */
export function Timeline({ goal }: { goal: GoalView }) {
  const { entries, hasMore, pending, error, retry, more, busy } = useTimeline(goal.node.node)
  const [most, setMost] = useState(atFirst)
  const shown = entries.slice(0, most)
  const nothing = entries.length === 0 && !pending && !error
  const earlier = () => {
    setMost(most + atATime)
    if (hasMore && most + atATime >= entries.length) void more()
  }
  return (
    <Section title={t('What happened')}>
      {error && <Failed error={error} onRetry={retry} />}
      {pending && <Loading lines={6} />}
      {nothing && <p className={classes.quiet}>{t('Nothing yet. The first check-in will stand here.')}</p>}
      <ol className={classes.line}>
        {shown.map((entry) =>
          'checkIn' in entry ? (
            <CheckInEntry key={entry.key} checkIn={entry.checkIn} goal={goal} />
          ) : (
            <PastEntry key={entry.key} past={entry.past} />
          ),
        )}
      </ol>
      {(hasMore || most < entries.length) && (
        <div>
          <Button busy={busy} onClick={earlier}>
            {t('Show what was earlier')}
          </Button>
        </div>
      )}
    </Section>
  )
}
