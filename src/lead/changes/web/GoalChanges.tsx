import { Link } from '@tanstack/react-router'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { serving } from '../contract.ts'
import classes from './Changes.module.css'
import { endingWord, stageSaid } from './saying.ts'

/** The changes that serve a goal. Nothing where none does. */
export function GoalChanges({ goal }: { goal: string }) {
  const paths = usePaths()
  const { data } = useAnswer(serving, { goal })
  if (!data || data.changes.length === 0) return null
  return (
    <Section title={t('Changes that serve it')}>
      <ul className={classes.list}>
        {data.changes.map(({ change, title, stage, closedAs, owner }) => (
          <li key={change}>
            <Link to={paths.change(change)}>{title}</Link>{' '}
            <span className={classes.quiet}>
              {[closedAs ? endingWord(closedAs) : stageSaid(stage), owner.name].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
