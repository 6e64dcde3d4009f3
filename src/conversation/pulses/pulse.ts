import type { Group, Key } from '../../kernel/anonymity.ts'
import { thresholds, whole } from '../../kernel/anonymity.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Abilities, mayIf, mayNot } from '../../kernel/viewer.ts'

/**
 * A pulse is a short survey about a subject, asked of teams or persons and asked again on its rounds. Answers are
 * anonymous: nobody reads them before a round closes, and then they are added up for groups that are large enough and
 * removed. What it asks, whom and by which rules is frozen at launch.
 */
export const forms = ['scale', 'text'] as const
export interface Question {
  words: string
  /** A number from 1 to 5, or a text. */
  form: (typeof forms)[number]
  /** What 1 and 5 stand for. */
  low: string
  high: string
}

export const mostQuestions = 3
export const mostRounds = 26
/** Larger organisations are shown by the teams nearest to the top. */
export const mostGroups = 200
export const longestText = 2_000
export const leastScores = thresholds.scores
export const leastTexts = thresholds.texts

export type Said = (number | string | null)[]

/** What is wrong with an answer, and where; nothing where it fits the questions. */
export function answerFault(questions: readonly Question[], said: Said): { at: string; sentence: string } | null {
  if (said.length !== questions.length)
    return { at: 'answers', sentence: 'Answer each question in its place; leave a text empty with null.' }
  for (const [at, question] of questions.entries()) {
    const answer = said[at] ?? null
    const here = `answers.${at}`
    if (question.form === 'text' && typeof answer === 'number')
      return { at: here, sentence: 'This question is answered in words.' }
    if (question.form === 'scale' && !(typeof answer === 'number' && [1, 2, 3, 4, 5].includes(answer)))
      return { at: here, sentence: 'Choose a number from 1 to 5.' }
  }
  // Without a scale, an empty answer would say nothing and spend the token.
  if (said.every((answer) => answer === null || answer === ''))
    return { at: 'answers.0', sentence: 'Write an answer, or leave the question for later.' }
  return null
}

/** The days of each round, the first and the last on which one may answer. */
export const roundsOf = (opensOn: Day, openDays: number, everyDays: number | null, rounds: number) =>
  Array.from({ length: everyDays === null ? 1 : rounds }, (_, at) => {
    const from = addDays(opensOn, at * (everyDays ?? 0))
    return { round: at + 1, opensOn: from, closesOn: addDays(from, openDays - 1) }
  })

export function roundsFault(openDays: number, everyDays: number | null): { at: string; sentence: string } | null {
  return everyDays !== null && everyDays < openDays
    ? { at: 'everyDays', sentence: 'A round would open while the one before it is open. Ask less often, or for fewer days.' } // biome-ignore format: one line
    : null
}

/** Words as they are compared: a question is the same whatever its capitals and punctuation. */
export const plainWords = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim() // biome-ignore format: one line

/** The organisation's id names the cell of all who are in no group; the rule calls it the whole. */
export const keyOf = (org: Id, cell: Id): Key => (cell === org ? whole : cell)
export const cellOf = (org: Id, key: Key): Id => (key === whole ? org : key)
export const treeOf = (org: Id, groups: { cell: Id; within: Id }[]): Group[] =>
  groups.map(({ cell, within }) => ({ group: cell, within: keyOf(org, within) }))

/** Every n-th asked in so few would be known at once. */
export const tooFew = (asked: number): string =>
  `Only ${asked === 1 ? 'one person' : `${asked} people`} would be asked. Fewer than ${leastScores} answers are never shown: ask more people.`

export const tooFewToWrite = (asked: number): string =>
  `Only ${asked} people would be asked, and texts are read where ${leastTexts} or more wrote. Ask more people, or ask for a number.`

export const pulseAbilities = (pulse: { owner: Id; over: boolean }, viewer: Id): Abilities<'close'> => ({
  close:
    pulse.owner !== viewer
      ? mayNot('Whoever launched a pulse closes it; each round closes by itself on its last day.')
      : mayIf(!pulse.over, 'All its rounds are closed.'),
})
