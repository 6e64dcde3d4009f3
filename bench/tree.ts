// The shape that everything is measured on: one vision, fan-out 10, filled from above. A node's number says where it is:
// 0 is the vision, and what number n carries begins at 10 n + 1. Goals that carry no other have one measure each.

export const fanOut = 10
export const target = 1000

/** So many persons own the goals in turn, and as many can ask. */
export const people = 16

export const parentOf = (number: number): number => Math.floor((number - 1) / fanOut)

/** The first goal that carries no other; all after it carry none either. */
export const firstLeaf = (size: number): number => Math.floor((size - 2) / fanOut) + 1

const hex = (number: number): string => number.toString(16).padStart(12, '0')
export const goalId = (number: number): string => `00000000-0000-7000-8000-${hex(number)}`
export const measureId = (number: number): string => `00000000-0000-7000-8001-${hex(number)}`

/** The same ids in SQL, from an expression of the number. */
export const goalIdOf = (number: string): string =>
  `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
export const measureIdOf = (number: string): string =>
  `('00000000-0000-7000-8001-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** The values of all leaves as they were made. */
export const firstValues = (size: number): Map<number, number> =>
  new Map(
    Array.from({ length: size - firstLeaf(size) }, (_, at) => firstLeaf(size) + at).map((leaf) => [
      leaf,
      firstValue(leaf),
    ]),
  )

const firstValue = (leaf: number): number => (leaf * 37) % 500

const digits = 10_000_000_000n

/**
 * The vision's progress from the leaves alone, in whole numbers of ten decimal places: at each level the mean, rounded
 * half up as the product promises. `moved` says which goals support another one than they did at first. Shares no line
 * with the product.
 */
export function meanOfAll(size: number, values: Map<number, number>, moved = new Map<number, number>()): string {
  const come = (to: number): number[] => [...moved].filter(([, parent]) => parent === to).map(([child]) => child)
  const progressOf = (number: number): bigint => {
    const first = number * fanOut + 1
    if (first >= size) return (BigInt(values.get(number) ?? 0) * digits) / BigInt(target)
    let [sum, count] = [0n, 0n]
    const add = (child: number): void => {
      sum += progressOf(child)
      count++
    }
    for (let child = first; child < Math.min(first + fanOut, size); child++) if (!moved.has(child)) add(child)
    for (const child of moved.size > 0 ? come(number) : []) add(child)
    return (2n * sum + count) / (2n * count)
  }
  return asDecimal(progressOf(0))
}

export function asDecimal(scaled: bigint): string {
  const text = scaled.toString().padStart(11, '0')
  return `${text.slice(0, -10)}.${text.slice(-10)}`.replace(/\.?0+$/, '')
}

/** How many times ten decimal places; the reverse of `asDecimal`. */
export function scaled(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.')
  return BigInt(whole) * digits + BigInt(part.padEnd(10, '0'))
}
