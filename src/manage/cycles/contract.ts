import { z } from 'zod'
import { subjectKinds } from '../../conversation/followers/subject.ts'
import { node, person } from '../../graph/contract.ts'
import { closings } from '../../graph/health.ts'
import { abilities, operation, requiredText, text } from '../../kernel/contract.ts'
import { day } from '../../kernel/dates.ts'
import { id } from '../../kernel/ids.ts'
import { concerns as briefingConcerns } from '../../lead/briefings/briefing.ts'
import { concerns } from '../../lead/decisions/decision.ts'
import { indicatorListed } from '../indicators/contract.ts'
import { decisions } from './carry-over.ts'
import { cycleVerbs, lengths } from './cycle.ts'
import { lacks } from './lack.ts'
import { missing } from './owed.ts'

export const cycleView = z.object({
  cycle: id,
  name: z.string(),
  length: z.enum(lengths),
  from: day,
  /** The last day, which is within it. */
  to: day,
  revision: z.int(),
  abilities: abilities(cycleVerbs),
})
export type CycleView = z.output<typeof cycleView>

const proposed = cycleView.pick({ name: true, length: true, from: true, to: true })

export const list = operation({
  name: 'cycles.list',
  method: 'GET',
  path: '/cycles',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    cycles: z.array(cycleView),
    /** Those of each length that today lies in and that follow it, as the year is counted here, where they are missing. */
    suggested: z.array(proposed),
    abilities: abilities(['add']),
  }),
  refusals: [],
  help: 'The cycles that goals are written for, the latest first',
})

const words = { name: requiredText(100), length: z.enum(lengths), from: day, to: day }

export const add = operation({
  name: 'cycles.add',
  method: 'POST',
  path: '/cycles',
  asks: 'viewer',
  input: z.strictObject(words),
  output: cycleView,
  refusals: ['forbidden', 'invalid', 'conflict'],
  help: 'Adds a cycle (administrators)',
})

export const change = operation({
  name: 'cycles.change',
  method: 'PATCH',
  path: '/cycles/{cycle}',
  asks: 'viewer',
  input: z.strictObject({ cycle: id, revision: z.int(), ...z.object(words).partial().shape }),
  output: cycleView,
  refusals: ['not-found', 'forbidden', 'invalid', 'conflict'],
  help: 'Changes the name or the days of a cycle (administrators)',
})

