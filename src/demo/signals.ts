import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'

/**
 * What the hospitals watch outside, out of the PESTLE of the year: a warehouse that pays porters more, a court that
 * looks at care packages, machines that read films. Two have ended: the gas contract came as feared, and the strike of
 * the ambulance crews did not.
 */
interface Watched {
  id: string
  title: string
  text: string
  kind: string
  factor: string
  horizon: string
  impact: number
  direction: string
  owner: string
  team: string
  rhythm: number
  /** Days from today. */
  added: number
  again: number
  expected?: string
  probability?: number
  endangers?: string[]
  ended?: { as: string; on: number; outcome: string }
  seen: { on: number; by: string; note: string; link?: string }[]
}

const told: Watched[] = [
  {
    id: 'warehouse-pay',
    title: 'The warehouse on the ring road pays two pounds an hour more than we do',
    text: 'It hires for nights, asks for no papers, and has a lit car park. Porters and cleaners live nearer to it than to us.',
    kind: 'competitor move',
    factor: 'economic',
    horizon: 'year',
    impact: 4,
    direction: 'rising',
    owner: 'martin-cobb',
    team: 'facilities',
    rhythm: 30,
    added: -190,
    again: -4,
    expected: 'Ten porters or cleaners have left for it within a year',
    probability: 65,
    endangers: ['beds-porters', 'beds-clean'],
    seen: [
      {
        on: -188,
        by: 'dwayne-campbell',
        note: 'Two of the evening porters showed me the advert. Neither was angry, which is worse.',
      },
      { on: -96, by: 'sheila-barraclough', note: 'Third cleaner gone. She took her sister along.' },
      {
        on: -31,
        by: 'gemma-rowntree',
        note: 'They now pay a joining bonus after six weeks.',
        link: 'https://jobs.example/ring-road-nights',
      },
    ],
  },
  {
    id: 'care-packages',
    title: 'The council may stop new care packages before its year ends',
    text: 'Its money for care at home ran out in February last year, and people waited with us until April.',
    kind: 'threat',
    factor: 'political',
    horizon: 'year',
    impact: 5,
    direction: 'rising',
    owner: 'simon-trewin',
    team: 'flow',
    rhythm: 14,
    added: -150,
    again: 9,
    expected: 'No new package is agreed for two weeks or longer before the end of March',
    probability: 55,
    endangers: ['beds-social', 'beds'],
    seen: [
      { on: -120, by: 'simon-trewin', note: 'Their panel meets weekly now, and used to meet daily.' },
      { on: -20, by: 'aisha-karim', note: 'Three families were told to ask again in the new year.' },
    ],
  },
  {
    id: 'safe-staffing',
    title: 'A law on safe staffing will ask for the numbers of each shift',
    text: 'Whoever cannot show them by ward and shift would have to close beds.',
    kind: 'regulation',
    factor: 'legal',
    horizon: 'three years',
    impact: 4,
    direction: 'steady',
    owner: 'catrin-llewellyn',
    team: 'group',
    rhythm: 91,
    added: -210,
    again: 40,
    expected: 'The law is in force within three years',
    probability: 70,
    endangers: ['rosters', 'vacancies'],
    seen: [
      {
        on: -75,
        by: 'farah-siddiqui',
        note: 'The draft counts healthcare assistants apart, as we do not.',
        link: 'https://bills.example/safe-staffing',
      },
    ],
  },
  {
    id: 'machine-reading',
    title: 'Machines read a plain chest film as well as a registrar does at night',
    text: 'Two suppliers offer it by the film. The night’s waiting list would shrink, and so might the wish to train in it.',
    kind: 'trend',
    factor: 'technological',
    horizon: 'three years',
    impact: 3,
    direction: 'rising',
    owner: 'philip-garside',
    team: 'diagnostics',
    rhythm: 91,
    added: -160,
    again: -9,
    seen: [
      {
        on: -110,
        by: 'henrik-solberg',
        note: 'Read two hundred of our own old films: it missed one, and I missed two.',
      },
      { on: -44, by: 'lucy-marsden', note: 'A hospital down the coast uses it for every film after ten at night.' },
    ],
  },
  {
    id: 'home-watching',
    title: 'People expect to be watched over at home rather than in a bed',
    text: 'Family doctors ask for it by name, and patients who had it once say no to a ward the second time.',
    kind: 'changed preference',
    factor: 'social',
    horizon: 'three years',
    impact: 4,
    direction: 'rising',
    owner: 'imran-sheikh',
    team: 'aldermere',
    rhythm: 91,
    added: -175,
    again: 31,
    expected: 'Half of those offered both choose home within two years',
    probability: 60,
    endangers: ['home'],
    seen: [
      {
        on: -58,
        by: 'imran-sheikh',
        note: 'Of eleven asked this month, seven chose home before I had finished the sentence.',
      },
    ],
  },
  {
    id: 'hot-wards',
    title: 'Summers too hot for the wards as they were built',
    text: 'Three wards were above 28 °C on nineteen days. Old people drink less, sleep less and fall more.',
    kind: 'trend',
    factor: 'environmental',
    horizon: 'later',
    impact: 3,
    direction: 'steady',
    owner: 'rosalind-hartley',
    team: 'fellside',
    rhythm: 182,
    added: -130,
    again: 55,
    endangers: ['falls', 'energy'],
    seen: [
      {
        on: -101,
        by: 'ruth-calloway',
        note: 'We bought fans from the tea money. Daniel measured 30 °C at the window bed.',
      },
    ],
  },
  {
    id: 'gas-contract',
    title: 'The new gas contract costs a third more',
    text: 'The old one was signed in a better year.',
    kind: 'threat',
    factor: 'economic',
    horizon: 'year',
    impact: 3,
    direction: 'rising',
    owner: 'helen-stockdale',
    team: 'group',
    rhythm: 30,
    added: -240,
    again: -40,
    expected: 'The signed price is more than a quarter above the old one',
    probability: 80,
    endangers: ['energy', 'money'],
    ended: {
      as: 'came',
      on: -48,
      outcome: 'Signed at 31 % more, for two years. The boilers at Aldermere come first now.',
    },
    seen: [
      { on: -140, by: 'yvonne-baptiste', note: 'First offer: 38 % more.' },
      { on: -60, by: 'helen-stockdale', note: 'Two bidders left, both near 30 %.' },
    ],
  },
  {
    id: 'crew-strike',
    title: 'Ambulance crews may strike in the first cold weeks',
    text: 'A vote was called over the waits at our doors.',
    kind: 'threat',
    factor: 'social',
    horizon: 'year',
    impact: 4,
    direction: 'fading',
    owner: 'tomasz-wieczorek',
    team: 'group',
    rhythm: 14,
    added: -170,
    again: -70,
    expected: 'Crews are out for a whole day or longer this winter',
    probability: 40,
    endangers: ['ed-ambulance'],
    ended: {
      as: 'did not come',
      on: -78,
      outcome: 'They settled. What moved them was that we published the waits at our own doors each morning.',
    },
    seen: [{ on: -125, by: 'joanne-whitfield', note: 'Crews at the door say that the vote will be close.' }],
  },
]

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))
const noon = (day: Day): string => `${day}T12:00:00Z`

export const signalRows = (today: Day): { signals: Row[]; sightings: Row[] } => ({
  signals: told.map((one) => ({
    id: one.id,
    title: one.title,
    text: one.text,
    kind: one.kind,
    factor: one.factor,
    horizon: one.horizon,
    impact: text(one.impact),
    direction: one.direction,
    owner: one.owner,
    team: one.team,
    rhythm: text(one.rhythm),
    look_again_on: addDays(today, one.again),
    expected: one.expected ?? '',
    probability: text(one.probability),
    endangers: (one.endangers ?? []).join(';'),
    added_by: one.owner,
    added_at: noon(addDays(today, one.added)),
    closed_as: one.ended?.as ?? '',
    closed_on: one.ended ? addDays(today, one.ended.on) : '',
    outcome: one.ended?.outcome ?? '',
  })),
  sightings: told.flatMap(({ id, seen }) =>
    seen.map(({ on, by, note, link }, at) => ({
      id: `${id}.${at + 1}`,
      signal: id,
      seen_on: addDays(today, on),
      note,
      link: link ?? '',
      by,
      at: noon(addDays(today, on)),
    })),
  ),
})
