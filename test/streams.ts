import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { eventually } from './world.ts'

/** An event stream, as a page holds it. */
export interface Listener {
  /** What was told so far. */
  told: { event: string; subjects: string[] }[]
  /** True once it was cut or ended by the other end. */
  ended: boolean
  close(): void
}

export interface Opening {
  origin: string
  slug: string
  headers: Record<string, string>
  /** What the page looks at; without it the stream is a program's, which hears everything. */
  looking?: { subjects?: string[]; any?: boolean; within?: number }
}

/** Resolves when the stream stands; one that begins by asking for everything has said so then. */
export async function listen({ origin, slug, headers, looking }: Opening): Promise<Listener> {
  const cancel = new AbortController()
  const answer = await fetch(`${origin}/api/${slug}/live`, {
    headers: { ...headers, ...(looking && { 'content-type': 'application/json' }) },
    signal: cancel.signal,
    ...(looking && { method: 'POST', body: JSON.stringify(looking) }),
  })
  if (!answer.ok) throw new Error(`The stream was answered with ${answer.status}.`)
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  const listener: Listener = { told: [], ended: false, close: () => cancel.abort() }
  void follow(answer, listener).catch(() => {
    listener.ended = true
  })
  if (looking?.within === undefined) await eventually(() => expect(listener.told[0]?.event).toBe('all'))
  return listener
}

async function follow(answer: Response, listener: Listener): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const event = /^event: (.*)$/m.exec(part)?.[1]
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (event && data) listener.told.push({ event, subjects: JSON.parse(data).subjects ?? [] })
    }
  }
  listener.ended = true
}

export const subjectsOf = ({ told }: Listener): string[] => told.flatMap(({ subjects }) => subjects)

/** A stream that comes back when it is cut, as a page's does, and asks then for what it missed. */
export class Page {
  /** How often it was told something. */
  told = 0
  /** How often it came. */
  came = 0
  readonly #opening: (within: number) => Opening
  #stream: Listener | undefined
  #closed = false

  constructor(opening: (within: number) => Opening) {
    this.#opening = opening
  }

  async follow(): Promise<void> {
    for (let since = Date.now(); !this.#closed; ) {
      this.#stream = await listen(this.#opening(Date.now() - since + 2000)).catch(() => undefined)
      if (this.#stream) this.came += 1
      while (this.#stream && !this.#stream.ended && !this.#closed) {
        since = Date.now()
        this.told += this.#stream.told.splice(0).length
        await pause(20)
      }
      await pause(100)
    }
    this.#stream?.close()
  }

  close(): void {
    this.#closed = true
  }
}
