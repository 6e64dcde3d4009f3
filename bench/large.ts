import { mkdir, writeFile } from 'node:fs/promises'
import { type Large, largeOrganisation } from '../src/demo/large.ts'
import { idIn } from '../src/entry/large-planting.ts'
import { issueToken } from '../src/people/tokens/store.ts'
import { Database } from '../src/platform/database.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { costOf } from './buffers.ts'
import { median, percentile } from './numbers.ts'
import type { Asked, Peer } from './peers.ts'
import { type Clients, startProduct } from './processes.ts'

/** A large organisation in a database of its own, with a token for each of three who see different things. */
export interface LargeTree {
  url: string
  org: string
  slug: string
  large: Large
  viewers: { name: 'executive' | 'manager' | 'nurse'; at: number; person: string; token: string }[]
}

/** What is planted there already by `plantLarge`, opened for measuring. */
export async function openLarge(
  url: string,
  { org, slug }: { org: string; slug: string },
  large: Large,
): Promise<LargeTree> {
  const database = new Database({ urls: urlsFrom(url), connections: 2 })
  const nurse = large.people - 1
  const manager = large.manager[large.manager[nurse] ?? 0] ?? 0
  const endsOn = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10)
  const viewers: LargeTree['viewers'] = []
  try {
    for (const [name, at] of [
      ['executive', 0],
      ['manager', manager],
      ['nurse', nurse],
    ] as const) {
      const person = idIn(org, 'person', at)
      const { text } = await database.asSystem('sign_in', org, (tx) =>
        issueToken(tx, org, { person, name: 'bench', scopes: ['read', 'write'], endsOn }),
      )
      viewers.push({ name, at, person, token: text })
    }
    return { url, org, slug, large, viewers }
  } finally {
    await database.close()
  }
}

/** The same organisation for the same size, everywhere. */
export const largeOf = (goals: number): Large => largeOrganisation({ people: Math.max(60, goals / 10), goals, seed: 1 })

interface Read {
  name: string
  operation: string
  input: Record<string, string>
  path: string
}

/** What people read most, with about the same to be seen at every size. */
function readsOf({ org, large }: LargeTree, viewer: LargeTree['viewers'][number]): Read[] {
  const goal = (at: number): string => idIn(org, 'goal', at)
  // One in the third level with a handful below it, and one far down.
  const near = large.depth.findIndex(
    (depth, at) => depth === 3 && (large.carries[at] ?? 0) >= 5 && (large.carries[at] ?? 0) <= 7,
  )
  const deep = large.carries.findLastIndex(
    (carries, at) => carries >= 4 && carries <= 6 && (large.second[at] ?? -1) < 0,
  )
  const team = large.leads[viewer.at] ?? -1
  const query = (input: Record<string, string>): string => new URLSearchParams(input).toString()
  const list = (name: string, input: Record<string, string>): Read => ({
    ...{ name: `List: ${name}`, operation: 'graph.list', input },
    path: `/graph/nodes?${query(input)}`,
  })
  const search = (text: string): Read => ({
    ...{ name: `Search for “${text}”`, operation: 'graph.search', input: { text } },
    path: `/graph/search?${query({ text })}`,
  })
  const people = (name: string, input: Record<string, string>): Read => ({
    ...{ name: `People: ${name}`, operation: 'persons.list', input },
    path: `/people?${query(input)}`,
  })
  return [
    { name: 'The map’s first answer', operation: 'graph.map', input: {}, path: '/graph/map' },
    { name: 'A zoom', operation: 'graph.map', input: { focus: goal(near) }, path: `/graph/map?focus=${goal(near)}` },
    { name: 'Why and how', operation: 'graph.see', input: { node: goal(deep) }, path: `/graph/nodes/${goal(deep)}` },
    { name: 'A goal’s page', operation: 'goals.see', input: { goal: goal(deep) }, path: `/goals/${goal(deep)}` },
    { name: 'My goals', operation: 'goals.mine', input: {}, path: '/goals-of-mine' },
    search('ambulances within'),
    search('home before noon, alderbridge'),
    list('by title', {}),
    list('off track, what is due first', { health: 'off track', sort: 'due' }),
    list('of one team, least progress first', {
      team: idIn(org, 'team', large.leads[large.manager[large.people - 1] ?? 0] ?? 0),
      sort: 'progress',
    }),
    list('by health', { sort: 'health' }),
    list('without an owner, by last reading', { gap: 'owner', sort: 'read' }),
    list('of my team', { team: idIn(org, 'team', team < 0 ? (large.team[viewer.at] ?? 0) : team), sort: 'due' }),
    people('by name', {}),
    people('called Khan', { text: 'khan' }),
    {
      name: 'A person with their line',
      ...{ operation: 'persons.see', input: { person: idIn(org, 'person', large.people - 2) } },
      path: `/people/${idIn(org, 'person', large.people - 2)}`,
    },
  ]
}

export interface ReadFound {
  goals: number
  viewer: string
  read: string
  /** Milliseconds, one client and sixteen. */
  p50: number
  p99: number
  p50Of16: number
  p99Of16: number
  buffers: number
  statements: number
  bytes: number
}

/** Every read as each of the three, over HTTP; at the largest size its plans are kept too. */
export async function measureReads(
  tree: LargeTree,
  clients: Clients,
  { times, plans, only, say }: { times: number; plans?: string; only?: RegExp; say: (line: string) => void },
): Promise<ReadFound[]> {
  const served = await startProduct(tree.url, '--no-pages')
  const found: ReadFound[] = []
  try {
    const peer: Peer = { kind: 'product', origin: served.origin, slug: tree.slug, tokens: [] }
    for (const viewer of tree.viewers)
      for (const read of readsOf(tree, viewer)) {
        if (only && !only.test(read.name)) continue
        const asked: Asked = { method: 'GET', path: `/api/${tree.slug}${read.path}`, token: viewer.token }
        const ask = (count: number, many: number) =>
          clients.run({ job: 'reads', peer, clients: many, asked: Array.from({ length: count }, () => asked) })
        await ask(8, 1)
        const one = await ask(times, 1)
        const sixteen = await ask(times * 2, 16)
        const cost = await costOf({ ...tree, person: viewer.person }, read.operation, read.input)
        found.push({
          ...{ goals: tree.large.goals, viewer: viewer.name, read: read.name, bytes: one.bytes },
          ...{ p50: median(one.taken), p99: percentile(one.taken, 99) },
          ...{ p50Of16: median(sixteen.taken), p99Of16: percentile(sixteen.taken, 99) },
          ...{ buffers: cost.buffers, statements: cost.statements },
        })
        say(`  ${viewer.name}: ${read.name}: ${median(one.taken).toFixed(2)} ms, ${cost.buffers} pages`)
        if (plans && viewer.name === 'manager') await keepPlans(plans, read.name, cost.plans)
      }
    return found
  } finally {
    await served.stop()
  }
}

async function keepPlans(folder: string, name: string, plans: string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = `${folder}/${name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')}.txt`
  // Ids differ from run to run and say nothing.
  const words = plans.join('\n\n\n').replaceAll(/'[0-9a-f]{8}-[0-9a-f-]{27}'/g, "'…'")
  await writeFile(file, `${words}\n`)
}
