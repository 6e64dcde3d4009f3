const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const known = new WeakMap<object, Set<string>>()

/** Every id that stands anywhere in an answer. Walked once for each answer. */
export function mentionsOf(data: unknown): ReadonlySet<string> {
  if (typeof data !== 'object' || data === null) return collect(data, new Set())
  const before = known.get(data)
  if (before) return before
  const ids = collect(data, new Set())
  known.set(data, ids)
  return ids
}

function collect(data: unknown, ids: Set<string>): Set<string> {
  if (typeof data === 'string') {
    if (data.length === 36 && shape.test(data)) ids.add(data)
  } else if (Array.isArray(data)) {
    for (const one of data) collect(one, ids)
  } else if (typeof data === 'object' && data !== null) {
    for (const [key, value] of Object.entries(data)) {
      collect(key, ids)
      collect(value, ids)
    }
  }
  return ids
}
