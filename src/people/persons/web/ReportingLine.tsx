import { Empty } from '../../../ui/Empty.tsx'
import { Section } from '../../../ui/Section.tsx'
import { t } from '../../../web/words.ts'
import { PersonLink } from './PersonLink.tsx'
import classes from './ReportingLine.module.css'
import type { Whole } from './whole.ts'

/** From the top of the organisation down to the person: whom they report to, and whom those report to. */
export function ReportingLine({ person }: { person: Whole }) {
  const down = [...person.line].reverse()
  return (
    <Section title={t('Reporting line')}>
      <ol className={classes.line}>
        {down.map((one) => (
          <li key={one.person}>
            <PersonLink {...one} />
          </li>
        ))}
        <li aria-current="true" className={classes.here}>
          {down.length ? person.name : t('{{name}} reports to nobody.', { name: person.name })}
        </li>
      </ol>
    </Section>
  )
}

/** Whom the person manages. */
export function DirectReports({ person }: { person: Whole }) {
  const count = person.directReports.length
  return (
    <Section title={t('Direct reports')} aside={count || undefined}>
      {count ? (
        <ul className={classes.reports}>
          {person.directReports.map((one) => (
            <li key={one.person}>
              <PersonLink {...one} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty title={t('Nobody reports to {{name}}.', { name: person.name })} />
      )}
    </Section>
  )
}
