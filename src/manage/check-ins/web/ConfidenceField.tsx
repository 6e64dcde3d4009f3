import { useId, useRef } from 'react'
import { t } from '../../../web/words.ts'
import classes from './ConfidenceField.module.css'

interface Props {
  value: number | null
  onChange: (value: number | null) => void
  error?: string
}

const steps = Array.from({ length: 11 }, (_, step) => step)
const together = 700

/** How sure one is, 0 to 10. The arrow keys walk it, a digit chooses it (1 and 0 in a row are ten), Backspace clears it. */
export function ConfidenceField({ value, onChange, error }: Props) {
  const name = useId()
  const field = useRef<HTMLFieldSetElement>(null)
  const typed = useRef({ digit: '', at: 0 })
  const choose = (step: number) => {
    onChange(step)
    field.current?.querySelectorAll<HTMLInputElement>('input')[step]?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Backspace' || event.key === 'Delete') onChange(null)
    else if (/^\d$/.test(event.key)) {
      const ten = event.key === '0' && typed.current.digit === '1' && event.timeStamp - typed.current.at < together
      typed.current = { digit: event.key, at: event.timeStamp }
      choose(ten ? 10 : Number(event.key))
    } else return
    event.preventDefault()
  }
  return (
    <fieldset
      ref={field}
      className={classes.field}
      onKeyDown={onKeyDown}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className={classes.legend}>
        {t('Confidence')} <span className={classes.quiet}>{t('optional')}</span>
      </legend>
      <p className={classes.quiet}>{t('How sure are you that it is reached in time?')}</p>
      <div className={classes.steps}>
        {steps.map((step) => (
          <label key={step} className={classes.step}>
            <input type="radio" name={name} checked={value === step} onChange={() => onChange(step)} />
            <span>{step}</span>
          </label>
        ))}
      </div>
      <div className={classes.ends}>
        <span>{t('no chance')}</span>
        {value !== null && (
          <button type="button" className={classes.clear} onClick={() => onChange(null)}>
            {t('Leave it out')}
          </button>
        )}
        <span>{t('certain')}</span>
      </div>
      {error && (
        <p id={`${name}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
