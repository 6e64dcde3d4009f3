import { t } from '../../../../web/words.ts'
import { falls, rises, type Template } from './template.ts'

export const stretchTemplates = (): Template[] => [
  {
    framework: 'stretch',
    title: t('Applicants hear from us while they still want us'),
    why: t('The good ones are gone after two weeks.'),
    how: t('Whoever reads an application answers it the same day, if only to say when the answer comes.'),
    measures: [falls(t('Days until the first answer'), t('days'), 12, 5)],
    runs: 180,
    facts: { stretch: { [t('Days until the first answer')]: '2' } },
  },
  {
    framework: 'stretch',
    title: t('The first visit ends with what people came for'),
    why: t('Each further visit costs a day that nobody has.'),
    how: t('Ask beforehand what they come for, and have it ready.'),
    measures: [rises(t('Settled at the first visit'), '%', 52, 70)],
    runs: 180,
    facts: { stretch: { [t('Settled at the first visit')]: '85' } },
  },
  {
    framework: 'stretch',
    title: t('Machines stand still less often'),
    why: t('An hour of standing still costs as much as a week of one person.'),
    how: t('Look after each machine before it asks for it, the oldest one first.'),
    measures: [falls(t('Hours of standing still'), t('hours a month'), 46, 30)],
    runs: 365,
    facts: { stretch: { [t('Hours of standing still')]: '12' } },
  },
]
