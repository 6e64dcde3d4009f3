import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net'

/**
 * Hands each connection on to the next of several servers in turn, passing over those that do not answer; with one
 * target it stands in front of it and can be cut. Bytes only: it knows no protocol.
 */
export class Relay {
  readonly #server = createServer((from) => this.#handOn(from))
  readonly #open = new Set<Socket>()
  readonly #targets: () => NetConnectOpts[]
  #next = 0
  #isCut = false
  port = 0

  constructor(targets: () => NetConnectOpts[]) {
    this.#targets = targets
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    this.port = typeof address === 'object' && address ? address.port : 0
    return this
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Ends what is open and lets nobody through until it is mended. */
  cut(): void {
    this.#isCut = true
    for (const socket of this.#open) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #handOn(from: Socket): void {
    from.on('error', () => undefined)
    if (this.#isCut) return void from.destroy()
    const targets = this.#targets()
    const first = this.#next++
    const attempt = (tried: number): void => {
      const target = targets[(first + tried) % targets.length]
      if (!target || tried === targets.length) return void from.destroy()
      const to = connect(target)
      to.once('error', () => attempt(tried + 1))
      to.once('connect', () => {
        to.removeAllListeners('error').on('error', () => undefined)
        this.#join(from, to)
      })
    }
    attempt(0)
  }

  #join(from: Socket, to: Socket): void {
    if (from.destroyed) return void to.destroy()
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.#open.add(one)
      one.pipe(other)
      one.on('close', () => {
        this.#open.delete(one)
        other.destroy()
      })
    }
  }
}

/** Where a PostgreSQL of this address listens: a unix socket's folder stands in its query. */
export function databaseAt(url: string): NetConnectOpts {
  const { hostname, port, searchParams } = new URL(url)
  const folder = searchParams.get('host')
  const number = searchParams.get('port') ?? (port || '5432')
  return folder?.startsWith('/')
    ? { path: `${folder}/.s.PGSQL.${number}` }
    : { host: folder ?? hostname, port: Number(number) }
}

/** The same database as its address names, through this port of this machine. */
export function through(url: string, port: number): string {
  const changed = new URL(url)
  changed.search = ''
  changed.host = `127.0.0.1:${port}`
  return changed.toString()
}
