import type { FastifyInstance } from 'fastify'
import type { Id } from '../kernel/ids.ts'
import type { Database } from './database.ts'
import type { Caller } from './http.ts'
import { type Doorkeeper, mountDoor } from './live-door.ts'
import { type Changed, changedFrom, type Subject, touching } from './live-looking.ts'
import { Pace } from './live-pace.ts'
import { Recent } from './live-recent.ts'
import type { Stream } from './live-stream.ts'
import type { Change } from './outbox.ts'
import { sql } from './sql.ts'

const heartbeat = 20_000
/** With the second that asking takes, this keeps the five seconds in which a sign-out holds in every process. */
const askAgain = 4_000
const mergeWithin = 20
/** What one look at all streams took, this many times it rests. */
const restsFor = 4
const mostAsked = 1_000
const mostRecent = 20_000
const perSecond = 1_000

/** The streams of one organisation, and what has changed there since they were last looked at. */
interface Place {
  streams: Set<Stream>
  fresh: Map<string, Subject>
}

/**
 * Open pages, and what to tell them: ids only, so that a page asks again through the one guarded road to the data. Told
 * are those who look at what changed and may see it; a viewer's sight is asked before they are told.
 */
export class Live {
  readonly #database: Database
  readonly #doorkeeper: Doorkeeper
  readonly #places = new Map<Id, Place>()
  readonly #recent = new Recent(mostRecent)
  readonly #pace = new Pace<Stream>(perSecond)
  readonly #timers: NodeJS.Timeout[]
  #look: NodeJS.Timeout | undefined
  #rested = 0
  #asking: Promise<void> | undefined
  #askOnceMore = false
  #closed = false
  count = 0

  constructor(database: Database, doorkeeper: Doorkeeper) {
    this.#database = database
    this.#doorkeeper = doorkeeper
    const beat = () => this.#all().forEach((stream) => void stream.beat())
    this.#timers = [setInterval(beat, heartbeat).unref(), setInterval(() => this.askAgain(), askAgain).unref()]
  }

  /** By GET a program listens to everything; by POST a page says what it looks at. */
  mount(app: FastifyInstance, throttle: (caller: Caller) => void): void {
    mountDoor(app, this.#doorkeeper, throttle, (stream, within) => this.#begin(stream, within))
  }

  async #begin(stream: Stream, within: number | undefined): Promise<void> {
    const { org } = stream.entrant.viewer
    const place = this.#places.get(org) ?? { streams: new Set(), fresh: new Map() }
    this.#places.set(org, place)
    place.streams.add(stream)
    this.#pace.count = ++this.count
    stream.onLeft(() => this.#left(stream))
    const missed = within === undefined ? undefined : this.#recent.of(org, within)
    if (missed) await this.#examine(org, missed, [stream])
    else this.#tellAll([stream])
  }

  #left(stream: Stream): void {
    const { org } = stream.entrant.viewer
    const place = this.#places.get(org)
    if (!place?.streams.delete(stream)) return
    this.#pace.forget(stream)
    this.#pace.count = --this.count
    if (place.streams.size === 0) this.#places.delete(org)
  }

  /** Tells each open page of the organisation what changed, as far as it looks at it and its viewer may know. */
  tell(change: Change): void {
    this.#recent.add(change)
    const place = this.#places.get(change.org)
    if (!place) return
    for (const each of change.subjects) place.fresh.set(`${each.subject} ${each.audience}`, each)
    this.#look ??= setTimeout(this.#lookAtAll, Math.max(mergeWithin, this.#rested - performance.now()))
  }

  readonly #lookAtAll = async (): Promise<void> => {
    const begun = performance.now()
    this.#look = undefined
    const due = [...this.#places].filter(([, { fresh }]) => fresh.size > 0)
    const examined = due.map(([org, place]) => {
      const subjects = [...place.fresh.values()]
      place.fresh = new Map()
      return this.#examine(org, subjects, place.streams)
    })
    this.#rested = performance.now() + restsFor * (performance.now() - begun)
    await Promise.all(examined)
  }

