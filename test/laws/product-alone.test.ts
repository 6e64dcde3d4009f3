import { expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { speaksOfTheProduct } from './product-alone.ts'

const told = (text: string): string[] => speaksOfTheProduct(houseOf({ 'src/graph/node.ts': text })).map(sentence)

test('this house speaks of the product alone', () => uphold(speaksOfTheProduct(readHouse())))

// Put together here, so that this file keeps the law as well.
test.each([
  [['Written by Cla', 'ude'], 'a writing tool'],
  [['AI-gene', 'rated'], 'a writing tool'],
  [['see /wo', 'rk/main'], 'a path of one machine'],
  [['see /ho', 'me/ada/notes'], 'a path of one machine'],
  [['as issue', ' 12 asks'], 'a piece of work'],
  [['see ruli', 'ng 14'], 'a page that readers do not have'],
  [['TO', 'DO: later'], 'unfinished work'],
  [['https://regis', 'try.example.org/x'], "a registry's host"],
])('%j is refused', (parts, words) => {
  expect(told(`// first\n// ${parts.join('')}`)).toEqual([
    expect.stringContaining(`src/graph/node.ts:2: names ${words}`),
  ])
})

test.each([
  'import "./framework/order.ts"',
  'the issue is who decides',
  'node_modules/root/x',
  'https://example.org/work/x',
])('%s is free', (text) => expect(told(text)).toEqual([]))
