import type { PulseDraft } from '../conversation/pulses/contract.ts'

/**
 * What the cast was asked, anonymously. Whether the direction lands, three months ago; how far people are for Home first,
 * each month for half a year: Heron came along early, Kite late; and how it is to work in People and digital, which asks
 * again just now. Nobody's answer is written here: each is drawn by chance around where their team stands.
 */
export interface ToldPulse {
  about: { kind: 'direction' | 'change' | 'team'; id: string }
  by: string
  draft: Omit<Partial<PulseDraft>, 'teams'> & Pick<PulseDraft, 'purpose' | 'questions'>
  teams: string[]
  /** In days before today. */
  launched: number
  /** Rounds that are closed by today; the one after them is open. */
  closed: number
  /** Where each team stands, round by round; those that are not named as `else`. */
  stands: Record<string, number[]>
  /** How many of ten answer. */
  answering: number
  texts?: string[]
}

const land = {
  words: 'Could you say it in your own words?',
  form: 'scale',
  low: 'not at all',
  high: 'to anybody who asks',
} as const

export const pulses: ToldPulse[] = [
  {
    about: { kind: 'direction', id: '' },
    by: 'miriam-adeyemi',
    draft: {
      purpose: 'We published where we are going. We want to know whether it reached you, not whether you like it.',
      questions: [land, { words: 'What would you say, at the kitchen table?', form: 'text', low: '', high: '' }],
      everyone: true,
      openDays: 10,
    },
    teams: [],
    launched: 96,
    closed: 1,
    stands: { heron: [4.3], kite: [2.7], lapwing: [4.2], ed: [3.2], amu: [3.4], flow: [4], else: [3.5] },
    answering: 9,
    texts: [
      'You go home when home is the better bed. Everything else is how.',
      'Right place, right day. I could say it. I could not yet say what I do differently.',
      'That we are one hospital. From the theatre it still looks like twelve.',
      'Nobody should be in a bed because nobody rang.',
      'The day somebody needs it, not the day we can.',
      'Something with “right care”. Sorry.',
      'We used to ask what is the matter with you. Now we ask what do you need to be at home.',
      'That my bit of imaging is somebody’s fourth day of waiting.',
      'It says home. Half of my patients have stairs and nobody.',
      'Finish what we promise. That one I know, because my manager says it when she is late.',
      'I would say: the vision is fine, come on a Sunday.',
      'Kind under pressure is the part I would tell my mother.',
    ],
  },
  {
    about: { kind: 'change', id: 'home-first' },
    by: 'tomasz-wieczorek',
    draft: {
      purpose: 'To hear, month by month, how far you are for Home first, and where it still asks too much.',
      questions: [
        {
          words: 'I think that this change is right for those whom we are here for.',
          form: 'scale',
          low: 'not at all',
          high: 'entirely',
        },
      ],
      openDays: 7,
      everyDays: 30,
      rounds: 6,
    },
    teams: ['heron', 'kite', 'lapwing', 'amu', 'flow'],
    launched: 170,
    closed: 6,
    stands: {
      heron: [3.1, 3.5, 3.9, 4.1, 4.3, 4.4],
      kite: [2.4, 2.2, 2.4, 2.6, 3, 3.3],
      lapwing: [3.6, 3.8, 4, 4.2, 4.2, 4.5],
      amu: [2.9, 3.1, 3.2, 3.5, 3.6, 3.8],
      flow: [3.8, 3.9, 3.6, 3.7, 4, 4.1],
    },
    answering: 9.6,
  },
  {
    about: { kind: 'team', id: 'people' },
    by: 'farah-siddiqui',
    draft: {
      purpose: 'To learn what helps us and what stands in our way. We look at it together on the Monday after.',
      questions: [{ words: 'How is it to work here just now?', form: 'scale', low: 'hard to bear', high: 'good' }],
      openDays: 10,
      everyDays: 14,
      rounds: 4,
    },
    teams: ['people'],
    launched: 18,
    closed: 1,
    stands: { else: [3.4, 3.6] },
    answering: 10,
  },
]

export const purposes: { team: string; by: string; says: string[] }[] = [
  {
    team: 'heron',
    by: 'ruth-calloway',
    says: [
      'We look after older people who are ill.',
      'We get older people well enough to go home, and then we see that they get there. A day in our beds that nobody needed is a day of walking that they lose.',
    ],
  },
  {
    team: 'flow',
    by: 'victoria-eze',
    says: ['So that no ward has to ring nine numbers. We hold the whole way home in one hand, from the first morning to the key in the door.'], // biome-ignore format: one line
  },
]
