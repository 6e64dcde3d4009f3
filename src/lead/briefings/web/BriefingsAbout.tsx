import { Link } from '@tanstack/react-router'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { about } from '../contract.ts'
import classes from './Briefings.module.css'
import { dayOf } from './saying.ts'

/** Briefings that something has led to. Nothing where none has. */
export function BriefingsAbout({ subject }: { subject: string }) {
  const paths = usePaths()
  const { data } = useAnswer(about, { subject })
  if (!data || data.briefings.length === 0) return null
  return (
    <Section title={t('Briefings')}>
      <ul className={classes.list}>
        {data.briefings.map((row) => (
          <li key={row.briefing}>
            <Link to={paths.briefing(row.briefing)}>{row.title}</Link>{' '}
            <span className={classes.quiet}>{[row.owner.name, dayOf(row)].join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
