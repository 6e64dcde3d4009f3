import { lazy, Suspense } from 'react'
import { useSoon } from '../../../web/settled.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import classes from './Demonstration.module.css'

// Nobody asked for it yet: where it cannot be fetched the page stays as it is.
const DemonstrationActs = lazy(() =>
  import('./DemonstrationActs.tsx').then(
    ({ DemonstrationActs }) => ({ default: DemonstrationActs }),
    () => ({ default: () => <></> }),
  ),
)

/** Says on every page that all of this is fictional, and leads from here to one's own: what for, a moment later. */
export function Demonstration() {
  const { me } = useViewer()
  const soon = useSoon()
  return (
    <div className={classes.banner}>
      <p className={classes.words}>
        <strong>{t('Fictional demonstration organisation.')}</strong>{' '}
        <span className={classes.eyes}>
          {me.title
            ? t('You look through the eyes of {{name}}, {{title}}.', { name: me.name, title: me.title })
            : t('You look through the eyes of {{name}}.', { name: me.name })}
        </span>
      </p>
      <div className={classes.acts}>
        <Suspense>{soon && <DemonstrationActs />}</Suspense>
      </div>
    </div>
  )
}
