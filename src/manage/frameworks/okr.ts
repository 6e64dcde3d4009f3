import { z } from 'zod'
import { type Day, day, daysBetween } from '../../kernel/dates.ts'
import { everySo } from '../../kernel/rhythm.ts'
import { factsOf, part, quoted, type Seen } from './finding.ts'
import type { FrameworkRule, Part, Written } from './framework.ts'
import { measureFindings } from './measure-findings.ts'
import { reached, scored } from './okr-score.ts'
import { workIn } from './one-outcome.ts'
import { titleFindings } from './title-findings.ts'

/** OKR: a goal and two to five key results, either a commitment or an aspiration, scored 0.0 to 1.0 at its close. */
const facts = z.strictObject({
  kind: z.enum(['committed', 'aspirational']).default('aspirational'),
  /** The day on which somebody declared that its score feeds an appraisal; null where nobody did, which is the rule. */
  appraisalDeclaredOn: day.nullable().default(null),
})
export type OkrFacts = z.output<typeof facts>

export const okrFacts = (kept: unknown): OkrFacts => factsOf(facts, kept)

/** A score feeds an appraisal only where that was declared before the work began. */
export const mayFeedAppraisal = ({ appraisalDeclaredOn }: OkrFacts, start: Day | null): boolean =>
  appraisalDeclaredOn !== null && start !== null && appraisalDeclaredOn <= start

const examples = {
  weaker: 'Hold training for the new triage',
  stronger: 'Seen by triage within 15 minutes: from 62 % to 90 %',
}

const keyResults = ({ measures, carries }: Written): Part => {
  const name = 'Key results'
  if (measures.length === 0 && carries > 0) return part('key-results', name, [], 'too little')
  const seen: Seen[] = []
  const count = measures.length
  if (count < 2 && carries === 0)
    seen.push({
      at: 'measures',
      code: count === 0 ? 'no-key-result' : 'one-key-result',
      saw: count === 0 ? 'It has no key result.' : 'It has one key result.',
      asks: 'Which two to five results would together prove that it is reached?',
      weaker: 'Emergency care works well',
      stronger: 'Emergency care works well: wait at most 120 minutes, left untreated under 3 %, complaints halved',
    })
  if (count > 5)
    seen.push({
      at: 'measures',
      code: 'many-key-results',
      saw: `It has ${count} key results.`,
      asks: 'Which two to five would prove it? The others may be goals below, or readings to keep an eye on.',
      weaker: 'Nine numbers, none of which anybody remembers',
      stronger: 'Three numbers that the whole team knows by heart',
    })
  const work = measures.flatMap(({ title, target }) => (target === null && workIn(title) ? [title] : []))
  if (work.length > 0)
    seen.push({
      at: 'measures',
      code: 'work-shaped',
      saw: `${work.slice(0, 2).map(quoted).join(' and ')}${work.length > 2 ? ` and ${work.length - 2} more` : ''} ${work.length === 1 ? 'says' : 'say'} what will be done, and not what comes of it.`,
      asks: 'If this is done and nothing changes, would you call it a success?',
      ...examples,
    })
  const rest = measures.filter(({ title, target }) => !(target === null && workIn(title)))
  seen.push(...measureFindings(rest).filter(({ code }) => code !== 'no-unit'))
  return part('key-results', name, seen, 'enough')
}

