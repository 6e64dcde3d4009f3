import { expect, it } from 'vitest'
import { rhythmName, rhythmWord } from './rhythm.ts'

it.each([
  [1, 'every day', 'Daily'],
  [7, 'every week', 'Weekly'],
  [14, 'every two weeks', 'Fortnightly'],
  [31, 'every month', 'Monthly'],
  [90, 'every quarter', 'Quarterly'],
  [183, 'every half-year', 'Half-yearly'],
  [365, 'every year', 'Yearly'],
  [366, 'every year', 'Yearly'],
  [10, 'every 10 days', 'Every 10 days'],
])('%i days are %s', (days, word, name) => expect([rhythmWord(days), rhythmName(days)]).toEqual([word, name]))
