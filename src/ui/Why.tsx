import type { ReactNode } from 'react'
import { Popover } from './Popover.tsx'
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
      opener={(opener) => (
        <button type="button" {...opener} className={classes.why} data-faced={Boolean(face)} aria-haspopup="dialog">
          {face ?? words.why}
          <span className={classes.about}> {about}</span>
        </button>
      )}
    >
      {() => <div className={classes.reason}>{children}</div>}
    </Popover>
  )
}