const kind = (goal: Written, kept: OkrFacts): Part => {
  const seen: Seen[] = []
  const progress = goal.progress === null ? null : Number(goal.progress)
  const left = goal.due === null ? null : daysBetween(goal.today, goal.due)
  const whole = goal.due === null || goal.start === null ? null : daysBetween(goal.start, goal.due)
  if (kept.kind === 'committed' && goal.confidence !== null && goal.confidence < 5 && (progress ?? 0) < 1)
    seen.push({
      at: 'confidence',
      code: 'commitment-in-doubt',
      saw: `It is a commitment, which expects 1.0, and its owner’s confidence is ${goal.confidence} of 10.`,
      asks: 'What is given up so that it can be kept, or who has to be told now that it will not be?',
      weaker: 'We promised it, so let us see',
      stronger: 'We promised it: the move of the pharmacy waits until June',
    })
  if (
    kept.kind === 'aspirational' &&
    progress !== null &&
    progress >= 1 &&
    left !== null &&
    whole !== null &&
    3 * left > whole
  )
    seen.push({
      at: 'measures',
      code: 'too-easy',
      saw: `Everything is reached ${left} days before the due date.`,
      asks: 'An aspiration is good from about 0.7 on. What would you dare if you could not be sure to get there?',
      weaker: 'From 140 to 138 minutes',
      stronger: 'From 140 to 90 minutes, of which 105 would already be good',
    })
  if (kept.appraisalDeclaredOn !== null && !mayFeedAppraisal(kept, goal.start))
    seen.push({
      at: 'facts.appraisalDeclaredOn',
      code: 'declared-late',
      saw: 'That its score feeds an appraisal was declared after its start, or without one.',
      asks: 'Does everybody who aimed high know what depends on it? Declared late, it feeds no appraisal.',
      weaker: 'Said in December about the year that is over',
      stronger: 'Said in December about the year that begins',
    })
  return part('kind', 'Committed or aspirational', seen, 'enough')
}

const period = ({ start, due, rhythm }: Written): Part => {
  const seen: Seen[] = []
  const days = start !== null && due !== null ? daysBetween(start, due) : null
  const dates = { weaker: 'Some time this year', stronger: 'From 1 January to 31 March 2027' }
  if (due === null)
    seen.push({
      at: 'due',
      code: 'no-due',
      saw: 'It has no due date.',
      asks: 'In which period is it scored?',
      ...dates,
    })
  if (days !== null && days > 400)
    seen.push({
      at: 'due',
      code: 'long-period',
      saw: `It runs for ${Math.round(days / 30.44)} months.`,
      asks: 'What of it can be reached within a quarter, or a year at most?',
      ...dates,
    })
  if (rhythm > 31)
    seen.push({
      at: 'rhythm',
      code: 'seldom',
      saw: `It is looked at ${everySo(rhythm)}.`,
      asks: 'How often do you have to look so that there is still time to turn?',
      weaker: 'At the end of the quarter',
      stronger: 'Every week, for five minutes',
    })
  return part('period', 'Period and rhythm', seen, 'enough')
}

export const okr: FrameworkRule<OkrFacts> = {
  name: 'okr',
  title: 'OKR',
  help: 'A goal that inspires, and two to five key results that prove it; scored from 0.0 to 1.0 at its close.',
  rhythm: 7,
  givesProgress: true,
  facts,
  fields: [
    {
      name: 'kind',
      label: 'Commitment or aspiration',
      kind: 'choice',
      hint: 'A commitment expects 1.0, and a miss needs its reason. An aspiration is good from about 0.7 on.',
      options: [
        { value: 'committed', label: 'Committed' },
        { value: 'aspirational', label: 'Aspirational' },
      ],
    },
    {
      name: 'appraisalDeclaredOn',
      label: 'Declared to feed an appraisal on',
      kind: 'day',
      hint: 'Left empty, its score feeds no appraisal. It has to be declared before the start.',
    },
  ],
  check(goal) {
    const title = part('goal', 'Goal', titleFindings(goal.title), goal.title.trim() === '' ? 'too little' : 'enough')
    return [title, keyResults(goal), kind(goal, okrFacts(goal.facts)), period(goal)]
  },
  score(goal) {
    const parts = goal.measures.flatMap((measure) => reached(measure) ?? [])
    const mean = parts.length === 0 ? null : parts.reduce((sum, one) => sum + one, 0) / parts.length
    const part = goal.progress === null ? mean : Number(goal.progress)
    return part === null || !Number.isFinite(part) ? null : scored(part, okrFacts(goal.facts).kind)
  },
}
