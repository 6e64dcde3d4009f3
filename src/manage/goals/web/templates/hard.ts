import { t } from '../../../../web/words.ts'
import { falls, rises, type Template } from './template.ts'

export const hardTemplates = (): Template[] => [
  {
    framework: 'hard',
    title: t('Whoever asks for help gets it the same day'),
    why: t('Asking is the hardest part. Waiting afterwards undoes it.'),
    how: t('Somebody is always free for it, by turns.'),
    measures: [rises(t('Helped on the same day'), '%', 35, 90)],
    runs: 180,
    facts: {
      heartfelt: t('I was the one who did not ask again.'),
      animated: t('Somebody calls at four in the afternoon, and at five they say: that was quick.'),
      required: t('In the autumn twice as many will ask.'),
      difficult: t('We have never turned other work away for it, and will have to.'),
    },
  },
  {
    framework: 'hard',
    title: t('The old system is switched off'),
    why: t('As long as both run, everything is typed twice and trusted half.'),
    how: t('Move one team a month, and close the door behind each.'),
    measures: [falls(t('Teams that still use the old system'), t('teams'), 9, 0)],
    runs: 270,
    facts: {
      heartfelt: t('I have apologised for it for six years.'),
      animated: t('The last one pulls the plug, and the fan in the cellar goes quiet.'),
      required: t('From next summer on nobody mends it any more.'),
      difficult: t('We have to say no to wishes that the old one fulfilled.'),
    },
  },
  {
    framework: 'hard',
    title: t('Three of us can do what only one can do today'),
    why: t('When that one is ill, the house stands still.'),
    how: t('Work in pairs one day a week, the one who knows with empty hands.'),
    measures: [rises(t('People who can do it alone'), t('people'), 1, 3)],
    runs: 180,
    facts: {
      heartfelt: t('Whoever carries it alone is tired, and I see it every day.'),
      animated: t('The one is on holiday, and nobody has noticed.'),
      required: t('The next holiday is in nine weeks.'),
      difficult: t('We have to learn to teach, and to let others make mistakes.'),
    },
  },
]
