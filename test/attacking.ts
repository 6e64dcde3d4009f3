import { type Answered, type Group, joined, type Key, largeEnough, type Release, type Shown, upward, whole } from '../src/kernel/anonymity.ts' // biome-ignore format: one line

/**
 * Somebody who sees every figure that is shown, in every round and of every pulse, who knows who was asked, who was silent
 * and who came and went, and takes everybody to answer as before. Each figure is a sum over people; whatever can be worked out is a
 * linear combination of these sums. Nothing that spans fewer people than the threshold may be among them.
 */
export interface World {
  groups: Group[]
  /** Rounds in their order; those of a later pulse have a panel of their own. */
  rounds: { pulse: number; asked: [person: number, cell: Key][]; silent: number[] }[]
}

/** A figure: which unknowns it adds up. */
export type Publication = Map<string, number>

export type Show = (groups: readonly Group[], now: Answered, earlier: readonly Shown[]) => Release

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function worldOf(next: () => number): World {
  const upTo = (most: number) => Math.floor(next() * most)
  const groups: Group[] = []
  for (let at = 1 + upTo(7); at > 0; at--)
    groups.push({ group: `g${groups.length}`, within: next() < 0.5 ? whole : (groups[upTo(groups.length)]?.group ?? whole) }) // biome-ignore format: one line
  const places = [whole, ...groups.map(({ group }) => group)]
  let people = Array.from({ length: 5 + upTo(60) }, (_, person): [number, Key] => [
    person,
    places[next() < 0.1 ? 0 : upTo(places.length)] ?? whole,
  ])
  const rounds: World['rounds'] = []
  const keen = next() < 0.6 ? 1 : 0.4 + next() / 2
  for (let pulse = 0; pulse < 1 + upTo(2.5); pulse++) {
    if (pulse > 0)
      for (let come = upTo(3); come > 0; come--)
        people.push([1000 * pulse + come, places[upTo(places.length)] ?? whole])
    const own = new Map<Key, number>()
    for (const [, place] of people) own.set(place, (own.get(place) ?? 0) + 1)
    const into = joined(groups, own)
    for (let round = 1 + upTo(4); round > 0; round--) {
      const asked = people.map(([person, place]): [number, Key] => [person, into.get(place) ?? whole])
      const silent = people.filter(() => next() > keen).map(([person]) => person)
      rounds.push({ pulse, asked, silent })
      if (next() < 0.5) people = people.filter(() => next() > 0.06)
    }
  }
  return { groups, rounds }
}

const cellsOf = ({ asked }: World['rounds'][number]): Map<Key, number[]> =>
  new Map([...Map.groupBy(asked, ([, cell]) => cell)].map(([cell, all]) => [cell, all.map(([person]) => person)]))

/** Everything that is shown, round after round. */
export function tell({ groups, rounds }: World, show: Show): Publication[] {
  const above = upward(groups)
  const earlier: Shown[] = []
  return rounds.flatMap((round, at) => {
    const cells = cellsOf(round)
    const before = rounds.slice(0, at).map(cellsOf)
    const changed = new Set<Key>([...cells.keys()].filter((cell) => before.some((old) => differs(cell, cells, old))))
    const silent = new Set(round.silent)
    const spoke = new Map([...cells].map(([cell, all]) => [cell, all.filter((person) => !silent.has(person))]))
    const answered = new Map([...spoke].map(([cell, all]) => [cell, all.length]))
    const asked = new Map([...cells].map(([cell, all]) => [cell, all.length]))
    const shown = show(groups, { answered, asked, changed }, earlier)
    earlier.push(shown)
    return shown.groups.map((group) => {
      const figure: Publication = new Map()
      const inside = [...cells.keys()].filter((cell) => above(cell).includes(group))
      for (const cell of inside) for (const person of spoke.get(cell) ?? []) figure.set(`person ${person}`, 1)
      for (const [place, part] of shown.parts.entries())
        if (part.aside > 0 && part.cells.some((cell) => inside.includes(cell))) figure.set(`aside ${at} ${place}`, -1)
      return figure
    })
  })
}

/** Whether a cell's people are others than in an earlier round that asked some of them, or asked under this name. */
function differs(cell: Key, now: Map<Key, number[]>, old: Map<Key, number[]>): boolean {
  const mine = now.get(cell) ?? []
  const theirs = old.get(cell) ?? []
  const everybody = new Set([...old.values()].flat())
  if (theirs.length === 0 && !mine.some((person) => everybody.has(person))) return false
  return mine.length !== theirs.length || mine.some((person) => !theirs.includes(person))
}

