import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs'
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { HealthMark } from '../../ui/Health.tsx'
import { t } from '../../web/words.ts'
import type { Area } from '../contract.ts'
import classes from './Chosen.module.css'
import { NodePanel } from './NodePanel.tsx'
import { healthWord, progressWord, valueWord } from './saying.ts'
import { Then } from './Then.tsx'

interface Props {
  area: Area
  onZoom?: () => void
  choose: (node: string) => void
  past: boolean
}

/** On a phone: at the bottom, to be pulled up by a thumb. */
export function ChosenSheet({ area, onZoom, choose, past }: Props) {
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
