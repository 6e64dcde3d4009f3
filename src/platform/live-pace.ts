/** One that may be told at a pace. */
export interface Told {
  /** Cannot be told now, since it has not taken what it was told before. */
  blocked(): boolean
  /** What there is to say can wait this long, in milliseconds. */
  patience(now: number): number
  say(): void
}

const every = 20
const eachTurn = 500

/**
 * Says things to many, each at once while it is calm. Each page that is told asks again, so a storm must not tell
 * thousands of pages fifty times a second: beyond so many a second, those who are told wait their turn, and what they
 * are to hear is merged until then.
 */
export class Pace<One extends Told> {
  readonly #perSecond: number
  readonly #waiting = new Set<One>()
  #left: number
  #filled = performance.now()
  #timer: NodeJS.Timeout | undefined
  #count = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#left = perSecond
  }

  /** How many there are: all of them may be told at once after a calm. */
  set count(many: number) {
    this.#count = many
  }

  soon(one: One): void {
    this.#waiting.add(one)
    this.#timer ??= setTimeout(this.#go, 0)
  }

  forget(one: One): void {
    this.#waiting.delete(one)
  }

  readonly #go = (): void => {
    this.#timer = undefined
    const now = performance.now()
    const most = Math.max(this.#perSecond, this.#count)
    this.#left = Math.min(most, this.#left + ((now - this.#filled) * this.#perSecond) / 1000)
    this.#filled = now
    let said = 0
    for (const one of this.#waiting) {
      if (this.#left < 1 || said === eachTurn) break
      if (one.blocked() || one.patience(now) > 0) continue
      this.#waiting.delete(one)
      this.#left -= 1
      said += 1
      one.say()
    }
    if (this.#waiting.size > 0) this.#timer = setTimeout(this.#go, said === eachTurn ? 0 : every)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
  }
}
