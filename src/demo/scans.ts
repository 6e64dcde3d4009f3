// Long because: it is told finding by finding, as people said them.
import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'

/**
 * What the cast found when it looked around: a PESTLE of what comes from outside, and the SWOT before this winter, which
 * goes on from the one of a year ago. Some of it became goals; some, of a year ago too, nobody has acted on.
 */
interface Told {
  id: string
  place: string
  text: string
  evidence?: string
  /** Impact, likelihood, both 1 to 5. */
  weighs: [number, number]
  horizon?: 'now' | 'year' | 'three years' | 'later'
  by: string
  owner?: string
  confidence?: number
  dots?: string[]
  merged?: string
  flowed?: string
  follows?: string
}

const earlier: Told[] = [
  {
    id: 'swot-1.noon',
    place: 'strength',
    text: 'Heron sends people home before lunch, and nobody told it to',
    evidence: 'Ward board, the autumn: 24 % home by noon, the group 13 %.',
    weighs: [3, 4],
    by: 'victoria-eze',
  },
  {
    id: 'swot-1.lapwing',
    place: 'strength',
    text: 'Lapwing has therapists who stay for years',
    weighs: [3, 4],
    by: 'hannah-birch',
  },
  {
    id: 'swot-1.boards',
    place: 'weakness',
    text: 'Three bed boards, and none of them is believed',
    evidence: 'At 07:40 on a Tuesday they said 11, 17 and 9 free beds. There were 6.',
    weighs: [5, 5],
    by: 'paul-heslop',
  },
  {
    id: 'swot-1.porters',
    place: 'weakness',
    text: 'A scan is ready sooner than the person who brings the patient',
    weighs: [3, 4],
    by: 'lucy-marsden',
  },
  {
    id: 'swot-1.parking',
    place: 'weakness',
    text: 'Night staff walk twenty minutes from a car park without light',
    weighs: [2, 5],
    by: 'katie-lomas',
  },
  {
    id: 'swot-1.home',
    place: 'opportunity',
    text: 'Family doctors want hospital at home for their patients',
    weighs: [4, 3],
    by: 'imran-sheikh',
  },
  {
    id: 'swot-1.agency',
    place: 'threat',
    text: 'Agencies raise their rates each December',
    weighs: [4, 4],
    by: 'helen-stockdale',
  },
  {
    id: 'swot-1.robot',
    place: 'opportunity',
    text: 'Robots that carry samples are being lent for a year',
    weighs: [3, 3],
    by: 'graham-tully',
  },
]

