import { z } from 'zod'
import type { ParsedInputOf } from '../kernel/contract.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Viewer } from '../kernel/viewer.ts'
import { type Sql, sql, type Transaction } from '../platform/sql.ts'
import type { list, sorts } from './contract.ts'
import { bySpan, dueByHealth, type Order, orders } from './orders.ts'
import { nodesInOrder } from './store.ts'
import type { Stretch } from './stretches.ts'
import { alongSpans, alongSupported, type Ended, type Met, type Walk } from './walking.ts'

type By = (typeof sorts)[number] | 'span'

/** What is looked for, narrowed to one group (see `grouping.ts`); by the spans that they are due in, goals can be sorted. */
export type Wanted = Omit<ParsedInputOf<typeof list>, 'sort'> & {
  sort: By
  stretches?: readonly Stretch[]
  within?: Sql
}

/** Of these an index is made. */
const indexed: readonly By[] = ['title', 'due', 'read', 'health', 'checked']
/** These are of the standing; what has just been made has none for a moment, and is missed only here. */
const ofStanding: readonly By[] = ['read', 'health', 'progress', 'confidence', 'checked']
/** Of these a million are walked along, whatever they are sorted by in the end. */
const walked: readonly By[] = ['span', 'supports']

const gapColumns = { owner: sql`s.gap_owner`, why: sql`s.gap_why`, how: sql`s.gap_how`, when: sql`s.gap_when` }

/** So many are found by their filter and then sorted; where more match, one walks along until a page is full. */
export const rare = 1000

/** More than this are not sorted by what no index is made of. */
export const mostSorted = 20_000

/**
 * One page of nodes with the total counted up to 1,000, so that a filter that matches a million stays quick. What is
 * rare is found by the filter and then sorted; what is frequent by walking along in its order until a page is full.
 */
export async function listNodes(tx: Transaction, viewer: Viewer, wanted: Wanted) {
  const where = await narrowed(tx, viewer, wanted)
  const [of, from] = tablesFor(wanted, ofStanding.includes(wanted.sort))
  const most = indexed.includes(wanted.sort) || wanted.sort === 'span' ? rare : mostSorted
  const total = ofColourAlone(wanted)
    ? await countedTo(tx, sql`standing s`, colourOf(viewer, wanted), most)
    : await countedTo(tx, from, where, most)
  if (total > mostSorted && !walked.includes(wanted.sort)) throw tooMany(sortWords[wanted.sort] ?? wanted.sort)
  const { descending } = wanted
  const after = wanted.after ? cursorOf(wanted.after) : null
  const along = { from, where, descending, after, most: wanted.most + 1 }
  const stretches = wanted.stretches ?? []
  const found =
    wanted.sort === 'span' && total > rare
      ? await alongSpans(tx, stretches, along)
      : total > mostSorted
        ? await alongSupported(tx, viewer, along)
        : await sorted(tx, viewer, orderOf(viewer, wanted), along, total > rare ? null : of)
  if (!found) throw tooMany('what they support')
  const shown = found.slice(0, wanted.most)
  const nodes = await nodesInOrder(
    tx,
    viewer,
    shown.map(({ node }) => node),
  )
  const last = shown.at(-1)
  return {
    nodes,
    next:
      found.length > wanted.most && last
        ? Buffer.from(JSON.stringify([last.key, last.node])).toString('base64url')
        : null,
    total: Math.min(total, rare),
    atLeast: total > rare,
  }
}

function orderOf(viewer: Viewer, { sort, health, stretches }: Wanted): Order {
  if (sort === 'span') return bySpan(stretches ?? [])
  return health && sort === 'due' ? dueByHealth : orders(viewer.org)[sort]
}

/** In their order; what is not known comes last, also where the rest runs downwards. What is rare is found before. */
async function sorted(
  tx: Transaction,
  viewer: Viewer,
  { key, type, on, unknown }: Order,
  { from, where, descending, after, most }: Walk,
  rareOf: Sql | null,
): Promise<Met[]> {
  const [than, direction] = descending ? [sql`<`, sql`desc`] : [sql`>`, sql``]
  const page = async (part: Sql, ended: Ended, left: number) => {
    const beyond = ended ? sql`and (${key}, ${on}) ${than} (${ended[0]}::text::${type}, ${ended[1]}::uuid)` : sql``
    // A written limit: of a parameter the planner would think that a tenth of everything is wanted.
    const rest = sql`${part} ${beyond} order by ${key} ${direction}, ${on} ${direction} limit ${sql.lit(left)}`
    return tx.rows<Met>(
      rareOf
        ? sql`
          with matching as materialized (select ${rareOf}, n.org from ${from} where ${where})
          select n.node, (${key})::text as key from matching m join node n on n.org = m.org and n.node = m.node
          left join standing s on s.org = m.org and s.node = m.node where n.org = ${viewer.org} ${rest}`
        : sql`select n.node, (${key})::text as key from ${from} where ${where} ${rest}`,
    )
  }
  if (!unknown || !descending) return page(sql``, after, most)
  const beyondKnown = after !== null && unknown.is(after[0])
  const known = beyondKnown ? [] : await page(sql`and ${key} < ${unknown.from}`, after, most)
  if (known.length >= most) return known
  const rest = await page(sql`and ${key} >= ${unknown.from}`, beyondKnown ? after : null, most - known.length)
  return [...known, ...rest]
}

