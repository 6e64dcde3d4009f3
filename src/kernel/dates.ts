import { z } from 'zod'

/** A civil date, `YYYY-MM-DD`, in the organisation's own time zone. It has no time and no offset. */
export type Day = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

export const isDay = (text: string): boolean => {
  const parts = shape.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

export const day = z.string().refine(isDay, { error: 'Write a date as YYYY-MM-DD, for example 2026-03-31.' })

const serial = (date: Day): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

export const addDays = (date: Day, days: number): Day =>
  new Date((serial(date) + days) * 86_400_000).toISOString().slice(0, 10)

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => serial(to) - serial(from)

/** The civil date that an instant falls on in a time zone such as `Europe/London`. */
export function dayIn(zone: string, instant: Date): Day {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, format)
  }
  return format.format(instant)
}

// Making one takes longer than many a request's other work; there are a few hundred zones at most.
const formats = new Map<string, Intl.DateTimeFormat>()

export const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
