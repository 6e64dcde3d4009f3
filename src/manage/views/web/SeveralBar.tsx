import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { t } from '../../../web/words.ts'
import type { Row } from '../contract.ts'
import { mostAtOnce } from '../view.ts'
import classes from './SeveralBar.module.css'
import { goalsWord } from './saying.ts'
import { type Deed, deeds, deedWord } from './several.ts'

const SeveralDialog = lazy(() =>
  import('./SeveralDialog.tsx').then(({ SeveralDialog }) => ({ default: SeveralDialog })),
)

interface Props {
  chosen: readonly Row[]
  /** How many match in all, and whether there are more than were counted. */
  total: { total: number; atLeast: boolean } | null
  onChooseMatching: () => void
  onClear: () => void
}

/** What can be done with the goals that are chosen. */
export function SeveralBar({ chosen, total, onChooseMatching, onClear }: Props) {
  const [deed, setDeed] = useState<Deed | null>(null)
  const most = total && Math.min(total.total, mostAtOnce)
  const tooMany = chosen.length > mostAtOnce
  return (
    <section className={classes.bar} aria-label={t('The goals that are chosen')}>
      <p className={classes.count} role="status">
        {t('{{count}} goals are chosen.', { count: chosen.length, one: '{{count}} goal is chosen.' })}
      </p>
      {most !== null && chosen.length < most && (
        <Button look="quiet" size="small" onClick={onChooseMatching}>
          {total && (total.atLeast || total.total > mostAtOnce)
            ? t('Choose the first {{most}} that match', { most: mostAtOnce })
            : t('Choose all {{most}} that match', { most })}
        </Button>
      )}
      {tooMany ? (
        <p className={classes.count}>{t('At most {{most}} are changed at once.', { most: mostAtOnce })}</p>
      ) : (
        <Menu
          label={t('What to do with {{goals}}', { goals: goalsWord(chosen.length) })}
          align="start"
          items={deeds.map((each) => ({ id: each, label: deedWord(each), onSelect: () => setDeed(each) }))}
          opener={(opener) => (
            <Button look="primary" size="small" {...opener}>
              {t('Change them')}
            </Button>
          )}
        />
      )}
      <Button look="quiet" size="small" onClick={onClear}>
        {t('Choose none')}
      </Button>
      {deed && (
        <Suspense fallback={null}>
          <SeveralDialog deed={deed} goals={chosen} onClose={() => setDeed(null)} onDone={onClear} />
        </Suspense>
      )}
    </section>
  )
}
