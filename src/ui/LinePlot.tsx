import { scaleLinear, scaleUtc } from 'd3-scale'
import type { LineChartProps, Point } from './chart.ts'
import { civilDate } from './format.ts'
import classes from './LineChart.module.css'
import { axisDate, bandsOf, labelled, runs } from './plot.ts'
import { useWidth } from './useWidth.ts'
import { useLocale } from './words.tsx'

type Props = LineChartProps & {
  say: (value: number) => string
  looked: Point | null
  onLook: (point: Point | null) => void
}

const height = 224
const top = 20
const bottom = 28
const right = 12
const manyPoints = 60

const at = (day: string) => new Date(`${day}T12:00:00Z`)

/** The chart's drawing: d3 counts, React draws. */
export function LinePlot({
  label,
  points,
  say,
  sayBriefly = say,
  baseline,
  target,
  band,
  plan = [],
  fan,
  from,
  to,
  looked,
  onLook,
}: Props) {
  const locale = useLocale()
  const [frame, width] = useWidth<HTMLDivElement>()
  const known = points.filter((point): point is Point & { value: number } => point.value !== null)
  const marks = [baseline?.value, target?.value, band?.low, band?.high].filter((value) => value !== undefined)
  const values = [...known.map((point) => point.value), ...marks, ...plan.map((point) => point.value)]
  const fanned = fan?.points ?? []
  const days = [...points, ...plan, ...fanned]
    .map((point) => point.on)
    .concat([from, to].filter((day) => day !== undefined))

  const y = scaleLinear()
    .domain(room(withFan(values, fanned)))
    .range([height - bottom, top])
    .nice(4)
  const ticks = y.ticks(4)
  const left = Math.max(...ticks.map((tick) => sayBriefly(tick).length)) * 7.5 + 14
  const x = scaleUtc()
    .domain(span(days))
    .range([left, Math.max(width - right, left + 1)])
  const dates = x.ticks(Math.max(2, Math.floor((width - left) / 96)))
  const onDate = axisDate(x.domain(), locale)
  // A fan that is much wider than the readings ends at the edge.
  const within = (height: number) => Math.min(y.range()[0] ?? height, Math.max(y.range()[1] ?? height, height))
  const path = (line: { on: string; value: number }[]) =>
    line
      .map((point, index) => `${index ? 'L' : 'M'}${x(at(point.on)).toFixed(1)} ${within(y(point.value)).toFixed(1)}`)
      .join('')
  const last = known.at(-1)
  const dots = known.length > manyPoints ? known.slice(-1) : known
  const ahead = fan && last && fanned.length > 0 ? bandsOf(fan, last) : null
  const above = band && { value: band.high, low: band.low, label: band.label }
  const drawn = [...known, ...(ahead?.middle.slice(1) ?? [])].map((point): [number, number] => [
    x(at(point.on)),
    y(point.value),
  ])
  const lines = labelled({ baseline, target, band: above }, { left, right: width - right, y, drawn })

  const look = (event: React.PointerEvent) => {
    const here = event.clientX - event.currentTarget.getBoundingClientRect().left
    const distance = (point: Point) => Math.abs(x(at(point.on)) - here)
    onLook(
      known.reduce<Point | null>((best, point) => (best && distance(best) <= distance(point) ? best : point), null),
    )
  }

  return (
    <div ref={frame} className={classes.plot} style={{ blockSize: height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={last ? `${label}: ${say(last.value)}, ${civilDate(last.on, locale)}` : label}
          onPointerMove={look}
          onPointerLeave={() => onLook(null)}
        >
          {band && (
            <rect
              x={left}
              width={width - right - left}
              y={y(band.high)}
              height={y(band.low) - y(band.high)}
              className={classes.band}
            />
          )}
          {ahead?.bands.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is told from another by its place alone
            <path key={index} d={`${path(each)}Z`} className={classes.fan} />
          ))}
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className={classes.grid} />
              <text x={left - 8} y={y(tick)} dy="0.32em" textAnchor="end" className={classes.tick}>
                {sayBriefly(tick)}
              </text>
            </g>
          ))}
          {dates.map((date) => (
            <text key={date.getTime()} x={x(date)} y={height - 6} textAnchor="middle" className={classes.tick}>
              {onDate(date)}
            </text>
          ))}
          {lines.map((line) => (
            <g key={line.kind}>
              {line.kind !== 'band' && (
                <line
                  x1={left}
                  x2={width - right}
                  y1={y(line.value)}
                  y2={y(line.value)}
                  className={classes[line.kind]}
                />
              )}
              <text x={line.place.x} y={line.place.y} textAnchor={line.place.anchor} className={classes.markLabel}>
                {line.label}
              </text>
            </g>
          ))}
          {plan.length > 1 && <path d={path(plan)} className={classes.plan} />}
          {ahead && <path d={path(ahead.middle)} className={classes.likeliest} />}
          {runs(points).map((run) => (
            <path key={run[0]?.on} d={path(run)} className={classes.line} />
          ))}
          {dots.map((point) => (
            <circle
              key={`${point.on} ${point.value}`}
              cx={x(at(point.on))}
              cy={y(point.value)}
              r={point === last ? 4.5 : 3}
              className={point === last ? classes.last : classes.dot}
            />
          ))}
          {looked && looked.value !== null && (
            <circle cx={x(at(looked.on))} cy={y(looked.value)} r={7} className={classes.looked} />
          )}
        </svg>
      )}
    </div>
  )
}

/** A wide fan may take as much room again as the readings, on each side, and no more: they stay legible. */
function withFan(values: number[], fan: { values: number[] }[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = high - low || Math.abs(high)
  const edges = fan.flatMap((point) => point.values)
  return [...values, ...edges.map((value) => Math.min(high + room / 2, Math.max(low - room / 2, value)))]
}

/** From the least to the most, with room on both sides; a single value stands in the middle. */
function room(values: number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const pad = (high - low) * 0.08 || Math.abs(high) * 0.1 || 1
  return [low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad]
}

/** From the first day to the last; a single day gets a month on each side. */
function span(days: string[]): [Date, Date] {
  const sorted = days.toSorted()
  const [first, last] = [at(sorted[0] ?? '2000-01-01'), at(sorted.at(-1) ?? '2000-12-31')]
  if (first < last) return [first, last]
  const month = 30 * 86_400_000
  return [new Date(first.getTime() - month), new Date(last.getTime() + month)]
}
