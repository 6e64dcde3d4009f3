/**
 * Remembers for a few seconds what was looked up, so that a hot caller costs no query. What changes in this process is
 * forgotten at once; another process follows when its own memory of it has run out.
 */
export class ShortMemory<Value> {
  readonly #milliseconds: number
  readonly #most: number
  #held = new Map<string, { value: Value; until: number }>()
  #underway = new Map<string, Promise<Value | undefined>>()

  constructor(milliseconds: number, most = 50_000) {
    this.#milliseconds = milliseconds
    this.#most = most
  }

  recall(key: string): Value | undefined {
    const held = this.#held.get(key)
    return held && held.until > Date.now() ? held.value : undefined
  }

  /** What is remembered, or else what `look` finds; several who ask at once share one look. */
  async find(key: string, look: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const known = this.recall(key) ?? this.#underway.get(key)
    if (known !== undefined) return known
    const [held, underway] = [this.#held, this.#underway]
    const looking = look().then((value) => {
      if (value !== undefined) held.set(key, { value, until: Date.now() + this.#milliseconds })
      return value
    })
    underway.set(key, looking)
    try {
      return await looking
    } finally {
      underway.delete(key)
      if (held.size > this.#most) this.#tidy()
    }
  }

  /** A look that is under way when this is called answers its own callers, and is not remembered. */
  forget(): void {
    this.#held = new Map()
    this.#underway = new Map()
  }

  #tidy(): void {
    const now = Date.now()
    for (const [key, { until }] of this.#held) if (until <= now) this.#held.delete(key)
    for (const key of this.#held.keys()) {
      if (this.#held.size <= this.#most) return
      this.#held.delete(key)
    }
  }
}
