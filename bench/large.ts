import { mkdir, writeFile } from 'node:fs/promises'
import { type Large, largeOrganisation } from '../src/demo/large.ts'
import { idIn } from '../src/entry/large-planting.ts'
import { issueToken } from '../src/people/tokens/store.ts'
import { Database } from '../src/platform/database.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { costOf } from './buffers.ts'
import { median, percentile } from './numbers.ts'
import type { Asked, Peer } from './peers.ts'
import { type Clients, type Served, startProduct } from './processes.ts'

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
  const { nurse, manager } = viewersIn(large)
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

/**
 * Somebody at the bedside who owns seven goals, and who manages them: of all such pairs the one where the manager owns
 * about eight and about six people report to them, so that at every size there is about the same to be seen.
 */
function viewersIn({ people, manager, owner }: Large): { nurse: number; manager: number } {
  const [owns, reports] = [new Int32Array(people), new Int32Array(people)]
  for (const each of owner) if (each >= 0) owns[each] = (owns[each] ?? 0) + 1
  for (const each of manager) if (each >= 0) reports[each] = (reports[each] ?? 0) + 1
  const unlike = (person: number): number => {
    const above = manager[person] ?? 0
    return (
      10 * Math.abs((owns[person] ?? 0) - 7) +
      Math.abs((owns[above] ?? 0) - 8) +
      2 * Math.abs((reports[above] ?? 0) - 6)
    )
  }
  let nurse = people - 1
  for (let person = people - 1; person > 0; person--)
    if (reports[person] === 0 && unlike(person) < unlike(nurse)) nurse = person
  return { nurse, manager: manager[nurse] ?? 0 }
}

/** The same organisation for the same size, everywhere. */
export const largeOf = (goals: number): Large => largeOrganisation({ people: Math.max(60, goals / 10), goals, seed: 1 })

const places = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
const unlikeSix = ({ carries }: Large, goal: number): number => Math.abs((carries[goal] ?? 0) - 6)

interface Read {
  name: string
  operation: string
  input: Record<string, string>
  path: string
}

/** What people read most, with about the same to be seen at every size. */
function readsOf({ org, large, viewers }: LargeTree, viewer: LargeTree['viewers'][number]): Read[] {
  const manager = viewers.find(({ name }) => name === 'manager')?.at ?? 0
  const goal = (at: number): string => idIn(org, 'goal', at)
  // One right below the vision with about six below it, so that there are three levels to be seen at every size, and one
  // far down.
  const near = places(large.goals)
    .filter((at) => large.depth[at] === 1)
    .reduce((best, at) => (unlikeSix(large, at) < unlikeSix(large, best) ? at : best), 1)
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
      team: idIn(org, 'team', large.leads[manager] ?? 0),
      sort: 'progress',
    }),
    list('by health', { sort: 'health' }),
    list('by latest check-in', { sort: 'checked', descending: 'true' }),
    list('by what they support', { sort: 'supports' }),
    // No longer than the shortest of them is as a whole.
    list('without an owner, by last reading', { gap: 'owner', sort: 'read', most: '25' }),
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
  /** How often one client asked. */
  times: number
  /** Milliseconds, one client and sixteen. */
  p50: number
  p99: number
  p50Of16: number
  p99Of16: number
  buffers: number
  statements: number
  bytes: number
}

/**
 * Every read as each of the three, over HTTP, at one size after the other, so that what disturbs disturbs all of them.
 * At the last size its plans are kept too. What cannot be read is told as a sentence, and the others go on.
 */
export async function measureReads(
  trees: LargeTree[],
  clients: Clients,
  {
    seconds,
    plans,
    ending,
    say,
  }: { seconds: number; plans?: string; ending: AbortSignal; say: (line: string) => void },
): Promise<{ reads: ReadFound[]; failed: string[] }> {
  const found: { reads: ReadFound[]; failed: string[] } = { reads: [], failed: [] }
  const served: Served[] = []
  try {
    for (const tree of trees) served.push(await startProduct(tree.url, '--no-pages'))
    const readsAt = trees.map((tree) => tree.viewers.map((viewer) => readsOf(tree, viewer)))
    for (const [who, { name: viewer }] of (trees[0]?.viewers ?? []).entries())
      for (const [which, { name: read }] of (readsAt[0]?.[who] ?? []).entries()) {
        const each: string[] = []
        for (const [at, tree] of trees.entries()) {
          ending.throwIfAborted()
          const asked = readsAt[at]?.[who]?.[which] as Read
          const origin = served[at]?.origin ?? ''
          try {
            const { plans: words, ...one } = await measureRead(tree, who, asked, origin, clients, seconds)
            found.reads.push(one)
            each.push(`${one.p50.toFixed(2)} ms`)
            if (plans && viewer === 'manager' && at === trees.length - 1) await keepPlans(plans, read, words)
          } catch (error) {
            const place = `${read} of the ${viewer} at ${tree.large.goals.toLocaleString('en-GB')} goals`
            found.failed.push(`${place}: ${(error as Error).message}`)
            each.push('failed')
          }
        }
        say(`  ${viewer}: ${read}: ${each.join(', ')}`)
      }
    return found
  } finally {
    for (const one of served) await one.stop()
  }
}

async function measureRead(
  tree: LargeTree,
  who: number,
  { name, operation, input, path }: Read,
  origin: string,
  clients: Clients,
  seconds: number,
): Promise<ReadFound & { plans: string[] }> {
  const { name: viewer, token, person } = tree.viewers[who] as LargeTree['viewers'][number]
  const peer: Peer = { kind: 'product', origin, slug: tree.slug, tokens: [] }
  const asked: Asked = { method: 'GET', path: `/api/${tree.slug}${path}`, token }
  const ask = (many: number, most: number, within: number) =>
    clients.run({ job: 'reads', peer, clients: many, asked: [asked], most, seconds: within })
  await ask(1, 8, 0.2)
  const one = await ask(1, 200, seconds)
  const sixteen = await ask(16, 400, seconds)
  const { buffers, statements, plans } = await costOf({ ...tree, person }, operation, input)
  return {
    ...{ goals: tree.large.goals, viewer, read: name, times: one.taken.length, bytes: one.bytes },
    ...{ p50: median(one.taken), p99: percentile(one.taken, 99) },
    ...{ p50Of16: median(sixteen.taken), p99Of16: percentile(sixteen.taken, 99) },
    ...{ buffers, statements, plans },
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
