import type { Id } from '../kernel/ids.ts'
import type { Subject } from './live-looking.ts'
import type { Change } from './outbox.ts'

interface Entry extends Subject {
  org: Id
  at: number
}

/**
 * What changed lately. A page reads first and opens its stream then, and one whose process died opens another elsewhere:
 * both are told what changed in between, instead of asking for everything again.
 */
export class Recent {
  readonly #most: number
  /** In the order in which they were heard of. */
  #entries: Entry[] = []
  /** Since when nothing is missing here. */
  #whole = Date.now()

  constructor(most: number) {
    this.#most = most
  }

  add({ org, subjects }: Change): void {
    const at = Date.now()
    for (const { subject, audience } of subjects) this.#entries.push({ org, at, subject, audience })
    if (this.#entries.length < 2 * this.#most) return
    const kept = this.#entries.length - this.#most
    this.#whole = (this.#entries[kept - 1]?.at ?? at) + 1
    this.#entries = this.#entries.slice(kept)
  }

  /** Nobody knows what was missed. */
  forget(): void {
    this.#entries = []
    this.#whole = Date.now()
  }

  /** What changed within so many milliseconds; undefined where that is not known any longer. */
  of(org: Id, within: number): Subject[] | undefined {
    const since = Date.now() - within
    if (since < this.#whole) return undefined
    let [low, high] = [0, this.#entries.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#entries[middle] as Entry).at < since) low = middle + 1
      else high = middle
    }
    return this.#entries.slice(low).filter((each) => each.org === org)
  }
}
