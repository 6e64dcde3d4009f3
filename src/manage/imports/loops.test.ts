import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loopsIn } from './loops.ts'

const graph = (edges: Record<string, string[]>): Map<string, string[]> => new Map(Object.entries(edges))

it('finds none where all ways end', () => {
  expect(loopsIn(graph({ a: ['b', 'c'], b: ['c'], c: [], d: ['c'] }))).toEqual([])
})

it('finds each loop with its members in order, and not what leads into it', () => {
  expect(loopsIn(graph({ a: ['b'], b: ['c'], c: ['b'], d: ['e', 'a'], e: ['f'], f: ['e'] }))).toEqual([
    ['b', 'c'],
    ['e', 'f'],
  ])
})

it('never takes long, however deep or wide', () => {
  const deep = new Map(
    Array.from({ length: 100_000 }, (_, index): [string, string[]] => [`n${index}`, [`n${index + 1}`]]),
  )
  const wide = new Map(Array.from({ length: 100_000 }, (_, index): [string, string[]] => [`w${index}`, ['top']]))
  const begun = performance.now()
  expect(loopsIn(deep)).toEqual([])
  expect(loopsIn(wide)).toEqual([])
  expect(performance.now() - begun).toBeLessThan(10_000)
})

it('agrees with a walk from every node, over random graphs', () => {
  const edges = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 25 })
  fc.assert(
    fc.property(edges, (pairs) => {
      const all = new Map(Array.from({ length: 13 }, (_, node): [string, string[]] => [`${node}`, []]))
      for (const [from, to] of pairs) if (from !== to) all.get(`${from}`)?.push(`${to}`)
      const reaches = (start: string): boolean => {
        const seen = new Set<string>()
        const open = [...(all.get(start) ?? [])]
        for (let node = open.pop(); node !== undefined; node = open.pop()) {
          if (node === start) return true
          if (!seen.has(node)) open.push(...(all.get(seen.add(node) && node) ?? []))
        }
        return false
      }
      const loops = loopsIn(all)
      expect(loops.length > 0).toBe([...all.keys()].some(reaches))
      for (const loop of loops)
        for (const [index, node] of loop.entries()) expect(all.get(node)).toContain(loop[(index + 1) % loop.length])
    }),
  )
})
