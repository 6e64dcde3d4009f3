import { expect, test } from 'vitest'
import { examplesAreReal } from './examples.ts'
import { houseOf, readHouse, sentence, uphold } from './house.ts'

const told = (code: string): string[] => {
  const page = `# Style\n\nFrom \`src/graph/node.ts\`:\n\n\`\`\`ts\n${code}\n\`\`\`\n`
  return examplesAreReal(houseOf({ 'STYLE.md': page, 'src/graph/node.ts': 'const a = {\n  b: 1,\n}\n' })).map(sentence)
}

test('every example in the pages of this house is real', () => uphold(examplesAreReal(readHouse())))

test('an example may be laid out anew, and may not be changed', () => {
  expect(told('const a = { b: 1, }')).toEqual([])
  expect(told('const a = { b: 2 }')).toEqual([
    'STYLE.md:3: quotes src/graph/node.ts, which does not say this. Quote it as it is today, or choose a better example.',
  ])
})