const outside: Told[] = [
  {
    id: 'pestle.longest-waits',
    place: 'political',
    text: 'Money follows the hospitals that end waits of over a year',
    evidence: 'Letter of the region, September. A tenth of the elective budget depends on it.',
    weighs: [4, 4],
    horizon: 'year',
    by: 'arjun-raghavan',
    owner: 'arjun-raghavan',
    confidence: 7,
    dots: ['arjun-raghavan', 'tomasz-wieczorek', 'tomasz-wieczorek'],
  },
  {
    id: 'pestle.council',
    place: 'political',
    text: 'The council decides on care packages by the week, and may stop',
    evidence: 'Simon sat in on three of its panels. 41 of our patients waited for the next one.',
    weighs: [5, 4],
    horizon: 'now',
    by: 'simon-trewin',
    owner: 'simon-trewin',
    confidence: 8,
    dots: ['simon-trewin', 'miriam-adeyemi', 'miriam-adeyemi', 'david-ashworth', 'catrin-llewellyn'],
  },
  {
    id: 'pestle.energy',
    place: 'economic',
    text: 'The gas contract ends in March; the new one costs a third more',
    weighs: [3, 5],
    horizon: 'year',
    by: 'martin-cobb',
    owner: 'martin-cobb',
    confidence: 9,
    dots: ['helen-stockdale'],
  },
  {
    id: 'pestle.pay',
    place: 'economic',
    text: 'The supermarket warehouse pays porters two pounds an hour more',
    evidence: 'Nine of fourteen leavers said so. Exit notes, since spring.',
    weighs: [4, 5],
    horizon: 'now',
    by: 'farah-siddiqui',
    confidence: 8,
    dots: ['farah-siddiqui', 'farah-siddiqui', 'martin-cobb', 'martin-cobb'],
  },
  {
    id: 'pestle.old',
    place: 'social',
    text: 'A fifth more people over 85 live here in ten years, most of them alone',
    evidence: 'Census projections of the two districts.',
    weighs: [5, 5],
    horizon: 'later',
    by: 'david-ashworth',
    owner: 'david-ashworth',
    confidence: 9,
    dots: ['david-ashworth', 'david-ashworth', 'catrin-llewellyn'],
  },
  {
    id: 'pestle.families',
    place: 'social',
    text: 'Families expect to be told the plan, and say so in public when they are not',
    weighs: [3, 4],
    horizon: 'now',
    by: 'catrin-llewellyn',
    dots: ['catrin-llewellyn'],
  },
  {
    id: 'pestle.home-watch',
    place: 'technological',
    text: 'Watching oxygen and pulse at home has become cheap and good enough',
    evidence: 'Trial next door: 212 patients, three came back at night.',
    weighs: [4, 4],
    horizon: 'year',
    by: 'callum-fraser',
    owner: 'imran-sheikh',
    confidence: 6,
    dots: ['callum-fraser', 'callum-fraser', 'miriam-adeyemi'],
  },
  {
    id: 'pestle.reading',
    place: 'technological',
    text: 'Machines read a plain chest film as well as a registrar does at night',
    weighs: [3, 3],
    horizon: 'three years',
    by: 'arjun-raghavan',
    confidence: 5,
  },
  {
    id: 'pestle.intrusion',
    place: 'technological',
    text: 'Two trusts in the region were locked out of their records this year',
    weighs: [5, 3],
    horizon: 'now',
    by: 'callum-fraser',
    owner: 'callum-fraser',
    confidence: 7,
    dots: ['callum-fraser'],
  },
  {
    id: 'pestle.staffing-law',
    place: 'legal',
    text: 'A law on safe staffing will ask for the numbers of each shift',
    weighs: [4, 3],
    horizon: 'three years',
    by: 'catrin-llewellyn',
    confidence: 6,
    dots: ['catrin-llewellyn', 'farah-siddiqui'],
  },
  {
    id: 'pestle.heat',
    place: 'environmental',
    text: 'Three wards were above 28 °C on nineteen days last summer',
    evidence: 'Loggers on Heron, Kite and Lapwing.',
    weighs: [3, 4],
    horizon: 'year',
    by: 'martin-cobb',
    confidence: 8,
    dots: ['martin-cobb'],
  },
  {
    id: 'pestle.road',
    place: 'environmental',
    text: 'The valley road floods, and Aldermere is cut off for a day',
    weighs: [3, 2],
    horizon: 'later',
    by: 'david-ashworth',
    confidence: 5,
  },
]

