import { Button } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePages } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { history } from '../contract.ts'
import classes from './Changes.module.css'
import { pastSentence } from './saying.ts'

/** What happened to it, in sentences. */
export function HistoryPart({ change }: { change: string }) {
  const { zone } = useViewer().organisation
  const asked = usePages(history, { change })
  const events = asked.pages.flatMap((page) => page.events)
  return (
    <div className={classes.screen}>
      <Section title={t('What happened')}>
        <Answered query={asked}>
          {() => (
            <ol className={classes.list}>
              {events.length === 0 && <li className={classes.quiet}>{t('Nothing but what an import brought.')}</li>}
              {events.map((past) => (
                <li key={past.event}>
                  {pastSentence(past)}{' '}
                  <time className={classes.quiet} dateTime={past.at}>
                    {instant(past.at, locale(), zone)}
                  </time>
                </li>
              ))}
            </ol>
          )}
        </Answered>
        {asked.hasNextPage && (
          <div>
            <Button busy={asked.isFetchingNextPage} onClick={asked.more}>
              {t('Show what was earlier')}
            </Button>
          </div>
        )}
      </Section>
    </div>
  )
}
