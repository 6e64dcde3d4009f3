import { z } from 'zod'
import { text } from '../../kernel/contract.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import { type Adherence, adherenceOf, type Occurrence, weekdays } from './adherence.ts'
import { factsOf, part, quoted, type Seen } from './finding.ts'
import type { FrameworkRule, Part, Written } from './framework.ts'
import { isPlaceholder, readsAsEnglish, wordsOf } from './plain-words.ts'
import { leadingVerb } from './verbs.ts'

/** PACT: purposeful, actionable, continuous, trackable. Something that is done again and again, without an end value. */
const facts = z.strictObject({
  purpose: text(2_000).default(''),
  /** Done once in so many days, or on each of the chosen weekdays where there are any. */
  everyDays: z.int().min(1).max(366).nullable().default(null),
  weekdays: z.array(z.enum(weekdays)).max(7).default([]),
  /** Whether its adherence counts upward as if it were progress. Never a percentage of an outcome. */
  contributes: z.boolean().default(false),
})
export type PactFacts = z.output<typeof facts>

export const pactFacts = (kept: unknown): PactFacts => factsOf(facts, kept)

export const occurrenceOf = (kept: PactFacts): Occurrence | null =>
  kept.weekdays.length > 0
    ? { weekdays: kept.weekdays }
    : kept.everyDays === null
      ? null
      : { everyDays: kept.everyDays }

/** Adherence from the start until a day; `done` are the days of its check-ins. Null where it has no rhythm or no start. */
export function pactAdherence(kept: unknown, start: Day | null, end: Day, done: readonly Day[]): Adherence | null {
  const occurrence = occurrenceOf(pactFacts(kept))
  return occurrence === null || start === null ? null : adherenceOf(occurrence, start, end, done)
}

/** So many days before the last one tell how it goes lately: a quarter. */
export const lately = 91

/** Adherence of the occurrences that began lately; null as long as that is all of them. */
export function pactLately(kept: unknown, start: Day | null, end: Day, done: readonly Day[]): Adherence | null {
  const occurrence = occurrenceOf(pactFacts(kept))
  const since = addDays(end, -lately)
  if (occurrence === null || start === null || start >= since) return null
  return adherenceOf(occurrence, start, end, done, since)
}

/** What it gives upward: its adherence where its owner chose so, else nothing. */
export const contribution = (kept: unknown, adherence: Adherence | null): string | null =>
  pactFacts(kept).contributes ? (adherence?.adherence ?? null) : null

const purposeful = ({ purpose }: PactFacts, { why }: Written): Part =>
  part(
    'purposeful',
    'Purposeful',
    isPlaceholder(purpose) && isPlaceholder(why)
      ? [
          {
            at: 'facts.purpose',
            code: 'no-purpose',
            saw: 'Nothing says what it is for.',
            asks: 'What does it serve that matters to you for longer than a year?',
            weaker: 'Because everybody does it',
            stronger: 'So that families hear from us before they have to ask',
          },
        ]
      : [],
    'enough',
  )

const actionable = ({ title }: Written): Part => {
  const verb = readsAsEnglish(title) ? leadingVerb(wordsOf(title)) : null
  const seen: Seen = {
    at: 'title',
    code: 'outcome',
    saw: `The title begins with ${quoted(verb?.word ?? '')}: it names what shall come about, and not what you do.`,
    asks: 'What can you do yourself, the next time already, whatever comes of it?',
    weaker: 'Reduce complaints',
    stronger: 'Call one family each evening',
  }
  return part(
    'actionable',
    'Actionable',
    verb !== null && outcomes.has(verb.word) ? [seen] : [],
    title.trim() === '' ? 'too little' : 'enough',
  )
}

const outcomes = new Set(
  'reduce increase improve raise lower decrease achieve reach become win double halve triple exceed'.split(' '),
)

const continuous = (kept: PactFacts, { measures }: Written): Part => {
  const ends = measures.filter(
    ({ target, direction }) => target !== null && (direction === 'increase' || direction === 'decrease'),
  )
  return part(
    'continuous',
    'Continuous',
    [
      occurrenceOf(kept) === null
        ? {
            at: 'facts.everyDays',
            code: 'no-occurrence',
            saw: 'Nothing says how often it is done.',
            asks: 'Every how many days, or on which days of the week?',
            weaker: 'Regularly',
            stronger: 'Every Tuesday and Thursday',
          }
        : null,
      ends.length > 0
        ? {
            at: 'measures',
            code: 'end-value',
            saw: `${quoted(ends[0]?.title ?? '')} has a value at which it would be over.`,
            asks: 'What goes on after that? If nothing does, another framework fits better.',
            weaker: 'Walk the wards until 50 talks are reached',
            stronger: 'Walk one ward each morning',
          }
        : null,
    ],
    'enough',
  )
}

const trackable = (kept: PactFacts, goal: Written): Part => {
  const occurrence = occurrenceOf(kept)
  const oldest = goal.readOn.at(-1)
  // Twenty check-ins at most are known here: before the oldest of them nobody can say what was done.
  const from = goal.readOn.length >= 20 && oldest && (!goal.start || oldest > goal.start) ? oldest : goal.start
  const known = occurrence && from ? adherenceOf(occurrence, from, goal.today, goal.readOn) : null
  if (!known || known.due < 3) return part('trackable', 'Trackable', [], 'too little')
  const examples = {
    at: 'facts.everyDays',
    weaker: 'Every day, kept for a week',
    stronger: 'Every Monday, kept for a year',
  }
  const share = Math.round(Number(known.adherence) * 100)
  return part(
    'trackable',
    'Trackable',
    [
      known.done === 0
        ? {
            ...examples,
            code: 'nothing-done',
            saw: `Of ${known.due} occurrences none was noted as done.`,
            asks: 'Was it not done, or only not noted?',
          }
        : share < 50
          ? {
              ...examples,
              code: 'low-adherence',
              saw: `${known.done} of ${known.due} occurrences were done, ${share} %.`,
              asks: 'What smaller or rarer step would you keep?',
            }
          : null,
    ],
    'enough',
  )
}

export const pact: FrameworkRule<PactFacts> = {
  name: 'pact',
  title: 'PACT',
  help: 'Purposeful, actionable, continuous, trackable: something done again and again, told by how faithfully it is done.',
  rhythm: 7,
  givesProgress: false,
  facts,
  fields: [
    { name: 'purpose', label: 'Purpose', kind: 'long-text', hint: 'What it serves that matters for long.' },
    {
      name: 'everyDays',
      label: 'Done once in so many days',
      kind: 'number',
      hint: '1 is daily, 7 weekly. Leave it empty if you choose weekdays.',
    },
    {
      name: 'weekdays',
      label: 'Or on these weekdays',
      kind: 'choices',
      hint: '',
      options: [
        { value: 'mon', label: 'Monday' },
        { value: 'tue', label: 'Tuesday' },
        { value: 'wed', label: 'Wednesday' },
        { value: 'thu', label: 'Thursday' },
        { value: 'fri', label: 'Friday' },
        { value: 'sat', label: 'Saturday' },
        { value: 'sun', label: 'Sunday' },
      ],
    },
    {
      name: 'contributes',
      label: 'Its adherence counts upward',
      kind: 'switch',
      hint: 'How faithfully it is done then counts in what it supports, as progress does. Otherwise it gives nothing to it.',
    },
  ],
  check(goal) {
    const kept = pactFacts(goal.facts)
    return [purposeful(kept, goal), actionable(goal), continuous(kept, goal), trackable(kept, goal)]
  },
}
