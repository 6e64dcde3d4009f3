import classes from './Health.module.css'
import { type HealthValue, healthColour } from './health.ts'

export { type HealthValue, healthArea, healthColour, healthPattern } from './health.ts'

/** One shape for each value, on a 16 by 16 grid, so that nobody needs to see the colour. */
const shapes: Record<HealthValue, React.ReactNode> = {
  'on track': <circle cx="8" cy="8" r="6.5" className={classes.solid} />,
  'at risk': <path d="M8 1.6 15.2 14.2H.8Z" className={classes.solid} />,
  'off track': <path d="M8 .6 15.4 8 8 15.4.6 8Z" className={classes.solid} />,
  outdated: (
    <>
      <circle cx="8" cy="8" r="6.25" className={classes.ring} />
      <path d="M3 11 11 3M5 13.4 13.4 5M2.4 7 7 2.4M9 13.6 13.6 9" className={classes.thin} />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.5" className={classes.dotted} />
      <path d="M6.2 6.4c.1-2.2 3.6-2.2 3.6 0 0 1.4-1.8 1.5-1.8 2.9M8 11.3v.2" className={classes.ring} />
    </>
  ),
  'not started': <circle cx="8" cy="8" r="6.5" className={classes.thin} />,
  met: (
    <>
      <circle cx="8" cy="8" r="7" className={classes.solid} />
      <path d="m4.8 8.3 2.2 2.3 4.2-4.8" className={classes.carved} />
    </>
  ),
  'partly met': (
    <>
      <circle cx="8" cy="8" r="6.25" className={classes.ring} />
      <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5Z" className={classes.solid} />
    </>
  ),
  missed: (
    <>
      <circle cx="8" cy="8" r="7" className={classes.solid} />
      <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" className={classes.carved} />
    </>
  ),
  abandoned: (
    <>
      <circle cx="8" cy="8" r="5.5" className={classes.ring} />
      <path d="M.8 8h14.4" className={classes.ring} />
    </>
  ),
}

type MarkProps = {
  value: HealthValue
  /** Its accessible name. Leave it away only where the word stands beside the mark. */
  label?: string
  size?: number
  /** On an area that has the colour already the mark is ink, which is legible on all of them. */
  onArea?: boolean
}

/** The mark alone, for the map and for narrow columns. */
export function HealthMark({ value, label, size = 16, onArea = false }: MarkProps) {
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a title would show a bubble on every mark; the label is its name
    <svg
      className={classes.mark}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      color={onArea ? 'var(--ink)' : healthColour(value)}
      {...named}
    >
      {shapes[value]}
    </svg>
  )
}

type Props = { value: HealthValue; label: string; size?: 'small' | 'large' }

/** Shape, word and colour together. */
export function Health({ value, label, size = 'small' }: Props) {
  return (
    <span className={classes.health} data-value={value} data-size={size}>
      <HealthMark value={value} size={size === 'large' ? 20 : 16} />
      <span>{label}</span>
    </span>
  )
}
