import pg from 'pg'

const key = 7305161843

/**
 * What must be done once is done by whoever holds a lock in the database. The lock is bound to a connection: when its
 * process dies, the server lets go and another takes over within a second.
 */
export class Leader {
  readonly #url: string
  #client: pg.Client | undefined
  #leading = false

  constructor(url: string) {
    this.#url = url
  }

  /** True while this process leads; tries to take the lead otherwise. */
  async leads(): Promise<boolean> {
    if (this.#leading) return true
    if (!this.#client) {
      const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
      client.on('error', () => this.#lose(client))
      client.on('end', () => this.#lose(client))
      await client.connect()
      this.#client = client
    }
    const { rows } = await this.#client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [key])
    this.#leading = rows[0]?.got ?? false
    return this.#leading
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return
    this.#leading = false
    this.#client = undefined
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#leading = false
    this.#client = undefined
    await client?.end().catch(() => undefined)
  }
}
