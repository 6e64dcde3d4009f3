import { Button } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePages } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { contacts, history, type StakeholderSeen } from '../contract.ts'
import classes from './Stakeholders.module.css'
import { changesSaid, dayWord, pastSentence } from './saying.ts'

/** When somebody spoke with them, the latest day first. */
export function Contacts({ stakeholder: { stakeholder } }: { stakeholder: StakeholderSeen }) {
  const asked = usePages(contacts, { stakeholder })
  const rows = asked.pages.flatMap((page) => page.contacts)
  return (
    <Section title={t('Contacts')}>
      <Answered query={asked}>
        {() => (
          <ol className={classes.list}>
            {rows.length === 0 && <li className={classes.quiet}>{t('Nobody has noted one yet.')}</li>}
            {rows.map(({ contact, spokeOn, note, by }) => (
              <li key={contact} className={classes.entry}>
                <p className={classes.text}>{note}</p>
                <span className={classes.line}>
                  <time className={classes.quiet} dateTime={spokeOn}>
                    {dayWord(spokeOn)}
                  </time>
                  <span className={classes.quiet}>{by?.name ?? t('an import')}</span>
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

/** What was done with what is known of them, by whom. */
export function Past({ stakeholder: { stakeholder } }: { stakeholder: StakeholderSeen }) {
  const { zone } = useViewer().organisation
  const asked = usePages(history, { stakeholder })
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
