import { z } from 'zod'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceInput } from '../../people/sight/audience.ts'
import { forms, longestText, mostQuestions, mostRounds } from './pulse.ts'

const kind = z.string().regex(/^[a-z][a-z -]{0,39}$/, { error: 'This is no kind of subject.' })
const subject = { kind, subject: id }

const question = z.object({ words: z.string(), form: z.enum(forms), low: z.string(), high: z.string() })

export const pulseSeen = z.object({
  pulse: id,
  ...subject,
  purpose: z.string(),
  questions: z.array(question),
  owner: z.object({ person: id, name: z.string() }),
  launchedAt: z.iso.datetime(),
  /** As they were at launch: nothing of fewer answers is shown, no text of fewer writers. */
  rules: z.object({ scores: z.int(), texts: z.int() }),
  rounds: z.array(
    z.object({
      round: z.int(),
      opensOn: day,
      closesOn: day,
      state: z.enum(['waiting', 'open', 'closed']),
      asked: z.int().nullable(),
      /** Nothing while they are fewer than would be shown. */
      answered: z.int().nullable(),
    }),
  ),
  groups: z.array(z.object({ group: id, name: z.string(), within: id.nullable() })),
  /** What is shown; a group without a figure in a round had too few answers, or would have given another away. */
  figures: z.array(
    z.object({
      question: z.int(),
      /** Nothing for all who were asked. */
      group: id.nullable(),
      round: z.int(),
      mean: z.number(),
      counted: z.int(),
    }),
  ),
  texts: z.array(z.object({ question: z.int(), round: z.int(), texts: z.array(z.string()) })),
  abilities: abilities(['close']),
})
export type PulseSeen = z.output<typeof pulseSeen>

export const draft = {
  purpose: requiredText(1_000),
  questions: z
    .array(
      z.strictObject({
        words: requiredText(300),
        form: z.enum(forms),
        low: text(60).default(''),
        high: text(60).default(''),
      }),
    )
    .min(1)
    .max(mostQuestions),
  everyone: z.boolean().default(false),
  /** With the teams within them. */
  teams: z.array(id).max(500).default([]),
  persons: z.array(id).max(2_000).default([]),
  /** Today where it is left out. */
  opensOn: day.optional(),
  openDays: z.int().min(1).max(60).default(7),
  /** From one opening to the next; nothing asks once. */
  everyDays: z.int().min(1).max(366).nullable().default(null),
  rounds: z.int().min(1).max(mostRounds).default(1),
  /** Who may read the results; the subject's own where it is left out. */
  audience: audienceInput.optional(),
}
export type PulseDraft = z.output<z.ZodObject<typeof draft>>

const ability = z.object({ allowed: z.boolean(), because: z.string().optional() })

export const launch = operation({
  name: 'pulses.launch',
  method: 'POST',
  path: '/pulses',
  asks: 'viewer',
  input: z.strictObject({ ...subject, ...draft }),
  output: pulseSeen,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Ask teams or persons a few questions about a subject, anonymously, once or on a rhythm',
})

export const about = operation({
  name: 'pulses.about',
  method: 'GET',
  path: '/subjects/{kind}/{subject}/pulses',
  asks: 'viewer',
  input: z.strictObject(subject),
  output: z.object({ pulses: z.array(pulseSeen), abilities: z.object({ launch: ability }) }),
  refusals: ['not-found'],
  help: 'What was asked about a subject, the latest first; with the figures of the latest, and up to 200 texts of its latest round',
})

export const results = operation({
  name: 'pulses.results',
  method: 'GET',
  path: '/pulses/{pulse}',
  asks: 'viewer',
  input: z.strictObject({ pulse: id }),
  output: pulseSeen,
  refusals: ['not-found'],
  help: 'A pulse: its questions, its rounds, and what groups of five or more have answered',
})

export const asked = operation({
  name: 'pulses.asked',
  method: 'GET',
  path: '/me/pulses',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    asked: z.array(
      z.object({
        pulse: id,
        ...subject,
        round: z.int(),
        /** Spent by answering; it names nobody. */
        token: id,
        purpose: z.string(),
        questions: z.array(question),
        owner: z.object({ person: id, name: z.string() }),
        asked: z.int(),
        closesOn: day,
        rules: z.object({ scores: z.int(), texts: z.int() }),
      }),
    ),
  }),
  refusals: [],
  help: 'What I am asked and have not answered, the first to close first',
})

export const answerIt = operation({
  name: 'pulses.answer',
  method: 'POST',
  path: '/pulses/{pulse}/answers',
  asks: 'viewer',
  input: z.strictObject({
    pulse: id,
    token: id,
    /** One for each question, in their order: 1 to 5, a text, or null. */
    answers: z.array(z.union([z.number(), text(longestText), z.null()])).max(mostQuestions),
  }),
  output: z.object({ pulse: id }),
  refusals: ['invalid', 'not-found', 'conflict'],
  help: 'Answer a pulse, once and for good; nothing joins the answer to whoever gave it',
})

export const close = operation({
  name: 'pulses.close',
  method: 'POST',
  path: '/pulses/{pulse}/closing',
  asks: 'viewer',
  input: z.strictObject({
    pulse: id,
    /** No further rounds. */
    stop: z.boolean().default(false),
  }),
  output: pulseSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Close the round of a pulse that is open, before its last day, or the whole pulse',
})

export const contract = [launch, about, results, asked, answerIt, close]
