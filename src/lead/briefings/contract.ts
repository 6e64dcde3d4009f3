// Long because: nineteen operations, each declared once, and what they answer.
import { z } from 'zod'
import { person, team } from '../../graph/contract.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { audienceInput, audienceSeen } from '../../people/sight/audience.ts'
import { askings, linkKinds, marks, questionVerbs, reaches, states, verbs } from './briefing.ts'

const linked = z.strictObject({ kind: z.enum(linkKinds), subject: id })

const words = {
  title: requiredText(120),
  what: text(4_000),
  why: text(4_000),
  means: text(4_000),
  asks: text(4_000),
  /** To everybody, to teams with those within them, or to one person with everybody below them. */
  reach: z.enum(reaches),
  teams: z.array(id).max(100),
  below: id.nullable(),
  /** Days after which it goes on without a manager; nothing where it waits for each. */
  passAfter: z.number().int().min(1).max(60).nullable(),
  lookAgainOn: day,
  /** Who may read it beside those whom it reaches. */
  audience: audienceInput,
}

const listed = z.object({
  briefing: id,
  title: z.string(),
  owner: person,
  state: z.enum(states),
  sentOn: day.nullable(),
  endedOn: day.nullable(),
  /** When it came to the viewer, where it has. */
  arrivedOn: day.nullable(),
  /** What it was to the viewer. */
  mark: z.enum(marks).nullable(),
  /** It waits for the viewer to pass it on. */
  toPassOn: z.boolean(),
})
export type BriefingListed = z.output<typeof listed>

export const briefingSeen = listed.extend({
  what: z.string(),
  why: z.string(),
  means: z.string(),
  asks: z.string(),
  reach: z.enum(reaches),
  teams: z.array(team),
  below: person.nullable(),
  passAfter: z.int().nullable(),
  lookAgainOn: day,
  endedWith: z.string(),
  /** How many work here to whom it would go; said to the writer of a draft alone. */
  goesTo: z.int().nullable(),
  /** What each manager above the viewer said that it means there, the nearest last. */
  line: z.array(z.object({ person, words: z.string(), passedOn: day.nullable(), byClock: z.boolean() })),
  /** The viewer's own place on its way. */
  mine: z
    .object({
      person: id,
      from: person.nullable(),
      passBy: day.nullable(),
      passedOn: day.nullable(),
      byClock: z.boolean(),
      words: z.string(),
      /** Of those who have it from the viewer: how many passed it on, and how many still could. */
      reports: z.object({ have: z.int(), passed: z.int(), holding: z.array(person) }),
    })
    .nullable(),
  /** What the viewer asked. */
  asked: z.array(
    z.object({
      question: id,
      kind: z.enum(askings),
      body: z.string(),
      askedAt: z.iso.datetime(),
      holder: person,
      answer: z.string().nullable(),
      answeredBy: person.nullable(),
      answeredAt: z.iso.datetime().nullable(),
    }),
  ),
  /** How many questions wait for the viewer's answer. */
  toAnswer: z.int(),
  answers: z.array(
    z.object({ answer: id, question: z.string(), body: z.string(), by: person.nullable(), at: z.iso.datetime() }),
  ),
  /** Why it is so, of what the viewer sees. */
  links: z.array(z.object({ kind: z.enum(linkKinds), subject: id, title: z.string() })),
  audience: audienceSeen,
  revision: z.int(),
  abilities: abilities(verbs),
})
export type BriefingSeen = z.output<typeof briefingSeen>

const which = { briefing: id }

export const boxes = ['to me', 'from me', 'all'] as const

export const list = operation({
  name: 'briefings.list',
  method: 'GET',
  path: '/briefings',
  asks: 'viewer',
  input: z.strictObject({
    /** What has come to me, what I wrote, or all that I see. */
    box: z.enum(boxes).default('to me'),
    /** Words of its title. */
    text: text(200).optional(),
    after: id.optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    briefings: z.array(listed),
    /** Hand it back as `after` for the next page; null at the end. */
    next: id.nullable(),
  }),
  refusals: ['invalid', 'not-found'],
  help: 'Briefings that came to me, that I wrote, or all that I see; the newest first, a page at a time',
})

export const see = operation({
  name: 'briefings.see',
  method: 'GET',
  path: '/briefings/{briefing}',
  asks: 'viewer',
  input: z.strictObject(which),
  output: briefingSeen,
  refusals: ['not-found'],
  help: 'One briefing, with what each manager above said that it means there, and the answers to what was asked',
})

