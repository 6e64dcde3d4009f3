import { Button } from '../../../ui/Button.tsx'
import { civilDate, instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePages } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { history, type SignalSeen, sightings } from '../contract.ts'
import classes from './Signals.module.css'
import { changesSaid, pastSentence } from './saying.ts'

/** Every sighting, and what was done with the signal by whom. */
export function SignalHistory({ signal: { signal } }: { signal: SignalSeen }) {
  return (
    <>
      <Sightings signal={signal} />
      <Past signal={signal} />
    </>
  )
}

function Sightings({ signal }: { signal: string }) {
  const asked = usePages(sightings, { signal })
  const rows = asked.pages.flatMap((page) => page.sightings)
  return (
    <Section title={t('Sightings')}>
      <Answered query={asked}>
        {() => (
          <ol className={classes.list}>
            {rows.length === 0 && <li className={classes.quiet}>{t('Nobody has added one yet.')}</li>}
            {rows.map(({ sighting, seenOn, note, link, by }) => (
              <li key={sighting}>
                <p className={classes.text}>{note}</p>
                <span className={classes.line}>
                  <time className={classes.quiet} dateTime={seenOn}>
                    {civilDate(seenOn, locale())}
                  </time>
                  <span className={classes.quiet}>{by?.name ?? t('an import')}</span>
                  {link && (
                    <a href={link} target="_blank" rel="noreferrer noopener">
                      {link}
                    </a>
                  )}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Answered>
      <Earlier asked={asked} />
    </Section>
  )
}

function Past({ signal }: { signal: string }) {
  const { zone } = useViewer().organisation
  const asked = usePages(history, { signal })
  const events = asked.pages.flatMap((page) => page.events)
  return (
    <Section title={t('What happened')}>
      <Answered query={asked}>
        {() => (
          <ol className={classes.list}>
            {events.length === 0 && <li className={classes.quiet}>{t('Nothing but what an import brought.')}</li>}
            {events.map((past) => (
              <li key={past.event}>
                {pastSentence(past)} {changesSaid(past)}{' '}
                <time className={classes.quiet} dateTime={past.at}>
                  {instant(past.at, locale(), zone)}
                </time>
              </li>
            ))}
          </ol>
        )}
      </Answered>
      <Earlier asked={asked} />
    </Section>
  )
}

interface Paged {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  more: () => void
}

const Earlier = ({ asked: { hasNextPage, isFetchingNextPage, more } }: { asked: Paged }) =>
  hasNextPage ? (
    <div>
      <Button busy={isFetchingNextPage} onClick={more}>
        {t('Show what was earlier')}
      </Button>
    </div>
  ) : null
