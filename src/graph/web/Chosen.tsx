import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs'
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { HealthMark } from '../../ui/Health.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { t } from '../../web/words.ts'
import classes from './Chosen.module.css'
import type { Looking } from './looking.ts'
import { NodePanel } from './NodePanel.tsx'
import { healthWord, progressWord, valueWord } from './saying.ts'
import type { MapAnswer } from './scope.ts'

interface Props {
  looking: Looking
  answer: MapAnswer
  narrow: boolean
  /** As it was on another day. */
  past: boolean
}

/** The chosen node: beside the map where there is room, else on a sheet at the bottom that a thumb pulls up. */
export function Chosen({ looking, answer, narrow, past }: Props) {
  const { here, picked, choose, zoom } = looking
  const area = answer.areas.find(({ key }) => key === here) ?? answer.areas[0]
  if (!area || (narrow && !picked)) return null
  const onZoom = area.parent !== null && area.carries > 0 ? () => zoom(area.key) : undefined
  if (narrow) return <Sheet key={area.node} {...{ area, onZoom, choose, past }} />
  return (
    <aside className={classes.aside} aria-label={t('Chosen: {{title}}', { title: area.title })}>
      {past ? <Then area={area} /> : <NodePanel area={area} onZoom={onZoom} onChoose={choose} />}
    </aside>
  )
}

const PastPanel = lazy(() => import('./PastPanel.tsx').then(({ PastPanel }) => ({ default: PastPanel })))

const Then = ({ area }: { area: MapAnswer['areas'][number] }) => (
  <Suspense fallback={<Loading lines={6} />}>
    <PastPanel area={area} />
  </Suspense>
)

interface SheetProps {
  area: MapAnswer['areas'][number]
  onZoom?: () => void
  choose: (node: string) => void
  past: boolean
}

function Sheet({ area, onZoom, choose, past }: SheetProps) {
  const [open, setOpen] = useState(false)
  const { standing, numbers } = area
  return (
    <aside className={classes.sheet} aria-label={t('Chosen: {{title}}', { title: area.title })}>
      <p className={classes.title}>
        <HealthMark value={standing.health} /> <span>{area.title}</span>
      </p>
      <p className={classes.said}>
        {healthWord(standing.health)} · {numbers ? valueWord(numbers) : progressWord(standing)}
      </p>
      <div className={classes.acts}>
        {onZoom && (
          <Button look="primary" icon={<IconZoomIn aria-hidden />} onClick={onZoom}>
            {t('Look closer')}
          </Button>
        )}
        <Button icon={<IconChevronUp aria-hidden />} onClick={() => setOpen(true)}>
          {past ? t('As it was') : t('Why and how')}
        </Button>
      </div>
      <Dialog open={open} title={past ? t('As it was') : t('Why and how')} shape="side" onClose={() => setOpen(false)}>
        {past ? (
          <Then area={area} />
        ) : (
          <NodePanel
            area={area}
            onChoose={(node) => {
              setOpen(false)
              choose(node)
            }}
          />
        )}
      </Dialog>
    </aside>
  )
}
