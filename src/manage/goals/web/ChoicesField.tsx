import { useId } from 'react'
import classes from './ChoicesField.module.css'

interface Props {
  label: string
  hint?: string
  error?: string
  value: readonly string[]
  onChange: (value: string[]) => void
  choices: { value: string; label: string }[]
}

/** Several of a few, all in sight, in the order of the list. */
export function ChoicesField({ label, hint, error, value, onChange, choices }: Props) {
  const id = useId()
  const toggle = (one: string) => {
    const next = value.includes(one) ? value.filter((each) => each !== one) : [...value, one]
    onChange(choices.map((choice) => choice.value).filter((each) => next.includes(each)))
  }
  return (
    <fieldset className={classes.field} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={classes.legend}>{label}</legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      <div className={classes.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={classes.choice}>
            <input
              type="checkbox"
              className={classes.input}
              checked={value.includes(choice.value)}
              onChange={() => toggle(choice.value)}
            />
            {choice.label}
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
