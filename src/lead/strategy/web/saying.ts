import { civilDate, number, quantity, quantityBrief } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { Unit } from '../allotting.ts'
import type { Change } from '../comparing.ts'
import type { AllotmentKind, ChoiceKind, Horizon, Work } from '../strategy.ts'

const choiceWords: Record<ChoiceKind, () => string> = {
  'where to play': () => t('Where we play'),
  'how to win': () => t('How we win'),
  'not to do': () => t('What we will not do'),
}
export const choiceWord = (kind: ChoiceKind): string => choiceWords[kind]()

const horizonWords: Record<Horizon, () => string> = {
  defend: () => t('Defend and extend'),
  build: () => t('Build'),
  explore: () => t('Explore'),
}
export const horizonWord = (horizon: Horizon): string => horizonWords[horizon]()

const workWords: Record<Work, () => string> = {
  'keep running': () => t('Keep running'),
  change: () => t('Change'),
}
export const workWord = (work: Work): string => workWords[work]()

const kindWords: Record<AllotmentKind, () => string> = {
  money: () => t('Money'),
  people: () => t('People'),
  technology: () => t('Technology'),
}
export const kindWord = (kind: AllotmentKind): string => kindWords[kind]()

/** What is counted: "Money, GBP", "People, whole-time equivalents", "Technology, TB". */
export const unitWord = ({ kind, unit }: Unit): string =>
  `${kindWord(kind)}, ${kind === 'people' ? t('whole-time equivalents') : unit}`

export const amountWord = (amount: string, { kind, unit }: Unit): string =>
  kind === 'people' ? number(amount, locale(), 1) : quantity(amount, unit, locale())

/** The same below a heading that says the unit: “£35.6M”, “120”. */
export const amountBrief = (amount: string, { kind, unit }: Unit): string =>
  kind !== 'money' ? number(amount, locale(), 1) : quantityBrief(amount, unit, locale())

export function yearsWord({ fromYear, toYear }: { fromYear: number | null; toYear: number | null }): string | null {
  if (fromYear !== null && toYear !== null) return fromYear === toYear ? String(fromYear) : `${fromYear}–${toYear}`
  if (fromYear !== null) return t('from {{year}}', { year: fromYear })
  return toYear !== null ? t('until {{year}}', { year: toYear }) : null
}

const nothing = (value: string | null): string => value || t('nothing')

/** One thing that changed, as a sentence. */
export function changeSentence({ change, about, before, after, unit, year }: Change): string {
  const words = { about, before: nothing(before), after: nothing(after) }
  switch (change) {
    case 'choice added':
      return t('{{about}}: “{{after}}” is new.', { ...words, about: choiceWord(about as ChoiceKind) })
    case 'choice gone':
      return t('{{about}}: “{{before}}” is said no longer.', { ...words, about: choiceWord(about as ChoiceKind) })
    case 'reason':
      return t('{{about}}: “{{after}}” has another reason.', { ...words, about: choiceWord(about as ChoiceKind) })
    case 'audience':
      return t('Others may see it than before.')
    case 'look again':
      return t('The day to look at it again: from {{before}} to {{after}}.', {
        before: before ? civilDate(before, locale()) : t('nothing'),
        after: after ? civilDate(after, locale()) : t('nothing'),
      })
    case 'priority added':
      return t('“{{about}}” is a new priority.', words)
    case 'priority gone':
      return t('“{{about}}” is a priority no longer.', words)
    case 'renamed':
      return t('“{{before}}” is now called “{{after}}”.', words)
    case 'place':
      return t('“{{about}}” moves from place {{before}} to place {{after}}.', words)
    case 'why':
      return t('“{{about}}” has another why.', words)
    case 'years':
      return t('“{{about}}”: its years go from {{before}} to {{after}}.', words)
    case 'horizon':
      return t('“{{about}}”: from {{before}} to {{after}}.', {
        about,
        before: horizonWord(before as Horizon),
        after: horizonWord(after as Horizon),
      })
    case 'work':
      return t('“{{about}}”: from {{before}} to {{after}}.', {
        about,
        before: workWord(before as Work),
        after: workWord(after as Work),
      })
    case 'owner':
      return t('“{{about}}” goes from {{before}} to {{after}}.', words)
    case 'goal added':
      return t('“{{about}}” is now carried by “{{after}}” as well.', words)
    case 'goal gone':
      return t('“{{about}}” is carried by “{{before}}” no longer.', words)
    case 'allotment': {
      const of: Unit = unit === 'people' ? { kind: 'people', unit: '' } : { kind: 'technology', unit }
      const what = unit === 'people' ? t('people') : unit
      return t('“{{about}}”, {{what}} in {{year}}: from {{before}} to {{after}}.', {
        about,
        what,
        year: String(year),
        before: amountWord(before ?? '0', of),
        after: amountWord(after ?? '0', of),
      })
    }
  }
}
