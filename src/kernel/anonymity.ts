/**
 * Anonymous means anonymous: what was answered is shown for groups alone, and only where no group smaller than the
 * threshold can be worked out from everything that is shown, now and before. One place for the whole product.
 *
 * Groups form a tree; the people of a group who are in none of the groups within it are its *cell*. What is shown of a
 * round divides the cells into *parts*: the shown groups less the shown groups within them. Any sum of what is shown is
 * a sum of parts, so a round is safe when every part has enough answers. This is primary and complementary suppression
 * at once (Cox 1980, Journal of the American Statistical Association 75, pp. 377–385; Hundepool et al. 2012,
 * "Statistical Disclosure Control", ch. 4; parts are the atomic populations of Chin and Özsoyoğlu 1979, "Security in
 * partitioned dynamic statistical databases", COMPSAC).
 *
 * Over dates people are taken to answer as before, the worst case, and it is taken to be known who was silent. Parts of
 * several rounds divide one another further: each piece must have had enough answers in each round that shows it, and its
 * answers in any two rounds must be of the same people, or of enough people more. Who answered is kept nowhere, so that is
 * sure only where all who were asked answered in one of the two. Where it is not, where people came or went, or where a
 * piece would be too small, a part is *blurred*: so many answers are set aside unread, at random, that they and the people
 * who differ are never fewer than the threshold.
 */
export const thresholds = {
  /** Answers in a group whose scores are shown. */
  scores: 5,
  /** Texts that are shown together. */
  texts: 10,
  /** In an assessment: peers, direct reports, and writers of both joined. */
  peers: 3,
  directReports: 3,
  joinedTexts: 5,
} as const

/** All who were asked together; the other keys are groups. */
export const whole = ''
export type Key = string

export interface Group {
  group: Key
  within: Key
}

export interface Answered {
  /** How many of each cell have answered. */
  answered: ReadonlyMap<Key, number>
  /** How many of each cell were asked; where a cell is unchanged, as many as before. */
  asked: ReadonlyMap<Key, number>
  /** Cells whose people are others than in an earlier result that may be compared: somebody came or went. */
  changed: ReadonlySet<Key>
}

/** Cells that are shown only together. */
export interface Part {
  cells: readonly Key[]
  /** How many of its answers are set aside, unread, before anything is added up. */
  aside: number
}

export interface Shown {
  answered: ReadonlyMap<Key, number>
  parts: readonly Part[]
}

export interface Release extends Shown {
  /** Groups that are shown, `whole` first. */
  groups: Key[]
}

/** A group and all that it is within, up to the whole. */
export function upward(groups: readonly Group[]): (key: Key) => Key[] {
  const above = new Map(groups.map(({ group, within }) => [group, within]))
  return (key) => {
    const path = [key]
    for (let at = key; at !== whole && path.length <= groups.length + 1; ) {
      at = above.get(at) ?? whole
      path.push(at)
    }
    return path
  }
}

/** How many answered in each group, those within it counted too. */
export function totals(groups: readonly Group[], answered: ReadonlyMap<Key, number>): Map<Key, number> {
  const all = new Map<Key, number>([[whole, 0], ...groups.map(({ group }) => [group, 0] as const)])
  const above = upward(groups)
  for (const [cell, count] of answered) for (const key of above(cell)) all.set(key, (all.get(key) ?? 0) + count)
  return all
}

/** Groups large enough by themselves, the whole first, then the largest: what primary suppression leaves. */
export function largeEnough(groups: readonly Group[], answered: ReadonlyMap<Key, number>, least: number): Key[] {
  const all = totals(groups, answered)
  const large = [...all].filter(([key, count]) => key !== whole && count >= least)
  large.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return (all.get(whole) ?? 0) >= least ? [whole, ...large.map(([key]) => key)] : []
}

/** The most that may be shown of a round beside what earlier rounds have shown. */
export function release(
  groups: readonly Group[],
  now: Answered,
  earlier: readonly Shown[] = [],
  least: number = thresholds.scores,
): Release {
  const above = upward(groups)
  const cells = [whole, ...groups.map(({ group }) => group)]
  let shown: Key[] = []
  let parts: Part[] = []
  for (const candidate of largeEnough(groups, now.answered, least)) {
    if (candidate !== whole && shown.length === 0) break
    const tried = [...shown, candidate]
    const safe = judged(partsOf(cells, above, tried), now, earlier, least)
    if (!safe) continue
    shown = tried
    parts = safe
  }
  return { groups: shown, answered: now.answered, parts }
}

/** Cells by the narrowest shown group that holds them. */
function partsOf(cells: Key[], above: (key: Key) => Key[], shown: Key[]): Key[][] {
  const among = new Set(shown)
  return [...Map.groupBy(cells, (cell) => above(cell).find((key) => among.has(key)) ?? whole).values()]
}

const sumOf = (cells: readonly Key[], answered: ReadonlyMap<Key, number>): number =>
  cells.reduce((sum, cell) => sum + (answered.get(cell) ?? 0), 0)

