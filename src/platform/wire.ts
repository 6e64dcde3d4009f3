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
    // A notification is a transaction of its own; what it says is out of date after a crash, so it waits for no disk.
    await client.query(`set synchronous_commit = off; listen ${channel}`)
    this.#client = client
  }

  #again(heard: Parameters<Wire['listen']>[0], missed: () => void): void {
    if (this.#closed) return
    this.listen(heard, missed).then(missed, () => setTimeout(() => this.#again(heard, missed), 500))
  }

  async tell(changes: Change[]): Promise<void> {
    const payloads = changes.flatMap(payloadsOf)
    if (payloads.length > 0)
      await this.#client?.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [channel, payloads])
  }

  async close(): Promise<void> {
    this.#closed = true
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
