import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import classes from './RecordBar.module.css'

interface Props {
  count: number
  busy: boolean
  refused: string | null
  readOn: string
  onReadOn: (day: string) => void
  onRecord: () => void
  onDiscard: () => void
}

/** What is filled in and not recorded yet: one button for all of it, always in reach. */
export function RecordBar({ count, busy, refused, readOn, onReadOn, onRecord, onDiscard }: Props) {
  const today = useToday()
  return (
    <section className={classes.bar} aria-label={t('Not recorded yet')}>
      {refused && <Failure what={refused} />}
      <div className={classes.line}>
        <Button look="primary" busy={busy} onClick={onRecord}>
          {t('Record {{count}} check-ins', { count, one: 'Record {{count}} check-in' })}
        </Button>
        <span className={classes.keys} aria-hidden>
          <Kbd>{/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ Enter' : 'Ctrl Enter'}</Kbd>
        </span>
        <label className={classes.day}>
          <span>{t('as of')}</span>
          <input
            type="date"
            className={classes.date}
            max={today}
            value={readOn}
            onChange={(event) => onReadOn(event.target.value || today)}
          />
        </label>
        <Button look="quiet" onClick={onDiscard}>
          {t('Discard')}
        </Button>
      </div>
    </section>
  )
}
