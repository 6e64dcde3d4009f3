import type { ReactNode } from 'react'
import { Page } from '../ui/Page.tsx'
import classes from './Door.module.css'
import { Mark } from './Mark.tsx'

interface Props {
  title: string
  /** Below the title: what this is for. */
  why?: ReactNode
  /** Below the form: other ways in. */
  beside?: ReactNode
  children: ReactNode
}

/** A page before one is inside of an organisation: to sign in, to set up, to choose. */
export function Door({ title, why, beside, children }: Props) {
  return (
    <div className={classes.door}>
      <header className={classes.brand}>
        <Mark size={32} />
        <span>Bearing</span>
      </header>
      <main id="content" tabIndex={-1} className={classes.content}>
        <Page title={title} why={why} width="reading" product="Bearing">
          {children}
          {beside && <aside className={classes.beside}>{beside}</aside>}
        </Page>
      </main>
    </div>
  )
}
