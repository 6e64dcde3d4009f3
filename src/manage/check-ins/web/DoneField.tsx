import { Segments } from '../../../ui/Segments.tsx'
import { t } from '../../../web/words.ts'
import classes from './DoneField.module.css'

interface Props {
  label: string
  hint?: string
  /** '1' done, '0' not, '' not said. */
  value: string
  onChange: (value: string) => void
  error?: string
}

/** A measure that is done or not. */
export function DoneField({ label, hint, value, onChange, error }: Props) {
  return (
    <div className={classes.field}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      {hint && <span className={classes.hint}>{hint}</span>}
      <Segments
        label={label}
        value={value}
        onChange={onChange}
        options={[
          { value: '', label: t('As before') },
          { value: '0', label: t('Not done') },
          { value: '1', label: t('Done') },
        ]}
      />
      {error && <p className={classes.error}>{error}</p>}
    </div>
  )
}
