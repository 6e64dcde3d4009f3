// Long because: it is a list of people with what was said to them, and is read like one.
import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'

/**
 * Who has a stake in people going home: the council that pays for care there, the family doctors who take over, the crews
 * who bring people back, the unions, the families, the regulator, and those on Kite who would have to let go. The list
 * that the council was promised for each Thursday is overdue.
 */
interface Told {
  id: string
  name: string
  about: string
  side?: 'inside'
  person?: string
  ofTeam?: string
  speaks?: string
  influence: number
  interest: number
  attitude?: [word: string, on: number]
  owner: string
  team: string
  rhythm?: number
  /** Days from today. */
  added: number
  next?: number
  audience?: string
  expects?: { text: string; goals?: string[]; ended?: number }[]
  promised?: {
    text: string
    owner: string
    made: number
    due: number
    first?: number
    state?: 'kept' | 'broken'
    settled?: number
    word?: string
  }[]
  spoke?: { on: number; by: string; note: string }[]
}

const told: Told[] = [
  {
    id: 'council-care',
    name: 'The council’s director of adult care',
    about:
      'Signs every care package that begins at home. Her money ends before her year does, and she would rather hear of forty people on Monday than of four on Friday.',
    speaks: 'Wendy Marsh; her office answers before nine',
    influence: 90,
    interest: 62,
    attitude: ['leans for', -24],
    owner: 'simon-trewin',
    team: 'flow',
    rhythm: 14,
    added: -260,
    next: -3,
    expects: [
      { text: 'To know a week ahead who will need care at home', goals: ['beds-social', 'home'] },
      { text: 'That nobody is sent home on a Friday evening without a word to her duty desk', goals: ['beds-weekend'] },
    ],
    promised: [
      {
        text: 'A list every Thursday of who goes home in the week after',
        owner: 'simon-trewin',
        made: -52,
        first: -24,
        due: -9,
        word: 'Two wards still send theirs on paper; she was told before the day.',
      },
      {
        text: 'One telephone number that answers for all of our wards',
        owner: 'victoria-eze',
        made: -120,
        due: -60,
        state: 'kept',
        settled: -63,
        word: 'It has answered since the spring, in two rings by day.',
      },
    ],
    spoke: [
      {
        on: -96,
        by: 'simon-trewin',
        note: 'She asked what we would do if her panel met only every second week. I had no answer.',
      },
      {
        on: -52,
        by: 'victoria-eze',
        note: 'She likes Home first, and does not believe yet that our wards will keep to it.',
      },
      { on: -17, by: 'simon-trewin', note: 'Short. She asked where the Thursday list was.' },
    ],
  },
  {
    id: 'family-doctors',
    name: 'The family doctors’ federation',
    about: 'Twenty-six practices. They take over the day after somebody goes home, and hear of it from the patient.',
    speaks: 'Dr Colm Rafferty, its chair',
    influence: 68,
    interest: 84,
    attitude: ['supports', -40],
    owner: 'imran-sheikh',
    team: 'aldermere',
    rhythm: 30,
    added: -300,
    next: 12,
    expects: [
      { text: 'A letter on the day of going home that says what changed in the medicines', goals: ['home-back'] },
      { text: 'A doctor of ours to ring until eight in the evening', goals: ['home'] },
    ],
    promised: [
      {
        text: 'The letter is with the practice within four hours of leaving',
        owner: 'imran-sheikh',
        made: -70,
        due: 24,
      },
    ],
    spoke: [
      {
        on: -70,
        by: 'imran-sheikh',
        note: 'He brought three letters that came after the funeral. We read them together.',
      },
      { on: -18, by: 'david-ashworth', note: 'They would lend us two rooms in the valley for the evenings.' },
    ],
  },
  {
    id: 'ambulance',
    name: 'The ambulance service',
    about: 'Their crews wait at our doors, and their planners move people home. Both clocks are published.',
    speaks: 'The regional manager on duty',
    influence: 72,
    interest: 46,
    attitude: ['neutral', -30],
    owner: 'joanne-whitfield',
    team: 'ed',
    rhythm: 30,
    added: -280,
    next: 4,
    audience: 'named:joanne-whitfield;priyanka-nair;tomasz-wieczorek;miriam-adeyemi;victoria-eze',
    expects: [{ text: 'To hand over within a quarter of an hour, at night too', goals: ['ed-ambulance'] }],
    promised: [
      {
        text: 'Journeys home are booked by four in the afternoon of the day before',
        owner: 'victoria-eze',
        made: -35,
        due: 9,
      },
    ],
    spoke: [
      { on: -26, by: 'joanne-whitfield', note: 'They count what we count now. It made the talk shorter and kinder.' },
    ],
  },
  {
    id: 'unions',
    name: 'The staff unions',
    about: 'Four of them, and they sit together since the winter. Home first changes who works where on a Sunday.',
    speaks: 'Brenda Oakes for the four',
    influence: 76,
    interest: 78,
    attitude: ['leans against', -21],
    owner: 'farah-siddiqui',
    team: 'people',
    rhythm: 14,
    added: -200,
    next: 2,
    audience: 'named:farah-siddiqui;miriam-adeyemi;tomasz-wieczorek;catrin-llewellyn;hannah-birch',
    expects: [
      { text: 'That nobody’s Sundays change without being asked six weeks before', goals: ['therapy', 'rosters'] },
      { text: 'That care at home is not done alone after dark' },
    ],
    promised: [
      {
        text: 'The new rosters come to them before they go to anybody else',
        owner: 'farah-siddiqui',
        made: -48,
        due: -20,
        state: 'broken',
        settled: -19,
        word: 'A draft was on the wall of Lapwing first. We said so ourselves, and to them.',
      },
      {
        text: 'Two go together wherever it is dark, until both sides say otherwise',
        owner: 'hannah-birch',
        made: -18,
        due: 30,
      },
    ],
    spoke: [
      { on: -48, by: 'farah-siddiqui', note: 'They are not against going home. They are against hearing of it last.' },
      { on: -12, by: 'farah-siddiqui', note: 'Better than I deserved, after the draft on the wall.' },
    ],
  },
  {
    id: 'families',
    name: 'Families’ voices',
    about:
      'Eleven people who had somebody with us for longer than they should have been. They read what we write before we print it.',
    speaks: 'Josie Tarrant',
    influence: 34,
    interest: 90,
    attitude: ['supports', -33],
    owner: 'aisha-karim',
    team: 'flow',
    rhythm: 30,
    added: -240,
    next: 8,
    expects: [
      {
        text: 'To be asked on the first day what home looks like, not told on the last',
        goals: ['beds-families', 'home-visit'],
      },
    ],
    promised: [
      {
        text: 'Their words stand on the first page of what every patient is given',
        owner: 'aisha-karim',
        made: -60,
        due: 16,
      },
    ],
    spoke: [{ on: -33, by: 'aisha-karim', note: 'They crossed out “discharge” on every page. They are right.' }],
  },
  {
    id: 'regulator',
    name: 'The regulator',
    about: 'Comes in the spring, and has asked for falls and for weekends beforehand.',
    speaks: 'Our relationship manager there',
    influence: 94,
    interest: 30,
    attitude: ['neutral', -80],
    owner: 'noor-haddad',
    team: 'group',
    rhythm: 91,
    added: -310,
    next: 38,
    expects: [{ text: 'That what we found in ourselves is told to them by us', goals: ['safe', 'falls'] }],
    promised: [
      { text: 'Our own review of falls at home, with what we changed', owner: 'noor-haddad', made: -80, due: 45 },
    ],
    spoke: [
      {
        on: -53,
        by: 'noor-haddad',
        note: 'They asked for the weekend numbers by ward. We have them for nine of eleven.',
      },
    ],
  },
  {
    id: 'kite-surgeons',
    name: 'The surgeons of Kite',
    about: 'Their lists stop when beds do. They have been told three times that this winter will be different.',
    side: 'inside',
    ofTeam: 'kite',
    influence: 66,
    interest: 58,
    attitude: ['leans against', -15],
    owner: 'grace-tembo',
    team: 'kite',
    rhythm: 30,
    added: -150,
    next: 6,
    expects: [{ text: 'That the beds on Kite stay theirs from November to March', goals: ['kite-noon', 'cancelled'] }],
    promised: [
      {
        text: 'No list is cancelled before ten without a word from a director',
        owner: 'rosalind-hartley',
        made: -44,
        due: -14,
        state: 'kept',
        settled: -14,
        word: 'Four calls in a month, each by name.',
      },
    ],
    spoke: [{ on: -15, by: 'grace-tembo', note: 'Stuart’s objection is theirs as well. He says it better.' }],
  },
  {
    id: 'care-homes',
    name: 'The care homes’ association',
    about: 'Sixty homes, nine of them with free places on any day, and nobody knows which nine.',
    speaks: 'Its secretary, on Tuesdays',
    influence: 44,
    interest: 66,
    owner: 'deborah-quaye',
    team: 'flow',
    rhythm: 30,
    added: -120,
    next: -11,
    expects: [{ text: 'To be rung before noon', goals: ['beds-long'] }],
    spoke: [
      {
        on: -41,
        by: 'deborah-quaye',
        note: 'They would tell us each morning who has room, if somebody here asked each morning.',
      },
    ],
  },
  {
    id: 'night-porters',
    name: 'The night porters',
    about: 'Six people. Whether a bed is free at seven is known to them first.',
    side: 'inside',
    influence: 30,
    interest: 54,
    attitude: ['neutral', -60],
    owner: 'dwayne-campbell',
    team: 'facilities',
    added: -90,
    expects: [{ text: 'A lit way to the car park', goals: ['car-park'] }],
    spoke: [{ on: -60, by: 'dwayne-campbell', note: 'They know of the warehouse. Two have been to look.' }],
  },
  {
    id: 'member',
    name: 'The member for Northmoor North',
    about: 'Writes when a constituent does. Could open a door in the ministry, and has offered to.',
    influence: 58,
    interest: 24,
    owner: 'miriam-adeyemi',
    team: 'group',
    rhythm: 91,
    added: -330,
    next: 27,
    audience: 'private',
    spoke: [
      {
        on: -64,
        by: 'miriam-adeyemi',
        note: 'He asked what one thing would help. I said: that the council’s year ended when ours does.',
      },
    ],
  },
  {
    id: 'paper',
    name: 'The Northmoor Courier',
    about: 'Prints the waits at our doors on Fridays.',
    influence: 38,
    interest: 36,
    owner: 'beatrice-amoah',
    team: 'group',
    added: -220,
    spoke: [
      { on: -110, by: 'beatrice-amoah', note: 'Gave them our own numbers before they asked. They printed those.' },
    ],
  },
  {
    id: 'college',
    name: 'The college of nursing',
    about: 'Sends us sixty a year, and hears from them how it was.',
    influence: 26,
    interest: 40,
    owner: 'gemma-rowntree',
    team: 'people',
    rhythm: 182,
    added: -205,
    next: 70,
    expects: [{ text: 'That a first ward is one with time to teach', goals: ['newly-qualified'] }],
  },
]

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))
const noon = (day: Day): string => `${day}T12:00:00Z`

