import { done, falls, goal, rises, type Telling } from './telling.ts'
import { fallingBack, lateRecovery, onItsWay, slow, stuck } from './trajectories.ts'

/**
 * The problem that no ward can solve alone: every night some sixty people are well enough to leave and still here,
 * so that the next sixty wait on trolleys. Nine other teams hold a piece of it; `beds` is the goal they share.
 */
export const beds: Telling[] = [
  goal('beds', 'Nobody who is well enough to leave is still in a hospital bed tonight', {
    supports: { vision: 25 },
    team: 'group',
    owner: 'tomasz-wieczorek',
    voice: 'beds',
    from: -352,
    due: 190,
    rhythm: 7,
    why: 'Ten days in bed age an eighty-year-old’s muscles by ten years. And every bed held by someone who could be at home is a trolley in the corridor for someone who could not.',
    how: 'One list, one meeting at 8.15, and each service owning its own piece of the wait: the decision, the medicines, the scan, the lift, the clean bed, the care at home.',
    measures: [
      falls('Well enough to leave, still here at midnight', 'patients', 64, 25, slow, {
        winter: 0.4,
        noise: 0.09,
        share: 10,
      }),
      falls('Beds occupied at 8 am', '%', 97.4, 92, stuck, { winter: 0.35 }),
    ],
    said: [
      [
        'We have got better at everything inside our own walls. What is left is nearly all waiting for care at home, and that number has not moved.',
        'No new home care hours from the council before its next budget.',
      ],
      'Heron and the acute unit come with answers now, not with reasons. Kite is not there yet.',
      [
        'The 8.15 works when a consultant is in the room. Three days of five there was one.',
        'Ward rounds on Kite begin at 8, the same time as the meeting.',
      ],
      'Asked every lead to stop reporting their own average and report the longest wait. Uncomfortable, and right.',
    ],
  }),

  goal('beds-noon', 'A third of those going home are on their way by noon', {
    supports: { beds: 12 },
    team: 'flow',
    owner: 'victoria-eze',
    voice: 'beds',
    framework: 'okr',
    facts: { kind: 'committed' },
    from: -340,
    due: 60,
    why: 'The emergency department fills from eleven. A bed that empties at five is six hours too late for somebody.',
    how: 'Tomorrow’s leavers named by 3 pm today. Letters and medicines written the day before. Transport booked for ten, not for “afternoon”.',
    measures: [
      rises('Discharges before noon', '%', 15, 33, slow, { winter: 0.25 }),
      rises('Leavers named by 3 pm the day before', '%', 31, 80, onItsWay),
    ],
    slip: 5,
    said: [
      'Naming people the day before is now ordinary on five wards of seven. The rest will follow when they see Heron’s corridor at two o’clock.',
      [
        'Nine of yesterday’s named leavers stayed. Four for medicines, three for transport, two because the family had not been told.',
        'Transport will not take a booking before 9 am for the same morning.',
      ],
    ],
  }),

  goal('beds-long', 'Nobody stays three weeks without a reason we can read', {
    supports: { beds: 8 },
    team: 'fellside',
    owner: 'siobhan-kelleher',
    voice: 'beds',
    from: -320,
    due: 45,
    rhythm: 7,
    why: 'A long stay is rarely one long wait. It is eleven short ones, and nobody adds them up.',
    how: 'Every Tuesday two of us from another ward read the notes of everyone past 14 days and ask “what are we waiting for, who said so, and when?”.',
    measures: [falls('In hospital for 21 days or more', 'patients', 88, 50, slow, { winter: 0.3 })],
    said: [
      [
        'Sixteen people are waiting for a placement that the family has not chosen. It is a hard conversation and we keep leaving it to the most junior person.',
        'No room on the ward to talk in private.',
      ],
      'Found a man waiting eight days for a scan he had already had. He was home the same evening.',
    ],
  }),
  goal('beds-social', 'Care at home is agreed within three days of asking', {
    supports: { beds: 12 },
    team: 'flow',
    owner: 'simon-trewin',
    voice: 'beds',
    from: -300,
    due: 65,
    rhythm: 7,
    why: 'Two thirds of the bed days we lose are lost after everybody agrees that the person should go home.',
    how: 'One form instead of four. A shared desk with the council on weekdays. Assess at home, not in hospital.',
    measures: [
      falls('Median wait for a care package', 'days', 8.5, 3, stuck, { winter: 0.25 }),
      falls('Bed days lost waiting for care', 'days a week', 212, 90, fallingBack, { winter: 0.3 }),
    ],
    said: [
      [
        'Two agencies handed back their contracts on the same day. Twenty-three people had a start date and now have none.',
        'Home care providers are short of drivers in the northern valleys.',
      ],
      [
        'The single form works. It means we hear “no” in one day instead of six.',
        'Council panel meets on Thursdays only.',
      ],
      'Worth saying: the desk has been staffed by them every day since they promised it. This is not about willingness.',
    ],
  }),
  goal('beds-weekend', 'Weekends send home as weekdays do', {
    supports: 'beds',
    team: 'fellside',
    owner: 'yusuf-demir',
    voice: 'beds',
    from: -210,
    due: 120,
    rhythm: 7,
    how: 'A discharge consultant on Saturdays and Sundays, with a pharmacist and one therapist beside them.',
    measures: [rises('Weekend discharges, compared with a weekday', '%', 51, 80, slow, { noise: 0.1 })],
    silent: 7,
    said: ['Rota agreed for one weekend in two. I shall write again when the second is filled.'],
  }),
  goal('beds-outliers', 'People with a medical illness are on a medical ward', {
    supports: { beds: 6, planned: 10 },
    team: 'fellside',
    owner: 'rosalind-hartley',
    voice: 'beds',
    from: -340,
    due: 100,
    rhythm: 7,
    why: 'They stay three days longer, and the operation that bed was for is cancelled by telephone the evening before.',
    how: 'Ring-fence twelve beds on Kite. Break the fence only by a call to me, at any hour.',
    measures: [falls('Medical patients on Kite ward', 'patients', 19, 4, lateRecovery, { winter: 0.45, noise: 0.1 })],
    said: ['The fence held for five weeks. I have been woken four times, and said no to three of them.'],
  }),

  goal('beds-board', 'One bed board that everyone believes', {
    supports: { beds: 5, record: 20 },
    team: 'flow',
    owner: 'paul-heslop',
    voice: 'beds',
    framework: 'okr',
    from: -290,
    due: 30,
    why: 'I ring nineteen wards at six in the morning, and by seven half of it is wrong.',
    how: 'The nurse in charge touches one screen when a bed empties. No phoning to check. If it is wrong we find out why, without blame.',
    measures: [
      rises('Wards that update the board by 9 am', '%', 38, 95, onItsWay),
      falls('Beds on the board that turned out otherwise', 'beds a day', 17, 3, onItsWay, { noise: 0.1 }),
      falls('Phone calls to find a bed', 'calls a day', 140, 30, lateRecovery),
    ],
    said: [
      'First morning without ringing anybody. Sat there with my tea feeling guilty.',
      'Lapwing’s screen was behind a linen trolley for a month. It is not any more.',
      [
        'Board said four, there were two. Agency nurse with no log-in.',
        'Agency staff get a log-in on their third shift, not their first.',
      ],
    ],
  }),
  goal('beds-surge', 'Extra beds open within four hours of the call', {
    supports: 'beds',
    team: 'flow',
    owner: 'paul-heslop',
    voice: 'beds',
    from: -150,
    rhythm: 30,
    why: 'Last time it took eleven hours, most of it looking for mattresses and a drug cupboard key.',
    how: 'Kit list in a locked cage, a staffing list signed by three wards, one rehearsal a month.',
    measures: [
      falls('Hours from call to first patient', 'hours', 11, 4, slow),
      done('Drug cupboard key kept with the site manager', -97),
    ],
  }),
]
