import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { civilDate, relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { ReadingDialog } from '../../indicators/web/ReadingDialog.tsx'
import { valueSaid } from '../../indicators/web/saying.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

type Due = OutputOf<typeof owing>['readings'][number]

/** Indicators of mine whose reading is due, which is recorded where they stand. */
export function Readings({ indicators }: { indicators: Due[] }) {
  const paths = usePaths()
  const today = useToday()
  const [open, setOpen] = useState<Due | null>(null)
  return (
    <>
      {indicators.length > 0 && (
        <Section title={t('Readings of my indicators')} aside={indicators.length}>
          <ul className={classes.rows}>
            {indicators.map((indicator) => (
              <li key={indicator.indicator} className={classes.row} data-owed>
                <RowTitle to={paths.indicator(indicator.indicator)}>{indicator.title}</RowTitle>
                <span className={classes.facts}>
                  {indicator.expectedOn && (
                    <span>{t('due {{when}}', { when: relativeDays(indicator.expectedOn, today, locale()) })}</span>
                  )}
                  <span>
                    {indicator.valueOn
                      ? t('latest {{value}} on {{date}}', {
                          value: valueSaid(indicator),
                          date: civilDate(indicator.valueOn, locale()),
                        })
                      : t('no reading yet')}
                  </span>
                </span>
                <span className={classes.acts}>
                  <Button
                    size="small"
                    data-open
                    aria-label={t('Record a reading of “{{title}}”', { title: indicator.title })}
                    onClick={() => setOpen(indicator)}
                  >
                    {t('Record')}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open && <ReadingDialog indicator={open} onClose={() => setOpen(null)} />}
    </>
  )
}
