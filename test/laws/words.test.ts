import { expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { oneWordPerConcept, readGlossary } from './words.ts'

const glossary = `# Glossary

| word | means | never |
|---|---|---|
| measure | a number | key result, KPI, metric |
| team | a group of people | department |
| goal | what is wanted | objective |
| health | on track and so on | *cascade* |
| recognise | public praise | *recogniz…* |
`
const told = (file: string, text: string): string[] =>
  oneWordPerConcept(houseOf({ 'GLOSSARY.md': glossary, [file]: text })).map(sentence)

test('this house has one word for each concept', () => uphold(oneWordPerConcept(readHouse())))

test('a glossary is read', () => {
  expect(readGlossary(glossary)).toContainEqual({ parts: ['key', 'result'], instead: 'measure', proseOnly: false })
  expect(readGlossary(glossary)).toContainEqual({ parts: ['recogniz…'], instead: 'recognise', proseOnly: true })
})

test.each([
  ['src/a.ts', 'const keyResults = 1', 'key result'],
  ['src/a.ts', '// the KPIs of a team', 'kpi'],
  ['src/a.ts', "const a = 'metric'", 'metric'],
  ['src/a.tsx', 'const a = <p>Our departments</p>', 'department'],
  ['src/a.tsx', 'const a = `Our objectives`', 'objective'],
  ['src/a.ts', '/* key\n * result */', 'key result'],
  ['src/a.ts', '// this will cascade', 'cascade'],
  ['src/a.ts', "const a = 'We recognized it'", 'recogniz…'],
  ['db/a.sql', 'create table department (org uuid);', 'department'],
  ['docs/a.md', 'Each objective has an owner.', 'objective'],
  ['docs/a.md', 'The column `kpi_name` is read.', 'kpi'],
])('in %s, %s is refused', (file, text, term) => {
  expect(told(file, `\n${text}`)).toEqual([expect.stringContaining(`${file}:2: says "${term}"`)])
})

test('the advice names the right word, and a file name counts', () => {
  expect(told('src/okr/objective.ts', '')).toEqual([
    'src/okr/objective.ts:1: says "objective", which the glossary never does. Say goal, or see test/laws/allowed-words.ts.',
  ])
})

test.each([
  ['src/a.ts', "import './kpi/kpis.ts'"],
  ['src/a.ts', 'element.cascade()'],
  ['src/a.ts', 'const objectively = 1'],
  ['src/a.css', '.department { color: red }'],
  ['db/a.sql', 'drop table a cascade;'],
  ['LICENSE', 'objective'],
])('in %s, %s is free', (file, text) => expect(told(file, text)).toEqual([]))

test('a glossary without its column is told', () => {
  expect(oneWordPerConcept(houseOf({ 'GLOSSARY.md': '# Glossary' })).map(sentence)).toEqual([
    expect.stringContaining('GLOSSARY.md:1: lists no word'),
  ])
})
