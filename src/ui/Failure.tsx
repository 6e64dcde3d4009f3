import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import classes from './Failure.module.css'
import { useWords } from './words.tsx'

type Props = {
  /** One sentence: what is wrong, and where. */
  what: string
  /** What to do about it. */
  todo?: ReactNode
  onRetry?: () => void
  busy?: boolean
}

/** Something failed: what, where, what to do, and one press to try again. Read aloud at once. */
export function Failure({ what, todo, onRetry, busy }: Props) {
  const words = useWords()
  return (
    <div role="alert" className={classes.failure}>
      <IconAlertTriangle className={classes.icon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.words}>
        <p className={classes.what}>{what}</p>
        {todo && <div className={classes.todo}>{todo}</div>}
        {onRetry && (
          <div className={classes.retry}>
            <Button size="small" onClick={onRetry} busy={busy}>
              {words.tryAgain}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
