import { chance } from './chance.ts'
import { type Moment, spoken, spokenAgain, wayOf } from './readings.ts'
import { rhythmOf, type Said, type Telling } from './telling.ts'
import { speaker } from './voices.ts'

type Values = readonly (number | null)[]

type Situation = { moment: Moment; values: Values; before: Values; lag: number; winter: number }

/** Decides what is written with each check-in: the goal's own words for the latest ones, its team's voice before. */
export function noteTaker(told: Telling, moments: readonly { by: string }[]) {
  const luck = chance(`${told.id} notes`)
  const { say, inTheWay: obstacle } = speaker(told.voice, luck)
  const own = ownWords(told, moments)
  const rhythm = rhythmOf(told)
  const talkative = rhythm < 14 ? 0.25 : rhythm < 30 ? 0.4 : 0.6
  const wintry = told.measures?.some(({ winter }) => winter > 0) ?? false
  let lagBefore = 0

  return (situation: Situation, index: number): { note: string; inTheWay: string } => {
    const { lag, winter } = situation
    const worse = lag < lagBefore - 0.05
    lagBefore = lag
    const words = own.get(index)
    if (words !== undefined) {
      const [note, inTheWay] = typeof words === 'string' ? [words, ''] : words
      return { note: filled(note, told, situation), inTheWay }
    }
    const mood = wintry && winter > 0.4 && luck.happens(0.5) ? 'winter' : lag < -0.16 || worse ? 'bad' : 'good'
    const note = luck.happens(talkative) ? filled(say(mood), told, situation, mood) : ''
    const inTheWay = luck.happens({ winter: 0.15, bad: 0.25, good: 0.02 }[mood]) ? obstacle() : ''
    return { note, inTheWay }
  }
}

/** Newest first, each to the newest check-in of the owner, or of the one who stood in. */
function ownWords(told: Telling, moments: readonly { by: string }[]): Map<number, Said> {
  const waiting = { owner: [...(told.said ?? [])], deputy: [...(told.deputySaid ?? [])] }
  const found = new Map<number, Said>()
  for (const [index, { by }] of [...moments.entries()].reverse()) {
    const stoodIn = told.owner !== '' && by !== told.owner
    const words = waiting[stoodIn ? 'deputy' : 'owner'].shift()
    if (words !== undefined) found.set(index, words)
  }
  return found
}

/** Puts the numbers in; sentences about numbers that are not there, or moved the other way, are left out. */
function filled(text: string, told: Telling, { values, before }: Situation, mood?: 'good' | 'bad' | 'winter'): string {
  const at = (told.measures ?? []).findIndex(({ direction, read }) => read && direction !== 'done')
  const [measure, now, then] = [told.measures?.[at], values[at], before[at]]
  const known = measure !== undefined && typeof now === 'number'
  const compared = known && typeof then === 'number'
  const gained = compared ? wayOf(measure, now) - wayOf(measure, then) : 0
  const fits = text.includes('{before}') ? compared && (mood === 'good' ? gained > 0 : gained < 0) : known
  return text
    .split(/(?<=[.?!]) /)
    .filter((sentence) => fits || !/\{(now|before)\}/.test(sentence))
    .join(' ')
    .replaceAll('{now}', known ? spoken(measure, now) : '')
    .replaceAll('{before}', compared ? spokenAgain(measure, then) : '')
}
