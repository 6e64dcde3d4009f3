import { describe, expect, test } from 'vitest'
import { houseOf, readHouse, sentence, uphold } from './house.ts'
import { filesAreSmall, limits, medianIsSmall, medianOf } from './sizes.ts'

const lines = (count: number, first = '// a'): string => `${first}\n${'a\n'.repeat(count - 1)}`
const told = (text: string, path = 'src/graph/node.ts'): string[] =>
  filesAreSmall(houseOf({ [path]: text })).map(sentence)

describe('files are small', () => {
  test('in this house', () => uphold(filesAreSmall(readHouse())))

  test('long without a reason is refused', () => {
    expect(told(lines(400))).toEqual([])
    expect(told(lines(401))).toEqual([expect.stringContaining('src/graph/node.ts:401: has 401 lines and no reason')])
    expect(told(lines(401, '// Long because: one table of the standard.'))).toEqual([])
    expect(told(lines(401, '// Long because:'))).toHaveLength(1)
  })

  test('no reason is enough for a very long one', () => {
    expect(told(lines(801, '// Long because: it is.'))).toEqual([expect.stringContaining('has 801 lines. Divide it')])
  })

  test('what is generated is not counted', () => expect(told(lines(5000), 'db/schema.sql')).toEqual([]))
})

describe('the middle file is small', () => {
  test('in this house', () => uphold(medianIsSmall(readHouse())))

  test('tests do not count, and a heavy middle is refused', () => {
    const house = houseOf({
      'src/a.ts': lines(10),
      'src/b.ts': lines(limits.median + 1),
      'src/c.ts': lines(300),
      'src/a.test.ts': lines(1),
      'test/world.ts': lines(1),
    })
    expect(medianOf(house)).toBe(81)
    expect(medianIsSmall(house).map(sentence)).toEqual([expect.stringContaining('the middle file has 81 lines')])
  })
})
