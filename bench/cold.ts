import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { issueToken } from '../src/people/tokens/store.ts'
import { Database } from '../src/platform/database.ts'
import { runningEmbedded } from '../src/platform/embedded.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import type { LargeTree } from './large.ts'
import { type Memory, memoryOfAll } from './memory.ts'
import type { Asked, Peer } from './peers.ts'
import type { Clients, Served } from './processes.ts'
import { startOn, startProduct } from './processes.ts'
import { asOwner } from './setting.ts'

/** `bearing start` on a large organisation. */
export interface Cold {
  goals: number
  /** Whether it started the database too, as it does without a DATABASE_URL. */
  embedded: boolean
  /** Milliseconds from the start until it said that it is ready, and until the executive's first map had been answered. */
  ready: number[]
  answered: number[]
  /** Mebibytes of all its processes: left alone, and at their most while sixteen people look about and check in. */
  idle: Memory
  loaded: Memory
  /** Requests a second of that load, by so many seconds. */
  perSecond: number
  seconds: number
}

/** On the data folder where there is one, else on the database where the organisation is. Stops what it starts. */
export async function measureStart(
  tree: LargeTree,
  clients: Clients,
  { data, times, seconds }: { data: string | null; times: number; seconds: number },
): Promise<Cold> {
  const found = { goals: tree.large.goals, embedded: data !== null, ready: [] as number[], answered: [] as number[] }
  const executive = tree.viewers.find(({ name }) => name === 'executive')
  const first: Asked = { method: 'GET', path: `/api/${tree.slug}/graph/map`, token: executive?.token }
  for (let time = 1; ; time++) {
    const began = performance.now()
    const served = data === null ? await startProduct(tree.url) : await startOn(data)
    try {
      const peer: Peer = { kind: 'product', origin: served.origin, slug: tree.slug, tokens: [] }
      found.ready.push(served.ready)
      await clients.run({ job: 'reads', peer, asked: [first] })
      found.answered.push(performance.now() - began)
      if (time < times) continue
      const url = data === null ? tree.url : ((await runningEmbedded(data))?.url ?? '')
      return { ...found, ...(await measureMemory({ ...tree, url }, served, peer, clients, first, seconds)), seconds }
    } finally {
      await served.stop()
    }
  }
}

async function measureMemory(
  tree: LargeTree,
  served: Served,
  peer: Peer,
  clients: Clients,
  first: Asked,
  seconds: number,
): Promise<{ idle: Memory; loaded: Memory; perSecond: number }> {
  const client = new pg.Client({ connectionString: tree.url })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number; here: boolean }>(
      "select pg_backend_pid() as pid, inet_server_addr() is null or inet_server_addr() <<= inet '127.0.0.0/8' as here",
    )
    const backend = rows[0]?.here ? rows[0].pid : null
    await pause(5000)
    const idle = memoryOfAll(served.pid, backend)
    const asked = await mixed(tree, first)
    const loaded = { ...idle }
    let over = false
    const load = clients.run({ job: 'reads', peer, asked, clients: 16, seconds }).finally(() => {
      over = true
    })
    load.catch(() => undefined)
    while (!over) {
      const now = memoryOfAll(served.pid, backend)
      loaded.bearing = Math.max(loaded.bearing, now.bearing)
      if (now.postgres !== null) loaded.postgres = Math.max(loaded.postgres ?? 0, now.postgres)
      await pause(200)
    }
    const done = await load
    return { idle, loaded, perSecond: done.taken.length / done.seconds }
  } finally {
    await client.end()
  }
}

/** The map, parts of it, lists and searches by each of the three, and as many check-ins by those who own the goals. */
async function mixed({ url, org, slug, viewers }: LargeTree, first: Asked): Promise<Asked[]> {
  const owned = await asOwner(url, async (client) => {
    const { rows } = await client.query<{ goal: string; owner: string; measure: string }>(
      `select distinct on (n.owner) n.node as goal, n.owner, m.node as measure
       from (select node, goal from measure where org = $1 and direction = 'increase' order by node limit 5000) m
       join node n on n.org = $1 and n.node = m.goal
       join node x on x.org = $1 and x.node = m.node
       where n.state = 'active' and x.state = 'active' and n.owner is not null order by n.owner limit 40`,
      [org],
    )
    return rows
  })
  const database = new Database({ urls: urlsFrom(url), connections: 1 })
  const endsOn = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10)
  try {
    const asked: Asked[] = []
    for (const { goal, owner, measure } of owned) {
      const { text: token } = await database.asSystem('sign_in', org, (tx) =>
        issueToken(tx, org, { person: owner, name: 'bench', scopes: ['read', 'write'], endsOn }),
      )
      const viewer = viewers[asked.length % viewers.length]
      const look = (path: string): Asked => ({ ...first, path: `/api/${slug}${path}`, token: viewer?.token })
      const body = JSON.stringify({ values: [{ measure, value: 1 + (asked.length % 9) }], confidence: 7 })
      asked.push(
        look('/graph/map'),
        { method: 'POST', path: `/api/${slug}/goals/${goal}/check-ins`, token, body },
        look('/graph/nodes?sort=due'),
        { method: 'POST', path: `/api/${slug}/goals/${goal}/check-ins`, token, body },
        look(`/graph/search?text=${['ambulances', 'discharge', 'waiting'][asked.length % 3]}`),
        { method: 'POST', path: `/api/${slug}/goals/${goal}/check-ins`, token, body },
      )
    }
    if (asked.length === 0) throw new Error('Nobody owns a goal that can be checked in.')
    return asked
  } finally {
    await database.close()
  }
}