  async #examine(org: Id, subjects: Subject[], streams: Iterable<Stream>): Promise<void> {
    const wide = changedFrom(subjects.filter(({ audience }) => audience === org))
    const narrow = changedFrom(subjects.filter(({ audience }) => audience !== org))
    const toAsk = new Map<Stream, Subject[]>()
    for (const stream of streams) {
      const seen = touched(stream, wide)
      stream.add(seen)
      const nudged = stream.any && wide.subjects.length > 0
      if (seen.length > 0 || nudged) this.#pace.soon(stream)
      const perhaps = touched(stream, narrow)
      if (perhaps.length > 0 || (stream.any && !nudged && narrow.subjects.length > 0)) toAsk.set(stream, perhaps)
    }
    if (toAsk.size === 0) return
    try {
      const sight = await this.#sightOf(org, [...toAsk.keys()], narrow)
      for (const [stream, perhaps] of toAsk) {
        const audiences = sight.get(stream.entrant.viewer.person)
        if (!audiences) continue
        const seen = perhaps.filter(({ audience }) => audiences.has(audience))
        stream.add(seen)
        if (seen.length > 0 || stream.any) this.#pace.soon(stream)
      }
    } catch {
      // Whose sight cannot be asked now asks for everything again; that tells them nothing.
      this.#tellAll([...toAsk.keys()])
    }
  }

  /** What of these audiences each person sees; nobody is named who sees none. */
  async #sightOf(org: Id, streams: Stream[], { subjects }: Changed): Promise<Map<Id, Set<Id>>> {
    const audiences = [...new Set(subjects.map(({ audience }) => audience))]
    const persons = [...new Set(streams.map(({ entrant }) => entrant.viewer.person))]
    const rows = await this.#database.asSystem('digests', org, (tx) =>
      tx.rows<{ person: Id; audience: Id }>(sql`
        select person, audience from sight
        where org = ${org} and audience = any (${audiences}::uuid[]) and person = any (${persons}::uuid[])`),
    )
    const seen = new Map<Id, Set<Id>>()
    for (const { person, audience } of rows) seen.set(person, (seen.get(person) ?? new Set()).add(audience))
    return seen
  }

  /** Tells every page of the organisation to ask for everything again. */
  tellAll(org: Id): void {
    this.#recent.forget()
    this.#tellAll(this.#places.get(org)?.streams ?? [])
  }

  /** After the wire was down: nobody knows what was missed. */
  tellEverybody(): void {
    this.#recent.forget()
    this.#tellAll(this.#all())
  }

  #tellAll(streams: Iterable<Stream>): void {
    for (const stream of streams) {
      stream.addAll()
      this.#pace.soon(stream)
    }
  }

  /**
   * Ends the streams of those who have signed out, left, or whose token was revoked: at once where that was done in this
   * process, and now and then for what was done in another.
   */
  askAgain(): void {
    if (this.#asking) {
      this.#askOnceMore = true
      return
    }
    // While the database is away nobody knows, and there is nothing to tell either.
    this.#asking = this.#whoIsGone()
      .catch(() => undefined)
      .finally(() => {
        this.#asking = undefined
        if (!this.#askOnceMore || this.#closed) return
        this.#askOnceMore = false
        this.askAgain()
      })
  }

  async #whoIsGone(): Promise<void> {
    const streams = this.#all()
    for (let from = 0; from < streams.length && !this.#closed; from += mostAsked) {
      const asked = streams.slice(from, from + mostAsked)
      const gone = new Set(await this.#doorkeeper.gone(asked.map(({ entrant }) => entrant)))
      for (const stream of asked) if (gone.has(stream.entrant)) this.#end(stream)
    }
  }

  #end(stream: Stream): void {
    this.#left(stream)
    stream.end()
  }

  #all(): Stream[] {
    return [...this.#places.values()].flatMap(({ streams }) => [...streams])
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#look)
    for (const stream of this.#all()) this.#end(stream)
    this.#pace.close()
    await this.#asking
  }
}

const touched = (stream: Stream, changed: Changed): Subject[] =>
  stream.looking ? touching(stream.looking, changed) : changed.subjects
