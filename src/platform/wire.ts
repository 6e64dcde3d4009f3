import pg from 'pg'
import type { Change } from './outbox.ts'

const channel = 'bearing'
// A notification carries at most 8,000 bytes; two ids with their names take 101.
const subjectsEach = 75
const most = 25

/**
 * The wire between processes on one database: what the leading worker has found changed reaches the open pages of all of
 * them. It goes out after the change was committed, so that no check-in's own commit waits for it.
 */
export class Wire {
  readonly #url: string
  #client: pg.Client | undefined
  #closed = false

  constructor(url: string) {
    this.#url = url
  }

  /** Listens until closed, connecting again when the server was away; `missed` tells that something may have been. */
  async listen(heard: (change: Change | { org: string; all: true }) => void, missed: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    client.on('notification', ({ payload }) => {
      if (payload) heard(JSON.parse(payload))
    })
    client.on('error', () => undefined)
    client.on('end', () => {
      if (!this.#closed) setTimeout(() => this.#again(heard, missed), 500)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    this.#client = client
  }

  #again(heard: Parameters<Wire['listen']>[0], missed: () => void): void {
    if (this.#closed) return
    this.listen(heard, missed).then(missed, () => setTimeout(() => this.#again(heard, missed), 500))
  }

  async tell(changes: Change[]): Promise<void> {
    for (const change of changes) {
      const parts = Math.ceil(change.subjects.length / subjectsEach)
      const payloads =
        parts > most
          ? [{ org: change.org, all: true }]
          : Array.from({ length: parts }, (_, at) => ({
              org: change.org,
              subjects: change.subjects.slice(at * subjectsEach, (at + 1) * subjectsEach),
            }))
      for (const payload of payloads)
        await this.#client?.query('select pg_notify($1, $2)', [channel, JSON.stringify(payload)])
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#client?.end().catch(() => undefined)
  }
}
