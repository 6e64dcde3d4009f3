import { rhythmWord } from '../../../people/teams/web/rhythm.ts'
import { Button } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { Gauge } from '../contract.ts'
import classes from './Gauges.module.css'

interface Acting {
  isPending: boolean
  error: Error | null
}

interface Props {
  gauge: Gauge
  may: boolean
  reading: Acting
  ending: Acting
  onRead: () => void
  onChange: () => void
  onEnd: () => void
}

/** One thing that is read by itself: from where, when last, what was wrong, and what may be done about it. */
export function GaugeLine({ gauge, may, reading, ending, onRead, onChange, onEnd }: Props) {
  const { title, address, everyDays, lastAt, trouble } = gauge
  const host = new URL(address).host
  const failed = trouble || reading.error?.message || ending.error?.message
  return (
    <div className={classes.line}>
      <p>
        {t('“{{title}}” is read {{rhythm}} from {{host}}.', { title, host, rhythm: rhythmWord(everyDays) })}{' '}
        <span className={classes.quiet}>
          {lastAt ? t('Last on {{at}}.', { at: instant(lastAt, locale()) }) : t('Not read yet.')}
        </span>
      </p>
      {failed && (
        <p className={classes.trouble} role="status">
          {failed}
        </p>
      )}
      {may && (
        <p className={classes.acts}>
          <Button look="quiet" size="small" busy={reading.isPending} onClick={onRead}>
            {t('Read now')}
          </Button>
          <Button
            look="quiet"
            size="small"
            aria-label={t('Change how “{{title}}” is read', { title })}
            onClick={onChange}
          >
            {t('Change')}
          </Button>
          <Button look="quiet" size="small" busy={ending.isPending} onClick={onEnd}>
            {t('Read it no longer')}
          </Button>
        </p>
      )}
    </div>
  )
}
