import type { OutputOf } from '../../../kernel/contract.ts'
import { civilDate, number, percent } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import { handedSentence } from '../../accountability/web/handed.ts'
import type { history } from '../contract.ts'
import type { Direction, Ending, Factor, Horizon, SignalKind } from '../signal.ts'

// What signals are called on screen.

const kindWords: Record<SignalKind, () => string> = {
  trend: () => t('Trend'),
  threat: () => t('Threat'),
  'competitor move': () => t('Competitor move'),
  'changed preference': () => t('Changed preference'),
  regulation: () => t('Regulation'),
}
export const kindWord = (kind: SignalKind): string => kindWords[kind]()

const factorWords: Record<Factor, () => string> = {
  political: () => t('Political'),
  economic: () => t('Economic'),
  social: () => t('Social'),
  technological: () => t('Technological'),
  legal: () => t('Legal'),
  environmental: () => t('Environmental'),
}
export const factorWord = (factor: Factor): string => factorWords[factor]()

const horizonWords: Record<Horizon, () => string> = {
  year: () => t('Within a year'),
  'three years': () => t('One to three years'),
  later: () => t('Later'),
}
export const horizonWord = (horizon: Horizon): string => horizonWords[horizon]()

const directionWords: Record<Direction, () => string> = {
  rising: () => t('Rising'),
  steady: () => t('Steady'),
  fading: () => t('Fading'),
}
export const directionWord = (direction: Direction): string => directionWords[direction]()

const endingWords: Record<Ending, () => string> = {
  came: () => t('It came'),
  'did not come': () => t('It did not come'),
  'no longer watched': () => t('No longer watched'),
}
export const endingWord = (ending: Ending): string => endingWords[ending]()

export const inHundred = (probability: number): string => percent(probability / 100, locale())

/** A Brier score as it is read. */
export const scoreWord = (score: number): string => number(score, locale(), 2)

const fieldWords: Record<string, () => string> = {
  title: () => t('Title'),
  text: () => t('What it is'),
  kind: () => t('Kind'),
  factor: () => t('Factor'),
  horizon: () => t('Horizon'),
  impact: () => t('Impact'),
  direction: () => t('Direction'),
  owner: () => t('Owner'),
  team: () => t('Team'),
  audience: () => t('Who may see it'),
  rhythm: () => t('Rhythm'),
  lookAgainOn: () => t('To look again'),
  expected: () => t('What would show that it has come'),
  probability: () => t('How likely'),
  note: () => t('Note'),
}
export const fieldWord = (field: string): string => fieldWords[field]?.() ?? field

export type SignalPast = OutputOf<typeof history>['events'][number]

/** What happened to a signal, in one sentence. */
export function pastSentence({ happened, by, changes }: SignalPast): string {
  const after = (field: string) => changes.find((change) => change.field === field)?.after ?? ''
  const seenOn = after('seenOn')
  const closedAs = after('closedAs') as Ending | ''
  const told = {
    name: by?.name ?? t('Somebody'),
    date: seenOn && civilDate(seenOn, locale()),
    ending: closedAs && endingWord(closedAs),
  }
  const sentences: Record<string, () => string> = {
    'signal.added': () => t('{{name}} added the signal.', told),
    'signal.changed': () => t('{{name}} changed it.', told),
    'signal.sighted': () => t('{{name}} added a sighting of {{date}}.', told),
    'signal.looked at again': () => t('{{name}} looked again.', told),
    'signal.closed': () => t('{{name}} closed it: {{ending}}.', told),
    'signal.reopened': () => t('{{name}} took it up again.', told),
    'signal.linked': () => t('{{name}} said that it endangers a goal.', told),
    'signal.unlinked': () => t('{{name}} said that it does not endanger a goal after all.', told),
  }
  return sentences[happened]?.() ?? handedSentence(happened, by) ?? t('{{name}} did something.', told)
}

const valueWords: Record<string, (value: string) => string> = {
  kind: (value) => kindWord(value as SignalKind),
  factor: (value) => factorWord(value as Factor),
  horizon: (value) => horizonWord(value as Horizon),
  direction: (value) => directionWord(value as Direction),
  probability: (value) => inHundred(Number(value)),
  lookAgainOn: (value) => civilDate(value, locale()),
}

/** "Impact: 4 → 5." of a change; ids of persons and teams say nothing to a reader. */
export function changesSaid({ happened, changes }: SignalPast): string {
  if (happened !== 'signal.changed' && happened !== 'signal.looked at again') return ''
  const said = (field: string, value: string | null) =>
    value === null ? t('nothing') : (valueWords[field]?.(value) ?? value)
  return changes
    .filter(({ field }) => happened === 'signal.changed' || field !== 'lookAgainOn')
    .map(({ field, before, after }) =>
      field === 'note'
        ? `“${after ?? ''}”`
        : ['owner', 'team', 'audience'].includes(field)
          ? `${fieldWord(field)}.`
          : `${fieldWord(field)}: ${said(field, before)} → ${said(field, after)}.`,
    )
    .join(' ')
}
