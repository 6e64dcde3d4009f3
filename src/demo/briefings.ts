import type { Asking, LinkKind, Reach } from '../lead/briefings/briefing.ts'

/**
 * What the cast was told down the line, and what it asked back. The first lies with Grace Tembo, whose ward has its doubts;
 * three asked alike who decides at the weekend, and Tomasz answered once for them all.
 */
export interface Told {
  id: string
  title: string
  what: string
  why: string
  means: string
  asks: string
  owner: string
  reach: Reach
  teams?: string[]
  passAfter: number
  /** Days from today. */
  sent: number
  lookAgain: number
  ended?: { on: number; words: string }
  links: { kind: LinkKind; id: string }[]
  /** What managers said that it means there. */
  words: Record<string, string>
  /** With whom it lies still. */
  stuckWith?: string
  asked: Question[]
}

export interface Question {
  by: string
  kind: Asking
  body: string
  on: number
  /** With whom it stood after their manager, in order; the last has it. */
  through?: string[]
  /** Joined to the question of this person. */
  joined?: string
  answer?: { on: number; body: string; forAll?: string }
}

export const briefings: Told[] = [
  {
    id: 'going-home-first',
    title: 'From January, going home is the first question',
    what: 'From January, the first question in every morning round is: what does this person need to go home, and who does it today?',
    why: 'Last winter a person who was well enough to leave waited four more days in one of our beds. In those days they lost strength that did not come back, and somebody else waited on a trolley for that bed.',
    means:
      'Every ward asks the question before ten o’clock and writes the answer where all can see it. The hub works from those answers, and from nothing else. Nobody is sent home before they are safe there.',
    asks: 'Ask it of the first person you see tomorrow. Tell your manager what stands in the way.',
    owner: 'miriam-adeyemi',
    reach: 'organisation',
    passAfter: 14,
    sent: -9,
    lookAgain: 12,
    links: [
      { kind: 'goal', id: 'home' },
      { kind: 'decision', id: 'kite-fence' },
      { kind: 'change', id: 'home-first' },
    ],
    words: {
      'tomasz-wieczorek':
        'For the two hospitals it means one list instead of three. I come to each morning meeting once before Christmas to hear what does not work yet.',
      'catrin-llewellyn':
        'For nurses: your judgement that somebody is not ready stands. Say it, and say what would make them ready.',
      'arjun-raghavan':
        'For doctors: decide the day before, so that nobody waits for a signature. If in doubt, ring me.',
      'rosalind-hartley': 'At Fellside we start with Heron and the acute unit, and the others follow in two weeks.',
      'siobhan-kelleher': 'In medicine we ask it at half past eight, at the board, standing.',
      'ruth-calloway':
        'On Heron we have asked it since summer. What is new: the answer goes to the hub by ten, also on Saturdays.',
      'fiona-galbraith': 'In the acute unit we ask it on arrival, not on the third day.',
      'priyanka-nair': 'In the emergency department it means: who is at home, before we look for a bed.',
      'david-ashworth': 'At Aldermere nothing changes in what we do, and everything in when we are told.',
      'hannah-birch': 'For therapists: the home visit comes before the day of leaving, and a photograph will often do.',
      'judith-kershaw': 'On Lapwing we invite families to the round on Tuesdays and Fridays.',
      'victoria-eze': 'The hub answers each ward by noon, even where the answer is “not today, because”.',
    },
    stuckWith: 'grace-tembo',
    asked: [
      {
        by: 'daniel-asante',
        kind: 'question',
        body: 'Who decides at the weekend, when our consultant is not on the ward?',
        on: -5,
        through: ['siobhan-kelleher', 'rosalind-hartley', 'tomasz-wieczorek'],
        answer: {
          on: -2,
          body: 'The nurse in charge decides, with the consultant on call at the end of the phone. Where both are unsure the person stays, and nobody will ask why. We look at the first eight weekends together in March.',
          forAll: 'Who decides at the weekend?',
        },
      },
      {
        by: 'leila-rahimi',
        kind: 'question',
        body: 'At weekends, who decides that somebody goes home?',
        on: -4,
        through: ['siobhan-kelleher', 'rosalind-hartley', 'tomasz-wieczorek'],
        joined: 'daniel-asante',
      },
      {
        by: 'kofi-mensah',
        kind: 'question',
        body: 'Who is it that decides on a weekend night?',
        on: -4,
        through: ['priyanka-nair', 'rosalind-hartley', 'tomasz-wieczorek'],
        joined: 'daniel-asante',
      },
      {
        by: 'samira-bouzid',
        kind: 'question',
        body: 'Is there a car for home visits in the evening?',
        on: -3,
        through: ['david-ashworth'],
      },
      {
        by: 'nadia-kowalczyk',
        kind: 'concern',
        body: 'Families hear “first question” as “first out”. I would like words for them before January.',
        on: -3,
        through: ['david-ashworth', 'tomasz-wieczorek', 'miriam-adeyemi'],
      },
      {
        by: 'catrin-llewellyn',
        kind: 'concern',
        body: 'Families may hear that we want them out first. What words do we give to families before January?',
        on: -6,
      },
    ],
  },
  {
    id: 'bed-team-monday',
    title: 'The bed team starts on Monday',
    what: 'From Monday one team cleans every bed at Fellside, from six in the morning until midnight.',
    why: 'An empty bed stood dirty for an hour and forty minutes on average, while people waited for it downstairs.',
    means: 'Wards ring one number. The team writes the time at which it begins and the time at which the bed is ready.',
    asks: 'Ring as soon as somebody has left, not when the next one is on the way.',
    owner: 'tomasz-wieczorek',
    reach: 'teams',
    teams: ['facilities', 'flow'],
    passAfter: 3,
    sent: -204,
    lookAgain: -150,
    ended: {
      on: -150,
      words: 'All wards ring the one number. The wait is shorter, and not yet as short as we had said.',
    },
    links: [{ kind: 'decision', id: 'bed-team' }],
    words: {
      'victoria-eze':
        'In the hub we see the times on our own board, and say thank you when one is under forty minutes.',
    },
    asked: [],
  },
]
