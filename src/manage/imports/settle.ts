import type { Place } from './fault.ts'

/** A thing as it was (null where it is new) and as it will be. */
export interface Write<T> {
  at: Place
  before: T | null
  next: T
  changed: string[]
}

/** Lays what a file says over what is there. What the file does not say stays; null where that changes nothing. */
export function settle<T extends { revision: number }>(
  at: Place,
  before: T | undefined,
  fresh: T,
  said: { [Field in keyof T]?: T[Field] | undefined },
): Write<T> | null {
  const next = { ...(before ?? fresh) }
  const changed: string[] = []
  for (const field of Object.keys(said) as (keyof T & string)[]) {
    const value = said[field]
    if (value === undefined || same(next[field], value)) continue
    next[field] = value as T[typeof field]
    changed.push(field)
  }
  if (before && changed.length === 0) return null
  return { at, before: before ?? null, next: { ...next, revision: (before?.revision ?? 0) + 1 }, changed }
}

const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
