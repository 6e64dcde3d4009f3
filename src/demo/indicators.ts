import { addDays, type Day } from '../kernel/dates.ts'
import { chance } from './chance.ts'
import type { Row } from './row.ts'
import { winter } from './season.ts'

/** What the hospitals keep an eye on whatever their goals are: a year of readings each. */
interface Watched {
  id: string
  title: string
  unit: string
  purpose: string
  owner: string
  team: string
  low?: number
  high?: number
  rhythm: number
  /** Where it moves around, how far by chance, and how far winter pushes it. */
  around: number
  noise: number
  winter: number
  places: number
  /** Days since the latest reading. */
  ago: number
  notes?: Record<number, string>
}

/** The indicator that a measure of the cast leans on, by the measure's id. */
export const leaning: Record<string, string> = { 'falls.m1': 'falls-watch' }

const watched: Watched[] = [
  {
    id: 'beds-in-use',
    title: 'Beds in use',
    unit: '%',
    purpose: 'Below 85 % we pay for empty beds; above 92 % nobody finds one at night.',
    owner: 'tomasz-wieczorek',
    team: 'flow',
    low: 85,
    high: 92,
    rhythm: 7,
    around: 90,
    noise: 1.6,
    winter: 5,
    places: 1,
    ago: 4,
    notes: { 3: 'Two bays on Lapwing closed for cleaning.', 20: 'Counted by hand: the board was down.' },
  },
  {
    id: 'falls-watch',
    title: 'Falls across both hospitals',
    unit: 'per 1,000 bed-days',
    purpose: 'The national average is 6.6. Above it somebody asks why, within a week.',
    owner: 'noor-haddad',
    team: 'group',
    high: 6.6,
    rhythm: 30,
    around: 5.9,
    noise: 0.4,
    winter: 0.7,
    places: 2,
    ago: 21,
  },
  {
    id: 'agency-spend',
    title: 'Paid to staffing agencies each month',
    unit: 'GBP',
    purpose: 'What it costs to fill the rota from outside.',
    owner: 'graham-tully',
    team: 'diagnostics',
    high: 1_400_000,
    rhythm: 30,
    around: 1_240_000,
    noise: 60_000,
    winter: 240_000,
    places: 0,
    ago: 40,
    notes: { 2: 'Two radiographers started, so two fewer from outside.' },
  },
]

export const indicatorRows: Row[] = watched.map(({ id, title, unit, purpose, owner, team, low, high, rhythm }) => ({
  id,
  title,
  unit,
  purpose,
  owner,
  team,
  low: text(low),
  high: text(high),
  rhythm: text(rhythm),
}))

export const readingRows = (today: Day): Row[] => watched.flatMap((one) => readingsOf(one, today))

function readingsOf({ id, owner, rhythm, around, noise, winter: push, places, ago, notes = {} }: Watched, today: Day) {
  const luck = chance(id)
  const count = Math.floor((365 - ago) / rhythm)
  return Array.from({ length: count + 1 }, (_, at): Row => {
    const on = addDays(today, -ago - (count - at) * rhythm)
    const value = around + luck.wobble() * noise + winter(on) * push
    return {
      id: `${id}.${at + 1}`,
      indicator: id,
      value: value.toFixed(places),
      value_on: on,
      note: notes[count - at] ?? '',
      by: owner,
    }
  })
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}
