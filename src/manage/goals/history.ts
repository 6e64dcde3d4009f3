/** What a change of a goal says, field by field: only what differs, as text. */
export interface Change {
  field: string
  before: string | null
  after: string | null
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined || value === ''
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)

export function changesOf(before: Record<string, unknown> | null, after: Record<string, unknown> | null): Change[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    // the other end's id stands beside its title, for the database alone
    (field) => field !== 'node',
  )
  return (
    fields
      .map((field) => ({ field, before: asText(before?.[field]), after: asText(after?.[field]) }))
      // which measure it was is said even where its name stayed the same
      .filter((change) => change.before !== change.after || change.field === 'measure')
  )
}

/** The fields of a goal that differ between two versions, for its history. */
export function differing<T extends object>(before: T, after: T): [Record<string, unknown>, Record<string, unknown>] {
  const all = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof T & string)[])
  const fields = [...all].filter((field) => before[field] !== after[field])
  const only = (version: T): Record<string, unknown> =>
    Object.fromEntries(fields.map((field) => [field, version[field]]))
  return [only(before), only(after)]
}
