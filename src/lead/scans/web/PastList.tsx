import { Button } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePages } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { history } from '../contract.ts'
import classes from './Scans.module.css'
import { fieldWord, pastSentence, type ScanPast } from './saying.ts'

/** What happened to a scan, or to one of its findings, in sentences. */
export function PastList(of: { scan: string; finding?: string }) {
  const { zone } = useViewer().organisation
  const asked = usePages(history, of)
  const events = asked.pages.flatMap((page) => page.events)
  return (
    <Section title={t('What happened')}>
      <Answered query={asked}>
        {() => (
          <ol className={classes.list}>
            {events.length === 0 && <li className={classes.quiet}>{t('Nothing but what an import brought.')}</li>}
            {events.map((past) => (
              <li key={past.event}>
                {pastSentence(past)} {changed(past)}{' '}
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
  )
}

/** "Impact: 3 → 5." of a change; ids of persons and teams say nothing to a reader. */
const changed = ({ happened, changes }: ScanPast) =>
  !happened.endsWith('.changed') || happened.startsWith('move')
    ? ''
    : changes
        .map(({ field, before, after }) =>
          ['owner', 'team', 'audience'].includes(field)
            ? `${fieldWord(field)}.`
            : `${fieldWord(field)}: ${before ?? t('nothing')} → ${after ?? t('nothing')}.`,
        )
        .join(' ')
