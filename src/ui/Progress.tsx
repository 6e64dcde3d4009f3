import { percent } from './format.ts'
import { type HealthValue, healthColour } from './health.ts'
import classes from './Progress.module.css'
import { Unseen } from './Unseen.tsx'
import { useLocale, useWords } from './words.tsx'

type Props = {
  /** What progresses; read aloud, and shown only with `showLabel`. */
  label: string
  /** A ratio: 0 to 1, above 1 where more was reached than asked, below 0 where it went the wrong way, null if unknown. */
  value: number | null
  showLabel?: boolean
  /** In place of the percentage, such as "4 of 6 days". */
  text?: string
  health?: HealthValue
  /** The bar alone; its text is still read aloud. */
  bare?: boolean
}

/** A quiet bar. Beyond 100 % the whole bar is filled and a notch shows where the target lies. */
export function Progress({ label, value, showLabel = false, text, health, bare = false }: Props) {
  const locale = useLocale()
  const words = useWords()
  const said = text ?? (value === null ? words.unknown : percent(value, locale))
  const filled = value === null ? 0 : Math.min(Math.max(value, 0), 1)
  const beyond = value !== null && value > 1
  return (
    <div className={classes.progress} data-bare={bare || undefined}>
      {showLabel ? <span className={classes.label}>{label}</span> : <Unseen>{label}: </Unseen>}
      <span className={classes.track} data-unknown={value === null || undefined} aria-hidden>
        <span
          className={classes.fill}
          style={{ inlineSize: `${filled * 100}%`, background: health && healthColour(health) }}
        />
        {beyond && <span className={classes.notch} style={{ insetInlineStart: `${100 / value}%` }} />}
      </span>
      {bare ? (
        <Unseen>{said}</Unseen>
      ) : (
        <span className={classes.text} data-tabular data-quiet={value === null || undefined}>
          {said}
        </span>
      )}
    </div>
  )
}
