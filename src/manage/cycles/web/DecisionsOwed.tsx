import type { OutputOf } from '../../../kernel/contract.ts'
import { concernWord } from '../../../lead/decisions/web/saying.ts'
import { relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { owing } from '../contract.ts'
import classes from './Owed.module.css'
import { RowTitle } from './RowTitle.tsx'

/** Decisions that wait for my advice, for me to decide, or to be looked at again. */
export function DecisionsOwed({ decisions }: { decisions: OutputOf<typeof owing>['decisions'] }) {
  const paths = usePaths()
  const today = useToday()
  if (decisions.length === 0) return null
  return (
    <Section title={t('Decisions that wait for me')} aside={decisions.length}>
      <ul className={classes.rows}>
        {decisions.map(({ decision, question, what, due }) => (
          <li key={`${decision} ${what}`} className={classes.row} data-owed>
            <RowTitle to={paths.decision(decision)}>{question}</RowTitle>
            <span className={classes.facts}>
              <span>{concernWord(what)}</span>
              {due && <span>{t('due {{when}}', { when: relativeDays(due, today, locale()) })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
