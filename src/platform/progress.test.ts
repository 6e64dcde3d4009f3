import { describe, expect, test } from 'vitest'
import { startProgress } from './progress.ts'

/** A stream that keeps what is written, and a clock that is set by hand. */
function watched({ isTTY, columns = 120 }: { isTTY: boolean; columns?: number }) {
  const written: string[] = []
  let ms = 0
  const out = { isTTY, columns, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream
  const wait = (passed: number): void => {
    ms += passed
  }
  return { written, options: { unit: 'goals', out, now: () => ms }, wait }
}

describe('on a terminal', () => {
  test('one line rewrites itself, with what is left', () => {
    const { written, options, wait } = watched({ isTTY: true })
    const progress = startProgress('Making goals', 10_000, options)
    wait(60_000)
    progress.to(2500)
    expect(written).toEqual([
      '\rMaking goals  █████░░░░░░░░░░░░░░░   25%  2,500 of 10,000 goals  about 3 minutes left\x1b[K',
    ])
  })

  test('it is drawn ten times a second at most', () => {
    const { written, options, wait } = watched({ isTTY: true })
    const progress = startProgress('Making goals', 1000, options)
    for (let done = 1; done <= 1000; done++) {
      wait(1)
      progress.to(done)
    }
    expect(written).toHaveLength(10)
  })

  test('it is never wider than the terminal, where it could not rewrite itself', () => {
    const { written, options } = watched({ isTTY: true, columns: 40 })
    startProgress('Making goals', 1000, options).to(500)
    expect(written[0]).toHaveLength(39 + '\r\x1b[K'.length)
  })

  test('the end says how long it took, once', () => {
    const { written, options, wait } = watched({ isTTY: true })
    const progress = startProgress('Making goals', 1000, options)
    progress.to(1000)
    wait(2345)
    progress.end()
    progress.end()
    expect(written.slice(1)).toEqual(['\rMaking goals  ████████████████████  100%  1,000 goals  in 2.3 s\x1b[K\n'])
  })
})

describe('in a log', () => {
  test('a plain line comes every five seconds, and one at the end', () => {
    const { written, options, wait } = watched({ isTTY: false })
    const progress = startProgress('Making goals', 1000, options)
    for (let done = 0; done <= 750; done++) {
      progress.to(done)
      wait(10)
    }
    progress.end()
    expect(written).toEqual([
      'Making goals  50%  500 of 1,000 goals  about 5 seconds left\n',
      'Making goals  75%  750 of 1,000 goals  in 7.5 s\n',
    ])
  })

  test('without a total, count and time are told', () => {
    const { written, options, wait } = watched({ isTTY: false })
    const progress = startProgress('Reading', null, options)
    wait(65_000)
    progress.to(1_234_567)
    expect(written).toEqual(['Reading  1,234,567 goals in 65 seconds\n'])
  })
})

test('a total that was an estimate is corrected, on the way and at the end', () => {
  const { written, options, wait } = watched({ isTTY: true })
  const progress = startProgress('Making goals', 1000, options)
  progress.to(1200)
  wait(1000)
  progress.end(1300)
  expect(written[0]).toContain('100%  1,200 of 1,200 goals')
  expect(written[1]).toContain('100%  1,300 goals  in 1.0 s')
})
