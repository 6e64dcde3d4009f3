/** Takes exact amounts from a stream that comes in pieces of any size. */
export class Source {
  readonly #pieces: AsyncIterator<Buffer>
  #held: Buffer[] = []
  #size = 0

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#pieces = pieces[Symbol.asyncIterator]()
  }

  /** As many bytes as are wanted; fewer only at the end. */
  async take(wanted: number): Promise<Buffer> {
    while (this.#size < wanted) {
      const { value, done } = await this.#pieces.next()
      if (done) break
      this.#held.push(value)
      this.#size += value.length
    }
    const all = this.#held.length === 1 && this.#held[0] ? this.#held[0] : Buffer.concat(this.#held)
    const taken = all.subarray(0, wanted)
    const rest = all.subarray(taken.length)
    this.#held = rest.length > 0 ? [rest] : []
    this.#size = rest.length
    return taken
  }

  /** Whoever takes no more says so, and the stream is let go. */
  async leave(): Promise<void> {
    await this.#pieces.return?.()
  }
}

/** Pieces of one size, the last one shorter or not; each with its place and whether it is the last. */
export async function* inChunks(source: Source, size: number) {
  let piece = await source.take(size)
  for (let at = 0; ; at++) {
    const next = piece.length === size ? await source.take(size) : Buffer.alloc(0)
    const last = next.length === 0
    yield { piece, at, last }
    if (last) return
    piece = next
  }
}
