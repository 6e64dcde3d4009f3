import type { OutputOf } from '../../../kernel/contract.ts'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

type Owing = OutputOf<typeof owing>

/** Promises to stakeholders that are due, and stakeholders whom I was to speak with. */
export function StakeholdersOwed({ promises, contacts }: Pick<Owing, 'promises' | 'contacts'>) {
  const paths = usePaths()
  const today = useToday()
  const due = (day: string) => t('due {{when}}', { when: relativeDays(day, today, locale()) })
  return (
    <>
      {promises.length > 0 && (
        <Section title={t('Promises to stakeholders')} aside={promises.length}>
          <ul className={classes.rows}>
            {promises.map(({ promise, text, stakeholder, name, due: day }) => (
              <li key={promise} className={classes.row} data-owed>
                <RowTitle to={paths.stakeholder(stakeholder)}>{text}</RowTitle>
                <span className={classes.facts}>
                  <span>{name}</span>
                  {day < today ? <strong>{t('overdue, {{due}}', { due: due(day) })}</strong> : <span>{due(day)}</span>}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {contacts.length > 0 && (
        <Section title={t('Stakeholders to speak with')} aside={contacts.length}>
          <ul className={classes.rows}>
            {contacts.map(({ stakeholder, name, due: day }) => (
              <li key={stakeholder} className={classes.row} data-owed>
                <RowTitle to={paths.stakeholder(stakeholder)}>{name}</RowTitle>
                <span className={classes.facts}>
                  <span>{due(day)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