export const remove = operation({
  name: 'cycles.remove',
  method: 'DELETE',
  path: '/cycles/{cycle}',
  asks: 'viewer',
  input: z.strictObject({ cycle: id }),
  output: z.object({ removed: z.literal(true) }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Removes a cycle; its goals stay as they are (administrators)',
})

/** Pages: hand `next` back as `after`. */
const paged = { after: z.string().max(2000).optional(), most: z.coerce.number().int().min(1).max(200).default(100) }

export const ending = operation({
  name: 'cycles.ending',
  method: 'GET',
  path: '/cycles/{cycle}/goals',
  asks: 'viewer',
  input: z.strictObject({ cycle: id, ...paged }),
  output: z.object({
    cycle: cycleView,
    goals: z.array(
      z.object({
        node,
        /** Why the viewer decides: as its owner, as a deputy, or in place of its owner. */
        as: z.enum(['owner', 'deputy', 'above']),
        abilities: abilities(['close', 'extend', 'continue']),
      }),
    ),
    next: z.string().nullable(),
    /** How many wait for the viewer's decision, counted up to 1,000. */
    total: z.int(),
    atLeast: z.boolean(),
    /** What was decided already and may be seen, the latest first; at most 200. */
    decided: z.array(
      z.object({
        goal: id,
        title: z.string(),
        decided: z.enum(['closed', 'extended', 'continued']),
        successor: z.object({ node: id, title: z.string() }).nullable(),
        by: person.nullable(),
        at: z.iso.datetime(),
      }),
    ),
  }),
  refusals: ['not-found', 'invalid'],
  help: 'The open goals that are due in a cycle and that the viewer may decide on',
})

export const carryOver = operation({
  name: 'cycles.carry-over',
  method: 'POST',
  path: '/cycles/{cycle}/carry-over',
  asks: 'viewer',
  input: z.strictObject({
    cycle: id,
    /** The cycle that what is extended or continued goes on in. */
    next: id.nullable().default(null),
    decisions: z
      .array(
        z.strictObject({
          goal: id,
          decide: z.enum(decisions),
          closedAs: z.enum(closings).nullable().default(null),
          learnt: text(10_000).default(''),
          /** Why what was committed was missed. */
          missedBecause: text(2_000).default(''),
        }),
      )
      .min(1, { error: 'Decide at least one goal.' })
      .max(100, { error: 'Decide at most 100 goals at once.' }),
  }),
  output: z.object({
    done: z.array(
      z.object({
        goal: id,
        decided: z.enum(['closed', 'extended', 'continued']),
        /** When it is due now, or its successor is. */
        due: day.nullable(),
        successor: id.nullable(),
      }),
    ),
  }),
  refusals: ['not-found', 'forbidden', 'invalid', 'conflict'],
  help: 'Closes, extends or continues goals at the end of a cycle: all that are given, or none',
})

export const withoutGoals = operation({
  name: 'cycles.without-goals',
  method: 'GET',
  path: '/cycles/{cycle}/without-goals',
  asks: 'viewer',
  input: z.strictObject({ cycle: id, ...paged }),
  output: z.object({
    persons: z.array(person.extend({ title: z.string(), manager: person.nullable() })),
    next: z.string().nullable(),
    /** Counted up to 1,000. */
    total: z.int(),
    atLeast: z.boolean(),
    /** Among whom it was looked: everybody, or those below the viewer in the reporting line. */
    among: z.enum(['everybody', 'line']),
  }),
  refusals: ['not-found', 'invalid'],
  help: 'Who has no goal in a cycle that the viewer can see: of everybody for administrators, of their people for managers',
})

const neighbour = z.object({ node: id, title: z.string(), cycle: z.string() })

export const succession = operation({
  name: 'cycles.succession',
  method: 'GET',
  path: '/goals/{goal}/succession',
  asks: 'viewer',
  input: z.strictObject({ goal: id }),
  output: z.object({
    /** The goal that it goes on with, and the cycle at whose end that was closed. */
    continues: neighbour.nullable(),
    /** The goal that goes on with it, and the cycle in which. */
    continuedBy: neighbour.nullable(),
  }),
  refusals: ['not-found'],
  help: 'Which goal a goal continues, and which one continues it',
})

export const lacking = operation({
  name: 'cycles.lacking',
  method: 'GET',
  path: '/gaps/{lack}',
  asks: 'viewer',
  input: z.strictObject({ lack: z.enum(lacks), ...paged }),
  output: z.object({
    /** Open goals that the viewer sees; none where the load of owners is asked for. */
    goals: z.array(node),
    /** Owners of too many open goals, who has most first; only where their load is asked for. */
    owners: z.array(person.extend({ goals: z.int() })),
    next: z.string().nullable(),
    /** Counted up to 1,000. */
    total: z.int(),
    atLeast: z.boolean(),
  }),
  refusals: ['not-found', 'invalid'],
  help: 'What wants mending: goals without a why, how, when or owner, outdated ones, ones that support nothing or that nothing supports, and owners of too many',
})

const counts = { checkIns: z.int(), words: z.int(), closings: z.int(), gaps: z.int(), readings: z.int() }

export const owed = operation({
  name: 'cycles.owed',
  method: 'GET',
  path: '/owed/count',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    /** All of it, and of that what is late. */
    count: z.int(),
    late: z.int(),
    ...counts,
    questions: z.int(),
    /** To decide, to advise on, to look at again. */
    decisions: z.int(),
    /** Of mine to look at again. */
    signals: z.int(),
    /** To stakeholders, and whom of them to speak with. */
    promises: z.int(),
    contacts: z.int(),
    /** Changes and scans of mine to look at again, and the strategy that I published. */
    changes: z.int(),
    scans: z.int(),
    strategies: z.int(),
    /** Briefings to pass on, to answer about, or to look at again. */
    briefings: z.int(),
    /** That ask me and that I have not answered. */
    pulses: z.int(),
    /** Things offered to me that wait for my answer. */
    offers: z.int(),
    /** Whom and which goals it is about; a page that shows the count asks again when one of these changes. */
    person: id,
    goals: z.array(id),
    indicators: z.array(id),
    decisionsOf: z.array(id),
    signalsOf: z.array(id),
    changesOf: z.array(id),
    scansOf: z.array(id),
    strategiesOf: z.array(id),
    stakeholdersOf: z.array(id),
    briefingsOf: z.array(id),
  }),
  refusals: [],
  help: 'How much I owe: check-ins, my word on proposals, closings, gaps, readings, answers',
})

