import type { Place } from './scan.ts'

/**
 * Pairs of something inside with something outside, and what each pair asks. After the TOWS matrix: H. Weihrich,
 * “The TOWS matrix: a tool for situational analysis”, Long Range Planning 15(2), 1982.
 */
export const pairings = ['use', 'defend', 'mend', 'avoid'] as const
export type Pairing = (typeof pairings)[number]

export const pairingOf = (inside: Place, outside: Place): Pairing | null => {
  if (inside === 'strength') return outside === 'opportunity' ? 'use' : outside === 'threat' ? 'defend' : null
  if (inside === 'weakness') return outside === 'opportunity' ? 'mend' : outside === 'threat' ? 'avoid' : null
  return null
}

export interface Weighed {
  finding: string
  place: Place
  text: string
  impact: number | null
  likelihood: number | null
  dots: number
}

/** Impact times likelihood, 1 to 25; what was not judged counts as the middle, 3. */
export const weightOf = ({ impact, likelihood }: Pick<Weighed, 'impact' | 'likelihood'>): number =>
  (impact ?? 3) * (likelihood ?? 3)

/** What people marked comes first, then what weighs most. */
export const byWeight = (one: Weighed, other: Weighed): number =>
  other.dots - one.dots || weightOf(other) - weightOf(one) || (one.finding < other.finding ? -1 : 1)

export interface Proposed {
  pairing: Pairing
  inside: Weighed
  outside: Weighed
}

/**
 * For each of the four pairings the `most` pairs of the heaviest findings, without those that are moves already: the sum
 * of both places in the order by weight is smallest first, so that neither side is bound to one finding alone.
 */
export function proposals(
  findings: readonly Weighed[],
  present: readonly { inside: string; outside: string }[],
  most = 3,
): Proposed[] {
  const taken = new Set(present.map(({ inside, outside }) => `${inside} ${outside}`))
  const of = (place: Place) => findings.filter((each) => each.place === place).toSorted(byWeight)
  const [strengths, weaknesses, opportunities, threats] = [
    of('strength'),
    of('weakness'),
    of('opportunity'),
    of('threat'),
  ]
  const pairs = (pairing: Pairing, inner: Weighed[], outer: Weighed[]): Proposed[] =>
    inner
      .flatMap((inside, at) => outer.map((outside, beside) => ({ pairing, inside, outside, rank: at + beside, at })))
      .filter(({ inside, outside }) => !taken.has(`${inside.finding} ${outside.finding}`))
      .toSorted((one, other) => one.rank - other.rank || one.at - other.at)
      .slice(0, most)
      .map(({ inside, outside }) => ({ pairing, inside, outside }))
  return [
    ...pairs('use', strengths, opportunities),
    ...pairs('defend', strengths, threats),
    ...pairs('mend', weaknesses, opportunities),
    ...pairs('avoid', weaknesses, threats),
  ]
}

/** How a finding stands to the one that it goes on from. */
export const movements = ['new', 'moved', 'rose', 'fell', 'same'] as const
export type Movement = (typeof movements)[number]

type Stand = Pick<Weighed, 'place' | 'impact' | 'likelihood'>

export function movementOf(now: Stand, was: Stand | null): Movement {
  if (was === null) return 'new'
  if (was.place !== now.place) return 'moved'
  const [heavier, lighter] = [weightOf(now) > weightOf(was), weightOf(now) < weightOf(was)]
  return heavier ? 'rose' : lighter ? 'fell' : 'same'
}
