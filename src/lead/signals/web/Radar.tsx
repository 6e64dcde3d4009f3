import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { as } from '../../../ui/as.ts'
import { useWidth } from '../../../ui/useWidth.ts'
import { usePaths } from '../../../web/paths.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import type { SignalListed } from '../contract.ts'
import { at, edge, type Point, placeAll, rings, sector } from '../radar.ts'
import { type Direction, factors, horizons } from '../signal.ts'
import classes from './Radar.module.css'
import { directionWord, factorWord, horizonWord, inHundred } from './saying.ts'

/** Room around the radar for the names of its sectors, and its greatest width, in pixels. */
const beside = 112
const above = 16
const widest = 820

/** Signals by factor and horizon, as large as their impact. The arrow keys walk them, sector by sector from the inside. */
export function Radar({ signals }: { signals: readonly SignalListed[] }) {
  const placed = useMemo(() => placeAll(signals), [signals])
  const order = useMemo(() => inOrder(signals), [signals])
  const [active, setActive] = useState<string | null>(null)
  const svg = useRef<SVGSVGElement>(null)
  const [frame, room] = useWidth<HTMLElement>()
  const across = Math.min(room, widest)
  const unit = Math.max(0, across / 2 - beside) / edge
  const down = 2 * (edge * unit + above)
  const here = order.find(({ signal }) => signal === active) ?? order[0]
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const from = order.findIndex(({ signal }) => signal === here?.signal)
    const next = event.key === 'Home' ? order[0] : event.key === 'End' ? order.at(-1) : step && order[from + step]
    if (!next) return
    event.preventDefault()
    setActive(next.signal)
    svg.current?.querySelector<SVGElement>(`[data-signal="${next.signal}"]`)?.focus()
  }
  return (
    <figure ref={frame} className={classes.figure}>
      <svg
        ref={svg}
        {...as('listbox')}
        aria-label={t('Radar of signals')}
        viewBox={`${-across / 2} ${-down / 2} ${across} ${down}`}
        width={across}
        height={down}
        onKeyDown={walk}
      >
        <g transform={`scale(${unit})`}>
          <Ground />
          {order.map((signal) => {
            const point = placed.get(signal.signal)
            return (
              point && (
                <Mark
                  key={signal.signal}
                  signal={signal}
                  point={point}
                  active={signal === here}
                  onActive={() => setActive(signal.signal)}
                />
              )
            )
          })}
        </g>
        <Names unit={unit} />
      </svg>
      <figcaption className={classes.caption}>
        {here && <strong>{here.title}</strong>}
        <span className={classes.legend}>
          {t('The larger, the more impact; ▲ rising, ▼ fading; a broken edge waits for a look.')}
        </span>
      </figcaption>
    </figure>
  )
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const inOrder = (signals: readonly SignalListed[]): SignalListed[] =>
  signals.toSorted(
    (a, b) =>
      factors.indexOf(a.factor) - factors.indexOf(b.factor) ||
      horizons.indexOf(a.horizon) - horizons.indexOf(b.horizon) ||
      b.impact - a.impact,
  )

function Ground() {
  return (
    <g aria-hidden>
      {[rings.year.from, ...horizons.map((horizon) => rings[horizon].to)].map((radius) => (
        <circle key={radius} r={radius} className={classes.ring} />
      ))}
      {factors.map((factor) => {
        const { from } = sector(factor)
        const [inner, outer] = [at(from, rings.year.from), at(from, edge)]
        return <line key={factor} x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} className={classes.spoke} />
      })}
    </g>
  )
}

/** Apart from the rest, so that letters keep their size however large the radar is. */
function Names({ unit }: { unit: number }) {
  const id = useId()
  return (
    <g aria-hidden className={classes.names}>
      {horizons.map((horizon) => (
        <g key={horizon}>
          <path id={`${id}${horizon}`} d={arc((rings[horizon].to - 5) * unit)} className={classes.path} />
          <text className={classes.ringName}>
            <textPath href={`#${id}${horizon}`} startOffset={6}>
              {horizonWord(horizon)}
            </textPath>
          </text>
        </g>
      ))}
      {factors.map((factor) => {
        const { from, to } = sector(factor)
        const { x, y } = at((from + to) / 2, (edge + 4) * unit)
        return (
          <text key={factor} x={x} y={y} textAnchor={x > 0 ? 'start' : 'end'} className={classes.factor}>
            {factorWord(factor)}
          </text>
        )
      })}
    </g>
  )
}

/** A quarter of a circle from the top, clockwise. */
const arc = (radius: number): string => `M 0 ${-radius} A ${radius} ${radius} 0 0 1 ${radius} 0`

interface MarkProps {
  signal: SignalListed
  point: Point
  active: boolean
  onActive: () => void
}

function Mark({ signal, point: { x, y, radius }, active, onActive }: MarkProps) {
  const paths = usePaths()
  const today = useToday()
  const due = signal.closedOn === null && signal.lookAgainOn <= today
  const said = [
    signal.title,
    factorWord(signal.factor),
    horizonWord(signal.horizon),
    t('impact {{impact}} of 5', { impact: signal.impact }),
    directionWord(signal.direction),
    signal.probability !== null && t('likely to {{percent}}', { percent: inHundred(signal.probability) }),
    due && t('to look at again'),
  ]
  const label = said.filter(Boolean).join(', ')
  return (
    <Link
      to={paths.signal(signal.signal)}
      className={classes.mark}
      {...as('option')}
      aria-selected={active}
      aria-label={label}
      tabIndex={active ? 0 : -1}
      data-signal={signal.signal}
      data-active={active || undefined}
      data-due={due || undefined}
      onFocus={onActive}
      onPointerEnter={onActive}
    >
      <title>{label}</title>
      <circle cx={x} cy={y} r={radius} className={classes.disc} />
      {signal.direction !== 'steady' && (
        <path d={triangle(x, y, radius * 0.55, signal.direction)} className={classes.sign} />
      )}
    </Link>
  )
}

function triangle(x: number, y: number, size: number, direction: Exclude<Direction, 'steady'>): string {
  const up = direction === 'rising' ? -1 : 1
  return `M ${x} ${y + up * size} L ${x + size} ${y - up * size * 0.8} L ${x - size} ${y - up * size * 0.8} Z`
}
