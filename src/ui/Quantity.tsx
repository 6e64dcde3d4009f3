import { quantityBrief, quantityWhole } from './format.ts'
import classes from './Quantity.module.css'
import { useLocale } from './words.tsx'

type Props = {
  /** Decimal text, so that no digit is lost. */
  value: string
  unit: string | null
}

/** A value where room is short. Where it is shortened, all its digits are said on hover and on focus, and to those who listen. */
export function Quantity({ value, unit }: Props) {
  const locale = useLocale()
  const brief = quantityBrief(value, unit, locale)
  const whole = quantityWhole(value, unit, locale)
  if (brief === whole) return <>{brief}</>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the whole value must be reached by the keyboard too
    <span className={classes.brief} role="img" aria-label={whole} data-whole={whole} tabIndex={0}>
      {brief}
    </span>
  )
}
