import classes from './Avatar.module.css'
import { initials } from './initials.ts'

type Props = {
  name: string
  size?: 'small' | 'normal' | 'large'
  /** Where no name stands beside it, it is named by itself. */
  alone?: boolean
}

/** Somebody, by their initials. */
export function Avatar({ name, size = 'normal', alone = false }: Props) {
  const named = alone ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true }
  return (
    <span className={classes.avatar} data-size={size} {...named}>
      {initials(name)}
    </span>
  )
}

/** An avatar with the name beside it, which is cut short rather than pushing others away. */
export function Person({ name, detail }: { name: string; detail?: string }) {
  return (
    <span className={classes.person}>
      <Avatar name={name} size="small" />
      <span className={classes.name} title={name}>
        {name}
        {detail && <span className={classes.detail}>{detail}</span>}
      </span>
    </span>
  )
}
