import { type Day, isDay } from '../../kernel/dates.ts'
import { quantity } from '../../kernel/quantity.ts'

/**
 * A gauge reads a measure by itself: on a rhythm, from a CSV or JSON at an address that an administrator has allowed. What
 * it reads becomes a check-in of whoever set it.
 */
export const formats = ['json', 'csv'] as const
export type Format = (typeof formats)[number]

export interface Found {
  value: string
  /** The day that the reading is of; null takes today. */
  on: Day | null
}

/** What could not be read, as a sentence for whoever set the gauge. */
export class Unreadable extends Error {}

/** The address as it is compared: scheme, host and port in lower case, never with a name and pass word in it. */
export function plainAddress(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password && !url.hash ? url.href : null
}

/** Whether an allowed beginning covers an address: the same origin, and whole parts of the path. */
export function covers(begins: string, address: string): boolean {
  const [allowed, asked] = [plainAddress(begins), plainAddress(address)]
  if (!allowed || !asked) return false
  const [from, to] = [new URL(allowed), new URL(asked)]
  if (from.origin !== to.origin) return false
  const path = from.pathname.endsWith('/') ? from.pathname : `${from.pathname}/`
  return to.pathname === from.pathname || to.pathname.startsWith(path)
}

/** Looks into a JSON document by a pointer (RFC 6901): `/beds/0/free`, or '' for the whole. */
export function pointed(document: unknown, pointer: string): unknown {
  if (pointer === '') return document
  if (!pointer.startsWith('/'))
    throw new Unreadable(`“${pointer}” is no place in a JSON document: begin it with a slash.`)
  let found = document
  for (const part of pointer.slice(1).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const within = typeof found === 'object' && found !== null && Object.hasOwn(found, name)
    if (!within) throw new Unreadable(`There is nothing at “${pointer}” in the document.`)
    found = (found as Record<string, unknown>)[name]
  }
  return found
}

/** The last row of a table that has a value there: tables of readings grow at their end. */
export function lastOf(rows: Record<string, string>[], column: string): Record<string, string> {
  const [first] = rows
  if (!first) throw new Unreadable('The table has no rows.')
  if (!Object.hasOwn(first, column))
    throw new Unreadable(`The table has no column “${column}”. It has ${Object.keys(first).slice(0, 8).join(', ')}.`)
  const last = rows.findLast((row) => (row[column] ?? '').trim() !== '')
  if (!last) throw new Unreadable(`The column “${column}” is empty.`)
  return last
}

/** A number as it stands there: a decimal point, no thousands; a unit or a comma is for whoever publishes it to take away. */
export function valueIn(found: unknown): string {
  const read = quantity.safeParse(typeof found === 'boolean' ? Number(found) : found)
  if (!read.success) throw new Unreadable(`“${shown(found)}” is no number.`)
  return read.data
}

const shown = (found: unknown): string =>
  (typeof found === 'string' ? found : String(JSON.stringify(found))).slice(0, 60)

/** The day of a reading, with or without a time behind it. */
export function dayOf(found: unknown): Day {
  const day = typeof found === 'string' ? found.trim().slice(0, 10) : ''
  if (!isDay(day)) throw new Unreadable(`“${shown(found)}” is no date. Write it as 2026-03-31.`)
  return day
}

/** Days until the next try: after trouble ever longer, up to the rhythm, so that nobody is asked in vain all day. */
export const nextIn = (everyDays: number, failures: number): number =>
  failures === 0 ? everyDays : Math.min(everyDays, 2 ** (failures - 1) / 24)
