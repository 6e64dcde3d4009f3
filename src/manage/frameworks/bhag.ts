import { z } from 'zod'
import { text } from '../../kernel/contract.ts'
import { addDays, day, daysBetween } from '../../kernel/dates.ts'
import { factsOf, part, quoted, type Seen } from './finding.ts'
import type { FrameworkRule, Part, Written } from './framework.ts'
import { milestoneFields, milestones, passedOver } from './milestone.ts'
import { isPlaceholder, wordsOf } from './plain-words.ts'
import { titleFindings } from './title-findings.ts'

/** BHAG: a big, hairy, audacious goal of 10 to 30 years. It has no percentage, but waypoints and a yearly question. */
const facts = z.strictObject({
  vividDescription: text(5_000).default(''),
  finishLine: text(1_000).default(''),
  waypoints: milestones,
  /** When somebody last said yes to "is it still the mountain?". */
  stillTheMountainOn: day.nullable().default(null),
})
export type BhagFacts = z.output<typeof facts>

const mountain = {
  weaker: 'A better hospital by next summer',
  stronger: 'By 2045 nobody in the valley dies of a stroke',
}

const horizon = ({ start, due, today }: Written): Part => {
  const years = due === null ? null : daysBetween(start ?? today, due) / 365.25
  const told = (code: string, saw: string, asks: string): Seen => ({ at: 'due', code, saw, asks, ...mountain })
  return part(
    'horizon',
    '10 to 30 years',
    [
      years === null ? told('no-due', 'It has no due date.', 'In which year do you stand on the summit?') : null,
      years !== null && years < 9.95
        ? told(
            'too-near',
            `It lies ${inYears(years)} ahead.`,
            'What would be worth ten years or more of everybody’s work?',
          )
        : null,
      years !== null && years > 30.05
        ? told(
            'too-far',
            `It lies ${inYears(years)} ahead.`,
            'Who of those who begin will see it? Choose what can be lived to see.',
          )
        : null,
    ],
    'enough',
  )
}

const inYears = (years: number): string =>
  years < 1.95 ? `${Math.max(0, Math.round(years * 12))} months` : `${Math.round(years)} years`

const vivid = ({ vividDescription }: BhagFacts): Part => {
  const words = wordsOf(vividDescription).length
  const examples = {
    at: 'facts.vividDescription',
    weaker: 'We are the leading provider',
    stronger: 'A woman wakes at six with a numb hand. At seven she is home again, and it was only a dream of a stroke',
  }
  const empty = isPlaceholder(vividDescription)
  return part(
    'vivid',
    'Vivid description',
    [
      empty
        ? {
            ...examples,
            code: 'no-description',
            saw: 'Nothing describes it.',
            asks: 'What does one see, hear and feel on the day after?',
          }
        : null,
      !empty && words < 8 && words > 0
        ? {
            ...examples,
            code: 'thin',
            saw: `The description has ${words} ${words === 1 ? 'word' : 'words'}.`,
            asks: 'Could somebody paint it?',
          }
        : null,
    ],
    'enough',
  )
}

const finish = ({ finishLine }: BhagFacts): Part =>
  part(
    'finish-line',
    'Finish line',
    isPlaceholder(finishLine)
      ? [
          {
            at: 'facts.finishLine',
            code: 'no-finish-line',
            saw: 'No finish line is written.',
            asks: 'By what will a stranger know that you have arrived?',
            weaker: 'Being excellent in stroke care',
            stronger: 'Two years in a row without a death from stroke among 400,000 people',
          },
        ]
      : [],
    'enough',
  )

const way = ({ waypoints }: BhagFacts, { today }: Written): Part => {
  const passed = passedOver(waypoints, today)
  const examples = {
    at: 'facts.waypoints',
    weaker: '10 % a year',
    stronger: 'By 2030 every ambulance carries a scanner',
  }
  return part(
    'waypoints',
    'Waypoints',
    [
      waypoints.length === 0
        ? {
            ...examples,
            code: 'no-waypoint',
            saw: 'It has no waypoint.',
            asks: 'What is the first place on the way that you can see from here?',
          }
        : null,
      passed.length > 0
        ? {
            ...examples,
            code: 'waypoint-passed',
            saw: `${passed
              .slice(0, 2)
              .map(({ title }) => quoted(title))
              .join(
                ' and ',
              )}${passed.length > 2 ? ` and ${passed.length - 2} more` : ''} should have been reached by now.`,
            asks: 'Was it reached, does it come later, or does the way lead elsewhere?',
          }
        : null,
    ],
    'enough',
  )
}

const stillThere = ({ stillTheMountainOn }: BhagFacts, { start, today }: Written): Part => {
  const since = stillTheMountainOn ?? start
  const due = since !== null && addDays(since, 366) < today
  const asked =
    stillTheMountainOn === null ? 'Nobody has said so since its start.' : `It was last said on ${stillTheMountainOn}.`
  const seen: Seen = {
    at: 'facts.stillTheMountainOn',
    code: 'ask-again',
    saw: asked,
    asks: 'Is it still the mountain?',
    weaker: 'We decided so nine years ago',
    stronger: 'We asked ourselves in January: yes, and for another reason than before',
  }
  return part('still-the-mountain', 'Still the mountain', due ? [seen] : [], since === null ? 'too little' : 'enough')
}

const few = ({ beside = null, depth }: Written): Part =>
  part(
    'few',
    'One or few, high up',
    [
      beside !== null && beside >= 3
        ? {
            at: 'title',
            code: 'many',
            saw: `There are ${beside} others beside it.`,
            asks: 'Which one would you climb if you could climb only one?',
            weaker: 'A mountain for each team',
            stronger: 'One mountain, which each team sees from its own side',
          }
        : null,
      depth !== null && depth > 2
        ? {
            at: 'supports',
            code: 'low-down',
            saw: `It stands ${depth} steps below the vision.`,
            asks: 'Is it the whole organisation’s mountain, or a part of the way up another one?',
            weaker: 'A goal of 20 years below a goal of this quarter',
            stronger: 'Right below the vision, carried by what is done this year',
          }
        : null,
    ],
    beside === null && depth === null ? 'too little' : 'enough',
  )

export const bhag: FrameworkRule<BhagFacts> = {
  name: 'bhag',
  title: 'BHAG',
  help: 'A big, hairy, audacious goal of 10 to 30 years, with a vivid description, a finish line and waypoints.',
  rhythm: 365,
  givesProgress: false,
  facts,
  fields: [
    {
      name: 'vividDescription',
      label: 'Vivid description',
      kind: 'long-text',
      hint: 'The day after it is reached, so that one can see it.',
    },
    { name: 'finishLine', label: 'Finish line', kind: 'text', hint: 'By what a stranger knows that you have arrived.' },
    {
      name: 'waypoints',
      label: 'Waypoints',
      kind: 'list',
      hint: 'Places on the way, in place of a percentage.',
      items: milestoneFields,
    },
    {
      name: 'stillTheMountainOn',
      label: 'Still the mountain on',
      kind: 'day',
      hint: 'When you last asked yourselves, once a year.',
    },
  ],
  check(goal) {
    const kept = factsOf(facts, goal.facts)
    const title = part('one', 'One goal', titleFindings(goal.title), goal.title.trim() === '' ? 'too little' : 'enough')
    return [title, horizon(goal), vivid(kept), finish(kept), way(kept, goal), stillThere(kept, goal), few(goal)]
  },
}
