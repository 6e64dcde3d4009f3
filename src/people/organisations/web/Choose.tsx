import { Link } from '@tanstack/react-router'
import { Section } from '../../../ui/Section.tsx'
import { pathsIn } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import classes from './Choose.module.css'

interface Props {
  organisations: { slug: string; name: string; demonstration: boolean; called: string }[]
  login: string
}

/** The organisations that a login belongs to. */
export function Choose({ organisations, login }: Props) {
  // The cast has logins that nobody chose.
  const own = organisations.some(({ demonstration }) => !demonstration)
  return (
    <Section title={t('Your organisations')} aside={own && login}>
      <ul className={classes.organisations}>
        {organisations.map(({ slug, name, demonstration, called }) => (
          <li key={slug}>
            <Link to={pathsIn(slug).lead} className={classes.organisation}>
              <span className={classes.name}>{name}</span>
              <span className={classes.detail}>
                {demonstration
                  ? t('Fictional demonstration organisation, as {{name}}', { name: called })
                  : t('as {{name}}', { name: called })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
