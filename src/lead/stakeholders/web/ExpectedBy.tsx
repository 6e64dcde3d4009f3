import { Link } from '@tanstack/react-router'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { expecting } from '../contract.ts'
import classes from './Stakeholders.module.css'

/** What stakeholders expect that a goal is about; nothing where there is none. */
export function ExpectedBy({ goal }: { goal: string }) {
  const paths = usePaths()
  // What is expected of it may be said while it is looked at.
  const { data } = useAnswer(expecting, { goal }, { live: 'any' })
  if (!data || data.expectations.length === 0) return null
  return (
    <div className={classes.part}>
      <p className={classes.label} id={`expected-${goal}`}>
        {t('Expected by')}
      </p>
      <ul className={classes.list} aria-labelledby={`expected-${goal}`}>
        {data.expectations.map(({ expectation, text, stakeholder, name }) => (
          <li key={expectation}>
            <Link to={paths.stakeholder(stakeholder)}>{name}</Link> <span className={classes.quiet}>{text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
