import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { CannotStart } from '../platform/cannot-start.ts'
import { type Embedded, startEmbedded } from '../platform/embedded.ts'
import type { MailSettings } from '../platform/mail.ts'
import { migrate } from '../platform/migrate.ts'
import { urlsFrom } from '../platform/roles.ts'
import { openProduct, type Product } from './product.ts'
import { reached } from './reached.ts'

export interface StartOptions {
  port: number
  host: string
  /** Where the embedded database keeps its data. */
  data: string
  /** A PostgreSQL of one's own; without it the embedded one is started. */
  databaseUrl?: string
  /** For listening, leading and migrating, when `databaseUrl` goes through a pooler. */
  directUrl?: string
  demo?: boolean
  trustedProxies?: string[]
  /** Requests that one caller may make in ten seconds. */
  requestLimit?: number
  prepare?: boolean
  /** How mail goes out; without it everything stands on screen alone. */
  mail?: MailSettings | null
  /** False where another server has the pages, as in development. */
  withPages?: boolean
  say: (line: string) => void
}

export interface Started extends Product {
  /** The address to open, with its key. */
  address: string
}

const pages = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Starts everything in one process, in order; what cannot be started ends in a sentence, with nothing left running. */
export async function start(options: StartOptions): Promise<Started> {
  const embedded = options.databaseUrl ? undefined : await startEmbedded({ data: options.data, say: options.say })
  try {
    const urls = urlsFrom(options.databaseUrl ?? embedded?.url ?? '', options.directUrl)
    const { secret, applied } = await reached(urls, () => migrate(urls))
    const isFirst = applied.includes('0001_ground.sql')
    const key = randomBytes(16).toString('base64url')
    const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(options.host)
    const product = await openProduct({
      ...options,
      pages: options.withPages === false ? undefined : pages,
      urls,
      secret,
      throttle: options.requestLimit ? { requests: { most: options.requestLimit, seconds: 10 } } : undefined,
      startKey: key,
      demonstration: { open: options.demo ?? false, key },
    })
    try {
      await product.demonstrate({ wanted: options.demo || (isLocal && isFirst), say: options.say })
      const origin = await listen(product, options)
      await embedded?.announce(origin)
      const address = `${origin}/?key=${key}`
      return { ...product, address, close: () => closeAll(product, embedded) }
    } catch (error) {
      await product.close()
      throw error
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

async function closeAll(product: Product, embedded: Embedded | undefined): Promise<void> {
  await product.close()
  await embedded?.stop()
}

async function listen(product: Product, { port, host }: StartOptions): Promise<string> {
  try {
    await product.app.listen({ port, host })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${port} is taken by another program. End it, or choose another port: --port ${port + 1}.`,
      )
    if (code === 'EACCES')
      throw new CannotStart(`Port ${port} may not be opened by this user. Choose one above 1023 with --port.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new CannotStart(
        `${host} is not an address of this machine. Choose one that is with --host, such as 127.0.0.1.`,
      )
    throw error
  }
  const address = product.app.server.address()
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${shown}:${typeof address === 'object' ? address?.port : port}`
}

/** Resolves when the process is told to end; told again while it ends, it goes on ending. */
export const untilToldToEnd = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
