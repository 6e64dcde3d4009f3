import { type Framework, ruleOf } from '../manage/frameworks/rules.ts'
import { onItsWay, type Trajectory } from './trajectories.ts'

/**
 * The few words in which the story's goals are written. Every date is a number of days from today, so that the story
 * is always about now: -30 is a month ago, 14 is in a fortnight.
 */
export type Voice =
  | 'beds'
  | 'board'
  | 'digital'
  | 'emergency'
  | 'facilities'
  | 'home'
  | 'money'
  | 'people'
  | 'tests'
  | 'theatre'
  | 'ward'

/** What a voice says by mood; `{now}` and `{before}` stand for the two latest readings of the goal's first measure. */
export type Sayings = { good: string[]; bad: string[]; winter: string[]; way: string[] }

/** A note, or a note and what is in the way. */
export type Said = string | readonly [note: string, inTheWay: string]

export type Measure = {
  title: string
  unit: string
  direction: 'increase' | 'decrease' | 'between' | 'done'
  baseline: number
  /** False: nobody measured it before, so that progress cannot be known, only the target met or not. */
  baselineKnown: boolean
  target: number | null
  targetMax: number | null
  /** Where the readings head for: the target, or for a measure without a target what happens anyway. */
  heading: number
  travels: Trajectory
  /** For something done or not done: the day it was done, if it was. */
  doneOn: number | null
  /** How much of the way winter takes back at its peak. */
  winter: number
  /** The size of chance, as a part of the way from baseline to target. */
  noise: number
  decimals: number
  /** A running total: it never goes down. */
  total: boolean
  /** Its share in the goal, where set by hand. */
  share: number | null
  /** False: nobody has read it yet. */
  read: boolean
}

type Manner = Partial<Pick<Measure, 'baselineKnown' | 'decimals' | 'noise' | 'read' | 'share' | 'total' | 'winter'>>

export type Telling = {
  id: string
  title: string
  /** What it supports: one goal (an equal part of it), or several, or with the shares set by hand. */
  supports: string | readonly string[] | Readonly<Record<string, number>>
  team: string
  /** Accountable for it; empty only where the owner has left. */
  owner: string
  voice: Voice
  why?: string
  how?: string
  framework?: Framework
  /** What the framework keeps of it beside its own words; its days are counted from today too. */
  facts?: Record<string, unknown>
  from: number
  /** Left out: a promise without a when. */
  due?: number
  status?: 'draft' | 'met' | 'partly met' | 'missed' | 'abandoned'
  /** What was learnt, for a closed goal. */
  learnt?: string
  /** The day of the last check-in of a closed goal, where that is not its due date. */
  until?: number
  audience?: string
  /** Days between two check-ins. Left out: as its framework says, a month without one. */
  rhythm?: number
  /** Weeks since anybody said anything. */
  silent?: number
  /** How much surer (or less sure) the owner is than the numbers are, in points out of ten. */
  optimism?: number
  /** How it goes, for a goal without a number. */
  goes?: Trajectory
  /** Who checked in before this owner, and until when. */
  before?: { person: string; until: number }
  /** The notes of the latest check-ins, newest first; the earlier ones come from the team's voice. */
  said?: readonly Said[]
  /** What the owner's deputy said, newest first, while the owner was away (see deputies.ts). */
  deputySaid?: readonly Said[]
  /** A reading that was mistyped and then corrected: which one, counted back from the latest (0). */
  slip?: number
  measures?: readonly Measure[]
}

export const goal = (id: string, title: string, told: Omit<Telling, 'id' | 'title'>): Telling => ({
  id,
  title,
  ...told,
})

/** Days between two check-ins: its own, else its framework's. */
export const rhythmOf = ({ rhythm, framework }: Telling): number => rhythm ?? ruleOf(framework ?? null)?.rhythm ?? 30

type Numbers = Pick<Measure, 'title' | 'unit' | 'direction' | 'baseline' | 'target' | 'heading' | 'travels'>

const measure = (numbers: Numbers, manner: Manner = {}, more: Partial<Measure> = {}): Measure => ({
  targetMax: null,
  baselineKnown: true,
  doneOn: null,
  winter: 0,
  noise: 0.09,
  decimals: Math.max(decimalsOf(numbers.baseline), decimalsOf(numbers.heading)),
  total: false,
  share: null,
  read: true,
  ...numbers,
  ...manner,
  ...more,
})

export const rises = (title: string, unit: string, from: number, to: number, travels: Trajectory, manner?: Manner) =>
  measure({ title, unit, direction: 'increase', baseline: from, target: to, heading: to, travels }, manner)

export const falls = (title: string, unit: string, from: number, to: number, travels: Trajectory, manner?: Manner) =>
  measure({ title, unit, direction: 'decrease', baseline: from, target: to, heading: to, travels }, manner)

/** Kept between two values, begun outside or inside them. */
export const stays = (
  title: string,
  unit: string,
  from: number,
  low: number,
  high: number,
  travels: Trajectory,
  manner?: Manner,
) => {
  const decimals = Math.max(...[from, low, high].map(decimalsOf))
  const numbers = {
    title,
    unit,
    direction: 'between',
    baseline: from,
    target: low,
    heading: (low + high) / 2,
    travels,
  } as const
  return measure(numbers, { decimals, ...manner }, { targetMax: high })
}

/** Done or not done; `on` is the day it was done. */
export const done = (title: string, on: number | null = null, manner?: Manner) =>
  measure({ title, unit: '', direction: 'done', baseline: 0, target: 1, heading: 1, travels: onItsWay }, manner, {
    doneOn: on,
  })

/** Watched without a target: nobody has said yet what would be good enough. */
export const watched = (
  title: string,
  unit: string,
  direction: 'increase' | 'decrease',
  from: number,
  heading: number,
  travels: Trajectory,
  manner?: Manner,
) => measure({ title, unit, direction, baseline: from, target: null, heading, travels }, manner)

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0
