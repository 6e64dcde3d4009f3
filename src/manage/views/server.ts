import { type GroupedBy, groupsOf, inGroup, mostGroups } from '../../graph/grouping.ts'
import { listNodes, rare } from '../../graph/listing.ts'
import { type Span, stretchesOf } from '../../graph/stretches.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import { type Id, isId } from '../../kernel/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audienceFor, audiencesSeen } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { sql } from '../../platform/sql.ts'
import { type CycleRow, cycleRows } from '../cycles/store.ts'
import { changeEach } from './changing.ts'
import * as contract from './contract.ts'
import { rowsOf } from './rows.ts'
import * as store from './store.ts'
import { columnsOf, type Grouping, usualColumns, viewAbilities } from './view.ts'

const rows = answer(contract.rows, async ({ by, key, sort, ...wanted }, asking) => {
  const { tx, viewer, today } = asking
  const within = by && key !== undefined ? await withinGroup(asking, by, key) : undefined
  const order =
    sort === 'cycle'
      ? { sort: 'span' as const, stretches: stretchesOf(spansOf(await cycleRows(tx, viewer.org))) }
      : { sort }
  const { nodes, ...page } = await listNodes(tx, viewer, { ...wanted, ...order, kind: 'goal', within })
  return { rows: await rowsOf(tx, viewer, today, nodes), ...page }
})

const groups = answer(contract.groups, async ({ by, ...wanted }, asking) => {
  const { tx, viewer } = asking
  const named = await groupedBy(asking, by)
  const all = { ...wanted, kind: 'goal' as const, sort: 'title' as const, descending: false, most: 1 }
  const found = await groupsOf(tx, viewer, all, named)
  return {
    groups: found.slice(0, mostGroups).map((group) => ({
      key: group.key ?? 'none',
      name: named.names?.get(group.key ?? '') ?? group.name,
      count: Math.min(group.count, rare),
      atLeast: group.count > rare,
      progress: group.progress,
    })),
    more: found.length > mostGroups,
  }
})

async function withinGroup(asking: ViewerAsking, by: Grouping, key: string) {
  const named = await groupedBy(asking, by, key)
  if ((by === 'owner' || by === 'team') && key !== 'none' && !isId(key)) throw noSuchGroup()
  if (named.by === 'span' && key !== 'none' && !named.spans.some((span) => span.key === key)) throw noSuchGroup()
  return inGroup(named, key === 'none' ? null : key)
}

const noSuchGroup = () => invalid('key', 'There is no such group. Group the goals again.')

/** What is gathered, and the names of spans that have one: cycles have, months are named where they are shown. */
async function groupedBy(
  asking: ViewerAsking,
  by: Grouping,
  key?: string,
): Promise<GroupedBy & { names?: Map<string, string> }> {
  if (by === 'month')
    return { by: 'span', spans: monthsAround(asking.today, key), keyed: sql`to_char(n.due_on, 'YYYY-MM')` }
  if (by !== 'cycle') return { by }
  const cycles = await cycleRows(asking.tx, asking.viewer.org)
  return {
    by: 'span',
    spans: spansOf(cycles),
    names: new Map(cycles.map(({ cycle, name }) => [cycle, name])),
  }
}

const spansOf = (cycles: CycleRow[]): Span[] => cycles.map(({ cycle, from, to }) => ({ key: cycle, from, to }))

/** Those of sixty years around today, or the one that is asked for. What is due beyond them is in none. */
function monthsAround(today: Day, key: string | undefined): Span[] {
  if (key && /^\d{4}-(0[1-9]|1[0-2])$/.test(key)) return [monthOf(key)]
  const first = Number(today.slice(0, 4)) - 20
  return Array.from({ length: 720 }, (_, at) => monthOf(`${first + Math.floor(at / 12)}-${two((at % 12) + 1)}`))
}

const two = (number: number): string => String(number).padStart(2, '0')

