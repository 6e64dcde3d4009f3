import type { ComponentProps, ReactNode } from 'react'
import classes from './Button.module.css'

type Props = Omit<ComponentProps<'button'>, 'className' | 'style'> & {
  /** 'primary' once on a screen at most; 'quiet' has no border; 'danger' for what hurts. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger'
  size?: 'small' | 'normal'
  icon?: ReactNode
  /** While its work runs: it keeps its width and its focus, and answers no second press. */
  busy?: boolean
}

/** A button says what it does with a verb: "Record check-in". */
export function Button({ look = 'plain', size = 'normal', icon, busy = false, onClick, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={classes.button}
      data-look={look}
      data-size={size}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      <span>{children}</span>
    </button>
  )
}

type IconButtonProps = Omit<Props, 'icon' | 'children' | 'aria-label' | 'look'> & { label: string; children: ReactNode }

/** An icon alone, named by its label. */
export function IconButton({ label, size = 'normal', busy = false, onClick, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes.icon}
      data-size={size}
      aria-label={label}
      title={label}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  )
}

/** For links that look like buttons: `<Link className={buttonClass} data-look="primary">`. */
export const buttonClass: string | undefined = classes.button
