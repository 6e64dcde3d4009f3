import type { OutputOf } from '../../../kernel/contract.ts'
import { list, percent } from '../../../ui/format.ts'
import { locale, t } from '../../../web/words.ts'
import { handedSentence } from '../../accountability/web/handed.ts'
import type { history } from '../contract.ts'
import type { AdviceKind, Concern, Level, State } from '../decision.ts'

// What decisions are called on screen.

const stateWords: Record<State, () => string> = {
  open: () => t('Open'),
  decided: () => t('Decided'),
  'looked at again': () => t('Looked at again'),
  superseded: () => t('Superseded'),
}
export const stateWord = (state: State): string => stateWords[state]()

const levelWords: Record<Level, [word: () => string, sentence: () => string]> = {
  tell: [() => t('Tell'), () => t('One decides, and explains it to those whom it concerns.')],
  sell: [() => t('Sell'), () => t('One decides, and wins those whom it concerns over for it.')],
  consult: [() => t('Consult'), () => t('One asks those whom it concerns for advice first, and then decides.')],
  agree: [() => t('Agree'), () => t('All who are asked talk until they agree; one says what that is.')],
  advise: [() => t('Advise'), () => t('Somebody nearer to the work decides, after hearing their leader’s advice.')],
  inquire: [() => t('Inquire'), () => t('Somebody nearer to the work decides, and tells their leader why afterwards.')],
  delegate: [() => t('Delegate'), () => t('Somebody nearer to the work decides, and need not tell.')],
}
export const levelWord = (level: Level): string => levelWords[level][0]()
export const levelSentence = (level: Level): string => levelWords[level][1]()

const concernWords: Record<Concern, () => string> = {
  'to decide': () => t('Mine to decide'),
  'to advise': () => t('Awaiting my advice'),
  'to look again': () => t('Mine to look at again'),
}
export const concernWord = (concern: Concern): string => concernWords[concern]()

export const kindWord = (kind: AdviceKind): string => (kind === 'objection' ? t('Objection') : t('Advice'))

/** "70% likely": what is said of what is expected, in hundredths. */
export const likely = (hundredths: number): string =>
  t('{{percent}} likely', { percent: percent(hundredths / 100, locale()) })

/** A score in words: what 0.09 is of 1 says nothing by itself. */
export function scoreWord(score: number): string {
  if (score <= 0.05) return t('very close')
  if (score <= 0.16) return t('close')
  if (score <= 0.25) return t('no better than a coin')
  return t('far off')
}

const fieldWords: Record<string, () => string> = {
  question: () => t('Question'),
  context: () => t('Context'),
  owner: () => t('Who decides'),
  team: () => t('Team'),
  level: () => t('How it is decided'),
  options: () => t('Options'),
  criteria: () => t('Criteria'),
  tradeOffs: () => t('What is given up'),
  decideBy: () => t('Decide by'),
  supersedes: () => t('What it supersedes'),
  audience: () => t('Who may see it'),
}
export const fieldWord = (field: string): string => fieldWords[field]?.() ?? field

type Past = OutputOf<typeof history>['events'][number]

/** What happened to a decision, in one sentence. */
export function pastSentence({ happened, by, fields, persons }: Past): string {
  const name = by?.name ?? t('Somebody')
  const whom = list(
    persons.map((each) => each.name),
    locale(),
  )
  const sentences: Record<string, () => string> = {
    'decision.opened': () => t('{{name}} opened the question.', { name }),
    'decision.changed': () =>
      t('{{name}} changed: {{fields}}.', { name, fields: list(fields.map(fieldWord), locale()) }),
    'decision.asked': () => t('{{name}} asked {{whom}} for advice.', { name, whom }),
    'decision.asked no longer': () => t('{{name}} asks {{whom}} no longer.', { name, whom }),
    'decision.advised': () => t('{{name}} gave advice or objected.', { name }),
    'decision.answered': () => t('{{name}} said how advice was answered.', { name }),
    'decision.decided': () => t('{{name}} decided.', { name }),
    'decision.superseded': () => t('{{name}} put another decision in its place.', { name }),
    'decision.looked at again': () => t('{{name}} looked at it again.', { name }),
    'decision.linked': () => t('{{name}} said that it touches a goal.', { name }),
    'decision.unlinked': () => t('{{name}} said that it does not touch a goal after all.', { name }),
    'decision.archived': () => t('{{name}} archived it.', { name }),
    'decision.restored': () => t('{{name}} took it up again.', { name }),
  }
  return sentences[happened]?.() ?? handedSentence(happened, by) ?? t('{{name}} changed it.', { name })
}