function monthOf(key: string): Span {
  const from = `${key}-01` as Day
  const [year, month] = key.split('-').map(Number) as [number, number]
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`
  return { key, from, to: addDays(next as Day, -1) }
}

const changeGoals = answer(contract.changeGoals, async ({ changes, preview }, asking) => {
  const twice = changes.find(({ goal }, at) => changes.findIndex((other) => other.goal === goal) !== at)
  if (twice) throw invalid('changes', 'A goal is named twice. Name each goal once.')
  const goals = await changeEach(asking, changes, preview)
  const count = (word: string) => goals.filter(({ came }) => came === word).length
  return { goals, changed: count('changed'), same: count('same'), refused: count('refused') }
})

async function seen({ tx, viewer }: ViewerAsking, given: store.ViewRow[]): Promise<contract.ViewSeen[]> {
  const audiences = await audiencesSeen(tx, viewer, [...new Set(given.map(({ audience }) => audience))])
  return given.map(({ owner_name: name, leads, ...row }) => {
    const audience = audiences.get(row.audience) ?? {
      audience: row.audience,
      word: 'private' as const,
      team: null,
      persons: [],
    }
    return {
      ...row,
      owner: { person: row.owner, name },
      audience,
      shows: shownBy(row.shows),
      abilities: viewAbilities(viewer, { owner: row.owner, word: audience.word, leads }),
    }
  })
}

/** What was kept, without what a later version does not know any more. */
function shownBy(kept: unknown): contract.Shown {
  const given = { columns: [] as string[], ...(kept as { columns?: string[] }) }
  const read = contract.shown.safeParse({ ...given, columns: columnsOf(given.columns) })
  return read.data ?? contract.shown.parse({ columns: [...usualColumns] })
}

async function found(asking: ViewerAsking, view: Id): Promise<contract.ViewSeen> {
  const row = await store.viewRow(asking.tx, asking.viewer, view)
  const [one] = row ? await seen(asking, [row]) : []
  if (!one) throw notFound('view')
  return one
}

const list = answer(contract.list, async (_, asking) => ({
  views: await seen(asking, await store.viewRows(asking.tx, asking.viewer)),
  columns: columnsOf((await store.chosenColumns(asking.tx, asking.viewer)) ?? usualColumns),
}))

const see = answer(contract.see, ({ view }, asking) => found(asking, view))

const add = answer(contract.add, async ({ name, audience, shows }, asking) => {
  const { tx, viewer } = asking
  await refuseName(asking, name, null)
  const to = await audienceFor(tx, viewer, audience, { owner: viewer.person, team: null })
  return found(asking, await store.insertView(tx, viewer, { name, audience: to, shows: kept(shows) }))
})

const change = answer(contract.change, async ({ view, revision, ...given }, asking) => {
  const { tx, viewer } = asking
  const before = await found(asking, view)
  const may = before.abilities.change
  if (!may?.allowed) throw forbidden(may?.because ?? '')
  if (given.name && before.owner.person === viewer.person) await refuseName(asking, given.name, view)
  const draft = {
    name: given.name ?? before.name,
    shows: kept(given.shows ?? before.shows),
    audience: given.audience
      ? await audienceFor(tx, viewer, given.audience, { owner: before.owner.person, team: null })
      : before.audience.audience,
  }
  if (!(await store.updateView(tx, viewer.org, view, revision, draft))) throw changedMeanwhile(given, before)
  return found(asking, view)
})

const remove = answer(contract.remove, async ({ view }, asking) => {
  const { abilities } = await found(asking, view)
  if (!abilities.remove?.allowed) throw forbidden(abilities.remove?.because ?? '')
  await store.deleteView(asking.tx, asking.viewer.org, view)
  return { removed: true as const }
})

const kept = (shows: contract.Shown): contract.Shown => ({ ...shows, columns: columnsOf(shows.columns) })

/** Two of one's own under one name could not be told apart. */
async function refuseName({ tx, viewer }: ViewerAsking, name: string, own: Id | null): Promise<void> {
  const same = await store.ownViewNamed(tx, viewer, name)
  if (same && same !== own)
    throw new Refusal(
      'conflict',
      `You have a view called “${name}” already. Choose another name, or change that one.`,
      [{ at: 'name', sentence: `You have a view called “${name}” already. Choose another name, or change that one.` }],
    )
}

const chooseColumns = answer(contract.chooseColumns, async ({ columns }, { tx, viewer }) => {
  const chosen = columnsOf(columns)
  await store.keepColumns(tx, viewer, chosen)
  return { columns: chosen }
})

export const answers: Answer[] = [rows, groups, changeGoals, list, see, add, change, remove, chooseColumns]
