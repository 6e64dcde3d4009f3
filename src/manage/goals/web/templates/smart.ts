import { t } from '../../../../web/words.ts'
import { falls, rises, type Template } from './template.ts'

export const smartTemplates = (): Template[] => [
  {
    framework: 'smart',
    title: t('Customers get an answer within one working day'),
    why: t('Whoever waits longer asks again, or goes elsewhere, and we answer the same question twice.'),
    how: t(
      'One person reads everything that came in at nine and at two. What needs a second person is handed on with a name.',
    ),
    measures: [rises(t('Answered within one working day'), '%', 58, 90)],
    runs: 180,
    facts: { achievableBecause: t('The team that tried it in spring reached 84 % with the people it had.') },
  },
  {
    framework: 'smart',
    title: t('Fewer deliveries come back'),
    why: t('Each return costs more than the delivery earned, and the customer has waited for nothing.'),
    how: t('Look at the ten latest returns every Friday, name the cause, and mend the most frequent one first.'),
    measures: [falls(t('Deliveries that come back'), '%', 6.5, 4)],
    runs: 180,
    facts: { achievableBecause: t('Half of the returns have one cause: an address that nobody checked.') },
  },
  {
    framework: 'smart',
    title: t('New colleagues work on their own after four weeks'),
    why: t('Until then two people do the work of one, and the new one feels in the way.'),
    how: t('A named companion, a list of ten things to have done, and a talk every Friday.'),
    measures: [falls(t('Days until working without a companion'), t('days'), 45, 28)],
    runs: 365,
    facts: { achievableBecause: t('Two of the last five needed less than 30 days, both with a companion.') },
  },
]
