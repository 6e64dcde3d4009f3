import { dirtyOrganisations, rollUp, turnByClock } from '../graph/batch.ts'
import type { Id } from '../kernel/ids.ts'
import { settleEverywhere } from '../people/persons/store.ts'
import type { Database } from '../platform/database.ts'
import { Leader } from '../platform/leader.ts'
import { newEvents } from '../platform/outbox.ts'
import { isUnreachable } from '../platform/problem.ts'
import { announce } from '../platform/wire.ts'

const pollEvery = 100
const sweepEvery = 30_000
const mailEvery = 1_000
/** Notices may come a blink later than numbers; under load each look at the events would cost a batch. */
const reactEvery = 200
const settleEvery = 3_600_000

/** What follows from events and from the clock. */
export interface Beside {
  /** Makes notices of what happened. */
  react(): Promise<void>
  /** Looks whether a morning has come somewhere, and what has turned meanwhile. */
  look(): Promise<void>
  /** Sends the mails that wait; nobody waits for it. */
  post?: { wake(): void; close(): Promise<void> }
}

/**
 * What goes on beside requests, led by one process at a time: the roll-up, handing events on to open pages, and the
 * clock's turns. A batch starts at once when it is woken and none is running; changes of other processes are noticed
 * within a tenth of a second.
 */
export class Worker {
  readonly #database: Database
  readonly #leader: Leader
  readonly #beside: Beside
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #again = false
  #closed = false
  #swept = 0
  #settled = 0
  #looked = 0
  #posted = 0
  #reacted = 0
  #clock: Promise<void> | undefined
  readonly #woken = new Set<Id>()

  constructor(database: Database, beside: Beside) {
    this.#database = database
    this.#beside = beside
    this.#leader = new Leader(database.urls.direct)
  }

  start(): void {
    this.wake()
  }

  /** Something is to be done, in this organisation where one is named; at once where nothing is being done, else right after it. */
  readonly wake = (org?: Id): void => {
    if (this.#closed) return
    if (org) this.#woken.add(org)
    if (this.#running) {
      this.#again = true
      return
    }
    clearTimeout(this.#timer)
    this.#running = this.#round().finally(() => {
      this.#running = undefined
      if (this.#again) {
        this.#again = false
        this.wake()
      } else if (!this.#closed) this.#timer = setTimeout(() => this.wake(), pollEvery)
    })
  }

  async #round(): Promise<void> {
    try {
      if (!(await this.#leader.leads())) return
      if (Date.now() - this.#settled > settleEvery) {
        this.#settled = Date.now()
        await settleEverywhere(this.#database)
      }
      if (Date.now() - this.#swept > sweepEvery) {
        this.#swept = Date.now()
        await turnByClock(this.#database)
        // A morning in a large organisation takes a while, and no roll-up waits for it.
        this.#clock ??= this.#beside
          .look()
          .catch(this.#failed)
          .finally(() => {
            this.#clock = undefined
          })
      }
      // Each by itself: an organisation whose batch fails does not stop the others.
      for (const org of await this.#dirty()) await rollUp(this.#database, org).catch(this.#failed)
      if (Date.now() - this.#reacted > reactEvery) {
        this.#reacted = Date.now()
        await this.#beside.react().catch(this.#failed)
      }
      await this.#database.asSystem('digests', null, async (tx) => announce(tx, await newEvents(tx, 'live')))
      if (Date.now() - this.#posted > mailEvery) {
        this.#posted = Date.now()
        this.#beside.post?.wake()
      }
    } catch (error) {
      this.#failed(error)
    }
  }

  /** The server was away, or a batch failed: its dirty rows are still there, and the next round tries again. */
  readonly #failed = (error: unknown): void => {
    if (!this.#closed && !isUnreachable(error)) console.error('The worker will try again.', error)
  }

  /** Those that were named, and now and then all that there are: other processes name theirs to themselves. */
  async #dirty(): Promise<Id[]> {
    const named = [...this.#woken]
    this.#woken.clear()
    if (named.length > 0 && Date.now() - this.#looked < pollEvery) return named
    this.#looked = Date.now()
    return [...new Set([...named, ...(await dirtyOrganisations(this.#database))])]
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#running
    await this.#clock
    await this.#beside.post?.close()
    await this.#leader.close()
  }
}
