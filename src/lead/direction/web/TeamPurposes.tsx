import { Link } from '@tanstack/react-router'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { purposes } from '../contract.ts'
import classes from './DirectionPage.module.css'

/** What teams are there for, in their own words. Nothing where none has said so yet. */
export function TeamPurposes() {
  const paths = usePaths()
  const { pages, more, hasNextPage } = usePages(purposes, {})
  const all = pages.flatMap((page) => page.purposes)
  if (all.length === 0) return null
  return (
    <Section title={t('What teams are there for')}>
      <ul className={classes.purposes}>
        {all.map(({ team, text }) => (
          <li key={team.team} className={classes.purpose}>
            <Link to={paths.team(team.team)}>{team.name}</Link>
            <p className={classes.words}>{text}</p>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button look="quiet" size="small" onClick={more}>
            {t('More teams')}
          </Button>
        </div>
      )}
    </Section>
  )
}
