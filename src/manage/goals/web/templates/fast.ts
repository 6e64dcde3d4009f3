import { t } from '../../../../web/words.ts'
import { falls, rises, type Template } from './template.ts'

const milestone = (title: string) => ({ title, on: null, reachedOn: null })

export const fastTemplates = (): Template[] => [
  {
    framework: 'fast',
    title: t('An order leaves the house on the day it comes in'),
    why: t('Whoever orders today needs it tomorrow.'),
    how: t('Five minutes at the board every morning: what is still here from yesterday, and why?'),
    measures: [rises(t('Orders that leave on the same day'), '%', 48, 85)],
    runs: 120,
    facts: {
      discussionRhythm: 7,
      challenge: t('Nobody of our size in our trade does it without a night shift.'),
      milestones: [
        milestone(t('The first week without an order older than two days')),
        milestone(t('The second packing table stands')),
      ],
    },
  },
  {
    framework: 'fast',
    title: t('Every team knows its costs to the day'),
    why: t('Who sees a bill after three months pays it and learns nothing.'),
    how: t('Show what is known, even where it is incomplete, and talk about it every fortnight.'),
    measures: [falls(t('Days until a cost is seen'), t('days'), 60, 1)],
    runs: 180,
    facts: {
      discussionRhythm: 14,
      challenge: t('Three systems have to agree on what a cost is.'),
      milestones: [milestone(t('The first team sees yesterday’s costs'))],
    },
  },
  {
    framework: 'fast',
    title: t('Nobody waits longer than ten minutes at the desk'),
    why: t('The first ten minutes are what people tell others about.'),
    how: t('Look at the longest wait of yesterday every morning, with those who were there.'),
    measures: [falls(t('Longest wait of the day'), t('minutes'), 34, 10)],
    runs: 90,
    facts: {
      discussionRhythm: 7,
      challenge: t('It has to hold on Mondays too, with the people we have.'),
      milestones: [milestone(t('The first Monday under twenty minutes'))],
    },
  },
]
