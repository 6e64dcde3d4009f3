import { z } from 'zod'
import { text } from '../../kernel/contract.ts'
import { factsOf, part, type Seen } from './finding.ts'
import type { FrameworkRule, Part } from './framework.ts'
import { isPlaceholder } from './plain-words.ts'

/** HARD: heartfelt, animated, required, difficult. Four texts and a rating each; the weakest is the prompt. */
const rating = z.int().min(1).max(5).nullable().default(null)
const facts = z.strictObject({
  heartfelt: text(2_000).default(''),
  heartfeltRating: rating,
  animated: text(2_000).default(''),
  animatedRating: rating,
  required: text(2_000).default(''),
  requiredRating: rating,
  difficult: text(2_000).default(''),
  difficultRating: rating,
})
export type HardFacts = z.output<typeof facts>

export const hardParts = ['heartfelt', 'animated', 'required', 'difficult'] as const
export type HardPart = (typeof hardParts)[number]

type Words = {
  label: string
  text: string
  rating: string
  asks: string
  more: string
  weaker: string
  stronger: string
}

const words: Record<HardPart, Words> = {
  heartfelt: {
    label: 'Heartfelt',
    text: 'Why you care about it yourself, whatever anybody else wants.',
    rating: 'How much is it yours?',
    asks: 'Why do you want it, even if nobody asked?',
    more: 'What would make it more your own?',
    weaker: 'It is in the annual plan',
    stronger: 'I sat with a family for four hours, and never again want to say “soon”',
  },
  animated: {
    label: 'Animated',
    text: 'What one sees, hears and feels when it is reached.',
    rating: 'How clearly do you see it?',
    asks: 'What do you see before you when it is done?',
    more: 'What would one see on a photograph of that day?',
    weaker: 'Better flow',
    stronger: 'Seven in the evening, and the chairs in the corridor are empty',
  },
  required: {
    label: 'Required',
    text: 'Why it has to be begun now, and what happens otherwise.',
    rating: 'How urgently is it needed?',
    asks: 'What happens if it is not begun this month?',
    more: 'What is the first thing that cannot wait, and until when?',
    weaker: 'It would be good to have',
    stronger: 'Winter comes in ten weeks, and last winter eleven people left untreated each day',
  },
  difficult: {
    label: 'Difficult',
    text: 'What you cannot do yet, and have to learn for it.',
    rating: 'How much does it ask of you?',
    asks: 'What do you have to learn that you cannot do today?',
    more: 'What target would ask for something new of you?',
    weaker: 'More of the same',
    stronger: 'We have never let nurses discharge; we have to learn what is safe',
  },
}

const ratingOf = (kept: HardFacts, which: HardPart): number | null => kept[`${which}Rating`]

/** The part with the lowest rating, the first of equals; null as long as nothing is rated or all is as good as can be. */
export function weakestOf(kept: HardFacts): HardPart | null {
  const rated = hardParts.filter((which) => ratingOf(kept, which) !== null)
  const lowest = Math.min(...rated.map((which) => ratingOf(kept, which) ?? 5), 5)
  return lowest === 5 ? null : (rated.find((which) => ratingOf(kept, which) === lowest) ?? null)
}

/** The draft of a learning goal, where what is difficult has been written down. */
export function learningGoal(kept: unknown, title: string): { title: string; why: string } | null {
  const { difficult } = factsOf(facts, kept)
  if (isPlaceholder(difficult)) return null
  const short = Array.from(difficult.split('\n')[0] ?? '')
    .slice(0, 250)
    .join('')
    .trim()
  return { title: `Learn: ${short}`, why: `“${Array.from(title).slice(0, 300).join('')}” asks for it.` }
}

function check(which: HardPart, kept: HardFacts, weakest: HardPart | null): Part {
  const { label, asks, more, weaker, stronger } = words[which]
  const rated = ratingOf(kept, which)
  const examples = { weaker, stronger }
  const seen: Seen[] = []
  if (isPlaceholder(kept[which]))
    seen.push({
      at: `facts.${which}`,
      code: 'unsaid',
      saw: `Nothing is written about what makes it ${which}.`,
      asks,
      ...examples,
    })
  else if (rated === null)
    seen.push({
      at: `facts.${which}Rating`,
      code: 'unrated',
      saw: 'It has no rating of yours.',
      asks: words[which].rating,
      ...examples,
    })
  else if (which === weakest && rated <= 3)
    seen.push({
      at: `facts.${which}`,
      code: 'weakest',
      saw: `You rate it ${rated} of 5, the lowest of the four.`,
      asks: more,
      ...examples,
    })
  return part(which, label, seen, 'enough')
}

export const hard: FrameworkRule<HardFacts> = {
  name: 'hard',
  title: 'HARD',
  help: 'Heartfelt, animated, required, difficult: a goal that one cares about, sees, needs now and has to grow for.',
  rhythm: 30,
  givesProgress: true,
  facts,
  fields: hardParts.flatMap((which) => [
    { name: which, label: words[which].label, kind: 'long-text' as const, hint: words[which].text },
    {
      name: `${which}Rating`,
      label: `${words[which].label}, 1 to 5`,
      kind: 'rating' as const,
      hint: words[which].rating,
    },
  ]),
  check(goal) {
    const kept = factsOf(facts, goal.facts)
    const weakest = weakestOf(kept)
    return hardParts.map((which) => check(which, kept, weakest))
  },
}
