import { Link } from '@tanstack/react-router'
import { civilDate } from '../../../ui/format.ts'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { touching } from '../contract.ts'
import classes from './Decisions.module.css'
import { stateWord } from './saying.ts'

/** Why a goal is as it is: the decisions that touched it. Nothing where none did. */
export function GoalDecisions({ goal }: { goal: { node: { node: string } } }) {
  const paths = usePaths()
  const { data } = useAnswer(touching, { goal: goal.node.node })
  if (!data || data.decisions.length === 0) return null
  return (
    <Section title={t('Why is it so?')}>
      <ul className={classes.list}>
        {data.decisions.map(({ decision, question, state, decidedOn, reason, owner }) => (
          <li key={decision} className={classes.entry}>
            <Link to={paths.decision(decision)}>{question}</Link>
            {reason && <Meaning>{reason}</Meaning>}
            <span className={classes.quiet}>
              {[stateWord(state), owner.name, decidedOn && civilDate(decidedOn, locale())].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
