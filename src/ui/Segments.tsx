import { type ReactNode, useId } from 'react'
import classes from './Segments.module.css'
import { unseen } from './Unseen.tsx'

export type Segment = { value: string; label: string; icon?: ReactNode }

type Props<Value extends string> = {
  label: string
  options: (Segment & { value: Value })[]
  value: Value
  onChange: (value: Value) => void
}

/** One of a few, all in sight: map or table. Radio buttons underneath, so the arrow keys work. */
export function Segments<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={classes.segments}>
      <legend className={unseen}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes.segment}>
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
