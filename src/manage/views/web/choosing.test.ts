import { expect, it } from 'vitest'
import { none, stretched, toggled, withAll } from './choosing.ts'

const order = ['beds', 'noon', 'falls', 'hand'].map((key) => [key, key.length] as const)
const keys = (chosen: { all: ReadonlyMap<string, number> }) => [...chosen.all.keys()].sort()

it('a press chooses one, and another takes it away', () => {
  const one = toggled(none<number>(), 'noon', 4)
  expect(keys(one)).toEqual(['noon'])
  expect(keys(toggled(one, 'noon', 4))).toEqual([])
})

it('a stretch goes from the last one that was pressed to here, upwards and downwards, and can be drawn anew', () => {
  const one = toggled(none<number>(), 'noon', 4)
  const down = stretched(one, order, 'hand')
  expect(keys(down)).toEqual(['falls', 'hand', 'noon'])
  expect(keys(stretched(down, order, 'beds'))).toEqual(['beds', 'falls', 'hand', 'noon'])
})

it('without a beginning a stretch is one', () => {
  expect(keys(stretched(none<number>(), order, 'falls'))).toEqual(['falls'])
  expect(keys(stretched(none<number>(), order, 'elsewhere'))).toEqual([])
})

it('all of them stay beside what was chosen before', () => {
  expect(keys(withAll(toggled(none<number>(), 'old', 3), order))).toEqual(['beds', 'falls', 'hand', 'noon', 'old'])
})
