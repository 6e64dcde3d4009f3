import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { Refusal } from '../kernel/refusal.ts'
import type { Database } from './database.ts'
import type { Caller } from './http.ts'
import { sql } from './sql.ts'

export interface Limit {
  most: number
  seconds: number
}

const quarterHour = 900

/** What may be tried so often in a window of time: by an address, or for one e-mail where the name says so. */
export const attempts = {
  'sign-in': { most: 100, seconds: quarterHour },
  'sign-in for one e-mail from one address': { most: 10, seconds: quarterHour },
  'sign-in for one e-mail': { most: 50, seconds: quarterHour },
  link: { most: 30, seconds: quarterHour },
  key: { most: 20, seconds: quarterHour },
  token: { most: 60, seconds: quarterHour },
} as const satisfies Record<string, Limit>

export type Attempt = keyof typeof attempts

export interface ThrottleOptions {
  /** For the whole API; for whoever is recognised, or for the address of whoever is not. */
  requests?: Limit
  attempts?: Partial<Record<Attempt, Limit>>
  /** Names a caller who was recognised a moment ago. */
  known?: (caller: Caller) => string | undefined
}

export interface Throttle {
  /** Counts one request of the whole API; waits for nothing. */
  (caller: Caller): void
  /** Counts an attempt of an address, an e-mail or both in the database, and refuses the one that is too many. */
  attempt(what: Attempt, who: string): Promise<void>
  /** Refuses at once where this process has just seen that it is too many; counts nothing. */
  check(what: Attempt, who: string): void
  close(): Promise<void>
}

interface Count {
  window: number
  own: number
  sent: number
  total: number
}

/**
 * Limits that every process on the same database shares. Attempts that guess at secrets are counted before they are
 * made. Requests in general are counted in memory and shared once a second by those who ask a good deal, so that none
 * of them waits; several processes together may let through what arrives within that second.
 */
export function makeThrottle(database: Database, options: ThrottleOptions = {}): Throttle {
  const { requests = { most: 600, seconds: 10 }, known: nameOf = () => undefined } = options
  const limits: Record<Attempt, Limit> = { ...attempts, ...options.attempts }
  const counts = new Map<string, Count>()
  const over = new Map<string, number>()

  const count = (caller: Caller): void => {
    const key = nameOf(caller) ?? networkOf(caller.address)
    const window = Math.floor(Date.now() / 1000 / requests.seconds)
    const known = counts.get(key)
    const now = known?.window === window ? known : { window, own: 0, sent: 0, total: 0 }
    if (now !== known) counts.set(key, now)
    now.own++
    if (now.total + now.own - now.sent > requests.most)
      throw new Refusal(
        'too-many',
        `Too many requests at once. Wait ${requests.seconds} seconds, then go on more slowly.`,
      )
  }

  const share = async (): Promise<void> => {
    const window = Math.floor(Date.now() / 1000 / requests.seconds)
    for (const [key, { window: past }] of counts) if (past !== window) counts.delete(key)
    for (const [key, until] of over) if (until <= Date.now()) over.delete(key)
    // Whoever was shared once is asked for again: another process may have counted more since.
    const busy = [...counts].filter(([, { own, sent }]) => sent > 0 || own > requests.most / 20)
    if (busy.length === 0) return
    const sums = busy.map(([who, one]) => ({ who, key: keyOf('requests', who), more: one.own - one.sent }))
    for (const [, one] of busy) one.sent = one.own
    const rows = await database.asSystem('sign_in', null, (tx) =>
      tx.rows<{ key: string; count: number }>(sql`
        insert into auth.throttle as t (key, window_start, count)
        select s.key, to_timestamp(${window * requests.seconds}), s.more
        from jsonb_to_recordset(${JSON.stringify(sums)}::jsonb) as s(key text, more integer) order by s.key
        on conflict (key, window_start) do update set count = t.count + excluded.count
        returning key, count`),
    )
    const totals = new Map(rows.map((row) => [row.key, row.count]))
    for (const { who, key } of sums) {
      const one = counts.get(who)
      if (one?.window === window) one.total = totals.get(key) ?? one.total
    }
  }

  const sweep = (): Promise<unknown> =>
    database.asSystem('sign_in', null, (tx) =>
      tx.run(sql`delete from auth.throttle where window_start < now() - interval '1 day'`),
    )

  let underway: Promise<unknown> = Promise.resolve()
  // A database that is away for a moment must not end the process; the next second tries again.
  const every = (milliseconds: number, work: () => Promise<unknown>) =>
    setInterval(() => {
      underway = underway.then(work).catch(() => undefined)
    }, milliseconds).unref()
  const timers = [every(1000, share), every(600_000, sweep)]

  return Object.assign(count, {
    async attempt(what: Attempt, who: string): Promise<void> {
      const { most, seconds } = limits[what]
      const row = await database.asSystem('sign_in', null, (tx) =>
        tx.first<{ count: number }>(sql`
          insert into auth.throttle as t (key, window_start, count)
          values (${keyOf(what, who)}, to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int), 1)
          on conflict (key, window_start) do update set count = t.count + 1
          returning count`),
      )
      if ((row?.count ?? 0) <= most) return
      over.set(keyOf(what, who), endOf(seconds))
      throw tooMany(seconds)
    },
    check(what: Attempt, who: string): void {
      const until = over.get(keyOf(what, who))
      if (until !== undefined && until > Date.now()) throw tooMany(limits[what].seconds)
    },
    async close(): Promise<void> {
      for (const timer of timers) clearInterval(timer)
      await underway
    },
  })
}

const endOf = (seconds: number): number => (Math.floor(Date.now() / 1000 / seconds) + 1) * seconds * 1000

function tooMany(seconds: number): Refusal {
  const minutes = Math.max(1, Math.ceil((endOf(seconds) - Date.now()) / 60_000))
  return new Refusal(
    'too-many',
    `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  )
}

/** Addresses and e-mails are not kept as they are. */
const keyOf = (what: string, who: string): string =>
  createHash('sha256')
    .update(`${what}\n${who.replace(/^\S+/, networkOf)}`)
    .digest('base64url')

/**
 * Whoever has one IPv6 address has its whole network of 64 bits, and could count anew with each address of it. Anything
 * but an IPv6 address is left as it is; one that only wraps an IPv4 address is that address.
 */
export function networkOf(address: string): string {
  const wrapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (wrapped?.[1]) return wrapped[1]
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.replace(/%.*$/, '').split('::')
  const [head, tail] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = after === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0)
  const groups = [...(head ?? []), ...Array<string>(Math.max(0, zeros)).fill('0'), ...(tail ?? [])]
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
