import { z } from 'zod'
import { quantity } from '../../kernel/quantity.ts'
import { compared } from './decimal.ts'
import { factsOf, part, quoted, type Seen } from './finding.ts'
import type { FrameworkRule, Part, Score, Written, WrittenMeasure } from './framework.ts'
import { measureFindings } from './measure-findings.ts'
import { reached, rounded } from './okr-score.ts'
import { titleFindings } from './title-findings.ts'

/** Stretch: base, target and stretch values on each measure. To reach the target without the stretch is no failure. */
const facts = z.strictObject({
  /** The stretch value of each measure, by its node, or by its title as long as it is not saved. */
  stretch: z.record(z.string().max(300), quantity).default({}),
})
export type StretchFacts = z.output<typeof facts>

export const stretchOf = ({ stretch }: StretchFacts, { node, title }: WrittenMeasure): string | null =>
  own(stretch, node ?? '') ?? own(stretch, title)

const own = (from: Record<string, string>, key: string): string | null =>
  Object.hasOwn(from, key) ? (from[key] ?? null) : null

export const zones = ['below base', 'on the way', 'target reached', 'stretch reached'] as const
export type Zone = (typeof zones)[number]

/** In which zone a measure stands now; null where it has no reading or no target, or moves in no one direction. */
export function zoneOf(measure: WrittenMeasure, stretch: string | null): Zone | null {
  const { direction, baseline, target, current } = measure
  if (direction !== 'increase' && direction !== 'decrease') return null
  const beyond = (mark: string | null): boolean | null => {
    const order = compared(current, mark)
    return order === null ? null : direction === 'increase' ? order >= 0 : order <= 0
  }
  const hit = beyond(target)
  if (hit === null) return null
  if (hit) return beyond(stretch) === true ? 'stretch reached' : 'target reached'
  return beyond(baseline) === false ? 'below base' : 'on the way'
}

const moving = ({ direction }: WrittenMeasure): boolean => direction === 'increase' || direction === 'decrease'

const values = ({ measures }: Written, kept: StretchFacts): Part[] => {
  const counted = measures.filter(moving)
  const missing = counted.filter((measure) => stretchOf(kept, measure) === null)
  const short = counted.filter((measure) => {
    const order = compared(stretchOf(kept, measure), measure.target)
    return order !== null && (measure.direction === 'increase' ? order <= 0 : order >= 0)
  })
  const examples = {
    at: 'facts.stretch',
    weaker: 'Wait: from 140 to 120 minutes, stretch 119',
    stronger: 'Wait: from 140 to 120 minutes, stretch 90',
  }
  const names = (those: readonly WrittenMeasure[]): string =>
    `${those
      .slice(0, 2)
      .map(({ title }) => quoted(title))
      .join(' and ')}${those.length > 2 ? ` and ${those.length - 2} more` : ''}`
  const none: Seen = {
    at: 'measures',
    code: 'no-measure',
    saw: 'No measure can be stretched.',
    asks: 'Which number do you want to move further than you are sure of?',
    weaker: 'Be bold',
    stronger: 'Median wait in emergency care: base 140, target 120, stretch 90 minutes',
  }
  const base = measureFindings(counted).filter(({ code }) => code !== 'no-unit')
  return [
    part('base-and-target', 'Base and target', counted.length === 0 ? [none] : base, 'enough'),
    part(
      'stretch',
      'Stretch',
      [
        missing.length > 0
          ? {
              ...examples,
              code: 'no-stretch',
              saw: `${names(missing)} ${missing.length === 1 ? 'has' : 'have'} no stretch value.`,
              asks: 'What would be possible if everything went well?',
            }
          : null,
        short.length > 0
          ? {
              ...examples,
              code: 'short-of-target',
              saw: `The stretch of ${names(short)} does not go beyond the target.`,
              asks: 'What lies further than what you expect of yourselves anyway?',
            }
          : null,
      ],
      counted.length === 0 ? 'too little' : 'enough',
    ),
  ]
}

export const stretch: FrameworkRule<StretchFacts> = {
  name: 'stretch',
  title: 'Stretch',
  help: 'Base, target and stretch on each measure: the target is a success, the stretch is what lies beyond.',
  rhythm: 30,
  givesProgress: true,
  facts,
  fields: [
    {
      name: 'stretch',
      label: 'Stretch',
      kind: 'per-measure',
      hint: 'The value beyond the target, if everything goes well. To fall short of it is no failure.',
    },
  ],
  check(goal) {
    const title = part('one', 'One goal', titleFindings(goal.title), goal.title.trim() === '' ? 'too little' : 'enough')
    return [title, ...values(goal, factsOf(facts, goal.facts))]
  },
  score(goal): Score | null {
    const parts = goal.measures.flatMap((measure) => reached(measure) ?? [])
    if (parts.length === 0) return null
    const kept = factsOf(facts, goal.facts)
    const at = goal.measures.map((measure) => zoneOf(measure, stretchOf(kept, measure)))
    const [hit, beyond] = [
      at.filter((zone) => zone === 'target reached' || zone === 'stretch reached').length,
      at.filter((zone) => zone === 'stretch reached').length,
    ]
    const score = rounded(parts.reduce((sum, one) => sum + one, 0) / parts.length)
    const told =
      beyond > 0 ? `, ${beyond} of them beyond the stretch` : hit > 0 ? ', which is a success without the stretch' : ''
    return {
      score,
      band: Number(score) < 0.4 ? 'red' : Number(score) < 1 ? 'amber' : 'green',
      sentence: `The way from base to target counts: ${hit} of ${parts.length} ${parts.length === 1 ? 'measure' : 'measures'} reached the target${told}.`,
    }
  },
}
