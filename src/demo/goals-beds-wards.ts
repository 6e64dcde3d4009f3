import { falls, goal, rises, type Telling } from './telling.ts'
import { fallingBack, onItsWay, slow, stuck } from './trajectories.ts'

/** The pieces of `beds` that the wards at Fellside hold: one that shows it can be done, one that is stuck, one in a hurry. */
export const bedsWards: Telling[] = [
  goal('heron-noon', 'Heron’s people go home before lunch', {
    supports: { 'beds-noon': 25, 'heron-year': 15 },
    team: 'heron',
    owner: 'ruth-calloway',
    voice: 'ward',
    framework: 'okr',
    from: -336,
    due: 58,
    why: 'A woman of 84 sat dressed in her chair from nine until half past five. She said that it was like waiting for a bus that had been cancelled. I do not want to hear that again.',
    how: 'Board round at 8.30 with Margaret, Zainab and Aisha standing up. Two named leavers each day, letter done by the night team, lounge by eleven.',
    measures: [
      rises('Heron discharges before noon', '%', 11, 40, onItsWay, { winter: 0.3, noise: 0.1 }),
      falls('People waiting in a chair after 3 pm', 'people a week', 14, 3, onItsWay, { winter: 0.2 }),
    ],
    slip: 9,
    said: [
      'Seventeen home before lunch this week and nobody rushed. Daniel has made the lounge somewhere you would actually sit.',
      [
        'Good until Thursday, then two of our leavers had no key safe at home. Nobody’s fault. Everybody’s afternoon.',
        'Key safes take nine days to order.',
      ],
      'I was off Monday and Tuesday and it carried on without me. That is the number I am proudest of.',
      'Zainab now writes up the medicines on the round itself. I did not know how much of the wait was that until it was gone.',
      'Weekend staffing was thin and it shows. I would rather go slower than send somebody home unready.',
      'A daughter wrote to say her father was home for Sunday lunch. Put it on the staffroom wall.',
    ],
    deputySaid: [
      'Marisol here, Ruth is on leave. Quiet week, three bank nurses, the board round held every day.',
      [
        'Marisol here. We lost two mornings to an outbreak bay. Picked up again on Friday.',
        'Bay 3 closed for five days, norovirus.',
      ],
      'Marisol here for Ruth. Wanjiru ran the board round for the first time and finished in eleven minutes.',
    ],
  }),
  goal('kite-noon', 'Kite names tomorrow’s leavers on today’s round', {
    supports: { 'beds-noon': 20, planned: 8 },
    team: 'kite',
    owner: 'stuart-mcallister',
    voice: 'ward',
    framework: 'okr',
    from: -330,
    due: 58,
    how: 'Nurse-led discharge for hips, knees and day cases by agreed criteria, so that nobody waits for a surgeon who is in theatre.',
    optimism: 1.5,
    measures: [
      rises('Kite discharges before noon', '%', 13, 33, stuck),
      rises('Left by nurse-led discharge', '%', 4, 45, fallingBack),
    ],
    said: [
      [
        'Two nurses signed off for nurse-led discharge have gone to the agency. Back to three. The rest are keen, but nobody can be released for the study day.',
        'No cover for the criteria-led discharge course until next quarter.',
      ],
      [
        'Surgeons do their round before 8 and then they are scrubbed. If a letter is not done by then it is done at six.',
        'Registrar rota has no ward time on operating days.',
      ],
      'Honest answer: we have the form, the poster and the training pack. We do not have the habit.',
    ],
  }),
  goal('amu-noon', 'The acute unit sends twelve up or home by ten', {
    supports: { 'beds-noon': 15 },
    team: 'amu',
    owner: 'fiona-galbraith',
    voice: 'ward',
    framework: 'okr',
    from: -84,
    due: 7,
    why: 'If we have no space at ten, the department has no space at noon.',
    how: 'Two-step round: the sickest and the leavers first, everyone else after coffee.',
    measures: [rises('Beds given by 10 am', 'beds a day', 5, 12, onItsWay, { winter: 0.2, noise: 0.12, decimals: 1 })],
    said: ['Eleven on Wednesday. The coffee rule is unpopular and it works.'],
  }),
  goal('heron-long', 'Every plan on Heron has a date of leaving by day two', {
    supports: 'beds-long',
    team: 'heron',
    owner: 'margaret-lim',
    voice: 'ward',
    framework: 'smart',
    from: -250,
    due: 30,
    rhythm: 7,
    why: 'Families plan around a date. Without one, they plan for never.',
    how: 'Consultant sets it within 48 hours, says it to the family, and anyone may ask why it moved.',
    measures: [
      rises('With an expected date of leaving by day two', '%', 44, 95, onItsWay),
      falls('Median length of stay on Heron', 'days', 14.5, 11, slow, { winter: 0.2 }),
    ],
  }),
  goal('beds-kept', 'The twelve beds on Kite are kept for surgery', {
    supports: 'beds-outliers',
    team: 'kite',
    owner: 'grace-tembo',
    voice: 'ward',
    framework: 'okr',
    from: -80,
    due: 10,
    why: 'Each broken bed is a hip operation moved by six weeks.',
    measures: [falls('Nights the fence was broken', 'nights a week', 5, 0, onItsWay, { winter: 0.2 })],
  }),
]
