import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../../goals/contract.ts'
import { end, list, type MeasureGauge, read } from '../contract.ts'
import { GaugeDialog } from './GaugeDialog.tsx'
import { GaugeLine } from './GaugeLine.tsx'
import classes from './Gauges.module.css'

/** Which measures are read by themselves, from where, and what came of it. */
export function GaugesPart({ goal }: { goal: GoalView }) {
  const asked = useAnswer(list, { goal: goal.node.node })
  const [open, setOpen] = useState<MeasureGauge | 'new' | null>(null)
  const { data } = asked
  // Beside what the page is about this is small: no room is kept for it, and its absence is no fault of the page.
  if (!data) return null
  const may = data.abilities.set.allowed
  const left = goal.measures.filter(
    ({ node, numbers }) =>
      numbers?.direction !== 'done' &&
      !numbers?.milestones &&
      !numbers?.indicator &&
      !data.gauges.some(({ measure }) => measure === node),
  )
  if (data.gauges.length === 0 && !(may && left.length > 0)) return null
  return (
    <div className={classes.part}>
      {data.gauges.length > 0 && (
        <ul className={classes.list} aria-label={t('Read by themselves')}>
          {data.gauges.map((gauge) => (
            <Line key={gauge.measure} goal={goal} gauge={gauge} may={may} onChange={() => setOpen(gauge)} />
          ))}
        </ul>
      )}
      {may && left.length > 0 && (
        <Button look="quiet" size="small" onClick={() => setOpen('new')}>
          {t('Let a measure be read by itself')}
        </Button>
      )}
      {open && (
        <GaugeDialog
          of={{
            goal: goal.node.node,
            measures: open === 'new' ? left.map(({ node, title }) => ({ measure: node, title })) : [open],
          }}
          gauge={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}

interface LineProps {
  goal: GoalView
  gauge: MeasureGauge
  may: boolean
  onChange: () => void
}

function Line({ goal, gauge, may, onChange }: LineProps) {
  const reading = useAct(read)
  const ending = useAct(end)
  const of = { goal: goal.node.node, measure: gauge.measure }
  return (
    <li>
      <GaugeLine
        gauge={gauge}
        may={may}
        reading={reading}
        ending={ending}
        onRead={() => reading.mutate(of)}
        onChange={onChange}
        onEnd={() => ending.mutate(of)}
      />
    </li>
  )
}
