import { Demonstration } from '../../people/sign-in/web/Demonstration.tsx'
import { useLiveState } from '../../web/live.tsx'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'
import classes from './Banner.module.css'

/** What must be known on every page: that nothing arrives at present, that all of this is fictional. */
export function useBanner() {
  const live = useLiveState()
  const { organisation } = useViewer()
  const away = live === 'reconnecting'
  if (!away && !organisation.demonstration) return undefined
  return (
    <div className={classes.lines}>
      {away && (
        <p role="status" className={classes.away}>
          {t('Bearing cannot be reached. What you see may be old; it comes back by itself.')}
        </p>
      )}
      {organisation.demonstration && <Demonstration />}
    </div>
  )
}
