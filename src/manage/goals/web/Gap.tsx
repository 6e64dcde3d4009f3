import { Button } from '../../../ui/Button.tsx'
import classes from './Gap.module.css'

/** What is missing, said calmly, with the first step for whoever may take it. */
export function Gap({
  says,
  act,
  onAct,
  meaning,
}: {
  says: string
  act?: string
  onAct?: () => void
  meaning?: boolean
}) {
  return (
    <div className={classes.gap}>
      <p className={meaning ? classes.meaning : undefined}>{says}</p>
      {act && onAct && (
        <Button size="small" onClick={onAct}>
          {act}
        </Button>
      )}
    </div>
  )
}
