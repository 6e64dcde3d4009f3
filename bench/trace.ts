// What Chromium's own trace says about the page's main thread. Times are in microseconds there and in milliseconds here.

export interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  /** Of it, what the thread itself ran for: the rest it waited for a processor. */
  tdur?: number
  args?: { name?: string }
}

export const traced = ['devtools.timeline', 'disabled-by-default-devtools.timeline']

export interface Busy {
  /** The longest stretch during which the main thread could do nothing else, and how many took more than fifty. */
  longest: number
  over50: number
  /** The longest without what the thread waited for a processor that others had. */
  own: number
  /** Script with layout and style, in each frame that had any. */
  frames: number[]
}

const script = new Set([
  ...[
    'EvaluateScript',
    'v8.compile',
    'v8.evaluateModule',
    'FunctionCall',
    'EventDispatch',
    'TimerFire',
    'RunMicrotasks',
  ],
  ...['FireAnimationFrame', 'FireIdleCallback', 'XHRReadyStateChange', 'MinorGC', 'MajorGC'],
])
const layout = new Set([
  'Layout',
  'UpdateLayoutTree',
  'RecalculateStyles',
  'IntersectionObserverController::computeIntersections',
])

/** What a frame ends with on the main thread. */
const frame = 'Commit'

export function busyIn(events: TraceEvent[]): Busy {
  const { pid, tid } = mainThread(events)
  const whole = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.dur)
  const stretches = whole.filter(({ name }) => name === 'RunTask')
  const most = (each: number[]): number => each.reduce((all, one) => Math.max(all, one), 0)
  return {
    longest: most(stretches.map(({ dur = 0 }) => dur / 1000)),
    over50: stretches.filter(({ dur = 0 }) => dur > 50_000).length,
    own: most(stretches.map(({ dur = 0, tdur = dur }) => tdur / 1000)),
    frames: perFrame(
      whole.filter(({ name }) => name === frame).map(({ ts, dur = 0 }) => ts + dur),
      whole.filter(({ name }) => script.has(name) || layout.has(name)),
    ),
  }
}

/** The page's: of all renderers' main threads the one that had most to do. */
function mainThread(events: TraceEvent[]): { pid: number; tid: number } {
  const key = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(key),
  )
  const spent = new Map<string, number>()
  for (const event of events)
    if (event.name === 'RunTask' && main.has(key(event)))
      spent.set(key(event), (spent.get(key(event)) ?? 0) + (event.dur ?? 0))
  const [most] = [...spent].sort(([, a], [, b]) => b - a)
  if (!most) throw new Error('The trace holds nothing of the page.')
  const [pid, tid] = most[0].split(' ').map(Number)
  return { pid: pid ?? 0, tid: tid ?? 0 }
}

/**
 * What led to a frame and what was done for it belong together: all since the one before was ready. What lies within one
 * another is counted once.
 */
function perFrame(ready: number[], work: TraceEvent[]): number[] {
  const frames = ready.toSorted((a, b) => a - b)
  const spent = new Map<number, number>()
  let end = 0
  let at = 0
  for (const { ts, dur = 0 } of work.toSorted((a, b) => a.ts - b.ts)) {
    const from = Math.max(ts, end)
    if (ts + dur <= from) continue
    while ((frames[at] ?? Number.POSITIVE_INFINITY) <= from) at++
    spent.set(at, (spent.get(at) ?? 0) + (ts + dur - from) / 1000)
    end = ts + dur
  }
  return [...spent.values()]
}
