import { expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { linksResolve } from './links.ts'

const told = (text: string): string[] =>
  linksResolve(houseOf({ 'README.md': text, 'docs/guide.md': '# First `steps`\n', 'docs/map.png': '' })).map(sentence)

test('every link in this house resolves', () => uphold(linksResolve(readHouse())))

test.each([
  ['See [the guide](docs/gide.md).', 'docs/gide.md, which does not exist'],
  ['See [the guide](docs/guide.md#last-steps).', 'docs/guide.md#last-steps, a heading that does not exist'],
  ['See [below](#below).', '#below, a heading'],
  ['![The map](docs/plan.png)', 'docs/plan.png'],
  ['<img src="docs/plan.png">', 'docs/plan.png'],
  ['[guide]: docs/gide.md', 'docs/gide.md'],
  ['[root](/docs/guide.md)', '/docs/guide.md, which begins at a root'],
])('%s is refused', (text, words) => {
  expect(told(`# Bearing\n\n${text}`)).toEqual([expect.stringContaining(`README.md:3: links to ${words}`)])
})

test.each([
  '[guide](docs/guide.md#first-steps) and [docs](docs/) and [site](https://example.org/x)',
  '![The map](docs/map.png "the map")',
  '`[not a link](nowhere.md)`',
  '```\n[not a link](nowhere.md)\n```',
])('%s is free', (text) => expect(told(text)).toEqual([]))
