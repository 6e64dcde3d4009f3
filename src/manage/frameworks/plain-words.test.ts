import { expect, it } from 'vitest'
import { isPlaceholder, readsAsEnglish, saysTheSame, wordsOf } from './plain-words.ts'

it('reads words in lower case and spells them the British way', () => {
  expect(wordsOf('Patients’ letters, analysed')).toEqual(["patients'", 'letters', 'analysed'])
  expect(wordsOf(['Organ', 'ize'].join(''))).toEqual(['organise'])
  expect(wordsOf('The size of a prize')).toEqual(['the', 'size', 'of', 'a', 'prize'])
})

it.each([
  ['Patients are seen within two hours', true],
  ['Launch website', true],
  ['Reduce the wait at A&E', true],
  ['Wartezeiten in der Notaufnahme verkürzen', false],
  ['Réduire les délais pour les patients', false],
  ['Reduzir o tempo de espera para os pacientes', false],
  ['Plan voor de wachttijden', false],
  ['救急外来の待ち時間を短くする', false],
  ['Сократить время ожидания', false],
  ['🙂', false],
  ['', false],
])('tells whether %j may be judged as English', (text, english) => expect(readsAsEnglish(text)).toBe(english))

it.each(['', '  ', 'TBD', 'n/a', '-', '???', 'to be decided', '…'])('takes %j for nothing', (text) =>
  expect(isPlaceholder(text)).toBe(true),
)

it.each(['Patients wait less', '待ち時間', 'None of them waits', 'test results come sooner'])(
  'takes %j for something',
  (text) => expect(isPlaceholder(text)).toBe(false),
)

it('sees that a why repeats the title, whatever the order of words', () => {
  expect(saysTheSame('Patients are seen within two hours', 'Within two hours patients are seen.')).toBe(true)
  expect(saysTheSame('Patients are seen within two hours', 'Whoever waits longer leaves untreated')).toBe(false)
  expect(saysTheSame('', '')).toBe(false)
})
