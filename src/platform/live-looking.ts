import type { Id } from '../kernel/ids.ts'

/**
 * What a page looks at: its ids as sorted numbers of 32 bits, four bytes each, since thousands of pages with hundreds of
 * ids are held at once. Two ids that share a number cost a page one question too many, and show it nothing: who may see
 * a subject is asked besides.
 */
export type Looking = Uint32Array

export interface Subject {
  subject: Id
  audience: Id
}

/** Subjects that changed, in the order of their numbers. */
export interface Changed {
  numbers: Uint32Array
  subjects: Subject[]
}

export const lookingAt = (ids: readonly Id[]): Looking => Uint32Array.from(ids, numberOf).sort()

export function changedFrom(subjects: Iterable<Subject>): Changed {
  const numbered = [...subjects].map((each) => ({ number: numberOf(each.subject), each }))
  numbered.sort((a, b) => a.number - b.number)
  return { numbers: Uint32Array.from(numbered, ({ number }) => number), subjects: numbered.map(({ each }) => each) }
}

/** Those of the changed subjects that the page looks at: the shorter list is looked up in the longer one. */
export function touching(looking: Looking, { numbers, subjects }: Changed): Subject[] {
  const found: Subject[] = []
  if (numbers.length <= looking.length) {
    for (const [at, number] of numbers.entries()) if (holds(looking, number)) found.push(subjects[at] as Subject)
    return found
  }
  for (const number of looking)
    for (let at = placeOf(numbers, number); numbers[at] === number; at++) found.push(subjects[at] as Subject)
  return found
}

const holds = (sorted: Uint32Array, number: number): boolean => sorted[placeOf(sorted, number)] === number

/** The first place whose number is not below this one. */
function placeOf(sorted: Uint32Array, number: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return low
}

/** FNV-1a. */
function numberOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
