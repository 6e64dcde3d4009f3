import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'

/**
 * What the hospitals choose, in two versions: the first was last winter's; the second followed the signal that the council
 * may stop new care packages, and moves money from keeping things running to going home. Whoever reads it beside the money
 * sees that staff come first in words and last in money.
 */
interface Told {
  id: string
  title: string
  why: string
  horizon: string
  work: string
  owner: string
  goals: string[]
  /** A quarter's money in thousands of pounds, people, and what of technology: at first, and once the money has moved. */
  money: [number, number]
  people: [number, number]
  technology?: { unit: string; each: [number, number] }
  /** Of what was planned, the part that was used. */
  used: number
  /** Only from the second version on. */
  later?: true
}

const told: Told[] = [
  {
    id: 'stay',
    title: 'A place that people stay to work in',
    why: 'Every other line on this page is done by somebody who could leave. One in six did, last year.',
    horizon: 'build',
    work: 'change',
    owner: 'catrin-llewellyn',
    goals: ['people', 'vacancies', 'breaks'],
    money: [410, 410],
    people: [12, 12],
    used: 0.97,
  },
  {
    id: 'home-first',
    title: 'Home first',
    why: 'Beds wait for care at home, and the council may stop new packages before its year ends. Going home has to become the first question, not the last.',
    horizon: 'build',
    work: 'change',
    owner: 'david-ashworth',
    goals: ['home', 'beds', 'beds-social', 'home-back'],
    money: [620, 1_480],
    people: [46, 68],
    technology: { unit: 'home monitors', each: [40, 120] },
    used: 0.88,
  },
  {
    id: 'no-corridor',
    title: 'Emergency care without the long wait',
    why: 'A corridor is where we meet people on the worst day of their year.',
    horizon: 'defend',
    work: 'change',
    owner: 'rosalind-hartley',
    goals: ['urgent', 'ed-corridor', 'amu-same-day'],
    money: [1_540, 1_540],
    people: [120, 118],
    used: 1.06,
  },
  {
    id: 'safe-care',
    title: 'Safe care every day',
    why: 'It is what people take for granted, and the first thing to go where nobody names it.',
    horizon: 'defend',
    work: 'keep running',
    owner: 'noor-haddad',
    goals: ['safe', 'obs'],
    money: [9_050, 8_400],
    people: [842, 824],
    used: 1.01,
  },
  {
    id: 'building',
    title: 'Buildings and records that work',
    why: 'The lift, the login and the lab are on the way to everything else.',
    horizon: 'explore',
    work: 'keep running',
    owner: 'helen-stockdale',
    goals: ['facilities', 'record'],
    money: [3_980, 3_770],
    people: [74, 72],
    technology: { unit: 'ward tablets', each: [310, 310] },
    used: 0.99,
    later: true,
  },
]

const choices: [kind: string, text: string, reason: string, later?: true][] = [
  [
    'where to play',
    'The 310,000 people of Northmoor, from their own door to their own door',
    'We are the only hospital that most of them can reach within the hour.',
  ],
  ['where to play', 'Care at home before care in a bed', 'Nobody’s ambition is a hospital bed.', true],
  [
    'how to win',
    'One team from the ward to the kitchen table',
    'A handover is where people wait. Whoever plans the leaving also knocks at the door.',
  ],
  ['how to win', 'Numbers that a ward sister believes, by eight each morning', 'What is believed is acted on.'],
  ['not to do', 'No new ward at Fellside', 'A new bed is full in a week and paid for over thirty years.'],
  ['not to do', 'No specialist surgery that the city does every day', 'They do forty a week. We would do four.'],
  ['not to do', 'No second app for patients', 'The first one is used by the people who need it least.', true],
]

const versions = [
  { id: 'strategy-1', on: -306, word: '' },
  {
    id: 'strategy-2',
    on: -41,
    word: 'The council may stop new care packages before its year ends. Money and people move from keeping things running to Home first, before the winter and not after it.',
  },
]

const quarterOf = (day: Day): { year: number; quarter: number } => ({
  year: Number(day.slice(0, 4)),
  quarter: Math.ceil(Number(day.slice(5, 7)) / 3),
})

const text = (value: number): string => String(Math.round(value * 100) / 100)

export function strategyRows(today: Day) {
  const now = quarterOf(today)
  const moves = quarterOf(addDays(today, versions[1]?.on ?? 0))
  const quarters = [now.year - 1, now.year, now.year + 1].flatMap((year) =>
    [1, 2, 3, 4].map((quarter) => ({ year, quarter })),
  )
  const after = (one: { year: number; quarter: number }, other: { year: number; quarter: number }) =>
    one.year * 4 + one.quarter > other.year * 4 + other.quarter
  /** What stands in a quarter, of the priorities that a version has. */
  const lines = (version: number): Row[] =>
    quarters.flatMap(({ year, quarter }) =>
      told
        .filter(({ later }) => version === 1 || !later)
        .flatMap(({ id, money, people, technology }) => {
          const at = version === 1 && !after(moves, { year, quarter }) ? 1 : 0
          const line = (kind: string, unit: string, planned: number): Row => ({
            strategy: versions[version]?.id ?? '',
            priority: id,
            kind,
            unit,
            year: String(year),
            quarter: String(quarter),
            planned: text(planned),
          })
          return [
            line('money', 'GBP', money[at] * 1_000),
            line('people', '', people[at]),
            ...(technology ? [line('technology', technology.unit, technology.each[at])] : []),
          ]
        }),
    )
  const allotments = [...lines(0), ...lines(1)]
  return {
    strategies: versions.map(
      ({ id, on, word }, at): Row => ({
        id,
        published_on: addDays(today, on),
        by: 'miriam-adeyemi',
        at: `${addDays(today, on)}T09:00:00Z`,
        word,
        look_again_on: addDays(today, at === 0 ? -41 : 140),
        in_force: at === 1 ? 'yes' : 'no',
      }),
    ),
    choices: versions.flatMap(({ id }, at) =>
      choices
        .filter(([, , , later]) => at === 1 || !later)
        .map(([kind, body, reason]): Row => ({ strategy: id, kind, text: body, reason })),
    ),
    priorities: versions.flatMap(({ id: strategy }, at) =>
      told
        .filter(({ later }) => at === 1 || !later)
        .map(
          ({ id, title, why, horizon, work, owner, goals }): Row => ({
            id,
            strategy,
            title,
            why,
            horizon,
            work,
            owner,
            goals: goals.join(';'),
            from_year: String(now.year - 1),
            to_year: String(now.year + (horizon === 'explore' ? 4 : 2)),
          }),
        ),
    ),
    allotments,
    used: lines(1).flatMap((line): Row[] => {
      const at = { year: Number(line.year), quarter: Number(line.quarter) }
      if (!after(now, at)) return []
      const part = told.find(({ id }) => id === line.priority)?.used ?? 1
      // from quarter to quarter a little more or less
      const drift = 1 + ((at.quarter % 3) - 1) * 0.02
      const { strategy: _, planned, ...slot } = line
      const amount = Number(planned) * (line.kind === 'people' ? (1 + part) / 2 : part * drift)
      return [{ ...slot, used: text(line.kind === 'money' ? Math.round(amount / 100) * 100 : Math.round(amount)) }]
    }),
  }
}
