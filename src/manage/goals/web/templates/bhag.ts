import { t } from '../../../../web/words.ts'
import type { Template } from './template.ts'

const years = (count: number): number => Math.round(count * 365.25)

const waypoint = (title: string) => ({ title, on: null, reachedOn: null })

export const bhagTemplates = (): Template[] => [
  {
    framework: 'bhag',
    title: t('Nobody in our region dies of what we know how to prevent'),
    why: t('We have known how for years. What is missing is that it reaches everybody.'),
    how: t('From one district to the next, with those who live there.'),
    measures: [],
    runs: years(20),
    facts: {
      vividDescription: t(
        'A doctor retires and says at her farewell: I have not had to break that news to a family for eleven years.',
      ),
      finishLine: t('Two years in a row without one preventable death in the region.'),
      waypoints: [
        waypoint(t('The first district stands a year without one')),
        waypoint(t('Every second district does')),
      ],
    },
  },
  {
    framework: 'bhag',
    title: t('We need no more energy than we make ourselves'),
    why: t('What we take from elsewhere, somebody after us will lack.'),
    how: t('First need less, then make more, building by building.'),
    measures: [],
    runs: years(15),
    facts: {
      vividDescription: t(
        'In the coldest week of the winter the meter at the gate stands still, and nobody talks about it.',
      ),
      finishLine: t('A whole year in which the meter at the gate counts nothing.'),
      waypoints: [waypoint(t('The first building needs nothing')), waypoint(t('Half of the buildings do'))],
    },
  },
  {
    framework: 'bhag',
    title: t('Whoever learns our trade wants to learn it with us'),
    why: t('An organisation that people want to learn in has no end.'),
    how: t('Teach in the open, and let those who leave speak well of us.'),
    measures: [],
    runs: years(12),
    facts: {
      vividDescription: t(
        'On the first morning of the year the queue of those who want to begin reaches round the corner.',
      ),
      finishLine: t('Ten apply for each place, five years in a row, and we have advertised none.'),
      waypoints: [waypoint(t('The school has its own house')), waypoint(t('The first who learnt here leads a team'))],
    },
  },
]
