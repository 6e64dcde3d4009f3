import { lazy, Suspense, useDeferredValue } from 'react'
import { t } from '../../web/words.ts'
import classes from './Chosen.module.css'
import type { Looking } from './looking.ts'
import { NodePanel } from './NodePanel.tsx'
import type { MapAnswer } from './scope.ts'
import { Then } from './Then.tsx'

interface Props {
  looking: Looking
  answer: MapAnswer
  narrow: boolean
  /** As it was on another day. */
  past: boolean
}

/** The chosen node: beside the map where there is room, else on a sheet at the bottom that a thumb pulls up. */
export function Chosen({ looking, answer, narrow, past }: Props) {
  const { picked, choose, zoom } = looking
  const area = useDeferredValue(answer.areas.find(({ key }) => key === looking.here) ?? answer.areas[0])
  if (!area || (narrow && !picked)) return null
  const onZoom = area.parent !== null && area.carries > 0 ? () => zoom(area.key) : undefined
  if (narrow)
    return (
      <Suspense>
        <ChosenSheet key={area.node} {...{ area, onZoom, choose, past }} />
      </Suspense>
    )
  return (
    <aside className={classes.aside} aria-label={t('Chosen: {{title}}', { title: area.title })}>
      {past ? <Then area={area} /> : <NodePanel area={area} onZoom={onZoom} onChoose={choose} />}
    </aside>
  )
}

const ChosenSheet = lazy(() => import('./ChosenSheet.tsx').then(({ ChosenSheet }) => ({ default: ChosenSheet })))
