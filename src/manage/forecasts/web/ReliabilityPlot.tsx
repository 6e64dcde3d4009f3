import { percent } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import classes from './ReliabilityPlot.module.css'

interface Bin {
  from: number
  said: number
  met: number
  goals: number
}

const size = 248
const edge = 44
const span = size - edge - 16

const across = (part: number) => edge + part * span
const up = (part: number) => 8 + (1 - part) * span

/** Said against met: on the line both are the same; above it goals went better than was said. A dot's area is its goals. */
export function ReliabilityPlot({ bins }: { bins: Bin[] }) {
  const most = Math.max(...bins.map(({ goals }) => goals))
  return (
    <svg width={size} height={size} className={classes.plot} aria-hidden>
      <rect x={across(0)} y={up(1)} width={span} height={span} className={classes.frame} />
      <line x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} className={classes.even} />
      {[0, 0.5, 1].map((part) => (
        <g key={part} className={classes.tick}>
          <text x={across(part)} y={size - 20} textAnchor="middle">
            {percent(part, locale())}
          </text>
          <text x={edge - 5} y={up(part)} dy="0.32em" textAnchor="end">
            {percent(part, locale())}
          </text>
        </g>
      ))}
      <text x={across(0.5)} y={size - 4} textAnchor="middle" className={classes.tick}>
        {t('said')}
      </text>
      <text x={edge + 5} y={up(1) + 13} className={classes.tick}>
        {t('met')}
      </text>
      {bins.map(({ from, said, met, goals }) => (
        <circle key={from} cx={across(said)} cy={up(met)} r={4 + 6 * Math.sqrt(goals / most)} className={classes.dot} />
      ))}
    </svg>
  )
}
