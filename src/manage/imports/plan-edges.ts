import type { Id } from '../../kernel/ids.ts'
import { short } from './cells.ts'
import type { Faults } from './fault.ts'
import type { GoalLine } from './goal-lines.ts'
import { loopsIn } from './loops.ts'
import type { Edge, Node } from './present.ts'
import type { Write } from './settle.ts'

/** Refuses loops, and shares above 100, as the graph would be after the import. */
export function checkEdges(matched: Map<GoalLine, Id>, present: Node[], writes: Write<Node>[], faults: Faults): void {
  const after = new Map(present.map(({ node, supports }) => [node, supports]))
  for (const { next } of writes) after.set(next.node, next.supports)
  const lines = new Map([...matched].map(([line, node]) => [node, line]))
  refuseLoops(after, lines, faults)
  refuseShares(after, lines, faults)
}

function refuseLoops(after: Map<Id, Edge[]>, lines: Map<Id, GoalLine>, faults: Faults): void {
  const upwards = new Map([...after].map(([node, edges]) => [node, edges.map(({ parent }) => parent)]))
  for (const loop of loopsIn(upwards)) {
    const first = loop.map((node) => lines.get(node)).find((line) => line !== undefined)
    const names = loop.map((node) => lines.get(node)?.id ?? 'a goal outside these files')
    if (first)
      faults.refuse(
        first.cells.at('parents'),
        `These support each other in a circle: ${names.join(' → ')} → ${names[0]}. Take one link away.`,
      )
  }
}

function refuseShares(after: Map<Id, Edge[]>, lines: Map<Id, GoalLine>, faults: Faults): void {
  const given = new Map<Id, { sum: number; from: Id[] }>()
  for (const [node, edges] of after) {
    for (const { parent, share } of edges) {
      if (share === null) continue
      const sofar = given.get(parent) ?? { sum: 0, from: [] }
      // in ten-thousandths, as they are kept, so that sums are exact
      sofar.sum += Math.round(Number(share) * 10_000)
      sofar.from.push(node)
      given.set(parent, sofar)
    }
  }
  for (const [parent, { sum, from }] of given) {
    if (sum <= 1_000_000) continue
    const last = from.map((node) => lines.get(node)).findLast((line) => line !== undefined)
    const name = lines.get(parent)?.title
    if (last)
      faults.refuse(
        last.cells.at('weights'),
        `The shares ${name ? `in "${short(name)}"` : 'in its parent'} add up to ${sum / 10_000}; at most 100 can be given. Lower some of them.`,
      )
  }
}
