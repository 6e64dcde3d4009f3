import { Demonstration } from '../../people/sign-in/web/Demonstration.tsx'
import { useLiveState } from '../../web/live.tsx'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'
import classes from './Banner.module.css'
import { type PlaceName, PlaceNav } from './PlaceNav.tsx'

/** Above every page: that nothing arrives at present, that all of this is fictional, and on a phone where else to go. */
export function Banner({ place }: { place: PlaceName | undefined }) {
  const away = useLiveState() === 'reconnecting'
  const { organisation } = useViewer()
  return (
    <div className={classes.banner}>
      {away && (
        <p role="status" className={classes.away}>
          {t('Bearing cannot be reached. What you see may be old; it comes back by itself.')}
        </p>
      )}
      {organisation.demonstration && (
        <div className={classes.fictional}>
          <Demonstration />
        </div>
      )}
      <div className={classes.pages}>
        <PlaceNav place={place} where="row" />
      </div>
    </div>
  )
}
