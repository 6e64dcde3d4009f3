import type { Day } from '../kernel/dates.ts'
import { changeRows } from './changes.ts'
import { checkInsOf } from './check-ins.ts'
import { decisionRows } from './decisions.ts'
import { beds } from './goals-beds.ts'
import { bedsPieces } from './goals-beds-pieces.ts'
import { bedsWards } from './goals-beds-wards.ts'
import { closed } from './goals-closed.ts'
import { emergency } from './goals-emergency.ts'
import { heron } from './goals-heron.ts'
import { home } from './goals-home.ts'
import { money } from './goals-money.ts'
import { workplace } from './goals-people.ts'
import { quiet } from './goals-quiet.ts'
import { safe } from './goals-safe.ts'
import { surgery } from './goals-surgery.ts'
import { services } from './goals-tests.ts'
import { week } from './goals-week.ts'
import { indicatorRows, readingRows } from './indicators.ts'
import { direction, organisation } from './organisation.ts'
import { people } from './people.ts'
import type { Row } from './row.ts'
import { checkInRows, goalRows } from './rows.ts'
import { type ScanRows, scanRows } from './scans.ts'
import { signalRows } from './signals.ts'
import { stakeholderRows } from './stakeholders.ts'
import { strategyRows } from './strategy.ts'
import { teams } from './teams.ts'

/**
 * The cast: one organisation known by heart, for the demonstration, the tests and the screenshots. Northmoor Hospitals
 * is fictional, and so is everybody in it. It comes as the rows that the ordinary import reads.
 *
 * Who is who
 * - Miriam Adeyemi, chief executive: `miriam-adeyemi`, miriam.adeyemi@northmoor.example. Sees the whole; has private
 *   goals of her own, and one (`merger`) shared with five named people.
 * - Ruth Calloway, ward manager of Heron, the ward for older people: `ruth-calloway`, ruth.calloway@northmoor.example.
 *   Marisol Ferreira, her deputy, stood in for her a month ago.
 * - Daniel Asante, staff nurse on Heron: `daniel-asante`, daniel.asante@northmoor.example. He and Ruth share a goal that
 *   only they can see (`ruth-daniel`); `daniel-degree` is his alone.
 * - Callum Fraser, head of digital and IT, the administrator: `callum-fraser`, callum.fraser@northmoor.example.
 *
 * The story
 * - `beds`: every night some sixty people are well enough to leave and still here. Tomasz Wieczorek owns it; nine
 *   teams hold a piece. Heron shows that it can be done (`heron-noon`); Kite is stuck and more hopeful than its numbers
 *   (`kite-noon`); the bed team had it and lost it (`beds-clean`); imaging found out that it was the porters
 *   (`beds-scans`); care at home is out of everyone's hands (`beds-social`).
 * - What is missing on purpose: whys (`kite-noon`, `beds-weekend`, `amu-falls` …), whens (`beds-surge`, `speak-up` …), an
 *   owner (`training`, whose owner left), a target (`ed-mind`), a baseline, a first reading (`referral-button`), and
 *   words for some weeks (`beds-weekend`, `exit`, `meals` …). `beds-lounge` and `beds-transport` are past their date and
 *   await their closing, the one met, the other not.
 *
 * Every date moves with `today`, and winter presses when it is winter.
 */
export interface Cast extends ScanRows {
  organisation: { name: string; zone: string; locale: string; currency: string }
  direction: { vision: string; mission: string; values: { name: string; text: string; behaviours?: string[] }[] }
  people: Row[]
  teams: Row[]
  goals: Row[]
  checkIns: Row[]
  /** What is kept an eye on beside the goals, with a year of readings. */
  indicators: Row[]
  readings: Row[]
  /** What was decided, by whom and why, and what is open. */
  decisions: Row[]
  /** What people are to be won for, and what they say against it. */
  changes: Row[]
  /** What is watched outside, and what was seen of it. */
  signals: Row[]
  sightings: Row[]
  /** What is chosen, in two versions, and what each priority is given. */
  strategies: Row[]
  choices: Row[]
  priorities: Row[]
  allotments: Row[]
  used: Row[]
  /** Who has a stake, what they expect, what they were promised, and when they were spoken with. */
  stakeholders: Row[]
  expectations: Row[]
  promises: Row[]
  contacts: Row[]
}

export const tellings = [
  ...beds,
  ...bedsWards,
  ...bedsPieces,
  ...emergency,
  ...safe,
  ...heron,
  ...surgery,
  ...services,
  ...home,
  ...workplace,
  ...money,
  ...week,
  ...closed,
  ...quiet,
]

export function cast(today: Day): Cast {
  const told = tellings.map((telling) => ({ telling, checkIns: checkInsOf(telling, today) }))
  return {
    organisation,
    direction,
    people: people(today),
    teams,
    goals: told.flatMap(({ telling, checkIns }) => goalRows(telling, checkIns, today)),
    checkIns: told.flatMap(({ checkIns }) => checkIns.flatMap(checkInRows)),
    indicators: indicatorRows,
    readings: readingRows(today),
    decisions: decisionRows(today),
    changes: changeRows(today),
    ...scanRows(today),
    ...signalRows(today),
    ...strategyRows(today),
    ...stakeholderRows(today),
  }
}

export type { Row } from './row.ts'
