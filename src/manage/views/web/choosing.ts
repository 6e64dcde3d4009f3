/** Which goals are chosen, and from where a stretch of them begins. Pure, so that it can be tried without a table. */
export interface Chosen<Value> {
  all: ReadonlyMap<string, Value>
  anchor: string | null
}

export const none = <Value>(): Chosen<Value> => ({ all: new Map(), anchor: null })

/** One goes in, or out; from there a stretch begins. */
export function toggled<Value>({ all }: Chosen<Value>, key: string, value: Value): Chosen<Value> {
  const next = new Map(all)
  if (!next.delete(key)) next.set(key, value)
  return { all: next, anchor: key }
}

/** All from where the stretch began to here, in the order in which they stand, go in; the others stay as they are. */
export function stretched<Value>(
  before: Chosen<Value>,
  order: readonly (readonly [string, Value])[],
  to: string,
): Chosen<Value> {
  const end = order.findIndex(([key]) => key === to)
  const start = order.findIndex(([key]) => key === before.anchor)
  if (end < 0) return before
  const [from, until] = start < 0 ? [end, end] : start < end ? [start, end] : [end, start]
  return {
    all: new Map([...before.all, ...order.slice(from, until + 1)]),
    anchor: start < 0 ? to : before.anchor,
  }
}

export const withAll = <Value>(before: Chosen<Value>, given: readonly (readonly [string, Value])[]): Chosen<Value> => ({
  all: new Map([...before.all, ...given]),
  anchor: before.anchor,
})
