import type { Duplex } from 'node:stream'
import pg from 'pg'

/**
 * A connection of the owner's for one piece of work. Where that fails, the connection is cut instead of ended, since rows
 * may still be on their way; the server then takes its transaction back. When the work is cancelled, so is what the server
 * is just doing for it.
 */
export async function asOwner<T>(
  url: string,
  signal: AbortSignal | undefined,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connected(url)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const stop = (): void => void cancel(url, rows[0]?.pid).catch(() => undefined)
  signal?.addEventListener('abort', stop)
  try {
    signal?.throwIfAborted()
    const result = await work(client)
    await client.end()
    return result
  } catch (error) {
    const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
    stream.destroy()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

async function cancel(url: string, pid: number | undefined): Promise<void> {
  const client = await connected(url)
  await client.query('select pg_cancel_backend($1)', [pid])
  await client.end()
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  // Whatever waits for the connection meets its loss there.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
