import { Link } from '@tanstack/react-router'
import { list, quantity } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { locale, t } from '../../../web/words.ts'
import type { DecisionSeen } from '../contract.ts'
import classes from './Decisions.module.css'

/** What is given up, by whom, and which priority of their own each sets aside. */
export function TradeOffsPart({ decision: { tradeOffs, givenUp } }: { decision: DecisionSeen }) {
  const paths = usePaths()
  if (tradeOffs.length === 0) return null
  const sums = givenUp.map(({ unit, amount }) => quantity(amount, unit, locale()))
  return (
    <Section
      title={t('What is given up')}
      aside={sums.length > 0 ? t('{{sums}} in all', { sums: list(sums, locale()) }) : undefined}
    >
      <ul className={classes.list}>
        {tradeOffs.map(({ team, givesUp, priority, amount, unit }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: it is known by its place
          <li key={at} className={classes.entry}>
            <span className={classes.head}>
              {team ? (
                <Link to={paths.team(team.team)} className={classes.name}>
                  {team.name}
                </Link>
              ) : (
                <span className={classes.name}>{t('All of us')}</span>
              )}
              {amount !== null && <span>{quantity(amount, unit, locale())}</span>}
            </span>
            <p className={classes.text}>{givesUp}</p>
            {priority && (
              <p className={classes.text}>
                <span className={classes.quiet}>{t('Sets aside its own priority:')}</span> {priority}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