/** The parts with what is set aside of each; nothing where one of them is too small. */
function judged(parts: Key[][], now: Answered, earlier: readonly Shown[], least: number): Part[] | undefined {
  const made: Part[] = []
  for (const cells of parts) {
    const count = sumOf(cells, now.answered)
    if (count === 0) continue
    if (count < least) return undefined
    const rounds = [...earlier, { answered: now.answered, parts: [...made, { cells, aside: 0 }] }]
    const differ =
      cells.some((cell) => now.changed.has(cell)) || !piecesAreLarge(rounds, least)
        ? 1
        : leastDiffering(cells, rounds, now.asked, least)
    const aside = differ === 0 ? 0 : differ === 1 ? least - 1 : least - 2
    if (count - aside < least) return undefined
    made.push({ cells, aside })
  }
  return made
}

/** Cells that stand in the same sharp parts of all rounds: nothing that is shown tells them apart. */
function piecesOf(rounds: readonly Shown[]): Key[][] {
  const marks = new Map<Key, string>()
  for (const [at, { parts }] of rounds.entries())
    for (const [place, { cells, aside }] of parts.entries())
      if (aside === 0) for (const cell of cells) marks.set(cell, `${marks.get(cell) ?? ''} ${at}:${place}`)
  return [...Map.groupBy(marks.keys(), (cell) => marks.get(cell)).values()]
}

const showsSharply = ({ parts }: Shown, cell: Key | undefined): boolean =>
  parts.some(({ cells, aside }) => aside === 0 && cell !== undefined && cells.includes(cell))

/** Whether each piece into which all sharp parts divide one another had enough answers, or none, wherever it was shown. */
const piecesAreLarge = (rounds: readonly Shown[], least: number): boolean =>
  piecesOf(rounds).every((piece) =>
    rounds.every((round) => {
      if (!showsSharply(round, piece[0])) return true
      const count = sumOf(piece, round.answered)
      return count === 0 || count >= least
    }),
  )

/**
 * How few people may be the difference between two rounds that show a piece of the part: none where, in each two, the same
 * people answered or at least `least` more did. Else one, or two where as many answered both times, or the counts are
 * further apart: whoever was silent once then has somebody who was silent the other time.
 */
function leastDiffering(
  cells: readonly Key[],
  rounds: readonly Shown[],
  asked: ReadonlyMap<Key, number>,
  least: number,
): 0 | 1 | 2 {
  let few = 0 as 0 | 1 | 2
  for (const piece of piecesOf(rounds)) {
    if (!piece.some((cell) => cells.includes(cell))) continue
    const all = sumOf(piece, asked)
    const counts = rounds.filter((round) => showsSharply(round, piece[0])).map((one) => sumOf(piece, one.answered))
    for (const [at, one] of counts.entries())
      for (const other of counts.slice(at + 1)) {
        const apart = Math.abs(one - other)
        if (Math.max(one, other) === all && (apart === 0 || apart >= least)) continue
        few = apart === 1 || few === 1 ? 1 : 2
      }
  }
  return few
}

/**
 * Into which cell each group's own people are counted, so that not even a single answer stands in a cell of few people:
 * a small one joins what it is within, and where that leaves few outside every group, the smallest cell joins them.
 */
export function joined(
  groups: readonly Group[],
  asked: ReadonlyMap<Key, number>,
  least: number = thresholds.scores,
): Map<Key, Key> {
  const above = upward(groups)
  const counts = new Map(asked)
  const into = new Map<Key, Key>()
  const move = (from: Key, to: Key): void => {
    counts.set(to, (counts.get(to) ?? 0) + (counts.get(from) ?? 0))
    counts.set(from, 0)
    for (const [key, target] of into) if (target === from) into.set(key, to)
    into.set(from, to)
  }
  const deepest = [...groups].sort((a, b) => above(b.group).length - above(a.group).length)
  for (const { group, within } of deepest) {
    into.set(group, into.get(group) ?? group)
    const count = counts.get(group) ?? 0
    if (count > 0 && count < least) move(group, within)
  }
  const outside = counts.get(whole) ?? 0
  const smallest = deepest
    .map(({ group }) => ({ group, count: counts.get(group) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count || (a.group < b.group ? -1 : 1))[0]
  if (outside > 0 && outside < least && smallest) move(smallest.group, whole)
  return into.set(whole, whole)
}

/** Whether texts of so many writers may be read, shuffled, with nothing beside them. */
export const textsMayBeRead = (writers: number, least: number = thresholds.texts): boolean => writers >= least

/**
 * What an assessment (360) shows of peers and direct reports. Both together are shown only where that gives neither away;
 * their texts stand in one shuffled list.
 */
export function inAssessment(peers: number, directReports: number, writers: number) {
  const shows = { peers: peers >= thresholds.peers, directReports: directReports >= thresholds.directReports }
  const enough = peers + directReports >= thresholds.scores
  const apart = (shows.peers || peers === 0) && (shows.directReports || directReports === 0)
  const neither = !shows.peers && !shows.directReports
  return { ...shows, together: enough && (apart || neither), texts: writers >= thresholds.joinedTexts }
}
