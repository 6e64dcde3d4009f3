import type { ReactNode } from 'react'
import classes from './Frame.module.css'
import { Unseen } from './Unseen.tsx'

/** What a place's link must carry; spread it on a router's Link: `render={(link) => <Link to="/lead" {...link} />}`. */
export type LinkProps = {
  className: string | undefined
  'aria-current': 'page' | undefined
  children: ReactNode
}

export type Place = {
  id: string
  label: string
  icon: ReactNode
  accent?: 'lead' | 'manage' | 'grow'
  current?: boolean
  /** What is owed there. Nothing is shown for 0. */
  count?: number
  /** The count in words, read aloud: "3 things are due". */
  countLabel?: string
  render: (link: LinkProps) => ReactNode
}

type Props = {
  places: Place[]
  /** The reader's own place, at the end of the rail; its icon is an Avatar. */
  oneself: Place
  /** Names the rail for those who listen: "Main". */
  navigationLabel: string
  /** The first stop of the keyboard: "Skip to content". */
  skipLabel: string
  brand?: ReactNode
  path?: ReactNode
  /** At the end of the top line: a CommandButton and its like. */
  tools?: ReactNode
  /** A sentence above everything, such as "You are offline". */
  banner?: ReactNode
  children: ReactNode
}

const contentId = 'content'

/** The shell: a narrow rail, a top line and the content. On a phone the rail is a bar that a thumb reaches. */
export function Frame({ places, oneself, navigationLabel, skipLabel, brand, path, tools, banner, children }: Props) {
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href={`#${contentId}`}>
        {skipLabel}
      </a>
      <nav className={classes.rail} aria-label={navigationLabel}>
        {brand && <div className={classes.brand}>{brand}</div>}
        <ul className={classes.places}>
          {[...places, oneself].map((place) => (
            <li key={place.id} className={place === oneself ? classes.oneself : undefined} data-accent={place.accent}>
              {place.render({
                className: classes.place,
                'aria-current': place.current ? 'page' : undefined,
                children: <PlaceFace place={place} />,
              })}
            </li>
          ))}
        </ul>
      </nav>
      <header className={classes.topline}>
        <div className={classes.path}>{path}</div>
        {tools && <div className={classes.tools}>{tools}</div>}
      </header>
      <main className={classes.content} id={contentId} tabIndex={-1}>
        {banner && <div className={classes.banner}>{banner}</div>}
        {children}
      </main>
    </div>
  )
}

function PlaceFace({ place }: { place: Place }) {
  return (
    <>
      <span className={classes.icon} aria-hidden>
        {place.icon}
        {place.count ? <span className={classes.count}>{place.count > 99 ? '99+' : place.count}</span> : null}
      </span>
      <span className={classes.label}>{place.label}</span>
      {place.count && place.countLabel ? <Unseen>, {place.countLabel}</Unseen> : null}
    </>
  )
}
