import type { OutputOf } from '../../../kernel/contract.ts'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

/** Changes of mine that wait for a look. */
export function ChangesOwed({ changes }: { changes: OutputOf<typeof owing>['changes'] }) {
  const paths = usePaths()
  const today = useToday()
  if (changes.length === 0) return null
  return (
    <Section title={t('Changes to look at again')} aside={changes.length}>
      <ul className={classes.rows}>
        {changes.map(({ change, title, due }) => (
          <li key={change} className={classes.row} data-owed>
            <RowTitle to={paths.change(change)}>{title}</RowTitle>
            <span className={classes.facts}>
              <span>{t('due {{when}}', { when: relativeDays(due, today, locale()) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
