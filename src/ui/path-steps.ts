import type { ReactNode } from 'react'

export type PathStep = {
  id: string
  label: string
  /** Absent where one stands already. Gets what a link must carry. */
  render?: (link: { className: string | undefined; children: ReactNode }) => ReactNode
}

/** About as wide as a letter and as what stands between two steps, in pixels. */
const letter = 7.5
const between = 32
/** A step may be cut off at so many letters; what is left of it still tells which one it is. */
const enough = 18

const room = (steps: readonly { label: string }[]): number =>
  steps.reduce((sum, { label }) => sum + Math.min(label.length, enough) * letter + between, 0)

/**
 * The first step and as many of the last ones as there is room for; the others, in the middle, go behind a button. Without
 * a width, before it stands, all are there.
 */
export function shortened<Step extends { label: string }>(
  steps: readonly Step[],
  width: number,
): { first: Step[]; between: Step[]; last: Step[] } {
  const [first, ...rest] = steps
  if (!first || rest.length < 2 || width === 0 || room(steps) <= width)
    return { first: [...steps], between: [], last: [] }
  let at = 1
  while (at < rest.length - 1 && room([first, ...rest.slice(at)]) + between * 1.5 > width) at += 1
  return { first: [first], between: rest.slice(0, at), last: rest.slice(at) }
}
