import type { ZodType } from 'zod'
import type { Curve } from '../../graph/curve.ts'
import type { Milestone } from '../../graph/milestone.ts'
import type { Day } from '../../kernel/dates.ts'

/**
 * A framework is a way of writing, checking and scoring a goal: smart, okr, bhag, stretch, pact, hard or fast. What is
 * special to one stands in its own file, as one value of the type `FrameworkRule`; `rules.ts` lists them. A rule is pure:
 * it reads what is written and answers with findings, and says the same while somebody types, at the API and on import.
 */

/** What a rule may look at: the goal as it is written now, saved or not. Numbers are decimal text, days are civil days. */
export type Written = {
  title: string
  why: string
  how: string
  start: Day | null
  due: Day | null
  /** The word of its audience: organisation, team, line, pair, private or named. */
  audience: string
  measures: readonly WrittenMeasure[]
  /** How many goals, priorities or visions it supports, proposed ones included; null where that is not known yet. */
  supports: number | null
  /** How many goals support it. */
  carries: number
  /** How many other goals in the same framework run in the organisation; absent or null where that is not known. */
  beside?: number | null
  /** How far it stands below the vision, 1 for a goal right below it; null where no way up exists. */
  depth: number | null
  /** The owner's latest stated confidence, 0 to 10; null where none was stated. */
  confidence: number | null
  /** Progress so far, 0 to 1 in decimal text; null where unknown. */
  progress: string | null
  /** What is expected by when, where that is no straight line from start to due date. */
  curve?: Curve | null
  /** The days of its check-ins, newest first, twenty at most. */
  readOn: readonly Day[]
  /** Days between two check-ins that are in force. */
  rhythm: number
  /** What its framework keeps of it beside the goal's own fields: the shape that the rule's `facts` parses. */
  facts: unknown
  today: Day
}

export type WrittenMeasure = {
  /** Its node, where it is saved already. */
  node?: string
  title: string
  unit: string
  /** `done` is reached or not, without baseline and target; `milestones` counts those of a list that are reached. */
  direction: 'increase' | 'decrease' | 'maintain' | 'between' | 'done' | 'milestones'
  baseline: string | null
  target: string | null
  targetMax: string | null
  current: string | null
  /** Of a list of milestones, whose numbers follow from it. */
  milestones?: readonly Milestone[]
}

/** One thing that could be written better. It never refuses a goal: it asks. */
export type Finding = {
  /** Which part of the framework asks: `specific`, `key-results`, `difficult`. Unique within a framework. */
  check: string
  /** The particular observation within the check, for counting: `action-list`, `no-target`. */
  code: string
  /** The part's name as people say it: `Specific`. */
  part: string
  /** Where to mend it: title, why, how, start, due, measures, supports, audience, confidence, rhythm or facts.<name>. */
  at: string
  /** What was seen, with the words or numbers that show it. */
  saw: string
  /** The question behind it. */
  asks: string
  weaker: string
  stronger: string
}

/** One part of a framework and how it stands: `met`, `open` (with findings), or `silent` where too little is written to say. */
export type Part = { check: string; part: string; stands: 'met' | 'open' | 'silent'; findings: Finding[] }

/** One field that a framework keeps of a goal, enough to draw its form. */
export type FactField = {
  name: string
  label: string
  /**
   * How it is asked for. `choice` has options, of which `choices` takes several; `rating` is 1 to 5; `list` holds items
   * with fields of their own; `per-measure` asks a number for each measure, kept by the measure's node or title.
   */
  kind: 'text' | 'long-text' | 'choice' | 'choices' | 'rating' | 'number' | 'day' | 'switch' | 'list' | 'per-measure'
  hint: string
  options?: readonly { value: string; label: string }[]
  /** The fields of one item of a list. */
  items?: readonly FactField[]
}

/** The score that a framework gives at close, 0 to 1 with one decimal, its band, and how it came about in a sentence. */
export type Score = { score: string; band: 'red' | 'amber' | 'green' | null; sentence: string }

export type FrameworkRule<Facts = Record<string, unknown>> = {
  /** The word in tables and addresses. */
  name: string
  /** As people write it: SMART, OKR. */
  title: string
  /** What it is for, in one sentence. */
  help: string
  /** Days between two check-ins where neither goal nor team says otherwise. */
  rhythm: number
  /** Whether its progress counts upward as a percentage. */
  givesProgress: boolean
  /** Parses what is kept; every field has a default, unknown ones are refused. */
  facts: ZodType<Facts>
  fields: readonly FactField[]
  /** Every part in its order, each with its findings. */
  check(written: Written): Part[]
  /** The score at close, from the measures as they stand; null where this framework gives none. */
  score?(written: Written): Score | null
}