/** As though a group's own size were all that matters. */
export const primaryOnly: Show = (groups, now) => ({
  groups: largeEnough(groups, now.answered, 5),
  answered: now.answered,
  parts: [],
})

const weightOf = (unknown: string): number => (unknown.startsWith('person') ? 1 : Infinity)

/** Unknowns that can be worked out together although fewer than `least` people are behind them; nothing where none can. */
export function attack(figures: Publication[], least: number): string[] | null {
  const names = [...new Set(figures.flatMap((figure) => [...figure.keys()]))]
  let all = alike(
    names.map((unknown) => ({
      unknowns: [unknown],
      weight: weightOf(unknown),
      values: figures.map((figure) => figure.get(unknown) ?? 0),
    })),
  )
  // What enough people are behind must cancel out; of what is left again whatever only comes together counts as one.
  while (all.some(({ weight }) => weight >= least)) {
    all = alike(without(all.filter(({ weight }) => weight >= least), all.filter(({ weight }) => weight < least))) // biome-ignore format: one line
  }
  if (all.length === 0) return null
  const small = all
  const whole = rank(all.map(({ values }) => values))
  // A combination that touches these alone exists where the figures lose rank without them.
  const alone = (these: typeof all) =>
    rank(all.filter((one) => !these.includes(one)).map(({ values }) => values)) < whole
  const search = (from: number, chosen: typeof all, weight: number): string[] | null => {
    if (chosen.length > 0 && alone(chosen)) return chosen.flatMap(({ unknowns }) => unknowns)
    for (let at = from; at < small.length; at++) {
      const next = small[at]
      if (!next || weight + next.weight >= least) continue
      const found = search(at + 1, [...chosen, next], weight + next.weight)
      if (found) return found
    }
    return null
  }
  return search(0, [], 0)
}

interface Column {
  unknowns: string[]
  weight: number
  values: number[]
}

/** Columns that are multiples of one another, as one; none where nothing is left of it. */
function alike(columns: Column[]): Column[] {
  const made = new Map<string, Column>()
  for (const { unknowns, weight, values } of columns) {
    const first = values.find((value) => modulo(value) !== 0)
    if (first === undefined) continue
    const inverse = power(modulo(first), prime - 2)
    const scaled = values.map((value) => modulo(modulo(value) * inverse))
    const old = made.get(scaled.join()) ?? { unknowns: [], weight: 0, values: scaled }
    made.set(scaled.join(), { ...old, unknowns: [...old.unknowns, ...unknowns], weight: old.weight + weight })
  }
  return [...made.values()]
}

/** What combinations of the figures that touch none of these columns say of the others. */
function without(these: Column[], others: Column[]): Column[] {
  const columns = [...these, ...others].map(({ values }) => values.map(modulo))
  const height = columns[0]?.length ?? 0
  let rows = Array.from({ length: height }, (_, at) => columns.map((values) => values[at] ?? 0))
  for (let column = 0; column < these.length; column++) {
    const pivot = rows.find((row) => row[column] !== 0)
    if (!pivot) continue
    const inverse = power(pivot[column] ?? 1, prime - 2)
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) => {
        const factor = modulo((row[column] ?? 0) * inverse)
        return factor === 0 ? row : row.map((value, at) => modulo(value - factor * (pivot[at] ?? 0)))
      })
  }
  return others.map((one, at) => ({ ...one, values: rows.map((row) => row[these.length + at] ?? 0) }))
}

const prime = 1_000_003
const modulo = (value: number): number => ((value % prime) + prime) % prime

/** Of vectors, over the integers modulo a prime: exact, and for such small numbers the rank itself. */
function rank(vectors: number[][]): number {
  const rows = vectors.map((vector) => vector.map(modulo))
  const width = rows[0]?.length ?? 0
  let done = 0
  for (let column = 0; column < width && done < rows.length; column++) {
    const pivot = rows.findIndex((row, at) => at >= done && row[column] !== 0)
    if (pivot === -1) continue
    const row = rows[pivot] as number[]
    rows[pivot] = rows[done] as number[]
    rows[done] = row
    const inverse = power(row[column] ?? 1, prime - 2)
    for (let below = done + 1; below < rows.length; below++) {
      const target = rows[below] as number[]
      const factor = modulo((target[column] ?? 0) * inverse)
      if (factor === 0) continue
      for (let at = column; at < width; at++) target[at] = modulo((target[at] ?? 0) - factor * (row[at] ?? 0))
    }
    done++
  }
  return done
}

function power(base: number, exponent: number): number {
  let result = 1
  for (let value = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * value) % prime
    value = (value * value) % prime
  }
  return result
}
