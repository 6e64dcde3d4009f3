import { t } from '../../../../web/words.ts'
import { falls, reached, rises, type Template } from './template.ts'

export const okrTemplates = (): Template[] => [
  {
    framework: 'okr',
    title: t('Customers recommend us without being asked'),
    why: t('Nothing that we say about ourselves counts as much as what they say.'),
    how: t('Mend what annoys most, first where people use us for the first time.'),
    measures: [
      rises(t('Customers who would recommend us'), '%', 41, 60),
      falls(t('Complaints'), t('a month'), 38, 20),
      rises(t('Customers who come a second time'), '%', 55, 65),
    ],
    runs: 90,
    facts: { kind: 'aspirational' },
  },
  {
    framework: 'okr',
    title: t('The month is closed on the third working day'),
    why: t('Decisions that are made on last month’s numbers are made in the dark.'),
    how: t('Close what can be closed during the month; agree with the three teams that are always last.'),
    measures: [
      falls(t('Working days until the month is closed'), t('days'), 8, 3),
      falls(t('Corrections after the close'), t('a month'), 24, 6),
    ],
    runs: 90,
    facts: { kind: 'committed' },
  },
  {
    framework: 'okr',
    title: t('Meetings take less of the week, and decide more'),
    why: t('People say that they work when the meetings are over.'),
    how: t('No meeting without a question that it answers; what was decided is written down the same day.'),
    measures: [
      falls(t('Hours in meetings'), t('hours a week'), 14, 9),
      rises(t('Meetings with a written decision'), '%', 20, 80),
      reached(t('Wednesdays are free of meetings')),
    ],
    runs: 90,
    facts: { kind: 'aspirational' },
  },
]
