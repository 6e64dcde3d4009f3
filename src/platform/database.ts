import type { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import { isId } from '../kernel/ids.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { Urls } from './roles.ts'
import { type Ask, Transaction, typeParsers } from './sql.ts'
import { Together } from './together.ts'

/** Who acts where no viewer does: a closed list, each with row policies of its own. */
export type SystemRole = 'sign_in' | 'roll_up' | 'import' | 'digests' | 'answer_box'

export interface DatabaseOptions {
  urls: Urls
  /** Connections for viewers; the system roles share a third of it. */
  connections?: number
  /** Named prepared statements; off behind a transaction pooler that does not carry them. */
  prepare?: boolean
}

/** The connection was lost while a commit was on its way: what was written is there, or it is not. */
export class Uncertain extends Error {}

/** The one road to the data: each transaction is a viewer's or a named system role's. */
export class Database {
  readonly urls: Urls
  readonly #viewers: pg.Pool
  readonly #system: pg.Pool
  readonly #prepare: boolean
  readonly #looks: Together
  readonly #writes: Together

  constructor({ urls, connections = 12, prepare = true }: DatabaseOptions) {
    this.urls = urls
    this.#prepare = prepare
    this.#viewers = pool(urls.viewers, connections)
    this.#system = pool(urls.system, Math.max(4, Math.ceil(connections / 3)))
    const uncertain = (cause: unknown) => new Uncertain('The connection was lost during a commit.', { cause })
    const together = (mode: 'read' | 'write') =>
      new Together(this.#viewers, { begin: this.#opening(mode), mode, uncertain }, asking)
    this.#looks = together('read')
    this.#writes = together('write')
  }

  /** Reads and writes as this viewer; commits when `work` returns, rolls back when it throws. */
  asViewer<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>, mode: 'read' | 'write' = 'write'): Promise<T> {
    return this.#transaction(this.#viewers, `${this.#opening(mode)}; ${who(viewer)}`, work, mode)
  }

  /**
   * As `asViewer`, for short work that looks first and then writes, with nothing held in between: what it reads it reads
   * at once, what it sends is written when `work` has returned, all of it or nothing. Several viewers' looks share a
   * transaction, and several viewers' writes do.
   */
  async asViewerInPassing<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const written: pg.QueryConfig[] = []
    const look: Ask = async (query) => {
      const [answer] = await this.#looks.ask(who(viewer), [query])
      return answer as never
    }
    const result = await work(new Transaction(look, this.#prepare, (query) => void written.push(query)))
    await this.#writes.ask(who(viewer), written)
    return result
  }

  #opening(mode: 'read' | 'write'): string {
    return `${begin[mode]}${this.#prepare ? keptPlans : ''}`
  }

  /** Work of the product itself, within one organisation or (`org` null) where the role's policies need none. */
  asSystem<T>(role: SystemRole, org: string | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const setting = org === null ? '' : `; set local app.org = '${checked(org)}'`
    const flush = derives.has(role) ? '; set local synchronous_commit = off' : ''
    return this.#transaction(this.#system, `begin; set local role bearing_${role}${flush}${setting}`, work)
  }

  async #transaction<T>(
    from: pg.Pool,
    opening: string,
    work: (tx: Transaction) => Promise<T>,
    mode: 'read' | 'write' = 'write',
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const client = await from.connect()
      const ask = asking(client)
      const tx = new Transaction(ask, this.#prepare)
      let broken: Error | undefined
      let leaving: Promise<unknown> | undefined
      let committing = false
      try {
        // Not waited for: the first statement follows on its heels. Without it a statement would see and write nothing.
        const opened = ask({ text: opening })
        opened.catch(() => undefined)
        const result = await work(tx)
        if (mode === 'write') {
          committing = true
          const committed = ask({ text: 'commit' })
          committed.catch(() => undefined)
          await Promise.all([opened, tx.settled()])
          if ((await committed).command !== 'COMMIT') throw new Error('The server rolled the transaction back.')
        } else {
          await Promise.all([opened, tx.settled()])
          // Whoever has only read gets their answer first; then the server is told that they are done.
          leaving = setImmediate().then(() => client.query('commit'))
        }
        return result
      } catch (thrown) {
        await client.query('rollback').catch((lost: Error) => {
          broken = lost
        })
        const error = isAftermath(thrown) ? (tx.fault ?? thrown) : thrown
        if (attempt < 4 && isRetryable(error)) continue
        throw committing && broken ? new Uncertain('The connection was lost during a commit.', { cause: error }) : error
      } finally {
        if (leaving)
          leaving.then(
            () => client.release(),
            (lost: Error) => client.release(lost),
          )
        else client.release(broken)
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#viewers.end(), this.#system.end()])
  }
}

/**
 * What is asked of a connection within one turn of the event loop travels in one write. Each write wakes the server's
 * process, which costs more than most of what it is then asked to do.
 */
function inOneWrite(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const asking =
  (client: pg.PoolClient): Ask =>
  (query) => {
    inOneWrite(client)
    return client.query(query)
  }

// What these write can be worked out again from what others wrote, so they wait for no disk: a crash loses a batch whole,
// with the marks that it took, and the next one does it again.
const derives: ReadonlySet<SystemRole> = new Set(['roll_up', 'digests'])

const begin = { read: 'begin read only', write: 'begin' }

// Row policies make planning dear, more than carrying out; a viewer's statements are narrow look-ups whose plan can be kept.
// Citus cannot make a plan without values, and there statements are not prepared.
const keptPlans = '; set local plan_cache_mode = force_generic_plan'

const who = (viewer: Viewer): string =>
  `set local app.org = '${checked(viewer.org)}'; set local app.person = '${checked(viewer.person)}'`

// SET takes no parameters, so the text is put in; only a validated id ever is.
function checked(given: string): string {
  if (!isId(given)) throw new Error('Not an id where one is required.')
  return given
}

/** Says no more than that something before it failed, or had not been prepared because of that. */
const isAftermath = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '25P02' || error.code === '26000')

/** Deadlock, serialisation failure: nothing was done, the same work may be tried again. */
const isRetryable = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001')

function pool(connectionString: string, max: number): pg.Pool {
  const options = { connectionString, max, types: typeParsers, idleTimeoutMillis: 60_000, pipeline: true }
  const made = new pg.Pool(options)
  // A connection that dies is replaced by the pool; the next request meets a fresh one. One that dies in use says so to
  // whoever uses it, and once more to nobody, which would end the process.
  made.on('error', () => undefined)
  made.on('connect', (client) => client.on('error', () => undefined))
  return made
}
