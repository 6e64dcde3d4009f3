import { z } from 'zod'
import { text } from '../../kernel/contract.ts'
import { type Day, daysBetween } from '../../kernel/dates.ts'
import { everySo } from '../../kernel/rhythm.ts'
import { factsOf, part, quoted, type Seen } from './finding.ts'
import type { FrameworkRule, Part, Written } from './framework.ts'
import { measureFindings } from './measure-findings.ts'
import { milestoneFields, milestones, passedOver } from './milestone.ts'
import { isPlaceholder } from './plain-words.ts'
import { titleFindings } from './title-findings.ts'

/** FAST: frequently discussed, ambitious, specific, transparent. */
const facts = z.strictObject({
  /** Days between two talks about it, which a check-in each proves. */
  discussionRhythm: z.int().min(1).max(92).default(7),
  challenge: text(2_000).default(''),
  milestones,
})
export type FastFacts = z.output<typeof facts>

/** The longest a talk about it has been overdue for: days since the latest one, or since the start. */
const silence = (latest: Day | undefined, start: Day | null, today: Day): number | null => {
  const since = latest ?? start
  return since === null ? null : daysBetween(since, today)
}

const frequent = ({ discussionRhythm }: FastFacts, { readOn, start, today, rhythm }: Written): Part => {
  const quiet = silence(readOn[0], start, today)
  const examples = { weaker: 'At the end of the year', stronger: 'Every Monday at the huddle, for five minutes' }
  return part(
    'frequent',
    'Frequently discussed',
    [
      discussionRhythm > 31
        ? {
            ...examples,
            at: 'facts.discussionRhythm',
            code: 'seldom',
            saw: `It is discussed ${everySo(discussionRhythm)}.`,
            asks: 'How often do you have to talk about it so that it steers the week?',
          }
        : rhythm > 2 * discussionRhythm
          ? {
              ...examples,
              at: 'rhythm',
              code: 'rhythm-longer',
              saw: `It is discussed ${everySo(discussionRhythm)}, and checked in on ${everySo(rhythm)}.`,
              asks: 'What do you talk about in between?',
            }
          : null,
      quiet !== null && quiet > 2 * discussionRhythm
        ? {
            ...examples,
            at: 'rhythm',
            code: 'not-discussed',
            saw: `The latest check-in ${readOn[0] ? `is ${quiet} days old` : 'has yet to come'}, where one is expected ${everySo(discussionRhythm)}.`,
            asks: 'When will you talk about it next, and with whom?',
          }
        : null,
    ],
    'enough',
  )
}

const ambitious = ({ challenge }: FastFacts): Part =>
  part(
    'ambitious',
    'Ambitious',
    isPlaceholder(challenge)
      ? [
          {
            at: 'facts.challenge',
            code: 'no-challenge',
            saw: 'Nothing says what makes it hard.',
            asks: 'What about it has nobody here managed before?',
            weaker: 'A little better than last year',
            stronger: 'No hospital of our size has kept the wait below 90 minutes through a winter',
          },
        ]
      : [],
    'enough',
  )

const specific = ({ milestones: points }: FastFacts, goal: Written): Part => {
  const seen: Seen[] = titleFindings(goal.title)
  const listed = goal.measures.flatMap(({ milestones }) => milestones ?? [])
  const passed = passedOver([...points, ...listed], goal.today)
  const done = listed.length > 0 || goal.measures.some(({ direction }) => direction === 'done')
  const counted = goal.measures.filter(({ direction }) => direction !== 'done')
  if (counted.length === 0 && goal.carries === 0)
    seen.push({
      at: 'measures',
      code: 'no-measure',
      saw: 'No measure tells how far it has come.',
      asks: 'Which number do you look at when you talk about it?',
      weaker: 'How does it feel?',
      stronger: 'Median wait in emergency care: from 140 to 120 minutes',
    })
  seen.push(...measureFindings(counted).filter(({ code }) => code !== 'no-unit'))
  const examples = {
    at: 'facts.milestones',
    weaker: 'Half of it by the summer',
    stronger: 'By 1 May the second triage desk is staffed',
  }
  if (points.length === 0 && !done && goal.carries === 0)
    seen.push({
      ...examples,
      code: 'no-milestone',
      saw: 'It has no milestone.',
      asks: 'What will stand by when, on the way?',
    })
  if (passed.length > 0)
    seen.push({
      ...examples,
      code: 'milestone-passed',
      saw: `${passed
        .slice(0, 2)
        .map(({ title }) => quoted(title))
        .join(' and ')}${passed.length > 2 ? ` and ${passed.length - 2} more` : ''} should have been reached by now.`,
      asks: 'Was it reached, or when will it be?',
    })
  return part('specific', 'Specific', seen, 'enough')
}

const hidden: Record<string, string> = {
  private: 'only its owner',
  pair: 'only two persons',
  line: 'only its owner and their managers',
  named: 'only those who are named',
}

const transparent = ({ audience }: Written): Part => {
  const who = Object.hasOwn(hidden, audience) ? hidden[audience] : undefined
  return part(
    'transparent',
    'Transparent',
    who
      ? [
          {
            at: 'audience',
            code: 'kept-private',
            saw: `Its audience is ${quoted(audience)}: ${who} can see it, and so it fails its own check.`,
            asks: 'Who could help, or would stop doing the same twice, if they saw it?',
            weaker: 'A goal that only its owner knows',
            stronger: 'A goal that the whole organisation can look up',
          },
        ]
      : [],
    'enough',
  )
}

export const fast: FrameworkRule<FastFacts> = {
  name: 'fast',
  title: 'FAST',
  help: 'Frequently discussed, ambitious, specific and transparent: a goal that steers the week, in the open.',
  rhythm: 7,
  givesProgress: true,
  facts,
  fields: [
    {
      name: 'discussionRhythm',
      label: 'Discussed every so many days',
      kind: 'number',
      hint: 'At most 92. Each talk leaves a check-in.',
    },
    { name: 'challenge', label: 'Challenge', kind: 'long-text', hint: 'What makes it hard.' },
    {
      name: 'milestones',
      label: 'Milestones',
      kind: 'list',
      hint: 'What stands by when, on the way.',
      items: milestoneFields,
    },
  ],
  check(goal) {
    const kept = factsOf(facts, goal.facts)
    return [frequent(kept, goal), ambitious(kept), specific(kept, goal), transparent(goal)]
  },
}
