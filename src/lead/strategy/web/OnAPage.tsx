import { Link } from '@tanstack/react-router'
import { healthWord } from '../../../graph/web/saying.ts'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { HealthMark } from '../../../ui/Health.tsx'
import { usePaths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import type { StrategySaid } from '../contract.ts'
import { choiceKinds } from '../strategy.ts'
import classes from './Strategy.module.css'
import { choiceWord, horizonWord, workWord, yearsWord } from './saying.ts'

/** The strategy on a page: what was chosen and what was not, and the priorities in the order in which they are said. */
export function OnAPage({ said: { choices, priorities } }: { said: StrategySaid }) {
  return (
    <div className={classes.sheet}>
      <div className={classes.choices}>
        {choiceKinds.map((kind) => {
          const lines = choices.filter((each) => each.kind === kind)
          return (
            lines.length > 0 && (
              <section key={kind} aria-label={choiceWord(kind)}>
                <h2 className={classes.label}>{choiceWord(kind)}</h2>
                <ul className={classes.list}>
                  {lines.map(({ text, reason }) => (
                    <li key={text}>
                      <p className={classes.chosen}>{text}</p>
                      {reason && <p className={classes.quiet}>{reason}</p>}
                    </li>
                  ))}
                </ul>
              </section>
            )
          )
        })}
      </div>
      <section aria-label={t('Priorities')}>
        <h2 className={classes.label}>{t('Priorities')}</h2>
        <ol className={classes.priorities}>
          {priorities.map((each) => (
            <Priority key={each.priority} {...each} />
          ))}
        </ol>
      </section>
    </div>
  )
}

function Priority({
  priority,
  title,
  why,
  horizon,
  work,
  owner,
  goals,
  health,
  ...years
}: StrategySaid['priorities'][number]) {
  const paths = usePaths()
  return (
    <li className={classes.priority} id={priority}>
      <h3 className={classes.title}>{title}</h3>
      {why && <p className={classes.why}>{why}</p>}
      <p className={classes.facts}>
        <span className={classes.unprinted}>
          <PersonLink {...owner} />
        </span>
        <span className={classes.printed}>{owner.name}</span>
        <span>{[horizonWord(horizon), workWord(work), yearsWord(years)].filter(Boolean).join(' · ')}</span>
      </p>
      {goals.length === 0 ? (
        <p className={classes.quiet}>{t('No goal that you see carries it.')}</p>
      ) : (
        <div className={classes.carrying}>
          <p className={classes.facts}>
            <span className={classes.mark}>
              <HealthMark value={health} label={healthWord(health)} /> {healthWord(health)}
            </span>
            <span className={classes.quiet}>
              {t('carried by {{count}} goals', { count: goals.length, one: 'carried by {{count}} goal' })}
            </span>
          </p>
          <ul className={classes.goals}>
            {goals.map((goal) => (
              <li key={goal.node}>
                <HealthMark value={goal.health} label={healthWord(goal.health)} size={12} />{' '}
                <Link to={goal.kind === 'vision' ? paths.direction : paths.goal(goal.node)}>{goal.title}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  )
}
