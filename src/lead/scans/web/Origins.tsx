import { Link } from '@tanstack/react-router'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { origins } from '../contract.ts'
import classes from './Scans.module.css'

/** On a goal’s page: what was found, of which it came. Nothing where it came of nothing. */
export function Origins({ goal }: { goal: string }) {
  const paths = usePaths()
  const { data } = useAnswer(origins, { goal })
  if (!data?.origins.length) return null
  return (
    <ul className={classes.list} aria-label={t('What was found')}>
      {data.origins.map(({ link, scan, question, finding, text }) => (
        <li key={link}>
          {t('Came of what was found:')}{' '}
          <Link to={paths.scan(scan)} search={(finding ? { finding } : { view: 'moves' }) as never}>
            {text}
          </Link>{' '}
          <span className={classes.quiet}>{question}</span>
        </li>
      ))}
    </ul>
  )
}
