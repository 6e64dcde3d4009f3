import { toMeasure } from './arrange-measures.ts'
import { type GoalRow, parentsIn } from './arrange-parents.ts'
import { short } from './cells.ts'
import type { Faults } from './fault.ts'
import type { Asked, MeantRow } from './mapping.ts'
import { plainWords } from './mapping.ts'
import { audiences, plainStates, plainTypes, states, targetTypes, types } from './status-words.ts'
import type { Line } from './table.ts'

/**
 * Rows of another tool's goals as rows of goals.csv. There a row may be a goal and its number at once; here the number is
 * a measure of its own below the goal. What our goals have no place for is kept in the remark, a line each.
 */
export function arrangeGoals(sheet: string, rows: MeantRow[], asked: Asked, faults: Faults): Line[] {
  const parents = parentsIn(sheet, rows, faults)
  const goals = rows.flatMap((row): GoalRow[] => {
    const id = parents.idOf(row)
    if (id === undefined) return []
    const notes = [...row.notes]
    const supports = parents.above(row, notes)
    return [{ ...row, id, notes, supports, carries: parents.carries(id), measure: isMeasure(row, asked, notes) }]
  })
  const kindOf = new Map(goals.map(({ id, measure }) => [id, measure]))
  return goals.flatMap((goal) => {
    const cells = wordsOf(goal, asked)
    const below = goal.supports.filter(({ id }) => kindOf.get(id) === true)
    // A measure belongs to one goal and carries nothing; what does not fit that is a goal with a number.
    const asMeasure = goal.measure && !goal.carries && goal.supports.length === 1 && below.length === 0
    return toMeasure(goal, cells, asMeasure, asked)
  })
}

function isMeasure({ cells }: MeantRow, asked: Asked, notes: string[]): boolean {
  const written = cells.type
  if (written === undefined) return false
  const plain = plainWords(written)
  if (!plainTypes.has(plain)) notes.unshift(`Type: ${written}`)
  const type =
    types.get(plain) ??
    word(asked, 'type', written, 'What is a row of the type', [
      ['goal', 'A goal'],
      ['measure', 'A measure of a goal'],
    ])
  return type === 'measure'
}

/** The cells whose words are another tool's, in ours; the words themselves are kept where they say more. */
function wordsOf({ cells: given, notes }: GoalRow, asked: Asked): Record<string, string> {
  const cells = { ...given }
  if (cells.status !== undefined) {
    const plain = plainWords(cells.status)
    if (!plainStates.has(plain)) notes.push(`Status: ${cells.status}`)
    cells.status =
      states.get(plain) ??
      word(asked, 'status', cells.status, 'What does this status mean:', [
        ['active', 'It is going on'],
        ['draft', 'A draft'],
        ['met', 'It ended: met'],
        ['partly met', 'It ended: partly met'],
        ['missed', 'It ended: missed'],
        ['abandoned', 'It ended: abandoned'],
      ]) ??
      ''
  }
  if (cells.audience !== undefined && !/^(organisation|team|line|private|pair|named)(:|$)/i.test(cells.audience))
    cells.audience =
      audiences.get(plainWords(cells.audience)) ??
      word(asked, 'audience', cells.audience, 'Who may see what is marked', [
        ['organisation', 'Everybody in the organisation'],
        ['team', 'The goal’s team'],
        ['line', 'Its owner and their managers'],
        ['private', 'Its owner alone'],
      ]) ??
      'private'
  if (cells.direction !== undefined) {
    const found = targetTypes.get(plainWords(cells.direction))
    if (found === undefined) notes.push(`Direction: ${cells.direction}`)
    cells.direction = found ?? ''
  }
  if (cells.confidence !== undefined && !/^(10|\d)(\.0+)?$/.test(cells.confidence)) {
    notes.push(`Confidence: ${cells.confidence}`)
    delete cells.confidence
  }
  for (const [column, label] of [
    ['team', 'Other teams'],
    ['owner', 'Other owners'],
  ] as const) {
    const [first = '', ...others] = several(cells[column])
    if (others.length > 0) notes.push(`${label}: ${others.join(', ')}`)
    if (cells[column] !== undefined) cells[column] = first
  }
  return cells
}

// "Birch, Tom" is one person; two addresses are two.
const several = (cell = ''): string[] =>
  cell
    .split(/[;|\n]|,(?=\s*[^\s,;]+@)|(?<=@[^\s,;]+)\s*,/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** A word that nobody knows is asked for once in a sheet. */
function word(
  asked: Asked,
  about: string,
  written: string,
  asks: string,
  choices: [string, string][],
): string | undefined {
  const options = choices.map(([value, says]) => ({ value, says }))
  return asked.askEach(`word:${about}`, written, `${asks} “${short(written)}”?`, options)
}
