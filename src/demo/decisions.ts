import { addDays, type Day } from '../kernel/dates.ts'
import type { Row } from './row.ts'

/**
 * What the cast decided, in the order in which it was. Who makes a bed clean was decided twice: the first answer was
 * superseded by the bed team, which was looked at again and had not brought what was expected, and so a third question
 * is open. That Kite’s beds are kept for surgery has an objection, and how it was answered.
 */
interface Told {
  id: string
  question: string
  context: string
  owner: string
  openedBy: string
  team: string
  level: string
  /** Days from today; before today where it is negative. */
  opened: number
  decideBy?: number
  criteria?: { title: string; weight: number }[]
  options: { title: string; consequences: string; marks?: number[] }[]
  tradeOffs?: { team: string; givesUp: string; priority?: string; amount?: number; unit?: string }[]
  asked?: { person: string; due?: number }[]
  advice?: { by: string; on: number; objects?: true; body: string; answer?: string; answeredOn?: number }[]
  supersedes?: string
  links: string[]
  came?: {
    state: 'decided' | 'looked at again' | 'superseded'
    on: number
    chosen: number
    decided: string
    reason: string
    expected: string
    probability: number
    reviewOn: number
    reviews?: { on: number; happened: string; came: boolean }[]
  }
}

const told: Told[] = [
  {
    id: 'own-cleaners',
    question: 'Who makes a bed clean once it is empty?',
    context:
      'A bed stands empty for more than an hour and a half before somebody can lie in it. Nobody is idle: everybody is somewhere else.',
    owner: 'martin-cobb',
    openedBy: 'sheila-barraclough',
    team: 'facilities',
    level: 'sell',
    opened: -430,
    options: [
      {
        title: 'Each ward has a cleaner of its own',
        consequences: 'Known faces; and a cleaner on a ward without an empty bed.',
      },
      {
        title: 'All cleaners answer to one telephone',
        consequences: 'Whoever is nearest goes. Wards lose the face that they know.',
      },
    ],
    links: ['beds-clean'],
    came: {
      state: 'superseded',
      on: -420,
      chosen: 1,
      decided: 'Each ward keeps a cleaner of its own.',
      reason: 'Wards trust whom they know, and we had no way to see from one telephone which bed mattered most.',
      expected: 'From empty to ready in less than an hour by the spring.',
      probability: 60,
      reviewOn: -300,
      reviews: [
        {
          on: -318,
          happened: 'Ninety-six minutes. The cleaner was on the wrong ward more often than on the right one.',
          came: false,
        },
      ],
    },
  },
  {
    id: 'visiting',
    question: 'When may families visit?',
    context: 'Two hours in the afternoon and one in the evening, as it has been since anybody remembers.',
    owner: 'catrin-llewellyn',
    openedBy: 'ruth-calloway',
    team: 'group',
    level: 'agree',
    opened: -350,
    options: [
      {
        title: 'At any hour, on every ward',
        consequences: 'Nobody watches the clock. Nights and rounds need a word at the door.',
      },
      { title: 'As it is', consequences: 'Quiet rounds, and people who die between seven and two alone.' },
    ],
    tradeOffs: [{ team: 'kite', givesUp: 'Rounds without relatives', priority: 'Rounds end by ten' }],
    asked: [
      { person: 'stuart-mcallister', due: -335 },
      { person: 'judith-kershaw', due: -335 },
    ],
    advice: [
      {
        by: 'stuart-mcallister',
        on: -341,
        objects: true,
        body: 'My nurses will spend the morning explaining to daughters what they should be doing for mothers.',
        answer:
          'Then begin last, and with a sister whose whole morning that is. If it is as you say by the spring, Kite goes back.',
        answeredOn: -334,
      },
      {
        by: 'judith-kershaw',
        on: -338,
        body: 'We have done it on Sundays for a year. They bring food, and they feed more than their own.',
      },
    ],
    links: ['closed-visiting'],
    came: {
      state: 'looked at again',
      on: -330,
      chosen: 1,
      decided: 'Families may visit at any hour, ward by ward, a ward each fortnight; Kite last.',
      reason:
        'Nobody should have to watch the clock to hold a hand, and the two wards that tried it would not go back.',
      expected: 'Every ward is open by the summer, and none has asked to close again.',
      probability: 70,
      reviewOn: -200,
      reviews: [
        {
          on: -196,
          happened:
            'All nineteen. Kite asked to begin early. Relatives are the help at mealtimes that we could not hire.',
          came: true,
        },
      ],
    },
  },
  {
    id: 'bed-team',
    question: 'Who makes a bed clean once it is empty, now that the wards’ own cleaners cannot?',
    context: 'Four people for two wards brought ninety-eight minutes down to fifty. Elsewhere it is as it was.',
    owner: 'tomasz-wieczorek',
    openedBy: 'martin-cobb',
    team: 'facilities',
    level: 'consult',
    opened: -228,
    criteria: [
      { title: 'Beds ready sooner', weight: 5 },
      { title: 'Cost', weight: 3 },
      { title: 'Corridors and clinics stay clean', weight: 2 },
    ],
    options: [
      {
        title: 'A bed team of four, noon to ten, for all wards',
        consequences: 'Goes where the board says. Four people leave the wards’ rota.',
        marks: [9, 5, 5],
      },
      { title: 'A bed team of three', consequences: 'Cheaper by a post. Nobody covers a sick day.', marks: [6, 7, 5] },
      { title: 'As it is', consequences: 'Ninety-six minutes.', marks: [2, 8, 8] },
    ],
    tradeOffs: [
      {
        team: 'facilities',
        givesUp: 'Two evening rounds of the corridors and clinics',
        priority: 'Every corridor cleaned twice a day',
        amount: 4,
        unit: 'posts',
      },
      { team: 'heron', givesUp: 'The cleaner whom patients know by name', priority: 'The same faces every day' },
    ],
    asked: [
      { person: 'sheila-barraclough', due: -222 },
      { person: 'paul-heslop', due: -222 },
    ],
    advice: [
      {
        by: 'sheila-barraclough',
        on: -224,
        body: 'Four. I wrote three in the case because I thought you would say no to four.',
        answer: 'Thank you for saying so. It is four.',
        answeredOn: -221,
      },
      {
        by: 'paul-heslop',
        on: -223,
        body: 'Let them read the board themselves. If they wait for my call we have only moved the telephone.',
        answer: 'They have the board on a handset from the first day.',
        answeredOn: -221,
      },
    ],
    supersedes: 'own-cleaners',
    links: ['beds-clean', 'beds-evening'],
    came: {
      state: 'looked at again',
      on: -220,
      chosen: 1,
      decided: 'One bed team of four, from noon to ten, for every ward at Fellside.',
      reason:
        'On two wards we have seen it work with four and fail with three. An empty bed that nobody can lie in costs more than the post.',
      expected: 'From empty to ready within 45 minutes by the summer, on every ward.',
      probability: 75,
      reviewOn: -60,
      reviews: [
        {
          on: -52,
          happened:
            'Near an hour while they were four. Then two posts were frozen and three fell ill, and we are back where we were. The team was right; I did not defend it.',
          came: false,
        },
      ],
    },
  },
  {
    id: 'kite-fence',
    question: 'Are twelve beds on Kite kept for surgery through the winter?',
    context:
      'Every night with a medical patient in one of them is a hip operation put off by six weeks. Every night with one of them empty, somebody waits in a corridor.',
    owner: 'rosalind-hartley',
    openedBy: 'grace-tembo',
    team: 'fellside',
    level: 'consult',
    opened: -96,
    criteria: [
      { title: 'Operations that take place', weight: 4 },
      { title: 'Nobody waits in a corridor', weight: 4 },
      { title: 'It can be kept at three in the morning', weight: 2 },
    ],
    options: [
      {
        title: 'Twelve beds, broken only by a call to the director',
        consequences: 'Some nights a bed is empty and somebody waits.',
        marks: [8, 5, 8],
      },
      { title: 'Six beds', consequences: 'Half of the operations; the fence breaks by Tuesday.', marks: [5, 6, 4] },
      { title: 'None kept', consequences: 'No hips until the spring.', marks: [1, 8, 9] },
    ],
    tradeOffs: [
      {
        team: 'amu',
        givesUp: 'The beds on Kite that it has used on three nights of seven',
        priority: 'Twelve people up or home by ten',
        amount: 12,
        unit: 'beds',
      },
      { team: 'ed', givesUp: 'A way out at four in the morning', priority: 'Nobody is looked after in a corridor' },
    ],
    asked: [{ person: 'fiona-galbraith', due: -90 }, { person: 'priyanka-nair', due: -90 }, { person: 'grace-tembo' }],
    advice: [
      {
        by: 'fiona-galbraith',
        on: -93,
        objects: true,
        body: 'You keep beds for people who are at home and well, and I look after people of eighty-six on a trolley. If the fence holds, it holds against them.',
        answer:
          'It does, on some nights, and I will not say otherwise. So the call comes to me, at any hour; each one is counted and read out on Fridays; and if it is more than four nights a month we decide again.',
        answeredOn: -88,
      },
      {
        by: 'priyanka-nair',
        on: -91,
        body: 'Then give us the frailty team until midnight. Half of those whom we would send up need not come in.',
        answer: 'Agreed from the first of the month, with the money of two agency nurses.',
        answeredOn: -88,
      },
      { by: 'grace-tembo', on: -92, body: 'Twelve. With six we spend the winter arguing about which six.' },
    ],
    links: ['beds-kept', 'beds-outliers'],
    came: {
      state: 'decided',
      on: -86,
      chosen: 1,
      decided: 'Twelve beds on Kite are kept for surgery. The fence is broken only by a call to me.',
      reason:
        'Whoever breaks it at night should have to tell somebody who answers for both sides. Without the fence we cancel by telephone the evening before, and the same people come in through the emergency department in spring.',
      expected: 'Fewer than five nights a month with a medical patient in one of the twelve, by the end of winter.',
      probability: 65,
      reviewOn: 21,
    },
  },
  {
    id: 'bed-posts',
    question: 'Do we fill the two frozen posts of the bed team before the new budget?',
    context:
      'The bed team works with two of four. The money would come from what the freeze of agency nurses has saved, which Helen has promised to the reserve.',
    owner: 'tomasz-wieczorek',
    openedBy: 'martin-cobb',
    team: 'facilities',
    level: 'consult',
    opened: -6,
    decideBy: 12,
    options: [
      { title: 'Fill both now', consequences: 'Three months of two posts, out of the reserve.' },
      { title: 'Wait for the budget', consequences: 'The winter with two of four.' },
    ],
    tradeOffs: [
      {
        team: 'group',
        givesUp: 'Part of the reserve',
        priority: 'We live within our means',
        amount: 21000,
        unit: 'GBP',
      },
    ],
    asked: [
      { person: 'helen-stockdale', due: 5 },
      { person: 'victoria-eze', due: 5 },
      { person: 'sheila-barraclough', due: 5 },
    ],
    advice: [
      {
        by: 'sheila-barraclough',
        on: -4,
        body: 'Fill one now and one in the new year. I can train one at a time, and two would leave again.',
      },
    ],
    links: ['beds-clean'],
  },
]

