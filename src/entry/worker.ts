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
const settleEvery = 3_600_000

/**
 * What goes on beside requests, led by one process at a time: the roll-up, handing events on to open pages, and the
 * clock's turns. A batch starts at once when it is woken and none is running; changes of other processes are noticed
 * within a tenth of a second.
 */
export class Worker {
  readonly #database: Database
  readonly #leader: Leader
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #again = false
  #closed = false
  #swept = 0
  #settled = 0
  #looked = 0
  readonly #woken = new Set<Id>()

  constructor(database: Database) {
    this.#database = database
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
      }
      // Each by itself: an organisation whose batch fails does not stop the others.
      for (const org of await this.#dirty()) await rollUp(this.#database, org).catch(this.#failed)
      await this.#database.asSystem('digests', null, async (tx) => announce(tx, await newEvents(tx, 'live')))
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
    await this.#leader.close()
  }
}
