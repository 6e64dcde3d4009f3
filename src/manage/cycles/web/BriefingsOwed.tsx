import type { OutputOf } from '../../../kernel/contract.ts'
import { concernWord } from '../../../lead/briefings/web/saying.ts'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

/** Briefings that wait for me to pass them on or to answer, and mine to look at again. */
export function BriefingsOwed({ briefings }: { briefings: OutputOf<typeof owing>['briefings'] }) {
  const paths = usePaths()
  const today = useToday()
  if (briefings.length === 0) return null
  return (
    <Section title={t('Briefings that wait for me')} aside={briefings.length}>
      <ul className={classes.rows}>
        {briefings.map(({ briefing, title, what, due }) => (
          <li key={`${briefing} ${what}`} className={classes.row} data-owed>
            <RowTitle to={what === 'to look again' ? paths.briefingTravel(briefing) : paths.briefing(briefing)}>
              {title}
            </RowTitle>
            <span className={classes.facts}>
              <span>{concernWord(what)}</span>
              {due && what !== 'to answer' && (
                <span>{t('due {{when}}', { when: relativeDays(due, today, locale()) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
