import type { OutputOf } from '../../../kernel/contract.ts'
import { list, number } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import { handedSentence } from '../../accountability/web/handed.ts'
import type { Line, Trend } from '../buy-in.ts'
import type { Ending, Model, Moved } from '../change.ts'
import type { ChangeListed, history } from '../contract.ts'

// What changes are called on screen.

const endingWords: Record<Ending, () => string> = {
  landed: () => t('It landed'),
  failed: () => t('It failed'),
  'let go': () => t('It was let go'),
}
export const endingWord = (ending: Ending): string => endingWords[ending]()

const movedWords: Record<Moved, () => string> = {
  moved: () => t('It moved them'),
  'partly moved': () => t('It moved them in part'),
  'not moved': () => t('It did not move them'),
}
export const movedWord = (moved: Moved): string => movedWords[moved]()

const modelWords: Record<Model, [name: () => string, stages: () => string[]]> = {
  own: [() => t('Our own'), () => []],
  lewin: [() => t('Lewin’s three'), () => [t('Unfreeze'), t('Move'), t('Refreeze')]],
  bridges: [() => t('Bridges’ three'), () => [t('Ending'), t('In between'), t('New beginning')]],
  kotter: [
    () => t('Kotter’s eight'),
    () => [
      t('A sense of urgency'),
      t('A coalition that guides it'),
      t('A vision and how to get there'),
      t('The vision is told'),
      t('What stands in the way is cleared'),
      t('First wins'),
      t('Gains are built on'),
      t('Anchored in how we work'),
    ],
  ],
  adkar: [() => t('ADKAR'), () => [t('Awareness'), t('Desire'), t('Knowledge'), t('Ability'), t('Reinforcement')]],
}
export const modelWord = (model: Model): string => modelWords[model][0]()
export const stagesOf = (model: Model): string[] => modelWords[model][1]()

/** "Try it (2 of 4)". */
export const stageSaid = (stage: ChangeListed['stage']): string =>
  stage ? t('{{title}} ({{place}} of {{all}})', { title: stage.title, place: stage.place, all: stage.of }) : ''

const points = (mean: number): string => number(mean, locale(), 1)

/** "3.4 of 5, up from 2.8". */
export function buyInSaid(mean: number, first: number | null, trend: Trend): string {
  const said = { mean: points(mean), first: first === null ? '' : points(first) }
  if (trend === 'rising') return t('{{mean}} of 5, up from {{first}}', said)
  if (trend === 'falling') return t('{{mean}} of 5, down from {{first}}', said)
  return t('{{mean}} of 5', said)
}

/** Reads buy-in in at most two sentences: how it moves, and with whom to speak first. */
export function buyInSentence(
  lines: readonly Line[],
  nameOf: (group: string) => string,
  first: Line | null,
): string | null {
  const whole = lines.find(({ group }) => group === null)
  const movingTo = (trend: Trend) =>
    lines.flatMap(({ group, trend: to }) => (group !== null && to === trend ? [nameOf(group)] : []))
  const [rising, falling] = [movingTo('rising'), movingTo('falling')]
  const sentences = [
    whole?.latest == null
      ? null
      : t('Over all, {{buyIn}}.', { buyIn: buyInSaid(whole.latest, whole.first, whole.trend) }),
    rising.length > 0 ? t('Rising: {{names}}.', { names: list(rising, locale()) }) : null,
    falling.length > 0 ? t('Falling: {{names}}.', { names: list(falling, locale()) }) : null,
    first?.group && first.latest !== null
      ? t('{{name}} is the most hesitant, at {{mean}}: talk to them first.', {
          name: nameOf(first.group),
          mean: points(first.latest),
        })
      : null,
  ].filter((sentence) => sentence !== null)
  return sentences.length > 0 ? sentences.join(' ') : null
}

const fieldWords: Record<string, () => string> = {
  title: () => t('Title'),
  whyNow: () => t('Why now'),
  ifNot: () => t('What if not'),
  owner: () => t('Who answers for it'),
  team: () => t('Team'),
  model: () => t('Whose stages'),
  stages: () => t('Stages'),
  current: () => t('Where we are'),
  affected: () => t('Whom it affects'),
  champions: () => t('Champions'),
  next: () => t('What is next'),
  lookAgainOn: () => t('Look again on'),
  audience: () => t('Who may see it'),
}
export const fieldWord = (field: string): string => fieldWords[field]?.() ?? field

type Past = OutputOf<typeof history>['events'][number]

/** What happened to a change, in one sentence. */
export function pastSentence({ happened, by, fields, note }: Past): string {
  const name = by?.name ?? t('Somebody')
  const sentences: Record<string, () => string> = {
    'change.begun': () => t('{{name}} began it.', { name }),
    'change.changed': () => t('{{name}} changed: {{fields}}.', { name, fields: list(fields.map(fieldWord), locale()) }),
    'change.moved on': () => t('{{name}} said where it is now. {{note}}', { name, note }),
    'change.looked at again': () => t('{{name}} looked at it again. {{note}}', { name, note }),
    'change.resisted': () => t('What somebody says against it was written down.'),
    'change.name withdrawn': () => t('A name was taken off what was said against it.'),
    'change.answered': () => t('{{name}} answered what is said against it.', { name }),
    'change.answer changed': () => t('{{name}} wrote down what came of an answer.', { name }),
    'change.closed': () => t('{{name}} closed it.', { name }),
    'change.reopened': () => t('{{name}} took it up again.', { name }),
    'change.linked': () => t('{{name}} said that it serves a goal.', { name }),
    'change.unlinked': () => t('{{name}} said that it does not serve a goal after all.', { name }),
    'pulse.launched': () => t('{{name}} began to ask how people see it.', { name }),
    'pulse.round closed': () => t('The answers of a round were published.'),
  }
  return (sentences[happened]?.() ?? handedSentence(happened, by) ?? t('{{name}} changed it.', { name })).trim()
}
