import { expect, test } from 'vitest'
import { tokensAreKept } from './colours.ts'
import { houseOf, readHouse, sentence, uphold } from './house.ts'

const told = (path: string, text: string): string[] => tokensAreKept(houseOf({ [path]: text })).map(sentence)
const css = 'src/graph/web/Map.module.css'
const tsx = 'src/graph/web/Map.tsx'

test('colours and type sizes in this house come from src/ui', () => uphold(tokensAreKept(readHouse())))

test.each([
  [css, 'color: #0b7a75;', '#0b7a75'],
  [css, 'fill: oklch(60% 0.1 200);', 'oklch('],
  [css, 'border: 1px solid red;', 'border: 1px solid red'],
  [css, 'font-size: 14px;', 'font-size: 14px'],
  [css, 'border-radius: 3px;', 'border-radius: 3px'],
  [css, 'box-shadow: 0 1px 2px black;', 'box-shadow'],
  [tsx, 'const a = <p style={{ color: "#fff" }} />', '#fff'],
  [tsx, 'const a = <p color="rgb(1 2 3)" />', 'rgb(1 2 3)'],
])('in %s, %s is refused', (path, text, words) => {
  expect(told(path, path === css ? `.a {\n${text}\n}` : `\n${text}`)).toEqual([
    expect.stringContaining(`${path}:2: names ${words}`),
  ])
  expect(told(path.replace('graph/web', 'ui'), text)).toEqual([])
})

test.each([
  [css, '.a { color: var(--ink); border-radius: var(--radius); font-size: inherit; background: none }'],
  [css, '/* #fff is only said here */ .redress { white-space: nowrap; width: 12px }'],
  [tsx, 'const a = <a href="#main">Go to #123</a>'],
])('in %s, %s is free', (path, text) => expect(told(path, text)).toEqual([]))