export const decisionRows = (today: Day): Row[] => told.map((one) => rowOf(one, today))

function rowOf({ came, ...one }: Told, today: Day): Row {
  const day = (days: number | undefined): string | null => (days === undefined ? null : addDays(today, days))
  const at = (days: number): string => `${addDays(today, days)}T10:30:00Z`
  const person = (id: string): string => `@person:${id}`
  const { asked = [], advice = [], criteria = [], options, tradeOffs = [] } = one
  return {
    id: one.id,
    question: one.question,
    context: one.context,
    owner: one.owner,
    team: one.team,
    level: one.level,
    options: JSON.stringify(options.map((option) => ({ ...option, marks: option.marks ?? [] }))),
    criteria: JSON.stringify(criteria),
    trade_offs: JSON.stringify(tradeOffs.map(({ team, ...rest }) => ({ ...rest, team: `@team:${team}` }))),
    decide_by: day(one.decideBy) ?? '',
    opened_by: one.openedBy,
    opened_at: at(one.opened),
    asked: JSON.stringify(
      asked.map(({ person: id, due }) => ({
        person: person(id),
        by: person(one.openedBy),
        at: at(one.opened),
        dueOn: day(due),
      })),
    ),
    advice: JSON.stringify(
      advice.map(({ by, on, objects, body, answer, answeredOn }) => ({
        by: person(by),
        at: at(on),
        kind: objects ? 'objection' : 'advice',
        body,
        ...(answer === undefined ? {} : { answer, answeredBy: person(one.owner), answeredAt: at(answeredOn ?? on) }),
      })),
    ),
    supersedes: one.supersedes ?? '',
    state: came?.state ?? 'open',
    chosen: came ? String(came.chosen) : '',
    decided: came?.decided ?? '',
    reason: came?.reason ?? '',
    decided_at: came ? at(came.on) : '',
    decided_on: day(came?.on) ?? '',
    expected: came?.expected ?? '',
    probability: came ? String(came.probability) : '',
    review_on: day(came?.reviewOn) ?? '',
    reviews: JSON.stringify(
      (came?.reviews ?? []).map(({ on, happened, came: so }) => ({
        by: person(one.owner),
        at: at(on),
        lookedOn: day(on),
        happened,
        came: so,
      })),
    ),
    links: JSON.stringify(one.links.map((goal) => `@node:${goal}`)),
  }
}
