import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { list } from '../../conversation/feed/contract.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { instant } from '../../ui/format.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Failed } from '../../web/Answered.tsx'
import { usePaths } from '../../web/paths.ts'
import { usePages } from '../../web/queries.ts'
import { useTrail } from '../../web/trail.tsx'
import { useViewer } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'
import classes from './ActivityPage.module.css'
import { activitySentence, type Happened, noteOf } from './activity.ts'

/** What happened to goals that one follows, and to those of one's teams, newest first. */
export function ActivityPage() {
  const paths = usePaths()
  useTrail([{ label: t('Activity') }])
  const [of, setOf] = useState<'both' | 'followed' | 'teams'>('both')
  const asked = usePages(list, { of })
  const events = asked.pages.flatMap((page) => page.events)
  return (
    <Page
      title={t('Activity')}
      product="Bearing"
      width="reading"
      actions={
        <Segments
          label={t('Whose goals')}
          value={of}
          onChange={setOf}
          options={[
            { value: 'both', label: t('All around me') },
            { value: 'followed', label: t('That I follow') },
            { value: 'teams', label: t('Of my teams') },
          ]}
        />
      }
    >
      {asked.error && !asked.data && (
        <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !asked.error && <Loading lines={8} />}
      {asked.data && events.length === 0 && (
        <Empty
          title={t('Nothing has happened yet.')}
          action={
            <Link to={paths.goals} className={buttonClass}>
              {t('Find goals to follow')}
            </Link>
          }
        >
          {t('What happens to goals that you follow, and to those of your teams, will stand here.')}
        </Empty>
      )}
      {events.length > 0 && (
        <ol className={classes.events}>
          {events.map((event) => (
            <Entry key={event.event} event={event} />
          ))}
        </ol>
      )}
      {asked.hasNextPage && (
        <div>
          <Button busy={asked.isFetchingNextPage} onClick={asked.more}>
            {t('Show what was earlier')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function Entry({ event }: { event: Happened }) {
  const paths = usePaths()
  const { zone } = useViewer().organisation
  const note = noteOf(event)
  return (
    <li className={classes.event}>
      <Link to={paths.goal(event.goal.node)} className={classes.goal}>
        {event.goal.title}
      </Link>
      <p>
        {activitySentence(event)}{' '}
        <time className={classes.when} dateTime={event.at}>
          {instant(event.at, locale(), zone)}
        </time>
      </p>
      {note && <p className={classes.note}>{note}</p>}
    </li>
  )
}
