import type { ServerResponse } from 'node:http'
import type { Id } from '../kernel/ids.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { Looking, Subject } from './live-looking.ts'
import type { Told } from './live-pace.ts'

/** Who was let in, and by which sign-in or token: enough to ask later whether they still would be. */
export interface Entrant {
  viewer: Viewer
  pass: string
}

/** More than this at once, and a page had better ask for everything again. */
const mostSubjects = 400
/** A list, which also something that is not in it may concern, is in no hurry. */
const nudgeEvery = 1000

/** One open page, or a browser's pages together, and what it is to be told. */
export class Stream implements Told {
  readonly entrant: Entrant
  /** Undefined looks at everything. */
  readonly looking: Looking | undefined
  /** Whether any change at all concerns it, since it shows a list. */
  readonly any: boolean
  readonly #out: ServerResponse
  #subjects = new Set<Id>()
  #all = false
  #said = Number.NEGATIVE_INFINITY
  #stuck = false

  constructor(entrant: Entrant, out: ServerResponse, looking: Looking | undefined, any: boolean) {
    this.entrant = entrant
    this.looking = looking
    this.any = any
    this.#out = out
  }

  add(subjects: readonly Subject[]): void {
    if (this.#all) return
    for (const { subject } of subjects) this.#subjects.add(subject)
    if (this.#subjects.size > mostSubjects) this.addAll()
  }

  addAll(): void {
    this.#all = true
    this.#subjects = new Set()
  }

  blocked(): boolean {
    return this.#out.writableNeedDrain
  }

  patience(now: number): number {
    return this.#all || this.#subjects.size > 0 ? 0 : this.#said + nudgeEvery - now
  }

  say(): void {
    this.#said = performance.now()
    const data = this.#all ? {} : { subjects: [...this.#subjects] }
    this.#out.write(`event: ${this.#all ? 'all' : 'changed'}\ndata: ${JSON.stringify(data)}\n\n`)
    this.#all = false
    if (this.#subjects.size > 0) this.#subjects = new Set()
  }

  /** Keeps proxies from closing it; lets go of whoever has taken nothing since the last time. */
  beat(): void {
    if (this.blocked() && this.#stuck) return void this.#out.destroy()
    this.#stuck = this.blocked()
    if (!this.#stuck) this.#out.write(': here\n\n')
  }

  onLeft(work: () => void): void {
    this.#out.on('close', work)
  }

  end(): void {
    this.#out.end()
  }
}