const now: Told[] = [
  {
    id: 'swot-2.noon',
    place: 'strength',
    text: 'Heron sends people home before lunch, and others come to look',
    evidence: 'A third home by noon. Four wards have visited since June.',
    weighs: [4, 5],
    horizon: 'now',
    by: 'victoria-eze',
    owner: 'ruth-calloway',
    confidence: 9,
    dots: ['victoria-eze', 'victoria-eze', 'miriam-adeyemi', 'beatrice-amoah'],
    follows: 'swot-1.noon',
  },
  {
    id: 'swot-2.lapwing',
    place: 'strength',
    text: 'Lapwing has therapists who stay for years',
    weighs: [3, 4],
    by: 'hannah-birch',
    dots: ['david-ashworth'],
    follows: 'swot-1.lapwing',
  },
  {
    id: 'swot-2.improvers',
    place: 'strength',
    text: 'Sixty people can run a small trial and say what it showed',
    evidence: 'Register of the improvement team: 61 trained, 23 trials this year.',
    weighs: [3, 4],
    by: 'beatrice-amoah',
    confidence: 7,
    dots: ['beatrice-amoah', 'noor-haddad'],
  },
  {
    id: 'swot-2.boards',
    place: 'weakness',
    text: 'Bed boards disagree, and people telephone instead',
    evidence: 'Two boards left of three. The switchboard counts 140 calls a day about beds.',
    weighs: [4, 5],
    horizon: 'now',
    by: 'paul-heslop',
    owner: 'paul-heslop',
    confidence: 8,
    dots: ['paul-heslop', 'paul-heslop', 'rosalind-hartley', 'catrin-llewellyn', 'tomasz-wieczorek'],
    follows: 'swot-1.boards',
  },
  {
    id: 'swot-2.phones',
    place: 'weakness',
    text: 'Nobody trusts the free-bed count, so everybody rings',
    weighs: [3, 5],
    by: 'rosalind-hartley',
    dots: ['grace-tembo'],
    merged: 'swot-2.boards',
  },
  {
    id: 'swot-2.porters',
    place: 'weakness',
    text: 'A scan is ready sooner than the person who brings the patient',
    evidence: 'Imaging: 22 minutes waiting for a porter, in the middle of the day 35.',
    weighs: [4, 4],
    by: 'lucy-marsden',
    dots: ['tomasz-wieczorek', 'rosalind-hartley'],
    follows: 'swot-1.porters',
  },
  {
    id: 'swot-2.parking',
    place: 'weakness',
    text: 'Night staff walk twenty minutes from a car park without light',
    weighs: [2, 5],
    by: 'katie-lomas',
    dots: ['farah-siddiqui'],
    follows: 'swot-1.parking',
  },
  {
    id: 'swot-2.weekends',
    place: 'weakness',
    text: 'On Sundays a third as many go home as on Fridays',
    weighs: [4, 5],
    horizon: 'now',
    by: 'catrin-llewellyn',
    confidence: 9,
    dots: ['catrin-llewellyn', 'catrin-llewellyn', 'grace-tembo'],
  },
  {
    id: 'swot-2.home',
    place: 'opportunity',
    text: 'Watching oxygen and pulse at home has become cheap and good enough',
    evidence: 'Trial next door: 212 patients, three came back at night.',
    weighs: [4, 4],
    horizon: 'year',
    by: 'callum-fraser',
    owner: 'imran-sheikh',
    confidence: 6,
    dots: ['miriam-adeyemi', 'miriam-adeyemi', 'david-ashworth', 'david-ashworth', 'tomasz-wieczorek'],
    flowed: 'pestle.home-watch',
  },
  {
    id: 'swot-2.doctors',
    place: 'opportunity',
    text: 'Family doctors want one number to ring before they send somebody',
    weighs: [4, 3],
    by: 'imran-sheikh',
    dots: ['rosalind-hartley'],
    follows: 'swot-1.home',
  },
  {
    id: 'swot-2.money',
    place: 'opportunity',
    text: 'Money follows the hospitals that end waits of over a year',
    weighs: [4, 4],
    horizon: 'year',
    by: 'arjun-raghavan',
    owner: 'arjun-raghavan',
    confidence: 7,
    dots: ['grace-tembo', 'tomasz-wieczorek'],
    flowed: 'pestle.longest-waits',
  },
  {
    id: 'swot-2.council',
    place: 'threat',
    text: 'The council decides on care packages by the week, and may stop',
    evidence: 'Simon sat in on three of its panels. 41 of our patients waited for the next one.',
    weighs: [5, 4],
    horizon: 'now',
    by: 'simon-trewin',
    owner: 'simon-trewin',
    confidence: 8,
    dots: ['miriam-adeyemi', 'victoria-eze', 'victoria-eze', 'catrin-llewellyn', 'beatrice-amoah'],
    flowed: 'pestle.council',
  },
  {
    id: 'swot-2.agency',
    place: 'threat',
    text: 'Agencies raise their rates each December',
    weighs: [3, 4],
    by: 'helen-stockdale',
    dots: ['tomasz-wieczorek'],
    follows: 'swot-1.agency',
  },
  {
    id: 'swot-2.warehouse',
    place: 'threat',
    text: 'The supermarket warehouse pays porters two pounds an hour more',
    weighs: [4, 5],
    horizon: 'now',
    by: 'farah-siddiqui',
    confidence: 8,
    dots: ['farah-siddiqui', 'farah-siddiqui', 'rosalind-hartley'],
    flowed: 'pestle.pay',
  },
]

