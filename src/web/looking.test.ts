import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Looking, watchLooking } from './looking.ts'

const [goal, other] = ['01a2018d-8a76-7160-85e9-c0086529c4d1', '01a2018d-8a76-7160-85e9-c0086529c4d2']
const moments = (count: number) => new Promise((resolve) => setTimeout(resolve, count))

let client: QueryClient
let told: Looking[]
let stops: (() => void)[]
const show = (key: unknown[], answer: () => unknown, live = 'mentioned') => {
  const observer = new QueryObserver(client, { queryKey: key, queryFn: answer, meta: { live }, staleTime: 60_000 })
  const stop = observer.subscribe(() => undefined)
  stops.push(stop)
  return stop
}
const last = () => told.at(-1) as Looking

beforeEach(() => {
  client = new QueryClient()
  told = []
  stops = [watchLooking(client, 'org', (looking) => told.push(looking))]
})
afterEach(() => {
  for (const stop of stops) stop()
  client.clear()
})

it('a page looks at what its answers mention, and at what it asked for by name', async () => {
  show(['org', 'goal', { goal }], () => ({ above: [{ node: other }] }))
  show(['another', 'goal', {}], () => ({ node: '01a2018d-8a76-7160-85e9-c0086529c4d3' }))
  await moments(150)
  expect([...last().subjects].sort()).toEqual([goal, other])
  expect(last().any).toBe(false)
})

it('a list looks at any change', async () => {
  show(['org', 'list', {}], () => ({ goals: [] }), 'any')
  await moments(150)
  expect(last().any).toBe(true)
})

it('what is new on screen is said, with when it was asked for; what is there already is not said again', async () => {
  show(['org', 'a', {}], () => ({ node: goal }))
  await moments(150)
  const [times, before] = [told.length, Date.now()]
  const leave = show(['org', 'b', {}], async () => {
    await moments(120)
    return { node: other }
  })
  await moments(300)
  expect(told.length).toBe(times + 1)
  expect([...last().subjects].sort()).toEqual([goal, other])
  expect(Math.abs(last().since - before)).toBeLessThan(60)
  leave()
  show(['org', 'c', {}], () => ({ again: goal }))
  await moments(150)
  expect(told.length).toBe(times + 1)
})

it('a page with more on it than can be named looks at everything, until it shows less', async () => {
  const many = Array.from({ length: 2_100 }, (_, at) => `01a2018d-8a76-7160-85e9-${String(at).padStart(12, '0')}`)
  const leave = show(['org', 'a', {}], () => ({ many }))
  await moments(200)
  expect(last().subjects).toBe('all')
  leave()
  show(['org', 'b', {}], () => ({ node: goal }))
  await moments(200)
  expect([...last().subjects]).toEqual([goal])
})
