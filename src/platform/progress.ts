export interface Progress {
  /** How many are done by now, of all. */
  to(done: number): void
  /** The last line stays; where the total was an estimate, `all` corrects it. Called again, it does nothing. */
  end(all?: number): void
}

interface ProgressOptions {
  /** What is counted: goals, rows. */
  unit?: string
  out?: NodeJS.WriteStream
  /** Milliseconds. */
  now?: () => number
}

/**
 * Tells on the error stream how far long work has come. On a terminal one line rewrites itself; elsewhere a line is added
 * every few seconds. Without a total there is neither share nor estimate. A total may itself be an estimate.
 */
export function startProgress(label: string, expected: number | null, options: ProgressOptions = {}): Progress {
  const { unit = '', out = process.stderr, now = () => performance.now() } = options
  const live = out.isTTY === true
  const between = live ? 100 : 5000
  const began = now()
  let drawn = live ? Number.NEGATIVE_INFINITY : began
  let total = expected
  let done = 0
  let ended = false

  const draw = (last: boolean): void => {
    drawn = now()
    const line = lineOf({ label, total, unit, done, ms: drawn - began, last }, live)
    if (live) out.write(`\r${[...line].slice(0, (out.columns || 80) - 1).join('')}\x1b[K${last ? '\n' : ''}`)
    else out.write(`${line}\n`)
  }

  return {
    to(count) {
      done = count
      if (!ended && now() - drawn >= between) draw(false)
    },
    end(all) {
      if (ended) return
      ended = true
      if (all !== undefined) {
        done = all
        total &&= all
      }
      draw(true)
    },
  }
}

interface State {
  label: string
  total: number | null
  unit: string
  done: number
  ms: number
  last: boolean
}

function lineOf({ label, total, unit, done, ms, last }: State, bar: boolean): string {
  const share = total === null ? null : total === 0 ? 1 : Math.min(1, done / total)
  const of = last && share === 1 ? '' : ` of ${count(Math.max(total ?? 0, done))}`
  const counted = `${count(done)}${total === null ? '' : of}${unit && ` ${unit}`}`
  const spent = `in ${spentIn(ms)}`
  if (share === null) return `${label}  ${counted} ${spent}`
  const left = last ? spent : leftOf(share, ms)
  const percent = `${Math.floor(share * 100)}%`.padStart(4)
  return [label, ...(bar ? [barOf(share)] : []), bar ? percent : percent.trim(), counted, ...(left ? [left] : [])].join(
    '  ',
  )
}

const width = 20

const barOf = (share: number): string => '█'.repeat(Math.floor(share * width)).padEnd(width, '░')

const count = (value: number): string => value.toLocaleString('en-GB')

/** Nothing for the first two seconds, when one would guess. */
function leftOf(share: number, ms: number): string {
  if (share === 0 || ms < 2000) return ''
  const seconds = (ms / 1000) * (1 / share - 1)
  return seconds < 5 ? 'a few seconds left' : `about ${worded(seconds)} left`
}

const spentIn = (ms: number): string => (ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : worded(ms / 1000))

function worded(seconds: number): string {
  if (seconds < 90) return `${seconds < 20 ? Math.round(seconds) : Math.round(seconds / 5) * 5} seconds`
  return seconds < 5400 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3600)} hours`
}
