/** The value that so many percent are not above; the higher of two, never in between. */
export function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

export const median = (values: number[]): number => percentile(values, 50)

/** Three digits that matter. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value >= 1000) return Math.round(value).toLocaleString('en-GB')
  return value
    .toPrecision(3)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}

/** Many figures of one kind, as what is kept of them. */
export interface Spread {
  count: number
  least: number
  p50: number
  p95: number
  p99: number
  most: number
}

export const spread = (values: number[]): Spread => ({
  count: values.length,
  least: percentile(values, 0),
  p50: percentile(values, 50),
  p95: percentile(values, 95),
  p99: percentile(values, 99),
  most: percentile(values, 100),
})

const kept = 200

/**
 * For `JSON.stringify`: four digits are enough, of many samples the quantiles are, what was written where is no result,
 * and plans have a folder of their own.
 */
export const rounded = (key: string, value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isInteger(value)) return Number(value.toPrecision(4))
  if (!Array.isArray(value)) return value
  if (key === 'written' || key === 'plans') return undefined
  return value.length > kept && value.every((each) => typeof each === 'number') ? spread(value) : value
}
