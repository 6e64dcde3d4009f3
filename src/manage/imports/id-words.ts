import type { Id } from '../../kernel/ids.ts'

/**
 * Ids within what is kept as JSON, as keys or as values, written as `@` and the name that a file has for them. A text
 * that begins with @ gets a second one, so that nobody takes it for an id.
 */
export const namedIn = (value: unknown, named: (id: Id) => string | undefined): unknown =>
  mapped(value, (text) => {
    const name = named(text)
    return name !== undefined ? `@${name}` : text.startsWith('@') ? `@${text}` : text
  })

/** The other way round; a name that nobody knows stays as it was written. */
export const idsIn = (value: unknown, find: (name: string) => Id | undefined): unknown =>
  mapped(value, (text) =>
    text.startsWith('@@') ? text.slice(1) : text.startsWith('@') ? (find(text.slice(1)) ?? text) : text,
  )

function mapped(value: unknown, each: (text: string) => string): unknown {
  if (typeof value === 'string') return each(value)
  if (Array.isArray(value)) return value.map((one) => mapped(one, each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [each(key), mapped(one, each)]))
}

/** JSON with its keys in order, so that the same is written the same. */
export const steady = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
