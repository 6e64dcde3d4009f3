import pg from 'pg'

const key = 7305161843
const askEvery = 100

/**
 * What must be done once is done by whoever holds a lock in the database. The lock is bound to a connection: when its
 * process dies, the server lets go at once; when its machine does, within the half minute that these probes give it.
 */
const probes = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3'

export class Leader {
  readonly #url: string
  #client: pg.Client | undefined
  #connected = false
  #leading = false
  #asked = 0

  constructor(url: string) {
    this.#url = url
  }

  /** True while this process leads; otherwise tries to take the lead, now and then. */
  async leads(): Promise<boolean> {
    if (this.#leading) return true
    if (Date.now() - this.#asked < askEvery) return false
    this.#asked = Date.now()
    this.#client ??= this.#made()
    const client = this.#client
    try {
      if (!this.#connected) {
        await client.connect()
        await client.query(probes)
        this.#connected = true
      }
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [key])
      this.#leading = this.#client === client && (rows[0]?.got ?? false)
      return this.#leading
    } catch (error) {
      this.#lose(client)
      await client.end().catch(() => undefined)
      throw error
    }
  }

  #made(): pg.Client {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    client.on('error', () => this.#lose(client))
    client.on('end', () => this.#lose(client))
    return client
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return
    this.#leading = false
    this.#connected = false
    this.#client = undefined
  }

  async close(): Promise<void> {
    const client = this.#client
    if (!client) return
    this.#lose(client)
    await client.end().catch(() => undefined)
  }
}