export const write = operation({
  name: 'briefings.write',
  method: 'POST',
  path: '/briefings',
  asks: 'viewer',
  input: z.strictObject({
    ...words,
    what: words.what.default(''),
    why: words.why.default(''),
    means: words.means.default(''),
    asks: words.asks.default(''),
    reach: words.reach.default('organisation'),
    teams: words.teams.default([]),
    below: words.below.default(null),
    passAfter: words.passAfter.default(3),
    /** Three weeks from today where it is left out. */
    lookAgainOn: words.lookAgainOn.optional(),
    audience: words.audience.default({ word: 'organisation' }),
    links: z.array(linked).max(50).default([]),
  }),
  output: briefingSeen,
  refusals: ['invalid', 'not-found'],
  help: 'Write a briefing; it is a draft until it is sent',
})

export const change = operation({
  name: 'briefings.change',
  method: 'PATCH',
  path: '/briefings/{briefing}',
  asks: 'viewer',
  input: z.strictObject({ ...which, revision: z.int(), ...z.object(words).partial().shape }),
  output: briefingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Change a draft; what is left out stays',
})

export const remove = operation({
  name: 'briefings.remove',
  method: 'DELETE',
  path: '/briefings/{briefing}',
  asks: 'viewer',
  input: z.strictObject(which),
  output: z.object({ removed: z.literal(true) }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Delete a draft',
})

export const send = operation({
  name: 'briefings.send',
  method: 'POST',
  path: '/briefings/{briefing}/send',
  asks: 'viewer',
  input: z.strictObject({ ...which, revision: z.int() }),
  output: briefingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Send a briefing down the line, from one level to the next; its words then stay as they are',
})

export const passOn = operation({
  name: 'briefings.pass-on',
  method: 'POST',
  path: '/briefings/{briefing}/pass-on',
  asks: 'viewer',
  input: z.strictObject({
    ...which,
    /** What it means here; read by those below, and by its sender. */
    words: text(4_000).default(''),
  }),
  output: briefingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Pass a briefing on to those below, with what it means here',
})

export const mark = operation({
  name: 'briefings.mark',
  method: 'POST',
  path: '/briefings/{briefing}/mark',
  asks: 'viewer',
  input: z.strictObject({
    ...which,
    mark: z.enum(marks),
    /** The question or the concern, which goes with one’s name to whom one has it from. */
    words: text(2_000).default(''),
  }),
  output: briefingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say that a briefing is understood, or ask a question or voice a concern about it',
})

export const questionSeen = z.object({
  question: id,
  kind: z.enum(askings),
  body: z.string(),
  by: person,
  askedAt: z.iso.datetime(),
  holder: person,
  /** The one that it was joined to. */
  joined: id.nullable(),
  answer: z.string().nullable(),
  answeredBy: person.nullable(),
  /** Others, open and with the viewer, whose words are near. */
  alike: z.array(id),
  abilities: abilities(questionVerbs),
})
export type QuestionSeen = z.output<typeof questionSeen>

const questions = z.object({
  questions: z.array(questionSeen),
  next: id.nullable(),
})

export const asked = operation({
  name: 'briefings.asked',
  method: 'GET',
  path: '/briefings/{briefing}/questions',
  asks: 'viewer',
  input: z.strictObject({ ...which, after: id.optional() }),
  output: questions,
  refusals: ['not-found'],
  help: 'Questions and concerns that stand with me or have stood with me, a page at a time, and which are likely alike',
})

const oneQuestion = { ...which, question: id }

export const join = operation({
  name: 'briefings.join',
  method: 'POST',
  path: '/briefings/{briefing}/questions/{question}/join',
  asks: 'viewer',
  input: z.strictObject({
    ...oneQuestion,
    /** The question that is answered for both; nothing to part them again. */
    to: id.nullable(),
  }),
  output: questions,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Join a question to another that asks the same, so that one answer serves both',
})

export const passUp = operation({
  name: 'briefings.pass-up',
  method: 'POST',
  path: '/briefings/{briefing}/questions/{question}/pass-up',
  asks: 'viewer',
  input: z.strictObject(oneQuestion),
  output: questions,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Pass a question, with those joined to it, on to whom one has the briefing from',
})

export const answerQuestion = operation({
  name: 'briefings.answer',
  method: 'POST',
  path: '/briefings/{briefing}/questions/{question}/answer',
  asks: 'viewer',
  input: z.strictObject({
    ...oneQuestion,
    answer: requiredText(4_000),
    /** The question in words that everybody may read; left out, the answer goes to those who asked alone. */
    forAll: text(2_000).default(''),
  }),
  output: questions,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Answer a question once for all who asked it alike',
})

export const travel = operation({
  name: 'briefings.travel',
  method: 'GET',
  path: '/briefings/{briefing}/travel',
  asks: 'viewer',
  input: z.strictObject(which),
  output: z.object({
    briefing: id,
    goesTo: z.int(),
    reached: z.int(),
    /** By team, each person in one; nothing where a number would tell of fewer than five. */
    teams: z.array(
      z.object({
        team: team.nullable(),
        reached: z.int(),
        understood: z.int().nullable(),
        questions: z.int().nullable(),
        concerns: z.int().nullable(),
      }),
    ),
    /** Of the teams that are shown. */
    all: z.object({ understood: z.int(), questions: z.int(), concerns: z.int() }).nullable(),
    /** Days after which half of the managers have passed it on; nothing while it is not known. */
    median: z.number().nullable(),
    managers: z.int(),
    passed: z.int(),
    /** With whom it lies, the longest first, 200 at most. */
    holders: z.array(
      z.object({
        person,
        arrivedOn: day,
        passBy: day.nullable(),
        days: z.int(),
        nudgedOn: day.nullable(),
        waiting: z.int(),
      }),
    ),
    /** What managers said that it means where they are, the latest first, 200 at most. */
    words: z.array(z.object({ person, words: z.string(), passedOn: day.nullable() })),
  }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'How a briefing of mine travels: whom it has reached, what it was to them by team, and with whom it lies',
})

export const nudge = operation({
  name: 'briefings.nudge',
  method: 'POST',
  path: '/briefings/{briefing}/nudge',
  asks: 'viewer',
  input: z.strictObject({ ...which, person: id }),
  output: z.object({ nudged: z.literal(true) }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Remind a manager with whom a briefing lies, once',
})

export const lookAgain = operation({
  name: 'briefings.look-again',
  method: 'POST',
  path: '/briefings/{briefing}/look-again',
  asks: 'viewer',
  input: z.strictObject({ ...which, on: day }),
  output: briefingSeen,
  refusals: ['invalid', 'not-found', 'forbidden', 'conflict'],
  help: 'Say when to look again at what came of a briefing',
})

export const end = operation({
  name: 'briefings.end',
  method: 'POST',
  path: '/briefings/{briefing}/end',
  asks: 'viewer',
  input: z.strictObject({
    ...which,
    /** What came of it. */
    words: text(4_000).default(''),
  }),
  output: briefingSeen,
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'End a briefing: it travels no further, and stays to be read',
})

export const link = operation({
  name: 'briefings.link',
  method: 'PUT',
  path: '/briefings/{briefing}/links',
  asks: 'viewer',
  input: z.strictObject({ ...which, links: z.array(linked).max(50) }),
  output: briefingSeen,
  refusals: ['invalid', 'not-found', 'forbidden'],
  help: 'Say which goals, decisions and changes a briefing comes from; those that I cannot see stay',
})

export const about = operation({
  name: 'briefings.about',
  method: 'GET',
  path: '/briefings-about/{subject}',
  asks: 'viewer',
  input: z.strictObject({ subject: id }),
  output: z.object({ subject: id, briefings: z.array(listed) }),
  refusals: [],
  help: 'Briefings that a goal, a decision or a change has led to',
})

export const stuck = operation({
  name: 'briefings.stuck',
  method: 'GET',
  path: '/briefings-stuck',
  asks: 'viewer',
  input: z.strictObject({
    /** Of whom; with whom it lies in which team, those within it included. */
    owner: id.optional(),
    team: id.optional(),
    most: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    stuck: z.array(
      z.object({ briefing: id, title: z.string(), person, arrivedOn: day, days: z.int(), passBy: day.nullable() }),
    ),
  }),
  refusals: [],
  help: 'Briefings of mine that lie with a manager since yesterday or longer, the longest first',
})

export const contract = [
  list,
  see,
  write,
  change,
  remove,
  send,
  passOn,
  mark,
  asked,
  join,
  passUp,
  answerQuestion,
  travel,
  nudge,
  lookAgain,
  end,
  link,
  about,
  stuck,
]