const scans = [
  {
    id: 'swot-1',
    kind: 'swot',
    question: 'What could winter find us unready for?',
    scope: 'Both hospitals, from October to March.',
    owner: 'tomasz-wieczorek',
    contributors: 'victoria-eze;hannah-birch;paul-heslop;katie-lomas',
    held: 413,
    closed: 406,
    again: 60,
    follows: '',
    found: earlier,
  },
  {
    id: 'pestle',
    kind: 'pestle',
    question: 'What comes at us from outside in the next three years?',
    scope: 'Everything that we cannot decide and have to live with. Not: what other hospitals do.',
    owner: 'miriam-adeyemi',
    contributors:
      'tomasz-wieczorek;catrin-llewellyn;arjun-raghavan;helen-stockdale;farah-siddiqui;david-ashworth;simon-trewin;callum-fraser;martin-cobb',
    held: 62,
    closed: 55,
    again: -300,
    follows: '',
    found: outside,
  },
  {
    id: 'swot-2',
    kind: 'swot',
    question: 'Where do we stand before this winter?',
    scope: 'Both hospitals and care at home, from October to March.',
    owner: 'tomasz-wieczorek',
    contributors:
      'miriam-adeyemi;victoria-eze;beatrice-amoah;noor-haddad;paul-heslop;rosalind-hartley;grace-tembo;catrin-llewellyn;david-ashworth;farah-siddiqui',
    held: 48,
    closed: null,
    again: -130,
    follows: 'swot-1',
    found: now,
  },
] as const

const moves = [
  {
    id: 'move-noon',
    inside: 'swot-2.noon',
    outside: 'swot-2.council',
    text: 'Ask the council for Heron’s leavers first: their dates hold, so a panel’s yes is used the same day',
    by: 'tomasz-wieczorek',
  },
  {
    id: 'move-home',
    inside: 'swot-2.improvers',
    outside: 'swot-2.home',
    text: 'Let ten of those who can run a trial bring forty people a day home with oxygen and pulse watched',
    by: 'beatrice-amoah',
  },
  {
    id: 'move-porters',
    inside: 'swot-2.porters',
    outside: 'swot-2.warehouse',
    text: 'Put porters where the waiting is, and pay the evening before the warehouse does',
    by: 'rosalind-hartley',
  },
]

/** What came of it, by the goals of the cast. */
const outcomes: [finding: string, move: string, goal: string, by: string][] = [
  ['swot-1.noon', '', 'heron-noon', 'victoria-eze'],
  ['swot-2.boards', '', 'beds-board', 'paul-heslop'],
  ['swot-2.weekends', '', 'beds-weekend', 'catrin-llewellyn'],
  ['swot-2.council', '', 'beds-social', 'tomasz-wieczorek'],
  ['swot-2.porters', '', 'beds-porters', 'rosalind-hartley'],
  ['', 'move-home', 'beds-home', 'beatrice-amoah'],
  ['pestle.energy', '', 'energy', 'martin-cobb'],
  ['swot-1.robot', '', 'closed-robot', 'graham-tully'],
]

export interface ScanRows {
  scans: Row[]
  findings: Row[]
  dots: Row[]
  moves: Row[]
  outcomes: Row[]
}

export function scanRows(today: Day): ScanRows {
  const on = (ago: number): Day => addDays(today, -ago)
  const at = (ago: number): string => `${on(ago)}T10:00:00Z`
  return {
    scans: scans.map(({ id, kind, question, scope, owner, contributors, held, closed, again, follows }) => ({
      id,
      kind,
      question,
      scope,
      owner,
      contributors,
      follows,
      dots: '5',
      held_on: on(held),
      look_again_on: on(again),
      closed_on: closed === null ? '' : on(closed),
    })),
    findings: scans.flatMap(({ id: scan, held, found }) =>
      found.map((one) => ({
        id: one.id,
        scan,
        place: one.place,
        text: one.text,
        evidence: one.evidence ?? '',
        impact: String(one.weighs[0]),
        likelihood: String(one.weighs[1]),
        horizon: one.horizon ?? '',
        owner: one.owner ?? '',
        confidence: one.confidence === undefined ? '' : String(one.confidence),
        by: one.by,
        at: at(held),
        merged_into: one.merged ?? '',
        flowed_from: one.flowed ?? '',
        follows: one.follows ?? '',
      })),
    ),
    dots: scans.flatMap(({ found }) =>
      found.flatMap(({ id: finding, dots = [] }) =>
        [...new Set(dots)].map((person) => ({
          finding,
          person,
          dots: String(dots.filter((each) => each === person).length),
        })),
      ),
    ),
    moves: moves.map((move) => ({ ...move, scan: 'swot-2', at: at(41) })),
    outcomes: outcomes.map(([finding, move, target, by]) => ({
      finding,
      move,
      kind: 'goal',
      target,
      by,
      at: at(finding.startsWith('swot-1') ? 400 : 40),
    })),
  }
}
