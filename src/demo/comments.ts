/**
 * What the cast says to one another: on a goal, or on its latest check-in. `@` and an id stand for a person who is mentioned;
 * everybody named here may see what it is about.
 */
export interface Saying {
  goal: string
  on: 'goal' | 'latest check-in'
  by: string
  says: string
  /** Hours ago. */
  ago: number
  /** Who reacted, and how. */
  reactions?: { by: string; word: 'agree' | 'thank you' | 'well done' | 'question' }[]
}

export const sayings: Saying[] = [
  {
    goal: 'heron-noon',
    on: 'goal',
    by: 'beatrice-amoah',
    says: 'Two other wards ask me how Heron does its board round. @ruth-calloway, may I send them on a Tuesday to watch?',
    ago: 76,
    reactions: [{ by: 'tomasz-wieczorek', word: 'agree' }],
  },
  {
    goal: 'heron-noon',
    on: 'goal',
    by: 'ruth-calloway',
    says: 'Tuesdays and Thursdays at 8.15, two people at a time. @marisol-ferreira does the round when I am away.',
    ago: 71,
    reactions: [
      { by: 'beatrice-amoah', word: 'thank you' },
      { by: 'marisol-ferreira', word: 'agree' },
    ],
  },
  {
    goal: 'heron-noon',
    on: 'latest check-in',
    by: 'tomasz-wieczorek',
    says: 'This is the one that I show to the others. What would you need to keep it through January?',
    ago: 20,
    reactions: [{ by: 'miriam-adeyemi', word: 'well done' }],
  },
  {
    goal: 'heron-noon',
    on: 'latest check-in',
    by: 'ruth-calloway',
    says: 'A pharmacist on the ward by nine. Everything else we have.',
    ago: 18,
  },
  {
    goal: 'beds-scans',
    on: 'goal',
    by: 'tomasz-wieczorek',
    says: 'So it was never the scanners. Thank you for looking instead of buying one.',
    ago: 120,
  },
  {
    goal: 'kite-noon',
    on: 'goal',
    by: 'beatrice-amoah',
    says: 'The confidence and the numbers tell two stories. @tomasz-wieczorek, shall we go there together and look?',
    ago: 50,
    reactions: [{ by: 'tomasz-wieczorek', word: 'agree' }],
  },
  {
    goal: 'beds',
    on: 'goal',
    by: 'miriam-adeyemi',
    says: 'The board asks for this one each month. I tell them what I read here, and nothing else.',
    ago: 200,
    reactions: [{ by: 'tomasz-wieczorek', word: 'thank you' }],
  },
]