/** Whether the standing alone knows what matches; whoever may see a standing may see its node. */
const ofColourAlone = ({ health, team, under, owner, framework, gap, state, text, within }: Wanted): boolean =>
  health !== undefined && ![team, under, owner, framework, gap, state, text, within].some(Boolean)

const colourOf = (viewer: Viewer, { kind, health }: Wanted): Sql =>
  sql`s.org = ${viewer.org} and s.kind = ${sql.lit(kind)} and s.health = ${sql.lit(health)}`

/** The condition of all that is looked for, on `n` and `s`. */
export const narrowed = async (tx: Transaction, viewer: Viewer, wanted: Wanted): Promise<Sql> =>
  sql.join(
    [
      ...filters(viewer, wanted, wanted.team ? await teamsWithin(tx, viewer, wanted.team) : []),
      ...(wanted.text ? await titlesWith(tx, wanted.text) : []),
      ...(wanted.within ? [wanted.within] : []),
    ],
    sql` and `,
  )

/** Whose node is read first, and from where. */
export const tablesFor = (wanted: Wanted, byStanding: boolean): [of: Sql, from: Sql] =>
  wanted.health || wanted.gap || byStanding
    ? [
        sql`s.node`,
        sql`standing s join node n on n.org = s.org and n.node = s.node and s.kind = ${sql.lit(wanted.kind)}`,
      ]
    : [sql`n.node`, sql`node n left join standing s on s.org = n.org and s.node = n.node`]

/** How many match, counted up to one more than this. */
export async function countedTo(tx: Transaction, from: Sql, where: Sql, most: number): Promise<number> {
  const counted = await tx.first<{ total: number }>(
    sql`select count(*) as total from (select 1 from ${from} where ${where} limit ${sql.lit(most + 1)}) x`,
  )
  return counted?.total ?? 0
}

function tooMany(by: string): Refusal {
  const sentence = `More than ${mostSorted.toLocaleString('en-GB')} goals match, too many to sort by ${by}. Narrow them by team, owner or health first.`
  return new Refusal('invalid', sentence, [{ at: 'sort', sentence }])
}

const sortWords: Partial<Record<By, string>> = { gaps: 'what is missing' }

const fewTeams = 50

/** The team and those within it, as far as one has to know to tell a few from many. */
const teamsWithin = async (tx: Transaction, viewer: Viewer, team: string): Promise<string[]> => {
  const rows = await tx.rows<{ team: string }>(sql`
    select w.team from team_within w where w.org = ${viewer.org} and w.ancestor = ${team} limit ${sql.lit(fewTeams + 1)}`)
  return rows.map((row) => row.team)
}

/** What is frequent is met by walking along; what is rare, the index of words finds. */
async function titlesWith(tx: Transaction, words: string): Promise<Sql[]> {
  const found = await tx.first<{ many: boolean }>(sql`select titles_are_many(${words}) as many`)
  return [
    found?.many
      ? sql`lower(n.title) like all (title_patterns(${words}))`
      : sql`n.node in (select titles_with(${words}, ${sql.lit(mostWithWords)}))`,
  ]
}

/** Far more than there are where the sample says that they are few. */
const mostWithWords = 10_000

function filters(viewer: Viewer, wanted: Wanted, teams: string[]): Sql[] {
  const parts: Sql[] = [sql`n.org = ${viewer.org}`, sql`n.kind = ${wanted.kind}`]
  if (wanted.team)
    // A few are what the index of teams finds; of many each goal is asked.
    parts.push(
      teams.length <= fewTeams
        ? sql`n.team = any (${teams}::uuid[])`
        : sql`(select true from team_within w where w.org = ${viewer.org} and w.team = n.team and w.ancestor = ${wanted.team})`,
    )
  if (wanted.under)
    parts.push(sql`n.node in (
      with recursive down(node) as (
        select e.child from carries e where e.org = ${viewer.org} and e.parent = ${wanted.under} and e.accepted
        union
        select e.child from down d join carries e on e.org = ${viewer.org} and e.parent = d.node and e.accepted
      ) select node from down)`)
  if (wanted.owner) parts.push(sql`n.owner = ${wanted.owner}`)
  if (wanted.health) parts.push(sql`s.health = ${sql.lit(wanted.health)}`)
  if (wanted.framework)
    parts.push(wanted.framework === 'none' ? sql`n.framework is null` : sql`n.framework = ${wanted.framework}`)
  if (wanted.gap) parts.push(gapColumns[wanted.gap])
  if (wanted.state) parts.push(sql`n.state = ${wanted.state}`)
  return parts
}

const cursor = z.tuple([z.string(), z.uuid()])

function cursorOf(after: string): [string, string] {
  try {
    return cursor.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    throw new Refusal('invalid', 'after: This is not where a page ended. Start again from the first page.', [
      { at: 'after', sentence: 'This is not where a page ended. Start again from the first page.' },
    ])
  }
}
