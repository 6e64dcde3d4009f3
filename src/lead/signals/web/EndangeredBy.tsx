import { Link } from '@tanstack/react-router'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { endangering } from '../contract.ts'
import classes from './Signals.module.css'
import { directionWord, horizonWord, inHundred } from './saying.ts'

/** Open signals that endanger a goal; nothing where there is none. */
export function EndangeredBy({ goal }: { goal: string }) {
  const paths = usePaths()
  // A signal that is not here yet may come to endanger it.
  const { data } = useAnswer(endangering, { goal }, { live: 'any' })
  // Beside what the page is about this is small: no room is kept for it, and its absence is no fault of the page.
  if (!data || data.signals.length === 0) return null
  return (
    <div className={classes.part}>
      <p className={classes.label} id={`endangered-${goal}`}>
        {t('Endangered by')}
      </p>
      <ul className={classes.list} aria-labelledby={`endangered-${goal}`}>
        {data.signals.map((signal) => (
          <li key={signal.signal}>
            <Link to={paths.signal(signal.signal)}>{signal.title}</Link>{' '}
            <span className={classes.quiet}>
              {[
                horizonWord(signal.horizon),
                t('impact {{impact}} of 5', { impact: signal.impact }),
                directionWord(signal.direction),
                signal.probability !== null && inHundred(signal.probability),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
