import { memo } from 'react'
import { Unseen } from '../../ui/Unseen.tsx'
import { t } from '../../web/words.ts'
import { countsOf, HealthBar } from './BelowBar.tsx'
import { levelOf, type Placed } from './columns.ts'
import classes from './Map.module.css'
import { foldWord } from './reading-out.ts'

interface Props {
  place: Placed
  way: string
  chosen: boolean
  list: boolean
}

const isSame = (before: Props, after: Props): boolean => JSON.stringify(before) === JSON.stringify(after)

/** What finds no room: how many, and how they stand. */
export const FoldStrip = memo(function FoldStrip({ place, way, chosen, list }: Props) {
  const said = foldWord(place)
  return (
    <div
      role="treeitem"
      tabIndex={chosen ? 0 : -1}
      aria-level={levelOf(place)}
      aria-posinset={place.position}
      aria-setsize={place.of}
      aria-selected={chosen}
      className={classes.fold}
      data-way={way}
      data-key={place.key}
      data-depth={place.depth}
      data-chosen={chosen || undefined}
      style={list ? undefined : { left: place.x, top: place.y, width: place.width, height: place.height }}
    >
      <Unseen>{t('{{said}}, folded. Enter shows them.', { said })}</Unseen>
      <span className={classes.foldWords} aria-hidden>
        {said}
      </span>
      {place.fold && countsOf(place.fold.byHealth).length > 0 && <HealthBar byHealth={place.fold.byHealth} />}
    </div>
  )
}, isSame)
