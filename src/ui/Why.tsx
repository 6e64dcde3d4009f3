import type { ReactNode } from 'react'
import { Popover } from './Popover.tsx'
import { Unseen } from './Unseen.tsx'
import classes from './Why.module.css'
import { useWords } from './words.tsx'

type Props = {
  /** What is explained, for those who only hear the button: "Why is the health at risk?" */
  about: string
  /** Shown in place of the word "Why?", such as the number or the health mark that it explains. */
  face?: ReactNode
  children: ReactNode
}

/** Next to everything computed: one press says how it came about. Opens and closes by keyboard too. */
export function Why({ about, face, children }: Props) {
  const words = useWords()
  return (
    <Popover
      label={about}
      onOpened={(panel) => panel.focus({ preventScroll: true })}
      opener={(opener) => (
        <button type="button" {...opener} className={classes.why} data-faced={Boolean(face)} aria-haspopup="dialog">
          {face ?? words.why}
          <Unseen> {about}</Unseen>
        </button>
      )}
    >
      {() => <div className={classes.reason}>{children}</div>}
    </Popover>
  )
}
