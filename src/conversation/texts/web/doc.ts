import * as Y from 'yjs'
import { opened, rewrite, wordsIn } from '../joining.ts'

const mine = 'mine'

/** A text that several write, as this page has it. Loaded when somebody begins to write, and not before. */
export class SharedDoc {
  readonly #doc = opened()
  #unsent: Uint8Array[] = []

  /** `typed` is called after each change of one’s own, which is then waiting to be sent. */
  constructor(typed: () => void) {
    this.#doc.on('update', (part: Uint8Array, origin: unknown) => {
      if (origin !== mine) return
      this.#unsent.push(part)
      typed()
    })
  }

  words(): string {
    return wordsIn(this.#doc).toString()
  }

  /** Whether something was typed that is not sent. */
  get waits(): boolean {
    return this.#unsent.length > 0
  }

  write(words: string): void {
    rewrite(this.#doc, words, mine)
  }

  /** Takes what stands at the server; answers where places in the text, such as the caret, are afterwards. */
  take(state: string, places: number[] = []): number[] {
    const text = wordsIn(this.#doc)
    const kept = places.map((place) => Y.createRelativePositionFromTypeIndex(text, place))
    Y.applyUpdate(this.#doc, bytesOf(state))
    return kept.map((place) => Y.createAbsolutePositionFromRelativePosition(place, this.#doc)?.index ?? text.length)
  }

  /** All that was typed and not sent, as one part; what is not carried out is given back and goes with the next. */
  async send(carry: (part: string) => Promise<unknown>): Promise<void> {
    const sending = this.#unsent
    if (sending.length === 0) return
    this.#unsent = []
    try {
      await carry(base64Of(Y.mergeUpdates(sending)))
    } catch (error) {
      this.#unsent = [...sending, ...this.#unsent]
      throw error
    }
  }
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

function base64Of(bytes: Uint8Array): string {
  let signs = ''
  for (const byte of bytes) signs += String.fromCharCode(byte)
  return btoa(signs)
}
