import type { OutputOf } from '../../../kernel/contract.ts'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

/** Scans of mine that wait for a look. */
export function ScansOwed({ scans }: { scans: OutputOf<typeof owing>['scans'] }) {
  const paths = usePaths()
  const today = useToday()
  if (scans.length === 0) return null
  return (
    <Section title={t('Scans to look at again')} aside={scans.length}>
      <ul className={classes.rows}>
        {scans.map(({ scan, question, due }) => (
          <li key={scan} className={classes.row} data-owed>
            <RowTitle to={paths.scan(scan)}>{question}</RowTitle>
            <span className={classes.facts}>
              <span>{t('due {{when}}', { when: relativeDays(due, today, locale()) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
