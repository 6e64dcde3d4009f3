import pg from 'pg'
import { CannotStart } from '../platform/cannot-start.ts'
import type { Urls } from '../platform/roles.ts'

const away = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOENT',
  'ECONNRESET',
]

/** What a server of one's own refuses, as sentences for the person who typed the command. */
export async function reached<T>(urls: Urls, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const sentence = sentenceOf(error, new URL(urls.owner))
    throw sentence ? new CannotStart(sentence, { cause: error }) : error
  }
}

function sentenceOf(error: unknown, { host, pathname, username }: URL): string | undefined {
  const { code, message = '' } = error as { code?: string; message?: string }
  const database = pathname.slice(1)
  if (away.includes(code ?? '')) return `No PostgreSQL answers at ${host}. Start it, or correct DATABASE_URL.`
  if (error instanceof pg.DatabaseError && ['28P01', '28000'].includes(code ?? ''))
    return `PostgreSQL at ${host} does not let ${username || 'this user'} in with this password. Correct them in DATABASE_URL.`
  if (/password must be a string|no password/.test(message))
    return `PostgreSQL at ${host} asks for a password. Put it into DATABASE_URL.`
  if (/does not support SSL/.test(message))
    return `PostgreSQL at ${host} speaks without encryption only. Take sslmode out of DATABASE_URL.`
  if (code === '3D000') return `There is no database ${database} at ${host}. Create it, or correct DATABASE_URL.`
  if (code === '57P03') return `PostgreSQL at ${host} is starting or stopping. Try again in a moment.`
  if (code === '53300')
    return `PostgreSQL at ${host} has no connection left. Raise its max_connections, or end what holds them.`
  if (code === '53100') return 'The disk of the database is full. Free some space, then start again.'
  return undefined
}
