import pg from 'pg'
import type { Ask } from './sql.ts'

/** What one viewer asks within a shared transaction; `who` makes the statements after it theirs. */
interface Passenger {
  who: string
  queries: pg.QueryConfig[]
  /** Whoever met another's lock travels alone from then on, and waits for it. */
  alone: boolean
  tries: number
  resolve(answers: pg.QueryResult[]): void
  reject(error: unknown): void
}

interface Road {
  /** Begins a transaction, whatever is set for all of it included. */
  begin: string
  /** Readers are answered as their rows arrive, writers when all is committed. */
  mode: 'read' | 'write'
  /** Makes the error of those whose commit was on its way when the connection was lost. */
  uncertain(cause: unknown): Error
}

const most = 32
/** So many transactions at once; a second begins where the first takes longer than `patience` milliseconds. */
const abreast = 4
const patience = 10

/**
 * Short work of several viewers in one transaction: what waits while one is under way goes into the next. Each viewer's
 * statements run as that viewer, for row security looks at each statement anew. Where one of them fails, the server
 * takes all of it back; the one that failed hears so, and the others go again.
 *
 * It is for many at once: one wake-up of the server's process, one `begin`, one `commit`, one wait for the disk for all.
 */
export class Together {
  readonly #pool: pg.Pool
  readonly #road: Road
  readonly #asking: (client: pg.PoolClient) => Ask
  #waiting: Passenger[] = []
  #under = 0
  #called = false
  #impatient: NodeJS.Timeout | undefined

  constructor(pool: pg.Pool, road: Road, asking: (client: pg.PoolClient) => Ask) {
    this.#pool = pool
    this.#road = road
    this.#asking = asking
  }

  ask(who: string, queries: pg.QueryConfig[]): Promise<pg.QueryResult[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ who, queries, alone: false, tries: 0, resolve, reject })
      this.#call()
    })
  }

  /** Whoever else asks within this turn of the event loop comes along. */
  #call(): void {
    if (this.#called || this.#waiting.length === 0 || this.#under >= abreast) return
    if (this.#under > 0) {
      this.#impatient ??= setTimeout(() => {
        this.#impatient = undefined
        if (this.#waiting.length > 0 && this.#under < abreast) void this.#go()
      }, patience)
      return
    }
    this.#called = true
    setImmediate(() => {
      this.#called = false
      void this.#go()
    })
  }

  async #go(): Promise<void> {
    const alone = this.#waiting.findIndex((each) => each.alone)
    const aboard = this.#waiting.splice(Math.max(alone, 0), alone < 0 ? most : 1)
    if (aboard.length === 0) return
    this.#under += 1
    try {
      const client = await this.#pool.connect()
      let lost: Error | undefined
      try {
        lost = await this.#travel(this.#asking(client), aboard)
      } finally {
        client.release(lost)
      }
    } catch (error) {
      for (const each of aboard) each.reject(error)
    } finally {
      this.#under -= 1
      this.#call()
    }
  }

  /** Sends everything at once; answers how the connection was lost, if it was. */
  async #travel(ask: Ask, aboard: Passenger[]): Promise<Error | undefined> {
    const { begin, mode, uncertain } = this.#road
    const hurry = aboard.length > 1 ? `; set local lock_timeout = ${patience}` : ''
    const sent: Promise<PromiseSettledResult<pg.QueryResult>[]>[] = []
    let who = ''
    let opening: Promise<unknown> | undefined
    for (const each of aboard) {
      if (opening === undefined) opening = ask({ text: `${begin}${hurry}; ${each.who}` })
      else if (each.who !== who) ask({ text: each.who }).catch(() => undefined)
      who = each.who
      const answers = Promise.allSettled(each.queries.map((query) => ask(query)))
      sent.push(answers)
      if (mode === 'read') void answers.then((all) => this.#answer(each, all))
    }
    opening?.catch(() => undefined)
    const committed = ask({ text: 'commit' })
    committed.catch(() => undefined)
    const settled = await Promise.all(sent)
    const end = await committed.then(
      ({ command }) => ({ done: command === 'COMMIT', error: undefined }),
      (error: Error) => ({ done: false, error }),
    )
    const lost = end.error && !(end.error instanceof pg.DatabaseError) ? end.error : undefined
    if (mode === 'read') return lost
    // an opening that failed is everybody's fault
    const refused = await opening?.then(
      () => undefined,
      (error: unknown) => error,
    )
    for (const [at, each] of aboard.entries())
      if (end.done)
        each.resolve((settled[at] ?? []).map((one) => (one as PromiseFulfilledResult<pg.QueryResult>).value))
      else if (lost) each.reject(uncertain(lost))
      else if (refused) each.reject(refused)
      else this.#failed(each, settled[at] ?? [], aboard.length === 1 ? end.error : undefined)
    return lost
  }

  #answer(each: Passenger, all: PromiseSettledResult<pg.QueryResult>[]): void {
    if (all.every((one) => one.status === 'fulfilled')) each.resolve(all.map((one) => one.value))
    else this.#failed(each, all)
  }

  /** Goes again where the fault was another's or will pass; else hears of its own. */
  #failed(each: Passenger, all: PromiseSettledResult<unknown>[], whole?: Error): void {
    const reasons = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    const own = reasons.find((error) => codeOf(error) !== 'in a failed transaction') ?? whole
    each.tries += 1
    if ((own === undefined || passing.has(codeOf(own))) && each.tries < 5) {
      each.alone ||= own !== undefined || each.tries > 1
      this.#waiting.push(each)
      this.#call()
    } else each.reject(own ?? reasons[0])
  }
}

const codeOf = (error: unknown): string => {
  const code = error instanceof pg.DatabaseError ? (error.code ?? '') : ''
  return code === '25P02' ? 'in a failed transaction' : code
}

/**
 * Serialisation failure, deadlock, a lock that another holds; and a prepared statement that is not there, since whoever
 * came before and sent its text failed: that is looked for before the server says that the transaction has failed.
 */
const passing = new Set(['40001', '40P01', '55P03', '26000'])