export const stakeholderRows = (
  today: Day,
): { stakeholders: Row[]; expectations: Row[]; promises: Row[]; contacts: Row[] } => {
  const on = (days: number | undefined): string => (days === undefined ? '' : addDays(today, days))
  return {
    stakeholders: told.map((one) => ({
      id: one.id,
      name: one.name,
      about: one.about,
      side: one.side ?? 'outside',
      person: one.person ?? '',
      of_team: one.ofTeam ?? '',
      speaks: one.speaks ?? '',
      influence: text(one.influence),
      interest: text(one.interest),
      attitude: one.attitude?.[0] ?? '',
      attitude_on: on(one.attitude?.[1]),
      owner: one.owner,
      team: one.team,
      rhythm: text(one.rhythm),
      next_on: on(one.next),
      added_by: one.owner,
      added_at: noon(addDays(today, one.added)),
      audience: one.audience ?? 'line',
    })),
    expectations: told.flatMap(({ id, owner, added, expects = [] }) =>
      expects.map(({ text: words, goals = [], ended }, at) => ({
        id: `${id}.e${at + 1}`,
        stakeholder: id,
        text: words,
        goals: goals.join(';'),
        by: owner,
        at: noon(addDays(today, added)),
        ended_on: on(ended),
      })),
    ),
    promises: told.flatMap(({ id, promised = [] }) =>
      promised.map(({ text: words, owner, made, due, first, state, settled, word }, at) => ({
        id: `${id}.p${at + 1}`,
        stakeholder: id,
        text: words,
        owner,
        made_on: on(made),
        first_due_on: on(first ?? due),
        due_on: on(due),
        state: state ?? 'open',
        settled_on: on(settled),
        word: word ?? '',
        by: owner,
        at: noon(addDays(today, made)),
      })),
    ),
    contacts: told.flatMap(({ id, spoke = [] }) =>
      spoke.map(({ on: day, by, note }, at) => ({
        id: `${id}.c${at + 1}`,
        stakeholder: id,
        spoke_on: on(day),
        note,
        by,
        at: noon(addDays(today, day)),
      })),
    ),
  }
}
