import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import type { IndicatorSeen } from '../../indicators/contract.ts'
import { endIndicators, readIndicators, seeIndicators } from '../contract.ts'
import { GaugeDialog } from './GaugeDialog.tsx'
import { GaugeLine } from './GaugeLine.tsx'
import classes from './Gauges.module.css'

/** Whether an indicator is read by itself, from where, and what came of it. */
export function IndicatorGauge({ indicator: { indicator } }: { indicator: IndicatorSeen }) {
  const { data } = useAnswer(seeIndicators, { indicator })
  const [open, setOpen] = useState(false)
  const reading = useAct(readIndicators)
  const ending = useAct(endIndicators)
  // Beside what the page is about this is small: no room is kept for it, and its absence is no fault of the page.
  if (!data) return null
  const { gauge, abilities } = data
  const may = abilities.set.allowed
  if (!gauge && !may) return null
  return (
    <div className={classes.part}>
      {gauge ? (
        <GaugeLine
          gauge={gauge}
          may={may}
          reading={reading}
          ending={ending}
          onRead={() => reading.mutate({ indicator })}
          onChange={() => setOpen(true)}
          onEnd={() => ending.mutate({ indicator })}
        />
      ) : (
        <Button look="quiet" size="small" onClick={() => setOpen(true)}>
          {t('Let it be read by itself')}
        </Button>
      )}
      {open && <GaugeDialog of={{ indicator }} gauge={gauge} onClose={() => setOpen(false)} />}
    </div>
  )
}