export const owing = operation({
  name: 'cycles.owing',
  method: 'GET',
  path: '/owed',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    /** Goals that would support one of mine, the longest waiting first. */
    words: z.array(
      z.object({ node, parent: node.pick({ node: true, title: true, kind: true }), since: day.nullable() }),
    ),
    /** Goals past their due date, the oldest first. */
    closings: z.array(z.object({ node })),
    gaps: z.array(z.object({ node, missing: z.array(z.enum(missing)) })),
    /** Indicators of mine whose reading is due, the oldest first. */
    readings: z.array(indicatorListed),
    /** Comments that mention me and that I neither answered nor reacted to, the oldest first. */
    questions: z.array(
      z.object({
        comment: id,
        kind: z.enum(subjectKinds),
        subject: id,
        body: z.string(),
        by: person.nullable(),
        at: z.iso.datetime(),
        goal: z.object({ node: id, title: z.string() }),
      }),
    ),
    /** Decisions on which my advice is asked, that are mine to take by now, or to look at again. */
    decisions: z.array(z.object({ decision: id, question: z.string(), what: z.enum(concerns), due: day.nullable() })),
    /** Briefings that wait for me to pass them on or to answer about them, or of mine to look at again by now. */
    briefings: z.array(
      z.object({ briefing: id, title: z.string(), what: z.enum(briefingConcerns), due: day.nullable() }),
    ),
    /** Signals of mine to look at again by now, the longest waiting first. */
    signals: z.array(z.object({ signal: id, title: z.string(), due: day })),
    /** Promises to stakeholders that I answer for and that are due by now, the longest overdue first. */
    promises: z.array(z.object({ promise: id, text: z.string(), stakeholder: id, name: z.string(), due: day })),
    /** Stakeholders whom I look after and was to speak with by now. */
    contacts: z.array(z.object({ stakeholder: id, name: z.string(), due: day })),
    /** Changes of mine to look at again by now, the longest waiting first. */
    changes: z.array(z.object({ change: id, title: z.string(), due: day })),
    /** Scans of mine to look at again by now, that no later one follows. */
    scans: z.array(z.object({ scan: id, question: z.string(), due: day })),
    /** The strategy in force, which I published, to look at again by now. */
    strategies: z.array(z.object({ strategy: id, publishedOn: day, due: day })),
    /** My manager's reminder of this week. */
    nudged: z.object({ by: person, at: z.iso.datetime() }).nullable(),
    /** Who owes it; a page that shows it asks again when a goal is handed to this person. */
    person: id,
  }),
  refusals: [],
  help: 'What I owe beside check-ins: my word on proposals, closings, gaps, readings, answers; what is late first',
})

export const people = operation({
  name: 'cycles.people',
  method: 'GET',
  path: '/owed/people',
  asks: 'viewer',
  input: z.strictObject({}),
  output: z.object({
    people: z.array(
      person.extend({
        title: z.string(),
        ...counts,
        count: z.int(),
        /** Since when the oldest of it has been owed. */
        oldest: day.nullable(),
        nudgedAt: z.iso.datetime().nullable(),
        abilities: abilities(['nudge']),
      }),
    ),
  }),
  refusals: [],
  help: 'What my direct reports owe, on goals that I can see; who owes for longest first',
})

export const nudge = operation({
  name: 'cycles.nudge',
  method: 'POST',
  path: '/owed/people/{person}/nudge',
  asks: 'viewer',
  input: z.strictObject({ person: id }),
  output: z.object({ person: id, nudgedAt: z.iso.datetime() }),
  refusals: ['not-found', 'forbidden', 'conflict'],
  help: 'Reminds a direct report of what they owe, at most once a week',
})

export const contract = [
  list,
  add,
  change,
  remove,
  ending,
  carryOver,
  withoutGoals,
  succession,
  lacking,
  owed,
  owing,
  people,
  nudge,
]
