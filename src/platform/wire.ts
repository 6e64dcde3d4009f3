import pg from 'pg'
import type { Change } from './outbox.ts'
import { sql, type Transaction } from './sql.ts'

const channel = 'bearing'
// A notification carries at most 8,000 bytes; two ids with their names take 101.
const subjectsEach = 75
const most = 25
const again = 500

/** What is heard over the wire: what changed, or that too much of an organisation did to be named. */
export type Heard = Change | { org: string; all: true }

/**
 * Puts changes on the wire as a part of the transaction that found them: they go out when it is committed, or not at
 * all, so that a leading process which dies has told what it has done. No check-in's own commit waits for it.
 */
export function announce(tx: Transaction, changes: Change[]): void {
  const payloads = changes.flatMap(payloadsOf)
  if (payloads.length > 0) tx.send(sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) payload`)
}

/**
 * The wire between processes on one database: what the leading worker has found changed reaches the open pages of all of
 * them.
 */
export class Wire {
  readonly #url: string
  #client: pg.Client | undefined
  #later: NodeJS.Timeout | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  /** Listens until closed, connecting again when the server was away; `missed` tells that something may have been. */
  async listen(heard: (what: Heard) => void, missed: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    client.on('notification', ({ payload }) => {
      if (payload) heard(JSON.parse(payload))
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    if (this.#closed) return client.end()
    this.#client = client
    // One that is lost ends; one that never stood has thrown above.
    client.once('end', () => this.#reconnect(heard, missed))
  }

  #reconnect(heard: (what: Heard) => void, missed: () => void): void {
    if (this.#closed) return
    this.#later = setTimeout(() => {
      this.listen(heard, missed).then(missed, () => this.#reconnect(heard, missed))
    }, again)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#later)
    await this.#client?.end().catch(() => undefined)
  }
}

function payloadsOf({ org, subjects }: Change): string[] {
  const parts = Math.ceil(subjects.length / subjectsEach)
  if (parts > most) return [JSON.stringify({ org, all: true })]
  return Array.from({ length: parts }, (_, at) =>
    JSON.stringify({ org, subjects: subjects.slice(at * subjectsEach, (at + 1) * subjectsEach) }),
  )
}
