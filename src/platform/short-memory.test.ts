import { afterEach, expect, it, vi } from 'vitest'
import { ShortMemory } from './short-memory.ts'

afterEach(() => void vi.useRealTimers())

it('looks once while it remembers, and again afterwards', async () => {
  vi.useFakeTimers()
  const memory = new ShortMemory<number>(5000)
  const look = vi.fn(async () => 7)
  expect([await memory.find('a', look), await memory.find('a', look), await memory.find('b', look)]).toEqual([7, 7, 7])
  expect(look).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(5001)
  await memory.find('a', look)
  expect(look).toHaveBeenCalledTimes(3)
})

it('lets several who ask at once share one look, and remembers nothing that is not there', async () => {
  const memory = new ShortMemory<number>(5000)
  const look = vi.fn(async () => undefined)
  await Promise.all([memory.find('a', look), memory.find('a', look)])
  expect(look).toHaveBeenCalledTimes(1)
  await memory.find('a', look)
  expect(look).toHaveBeenCalledTimes(2)
})

it('does not remember what was looked up before it was told to forget', async () => {
  const memory = new ShortMemory<string>(5000)
  let answer: (value: string) => void = () => undefined
  const slow = memory.find(
    'a',
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  )
  memory.forget()
  answer('old')
  expect(await slow).toBe('old')
  expect(memory.recall('a')).toBeUndefined()
  expect(await memory.find('a', async () => 'new')).toBe('new')
})

it('holds no more than it is allowed, the oldest going first', async () => {
  const memory = new ShortMemory<number>(5000, 3)
  for (const key of ['a', 'b', 'c', 'd']) await memory.find(key, async () => 1)
  expect(['a', 'b', 'c', 'd'].map((key) => memory.recall(key) !== undefined)).toEqual([false, true, true, true])
})

it('forgets nothing of a look that fails but the failure', async () => {
  const memory = new ShortMemory<number>(5000)
  await expect(memory.find('a', async () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await memory.find('a', async () => 1)).toBe(1)
})
