import type { Fan, Point } from './chart.ts'

/** A band is marked at its upper edge and has its lower one in `low`: its label may stand outside of either. */
type Mark = { value: number; label: string; low?: number } | undefined
type Marks = { baseline: Mark; target: Mark; band: Mark }
type Place = { x: number; y: number; anchor: 'start' | 'end' }
type Field = { left: number; right: number; y: (value: number) => number; drawn: [number, number][] }

const letter = 6.4
const letterHeight = 12

/** What is drawn beside the readings, each with its label where it is farthest from the line and from other labels. */
export function labelled({ baseline, target, band }: Marks, field: Field) {
  const given = { band, target, baseline }
  const taken: [number, number][] = []
  return (['band', 'target', 'baseline'] as const).flatMap((kind) => {
    const mark = given[kind]
    if (!mark) return []
    const place = freest(
      [field.y(mark.value), field.y(mark.low ?? mark.value)],
      mark.label.length * letter,
      field,
      taken,
    )
    taken.push([place.x + (place.anchor === 'start' ? 1 : -1) * letter, place.y - letterHeight / 3])
    return [{ kind, ...mark, place }]
  })
}

function freest(
  [upper, lower]: [number, number],
  width: number,
  { left, right, drawn }: Field,
  taken: [number, number][],
): Place {
  const places = [upper - 6, lower + letterHeight + 4].flatMap((y): Place[] => [
    { x: right - 4, y, anchor: 'end' },
    { x: left + 4, y, anchor: 'start' },
  ])
  const freedom = ({ x, y, anchor }: Place) => {
    const [from, to] = anchor === 'end' ? [x - width, x] : [x, x + width]
    const inside = [...along(drawn, from, to), ...taken.filter((other) => other[0] >= from && other[0] <= to)]
    const free = Math.min(40, ...inside.map((other) => Math.abs(other[1] - (y - letterHeight / 3))))
    return free - (y > lower ? 1 : 0)
  }
  return places.reduce((best, place) => (freedom(place) > freedom(best) ? place : best))
}

/** Points of a drawn line between two x, close enough together that no label slips through. */
function along(line: [number, number][], from: number, to: number): [number, number][] {
  return line.slice(1).flatMap(([x2, y2], index): [number, number][] => {
    const [x1, y1] = line[index] ?? [x2, y2]
    const steps = Math.max(1, Math.ceil((x2 - x1) / letter))
    const step = (n: number): [number, number] => [x1 + ((x2 - x1) * n) / steps, y1 + ((y2 - y1) * n) / steps]
    return Array.from({ length: steps + 1 }, (_, n) => step(n)).filter(([x]) => x >= from && x <= to)
  })
}

/** The line's pieces, from one gap to the next. */
export function runs(points: Point[]): { on: string; value: number }[][] {
  const pieces: { on: string; value: number }[][] = [[]]
  for (const { on, value } of points) {
    if (value === null) pieces.push([])
    else pieces.at(-1)?.push({ on, value })
  }
  return pieces.filter((piece) => piece.length > 1)
}

/** A fan's bands, the widest first, each as one closed line of dates and values; and its middle. All begin at the last reading. */
export function bandsOf(fan: Fan, from: { on: string; value: number }) {
  const count = fan.points[0]?.values.length ?? 0
  const edge = (at: number) => [from, ...fan.points.map(({ on, values }) => ({ on, value: values[at] ?? 0 }))]
  const bands = Array.from({ length: Math.floor(count / 2) }, (_, at) => [
    ...edge(count - 1 - at),
    ...edge(at).toReversed(),
  ])
  return { bands, middle: edge(Math.floor(count / 2)) }
}

/** How a date is said below the axis: as little as the time shown needs. */
export function axisDate([first, last]: Date[], locale: string): (date: Date) => string {
  const days = first && last ? (last.getTime() - first.getTime()) / 86_400_000 : 0
  const parts: Intl.DateTimeFormatOptions =
    days > 1500
      ? { year: 'numeric' }
      : days > 120
        ? { month: 'short', year: '2-digit' }
        : { day: 'numeric', month: 'short' }
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' })
  return (date) => format.format(date)
}
