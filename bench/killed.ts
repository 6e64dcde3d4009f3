import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Deep } from './deep.ts'
import type { Clients, Served } from './processes.ts'
import { startNamed } from './processes.ts'
import { recomputeAll } from './recompute.ts'
import { asOwner } from './setting.ts'
import { firstLeaf, goalIdOf, measureIdOf } from './tree.ts'
import { visionFollows, type Written } from './writing.ts'

/** What became of a large batch whose process was killed in the middle of it. Milliseconds, all from the kill. */
export interface Killed {
  who: 'another stands by' | 'it is started again'
  /** Nodes that were marked for the batch. */
  marked: number
  /** For how long the batch had run. */
  into: number
  /** Until the database had given up what the killed process was at. */
  abandoned: number
  /** Until another process, or the next one, led. */
  led: number
  /** Until all that was marked had been carried up. */
  recovered: number
  /** Those that went on meanwhile; where nobody stands by there can be none. */
  checkIns: number
  /** From the last of them, or from when it had been carried up, until the vision was the mean of all leaves. */
  right: number
  nodes: number
  /** Nodes that a full recompute then found different. */
  different: number
}

const leads = `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
    and (l.classid::bigint << 32 | l.objid::bigint) = 7305161843`
/** At a batch that began after that moment: one that began earlier has not taken what was marked then. */
const atWork = `select extract(epoch from now() - a.query_start) * 1000 as taken from pg_stat_activity a
  where a.application_name = $1 and a.datname = current_database() and a.state = 'active' and a.query like '%roll_up(%' and a.query_start > $2`
const standing = 'select from dirty where org = $1 and dirty = any ($2)'

/**
 * Marks a tenth of the organisation, waits until the process that leads has been at it for a while, and kills that
 * process. Check-ins go on through the other one, where there is one.
 */
export async function killInBatch(deep: Deep, clients: Clients, values: Map<number, number>, who: Killed['who']) {
  return asOwner(deep.tree.url, async (client) => {
    await client.query("select set_config('app.org', $1, false)", [deep.tree.org])
    const first = await startNamed('bench first', deep.tree.url)
    const running: Served[] = [first]
    try {
      await until(client, leads, [], ([row]) => row?.name === 'bench first')
      if (who === 'another stands by') running.push(await startNamed('bench second', deep.tree.url))
      return await killing(deep, clients, values, who, client, running)
    } finally {
      for (const one of running) await one.stop()
    }
  })
}

async function killing(
  deep: Deep,
  clients: Clients,
  values: Map<number, number>,
  who: Killed['who'],
  client: pg.Client,
  running: Served[],
): Promise<Killed> {
  const [first, second] = running
  const writtenAt = ({ origin }: Served): Written => ({ peer: deep.peer('product', origin), size: deep.size, values })
  const changing = changingOf(deep.size)
  const load = async (to: Served) => {
    const leaves: [number, number] = [changing.end, deep.size]
    const { peer } = writtenAt(to)
    const done = await clients.run({ job: 'check-ins', peer, clients: 4, seconds: 3, leaves, random: 99 })
    for (const [leaf, value] of done.written) values.set(leaf, value)
    return done.taken.length
  }
  const loading = second && load(second)
  loading?.catch(() => undefined)
  let marked: Marked
  let into: number | null
  do {
    marked = await change(client, deep, values)
    into = await inTheMiddle(client, deep, marked)
  } while (into === null)
  await first?.kill()
  const killed = performance.now()
  const since = (): number => performance.now() - killed
  if (!second) running.push(await startNamed('bench second', deep.tree.url))
  const times = { abandoned: 0, led: 0, recovered: 0 }
  const look = async (
    what: keyof typeof times,
    question: string,
    values: unknown[],
    holds: (rows: Row[]) => boolean,
  ) => {
    await until(client, question, values, holds)
    times[what] = since()
  }
  await look('led', leads, [], ([row]) => row?.name === 'bench second')
  await look('abandoned', atWork, ['bench first', marked.at], (rows) => rows.length === 0)
  await look('recovered', standing, [deep.tree.org, marked.some], (rows) => rows.length === 0)
  const checkIns = (await loading) ?? 0
  const right = (await visionFollows(writtenAt(running.at(-1) as Served))) * 1000
  const { nodes, changed } = await recomputeAll(deep.tree, 1)
  return { who, marked: marked.count, into, ...times, checkIns, right, nodes, different: changed }
}

/** The first tenth of the leaves, and at least a few thousand. */
function changingOf(size: number): { first: number; end: number } {
  const first = firstLeaf(size)
  return {
    first,
    end: first + Math.max(Math.min(5000, Math.floor((size - first) / 2)), Math.floor((size - first) / 10)),
  }
}

interface Marked {
  count: number
  /** Some of the marks, to see whether they still stand. */
  some: string[]
  /** When they could be seen by others, by the database's clock. */
  at: string
}

/** Gives all of these leaves one point more, as one large import would, and marks them for the roll-up. */
async function change(client: pg.Client, { size, tree }: Deep, values: Map<number, number>): Promise<Marked> {
  const { first, end } = changingOf(size)
  await client.query('begin')
  await client.query(
    `update measure m set value = m.value + 1 from generate_series($2::integer, $3::integer) i
     where m.org = $1 and m.node = ${measureIdOf('i')}`,
    [tree.org, first, end - 1],
  )
  const { rows } = await client.query<{ dirty: string }>(
    `insert into dirty (org, dirty, node)
     select $1, gen_random_uuid(), x from generate_series($2::integer, $3::integer) i
     cross join lateral (values (${goalIdOf('i')}), (${measureIdOf('i')})) v(x) returning dirty`,
    [tree.org, first, end - 1],
  )
  await client.query('commit')
  for (let leaf = first; leaf < end; leaf++) values.set(leaf, (values.get(leaf) ?? 0) + 1)
  const some = rows.filter((_, place) => place % 997 === 0).map(({ dirty }) => dirty)
  const [now] = (await client.query<{ at: string }>('select clock_timestamp()::text as at')).rows
  return { count: rows.length, some, at: now?.at ?? '' }
}

/** For how many milliseconds the batch with these marks has been under way; null where it was over too soon to tell. */
async function inTheMiddle(client: pg.Client, { tree }: Deep, { some, at }: Marked): Promise<number | null> {
  for (;;) {
    const [batch] = (await client.query<Row>(atWork, ['bench first', at])).rows
    if (Number(batch?.taken) > 40) return Number(batch?.taken)
    if ((await client.query(standing, [tree.org, some])).rows.length === 0) return null
    await pause(2)
  }
}

type Row = Record<string, unknown>

async function until(client: pg.Client, question: string, values: unknown[], holds: (rows: Row[]) => boolean) {
  const begun = performance.now()
  for (;;) {
    const { rows } = await client.query<Row>(question, values)
    if (holds(rows)) return rows
    if (performance.now() - begun > 300_000) throw new Error(`After five minutes this is still not so: ${question}`)
    await pause(3)
  }
}
