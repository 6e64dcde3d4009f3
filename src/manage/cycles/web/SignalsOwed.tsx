import type { OutputOf } from '../../../kernel/contract.ts'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

/** Signals that I watch and that wait for a look. */
export function SignalsOwed({ signals }: { signals: OutputOf<typeof owing>['signals'] }) {
  const paths = usePaths()
  const today = useToday()
  if (signals.length === 0) return null
  return (
    <Section title={t('Signals to look at again')} aside={signals.length}>
      <ul className={classes.rows}>
        {signals.map(({ signal, title, due }) => (
          <li key={signal} className={classes.row} data-owed>
            <RowTitle to={paths.signal(signal)}>{title}</RowTitle>
            <span className={classes.facts}>
              <span>{t('due {{when}}', { when: relativeDays(due, today, locale()) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
