/** The files of a Viva Goals export: each is a list of rows, found by a part of its name. */
export const vivaParts = ['timeperiods', 'teams', 'users', 'objectives', 'checkins'] as const
export type VivaPart = (typeof vivaParts)[number]

export type Raw = Record<string, unknown>
export type VivaFiles = Partial<Record<VivaPart, { file: string; rows: Raw[] }>>

export const vivaName = (file: string): VivaPart | undefined => {
  const plain = file.toLowerCase().replace(/[^a-z]/g, '')
  // "Contoso Teams - Objectives" holds objectives
  return vivaParts
    .filter((part) => plain.includes(part))
    .toSorted((a, b) => plain.lastIndexOf(b) - plain.lastIndexOf(a))[0]
}

/** A list of rows, or an object that holds one. */
export const isVivaFile = (found: unknown): boolean =>
  Array.isArray(found) || (typeof found === 'object' && found !== null && Object.values(found).some(Array.isArray))

/** A text, a number or a yes as text; nothing else is one. */
export const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

export const rawOf = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {}

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value]

/** Somebody or something named as {ID, Name} (Title), or by a word alone. */
export interface Reference {
  id: string
  name: string
}

export function referenceOf(value: unknown): Reference | undefined {
  const raw = rawOf(value)
  const id = textOf(raw.ID ?? raw.Id) || textOf(value)
  const name = textOf(raw.Name ?? raw.Title ?? raw.Email) || textOf(value)
  return id === '' && name === '' ? undefined : { id: id || name, name: name || id }
}

export const referencesOf = (value: unknown): Reference[] => listOf(value).flatMap((each) => referenceOf(each) ?? [])
