import { t } from '../../../../web/words.ts'
import type { Template } from './template.ts'

export const pactTemplates = (): Template[] => [
  {
    framework: 'pact',
    title: t('Talk to one customer each week'),
    why: t('We decide for people whom we hardly meet.'),
    how: t('Half an hour, one question that is not ours, and three sentences for the team.'),
    measures: [],
    runs: 365,
    facts: { purpose: t('To know whom we do this for.'), everyDays: 7 },
  },
  {
    framework: 'pact',
    title: t('Write down every evening what I learnt'),
    why: t('What is not written down is learnt twice.'),
    how: t('Five minutes before going home, three lines.'),
    measures: [],
    runs: 180,
    facts: {
      purpose: t('To get better on purpose, and not by accident.'),
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    },
  },
  {
    framework: 'pact',
    title: t('Walk through the building once a week'),
    why: t('What hurts people at work is never in the report.'),
    how: t('Another floor each time, without a list, and with one question: what is in your way?'),
    measures: [],
    runs: 365,
    facts: { purpose: t('That nobody has to write to me to be seen.'), weekdays: ['thu'] },
  },
]
