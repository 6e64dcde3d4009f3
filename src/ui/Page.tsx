import { type ReactNode, useEffect } from 'react'
import classes from './Page.module.css'
import { Level } from './Section.tsx'
import { Unseen } from './Unseen.tsx'

type Props = {
  title: string
  /** Above the title: where it belongs, or what it is. */
  kicker?: ReactNode
  /** Below the title: usually a Meaning. */
  why?: ReactNode
  actions?: ReactNode
  /** 'reading' is narrow; 'work' is wide; 'fill' takes exactly what the window leaves, for a map. */
  width?: 'reading' | 'work' | 'fill'
  /** For a page whose content says its own title: heard, not seen. */
  hideTitle?: boolean
  /** Completes the window's title: "Bearing". */
  product?: string
  children: ReactNode
}

/** One page: one first heading, what it is for, what can be done, and then the rest. */
export function Page({ title, kicker, why, actions, width = 'work', hideTitle, product, children }: Props) {
  useEffect(() => {
    document.title = product ? `${title} · ${product}` : title
  }, [title, product])
  return (
    <div className={classes.page} data-width={width}>
      <header className={classes.head} data-hidden={(hideTitle && !kicker && !why && !actions) || undefined}>
        <div className={classes.titles}>
          {kicker && <div className={classes.kicker}>{kicker}</div>}
          <h1 className={classes.title}>{hideTitle ? <Unseen>{title}</Unseen> : title}</h1>
          {why && <div className={classes.why}>{why}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      <Level value={2}>{children}</Level>
    </div>
  )
}
