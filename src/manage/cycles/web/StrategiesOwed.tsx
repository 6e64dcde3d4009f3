import type { OutputOf } from '../../../kernel/contract.ts'
import { civilDate, relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

/** The strategy that I published, where it waits for a look. */
export function StrategiesOwed({ strategies }: { strategies: OutputOf<typeof owing>['strategies'] }) {
  const paths = usePaths()
  const today = useToday()
  if (strategies.length === 0) return null
  return (
    <Section title={t('Strategy to look at again')} aside={strategies.length}>
      <ul className={classes.rows}>
        {strategies.map(({ strategy, publishedOn, due }) => (
          <li key={strategy} className={classes.row} data-owed>
            <RowTitle to={paths.strategy}>
              {t('The strategy published on {{day}}', { day: civilDate(publishedOn, locale()) })}
            </RowTitle>
            <span className={classes.facts}>
              <span>{t('due {{when}}', { when: relativeDays(due, today, locale()) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
