import type { Id } from '../../kernel/ids.ts'

/**
 * Loops in what leads upwards (to a manager, a parent team, supported goals): each as its members in order, at most
 * twenty of them. Whoever leads nowhere is peeled off until only loops, and what leads into them, are left.
 */
export function loopsIn(upwards: ReadonlyMap<Id, readonly Id[]>): Id[][] {
  const left = new Map([...upwards].filter(([, above]) => above.length > 0))
  const loops: Id[][] = []
  while (loops.length < 20) {
    peel(left)
    const first = left.keys().next().value
    if (first === undefined) break
    const loop = walk(first, left)
    loops.push(loop)
    for (const member of loop) left.delete(member)
  }
  return loops
}

function peel(left: Map<Id, readonly Id[]>): void {
  const below = new Map<Id, Id[]>()
  const open = new Map<Id, number>()
  for (const [id, above] of left) {
    const there = above.filter((one) => left.has(one))
    open.set(id, there.length)
    for (const one of there) {
      const under = below.get(one)
      if (under) under.push(id)
      else below.set(one, [id])
    }
  }
  const free = [...open].filter(([, count]) => count === 0).map(([id]) => id)
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id)
    for (const under of below.get(id) ?? []) {
      const count = (open.get(under) ?? 0) - 1
      open.set(under, count)
      if (count === 0) free.push(under)
    }
  }
}

function walk(first: Id, left: ReadonlyMap<Id, readonly Id[]>): Id[] {
  const path: Id[] = []
  for (let id: Id | undefined = first; id !== undefined; id = left.get(id)?.find((above) => left.has(above))) {
    const met = path.indexOf(id)
    if (met >= 0) return path.slice(met)
    path.push(id)
  }
  return path
}
