import type { Cold } from './cold.ts'
import type { Course } from './course.ts'
import type { Probe } from './flush.ts'
import type { Killed } from './killed.ts'
import type { ReadFound } from './large.ts'
import type { Streams } from './live.ts'
import type { Spread } from './numbers.ts'
import type { Recomputing, Reparenting } from './roll-up.ts'
import type { MapPage } from './zooms.ts'

/** What each part of the full run is called, for `--only` and beside its figures, in the order in which they are measured. */
export const parts = {
  visible: 'How soon a check-in is visible',
  writes: 'Check-ins a second',
  lag: 'The lag under a steady stream',
  reparenting: 'Moving a subtree',
  recompute: 'A full recompute, and reads beside it',
  killed: 'The worker killed in a batch',
  streams: 'Open pages',
  reads: 'Reads at every size',
  page: 'The map in a browser',
  start: 'A start, and memory',
} as const
export type Part = keyof typeof parts

export interface Pair<T> {
  product: T[]
  floor: T[]
}

export interface RateFound {
  rate: number
  acknowledged: number
  /** Seconds until the vision had followed after the last one. */
  followedAfter: number
  taken: Spread
}

export interface RatesFound {
  clients: number
  where: 'spread' | 'under one goal'
  found: Pair<RateFound>
  /** By straight SQL, row and event only: check-ins a second in each round. */
  straight: { rate: number; taken: Spread }[]
}

/** One run, or what several with `--only` have put together; a part that was not measured, or failed, is missing. */
export interface FullFound {
  begun: string
  seconds: number
  postgres: string
  /** Goals of the organisations that are read, smallest first, and of the tree that is written in. */
  sizes: number[]
  deep: number
  courses: Record<string, Course>
  /** Milliseconds of a flush of the disk before the last of the parts that write. */
  flush?: Probe
  visible?: Pair<Spread>
  /** Milliseconds of the floor's overview, the nearest that it has to any read. */
  floorRead?: number
  rates?: RatesFound[]
  lags?: { perSecond: number; lag: Spread }[]
  reparenting?: Reparenting
  recompute?: Recomputing
  killed?: Killed[]
  streams?: Streams
  reads?: ReadFound[]
  pages?: MapPage[]
  start?: Cold
  /** Mebibytes of the product's process where writes are measured: started, at its most under the writes, with the open pages. */
  memory?: { started?: number; most?: number; streams?: number }
}
