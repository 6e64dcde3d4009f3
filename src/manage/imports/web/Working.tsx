import { useEffect, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { t } from '../../../web/words.ts'
import classes from './BringFiles.module.css'
import type { Doing } from './trying.ts'

/** What is being done, how far it is, how long it may still take, and the button that stops it. */
export function Working({ doing, onStop }: { doing: Doing; onStop: () => void }) {
  if (!doing) return null
  const says =
    doing.what === 'reading'
      ? t('Reading the files')
      : doing.what === 'trying'
        ? t('Comparing every row with what is here')
        : doing.stopping
          ? t('Stopping. Nothing of it stays.')
          : t('Importing. All of it or nothing.')
  const ratio = doing.what === 'trying' ? null : doing.ratio
  return (
    <div className={classes.working}>
      <p role="status">{says}</p>
      {ratio !== null ? <Progress label={says} value={ratio} /> : <span className={classes.moving} aria-hidden />}
      {doing.what === 'importing' && <Left ratio={ratio} began={doing.began} />}
      <div>
        <Button size="small" disabled={doing.what === 'importing' && doing.stopping} onClick={onStop}>
          {t('Stop')}
        </Button>
      </div>
    </div>
  )
}

/** Said once there is something to reckon from: before that one would guess. */
function Left({ ratio, began }: { ratio: number | null; began: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(clock)
  }, [])
  const spent = (now - began) / 1000
  if (ratio === null || ratio === 0 || spent < 2) return null
  return <p>{leftIn(spent * (1 / ratio - 1))}</p>
}

function leftIn(seconds: number): string {
  if (seconds < 5) return t('A few seconds left')
  if (seconds < 90)
    return t('About {{count}} seconds left', { count: Math.ceil(seconds / 5) * 5, one: 'About a second left' })
  return t('About {{count}} minutes left', { count: Math.round(seconds / 60), one: 'About a minute left' })
}
