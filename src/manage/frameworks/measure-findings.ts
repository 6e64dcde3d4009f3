import { compared } from './decimal.ts'
import { quoted, type Seen } from './finding.ts'
import type { WrittenMeasure } from './framework.ts'
import { targetIn } from './quantities.ts'

/** What a measure's numbers leave open. Measures with the same gap are told of together, so that one sentence says it. */
export function measureFindings(measures: readonly WrittenMeasure[]): Seen[] {
  const counted = measures.filter(({ direction }) => direction !== 'done' && direction !== 'milestones')
  const unlisted = measures.filter(({ direction, milestones }) => direction === 'milestones' && !milestones?.length)
  const aimless = counted.filter(({ target }) => !target)
  const untold = aimless.filter(({ title }) => targetIn(title) !== null)
  const unsaid = aimless.filter(({ title }) => targetIn(title) === null)
  const moving = counted.filter(
    ({ direction, target }) => target && (direction === 'increase' || direction === 'decrease'),
  )
  const groundless = moving.filter(({ baseline }) => !baseline)
  const still = moving.filter(({ baseline, target }) => compared(baseline, target) === 0)
  const backward = moving.filter(({ baseline, target, direction }) => {
    const order = compared(baseline, target)
    return order !== null && order !== 0 && order > 0 === (direction === 'increase')
  })
  const unitless = counted.filter(({ unit, title, target }) => unit.trim() === '' && target && !namesItsUnit(title))
  return [
    told('no-milestones', unlisted, 'lists no milestone', 'list no milestone', {
      asks: 'What will stand by when, on the way?',
      weaker: 'The new wards: a list without an entry',
      stronger: 'The new wards: the first open on 1 March, the second on 1 June',
    }),
    told('no-target', unsaid, 'has no target', 'have no target', {
      asks: 'From which number on would you call it reached? If it is only reached or not, make it a milestone.',
      weaker: 'Waiting time: shorter',
      stronger: 'Waiting time: from 140 to 120 minutes',
    }),
    told('target-only-in-words', untold, 'says its target in words alone', 'say their targets in words alone', {
      asks: 'Which number is the target? Only as a number can it be compared with what is read.',
      weaker: '“At least 95 % seen within four hours”, with the target left empty',
      stronger: 'Seen within four hours: from 81 % to 95 %',
    }),
    told('no-baseline', groundless, 'has no baseline', 'have no baseline', {
      asks: 'Where does it stand today?',
      weaker: 'Falls on the ward: at most 20 a month',
      stronger: 'Falls on the ward: from 31 to 20 a month',
    }),
    told('no-change', still, 'has the same baseline and target', 'have the same baseline and target', {
      asks: 'What shall change? If nothing shall, choose to keep it between two values.',
      weaker: 'Readmissions: from 8 % to 8 %',
      stronger: 'Readmissions: from 8 % to 6 %',
    }),
    told('wrong-way', backward, 'moves against its direction', 'move against their direction', {
      asks: 'Is more better here, or less?',
      weaker: 'Cancelled operations, to increase: from 40 to 25',
      stronger: 'Cancelled operations, to decrease: from 40 to 25',
    }),
    told('no-unit', unitless, 'has no unit', 'have no unit', {
      asks: 'What is counted: minutes, patients, percent?',
      weaker: 'Discharge before noon: 35',
      stronger: 'Discharge before noon: 35 %',
    }),
  ].filter((one) => one !== null)
}

function told(
  code: string,
  those: readonly WrittenMeasure[],
  one: string,
  several: string,
  words: Pick<Seen, 'asks' | 'weaker' | 'stronger'>,
): Seen | null {
  if (those.length === 0) return null
  const names = those.slice(0, 2).map(({ title }) => quoted(title))
  const more = those.length > 2 ? ` and ${those.length - 2} more` : ''
  const says = those.length === 1 ? one : several
  return { at: 'measures', code, saw: `${names.join(those.length === 2 ? ' and ' : ', ')}${more} ${says}.`, ...words }
}

/** A title that says what is counted needs no unit beside it. */
const namesItsUnit = (title: string): boolean =>
  /%|\b(number|count|percentage|per ?cent|proportion|share|rate|ratio|score|index|rank(ing)?|days?|hours?|minutes?|weeks?|months?|years?|cost|costs|amount|value|volume|length|total|median|average|level|rating|how many|scale|degree|thousands|millions|billions|dollars|pounds|euros)\b|[$£€]|#/i.test(
    title,
  ) || /^\p{L}+s\b/u.test(title)
