import { z } from 'zod'
import { text } from '../../kernel/contract.ts'
import { factsOf, part, quoted, type Seen } from './finding.ts'
import type { FrameworkRule, Part, Written } from './framework.ts'
import { measureFindings } from './measure-findings.ts'
import { hurries, paceInWords, paceOf } from './pace.ts'
import { isPlaceholder, readsAsEnglish, saysTheSame } from './plain-words.ts'
import { dateIn, saysHowMuch } from './quantities.ts'
import { titleFindings } from './title-findings.ts'
import { looseWordIn } from './vague-words.ts'

/** SMART: specific, measurable, achievable, relevant, time-bound; each letter asks its question. */
const facts = z.strictObject({ achievableBecause: text(2_000).default('') })
type Facts = z.output<typeof facts>

const specific = (goal: Written): Part => {
  const loose = goal.measures.length === 0 && !saysHowMuch(goal.title) ? looseWordIn(goal.title) : null
  const seen: Seen[] = titleFindings(goal.title)
  if (loose !== null && goal.carries === 0)
    seen.push({
      at: 'title',
      code: 'loose-word',
      saw: `The title says ${quoted(loose)}, and nothing says how much.`,
      asks: 'What exactly changes, for whom, and from what to what?',
      weaker: 'Improve the discharge of patients',
      stronger: 'Patients who are ready go home before noon',
    })
  return part('specific', 'Specific', seen, goal.title.trim() === '' ? 'too little' : 'enough')
}

const measurable = ({ measures, carries }: Written): Part => {
  const none: Seen = {
    at: 'measures',
    code: 'no-measure',
    saw: 'No measure tells how far it has come.',
    asks: 'Which number will show that it has been reached?',
    weaker: 'Patients wait less',
    stronger: 'Median wait in emergency care: from 140 to 120 minutes',
  }
  if (measures.length === 0 && carries > 0) return part('measurable', 'Measurable', [], 'too little')
  return part('measurable', 'Measurable', measures.length === 0 ? [none] : measureFindings(measures), 'enough')
}

const achievable = (goal: Written, { achievableBecause }: Facts): Part => {
  const pace = paceOf(goal.start, goal.due, goal.today, goal.progress, goal.curve)
  const words = pace ? paceInWords(pace, goal.today) : null
  const seen: Seen[] = []
  if (goal.confidence !== null && goal.confidence < 4)
    seen.push({
      at: 'confidence',
      code: 'low-confidence',
      saw: `Its owner’s confidence is ${goal.confidence} of 10.${words ? ` ${words}` : ''}`,
      asks: 'What would have to be different for you to believe in it: time, help, or the target?',
      weaker: 'Confidence 2, and nothing changes',
      stronger: 'Confidence 2: the target moves to 125 minutes, or a second triage nurse comes',
    })
  else if (pace && words && hurries(pace))
    seen.push({
      at: 'due',
      code: 'pace',
      saw: words,
      asks: 'What will make the rest go faster than what lies behind?',
      weaker: 'We will catch up in the autumn',
      stronger: 'The second scanner runs from 1 September, which doubles the slots',
    })
  const says = goal.confidence !== null || pace !== null || !isPlaceholder(achievableBecause)
  return part('achievable', 'Achievable', seen, says ? 'enough' : 'too little')
}

const relevant = (goal: Written): Part => {
  const unlinked: Seen = {
    at: 'supports',
    code: 'supports-nothing',
    saw: 'It supports no other goal.',
    asks: 'Which goal or priority would suffer if this one were dropped?',
    weaker: 'A goal that stands alone',
    stronger: 'Supports: patients are seen in time, everywhere',
  }
  return part('relevant', 'Relevant', [goal.supports === 0 ? unlinked : null, whyFinding(goal)], 'enough')
}

function whyFinding({ why, title }: Written): Seen | null {
  const examples = {
    at: 'why',
    weaker: 'Because it is important',
    stronger: 'Whoever waits more than two hours tends to leave untreated, and comes back sicker',
  }
  if (isPlaceholder(why))
    return {
      ...examples,
      code: 'no-why',
      saw: 'Nothing says why.',
      asks: 'What gets better, for whom, when it is reached?',
    }
  if (saysTheSame(why, title))
    return {
      ...examples,
      code: 'why-repeats-title',
      saw: 'The why repeats the title.',
      asks: 'And what is that good for?',
    }
  if (saysNothing.test(why.trim()))
    return {
      ...examples,
      code: 'empty-why',
      saw: `The why says ${quoted(why)}.`,
      asks: 'Important for whom, and what for?',
    }
  return null
}

const saysNothing =
  /^(because )?((it|this)('s| is| was| has been) )?((very|really|so) )?(important|necessary|needed|required|a priority|mandatory|good|useful|asked for|management (wants|asked for) it)( (for|to|by) (us|everyone|everybody|management|the (team|organisation|board|boss|company)))?[.!]?$/i

const timeBound = ({ title, start, due }: Written): Part => {
  const said = due === null && readsAsEnglish(title) ? dateIn(title) : null
  const examples = { weaker: 'Soon, or when there is time', stronger: 'From 1 April to 30 September 2027' }
  const noDue: Seen = {
    at: 'due',
    code: said === null ? 'no-due' : 'due-only-in-title',
    saw: said === null ? 'It has no due date.' : `The title says ${quoted(said)}, and the due date is empty.`,
    asks: said === null ? 'By when will it be reached?' : 'On which day exactly? Only a date can be waited for.',
    ...examples,
  }
  const noStart: Seen = {
    at: 'start',
    code: 'no-start',
    saw: 'It has no start.',
    asks: 'From which day on does work on it count?',
    ...examples,
  }
  return part('time-bound', 'Time-bound', [due === null ? noDue : null, start === null ? noStart : null], 'enough')
}

export const smart: FrameworkRule<Facts> = {
  name: 'smart',
  title: 'SMART',
  help: 'One outcome that is specific, measurable, achievable, relevant and time-bound.',
  rhythm: 30,
  givesProgress: true,
  facts,
  fields: [
    {
      name: 'achievableBecause',
      label: 'Why it can be done',
      kind: 'long-text',
      hint: 'What makes you believe in it: people, money, something that worked before.',
    },
  ],
  check(goal) {
    const kept = factsOf(facts, goal.facts)
    return [specific(goal), measurable(goal), achievable(goal, kept), relevant(goal), timeBound(goal)]
  },
}
