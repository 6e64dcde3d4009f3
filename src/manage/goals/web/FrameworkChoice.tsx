import { useId } from 'react'
import { t } from '../../../web/words.ts'
import { type Framework, frameworkRules, frameworks } from '../../frameworks/rules.ts'
import classes from './FrameworkChoice.module.css'
import { frameworkName } from './saying.ts'

interface Props {
  label: string
  value: Framework | null
  onChange: (value: Framework | null) => void
  error?: string
}

/** How a goal is written: each framework with one sentence, or none. Radio buttons underneath, so the arrow keys work. */
export function FrameworkChoice({ label, value, onChange, error }: Props) {
  const id = useId()
  return (
    <fieldset className={classes.choice} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.options}>
        {[null, ...frameworks].map((each) => (
          <label key={each ?? 'none'} className={classes.option}>
            <input
              type="radio"
              name={id}
              className={classes.input}
              checked={each === value}
              onChange={() => onChange(each)}
            />
            <span className={classes.name}>{each ? frameworkName(each) : t('No framework')}</span>
            <span className={classes.help}>
              {each ? t(frameworkRules[each].help) : t('A plain goal, checked by none.')}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
