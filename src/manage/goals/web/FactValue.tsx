import { Button } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { FactField } from '../../frameworks/framework.ts'
import type { Milestone } from '../../frameworks/milestone.ts'
import type { GoalView } from '../contract.ts'
import { useGoalChange } from './changing.ts'
import classes from './EditableFact.module.css'
import { factWords } from './fact-words.ts'
import type { Measured } from './measured.ts'

interface Props {
  goal: GoalView
  field: FactField
  value: unknown
  measures: readonly Measured[]
}

/** A fact as it is read; points on the way can be marked as reached where they stand. */
export function FactValue({ goal, field, value, measures }: Props) {
  if (field.kind === 'list' && Array.isArray(value) && value.length > 0)
    return <Milestones goal={goal} field={field} items={value as Milestone[]} />
  const words = factWords(field, value, measures)
  return words ? <p className={classes.value}>{words}</p> : <p className={classes.missing}>{t('nothing yet')}</p>
}

function Milestones({ goal, field, items }: { goal: GoalView; field: FactField; items: readonly Milestone[] }) {
  const today = useToday()
  const { save, busy } = useGoalChange(goal)
  const mayEdit = goal.abilities.edit?.allowed
  const reach = (which: number) => {
    const read = (version: GoalView) => JSON.stringify(version.facts[field.name])
    const next = items.map((item, place) => (place === which ? { ...item, reachedOn: today } : item))
    void save({ fields: { facts: { [field.name]: next } }, read, base: read(goal) })
  }
  return (
    <ul className={classes.items}>
      {items.map(({ title, on, reachedOn }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item has no name but its place
        <li key={place} className={classes.item}>
          <svg viewBox="0 0 14 14" className={classes.mark} data-reached={reachedOn !== null} aria-hidden>
            <path d="M7 1.5 12.5 7 7 12.5 1.5 7Z" />
          </svg>
          <div className={classes.says}>
            <span>{title}</span>
            <span className={classes.when}>{whenOf(on, reachedOn, today)}</span>
            {mayEdit && reachedOn === null && (
              <Button
                look="quiet"
                size="small"
                busy={busy}
                aria-label={t('“{{title}}” is reached today', { title })}
                onClick={() => reach(place)}
              >
                {t('Reached today')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function whenOf(on: string | null, reachedOn: string | null, today: string): string {
  const said = (date: string) => civilDate(date, locale())
  if (reachedOn) return t('reached on {{date}}', { date: said(reachedOn) })
  if (!on) return t('ahead')
  return on < today ? t('was expected on {{date}}', { date: said(on) }) : t('expected on {{date}}', { date: said(on) })
}
