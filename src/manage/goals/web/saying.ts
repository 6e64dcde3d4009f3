import type { ClosedAs } from '../../../graph/health.ts'
import type { Direction } from '../../../graph/measure.ts'
import type { State } from '../../../graph/node.ts'
import { frameworkWord } from '../../../graph/web/saying.ts'
import type { Ability } from '../../../kernel/viewer.ts'
import { civilDate, relativeDays } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import type { Framework } from '../../frameworks/rules.ts'

// What goals are called on screen: the words of a state, a framework, a direction, a rhythm.

export const frameworkName = (framework: Framework | null): string => (framework ? frameworkWord(framework) : t('None'))

const stateWords: Record<State, () => string> = {
  draft: () => t('Draft'),
  active: () => t('Active'),
  closed: () => t('Closed'),
}
export const stateWord = (state: State): string => stateWords[state]()

const closingWords: Record<ClosedAs, () => string> = {
  met: () => t('Met'),
  'partly met': () => t('Partly met'),
  missed: () => t('Missed'),
  abandoned: () => t('Abandoned'),
}
export const closingWord = (closedAs: ClosedAs): string => closingWords[closedAs]()

const directionWords: Record<Direction, () => string> = {
  increase: () => t('Increase to a target'),
  decrease: () => t('Decrease to a target'),
  between: () => t('Stay between two values'),
  done: () => t('Done or not done'),
  milestones: () => t('Reach a list of milestones'),
}
export const directionWord = (direction: Direction): string => directionWords[direction]()

/** "31 Mar 2027, in 4 months". */
export const dayAndDistance = (day: string, today: string): string =>
  t('{{date}}, {{distance}}', { date: civilDate(day, locale()), distance: relativeDays(day, today, locale()) })

export const cannot: Ability = { allowed: false }

/** The ability for a verb; what a reply does not name is not allowed. */
export const abilityOf = (abilities: Partial<Record<string, Ability>>, verb: string): Ability =>
  abilities[verb] ?? cannot

/** The name of a goal's field as a form and the history say it. */
export function fieldWord(name: string): string {
  const words: Record<string, string> = {
    title: t('Title'),
    why: t('Why'),
    how: t('How'),
    owner: t('Owner'),
    deputy: t('Deputy'),
    team: t('Team'),
    framework: t('Framework'),
    rhythm: t('Rhythm'),
    ownRhythm: t('Rhythm'),
    start: t('Start'),
    due: t('Due'),
    audience: t('Who sees it'),
    countsUpward: t('Counts in the goals above'),
    unit: t('Unit'),
    direction: t('Direction'),
    baseline: t('Baseline'),
    target: t('Target'),
    target_max: t('Upper end'),
    phases: t('What is expected by when'),
    addsUp: t('Adds up'),
    targetMax: t('Upper end'),
    share: t('Share'),
    closedAs: t('Closed as'),
    learnt: t('What was learnt'),
    helped: t('What helped'),
    score: t('Score'),
    scoreBecause: t('Why this score'),
    missedBecause: t('Why it was missed'),
    because: t('Reason'),
  }
  return words[name] ?? name
}
