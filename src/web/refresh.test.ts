import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeRefresher } from './refresh.ts'

const [goal, other] = ['01a2018d-8a76-7160-85e9-c0086529c4d1', '01a2018d-8a76-7160-85e9-c0086529c4d2']

describe('after a change', () => {
  let client: QueryClient
  let stops: (() => void)[]
  const moments = (count: number) => new Promise((resolve) => setTimeout(resolve, count))
  const watch = (key: unknown[], answer: () => unknown, live = 'mentioned') => {
    const asked = vi.fn(async () => answer())
    const observer = new QueryObserver(client, { queryKey: key, queryFn: asked, meta: { live }, staleTime: 60_000 })
    stops.push(observer.subscribe(() => undefined))
    return asked
  }
  beforeEach(() => {
    vi.stubGlobal('document', { hidden: false })
    client = new QueryClient()
    stops = []
  })
  afterEach(() => {
    for (const stop of stops) stop()
    client.clear()
    vi.unstubAllGlobals()
  })

  it('what mentions it is asked for again, and nothing else', async () => {
    const mentions = watch(['org', 'a', {}], () => ({ below: [{ node: goal }] }))
    const asksFor = watch(['org', 'b', { goal }], () => ({}))
    const neither = watch(['org', 'c', {}], () => ({ node: other }))
    const elsewhere = watch(['another', 'a', {}], () => ({ node: goal }))
    await moments(20)
    const refresher = makeRefresher(client, 'org')
    refresher.changed([goal])
    await moments(150)
    refresher.stop()
    expect([mentions, asksFor, neither, elsewhere].map((asked) => asked.mock.calls.length)).toEqual([2, 2, 1, 1])
  })

  it('a list that listens to any change is asked for again', async () => {
    const list = watch(['org', 'list', {}], () => ({ goals: [] }), 'any')
    await moments(20)
    const refresher = makeRefresher(client, 'org')
    refresher.changed([goal])
    await moments(1_200)
    refresher.stop()
    expect(list.mock.calls.length).toBe(2)
  })

  it('many changes are one question', async () => {
    const asked = watch(['org', 'a', {}], () => ({ node: goal }))
    await moments(20)
    const refresher = makeRefresher(client, 'org')
    for (let times = 0; times < 100; times++) refresher.changed([goal])
    await moments(200)
    refresher.stop()
    expect(asked.mock.calls.length).toBe(2)
  })

  it('an answer that was on its way is asked for once more', async () => {
    let answered = 0
    const asked = watch(['org', 'b', { goal }], async () => {
      await moments(100)
      return { answered: ++answered }
    })
    await moments(20)
    const refresher = makeRefresher(client, 'org')
    refresher.changed([goal])
    await moments(400)
    refresher.stop()
    expect(asked.mock.calls.length).toBe(2)
    expect(client.getQueryData(['org', 'b', { goal }])).toEqual({ answered: 2 })
  })

  it('everything is asked for again when that is what is said', async () => {
    const asked = watch(['org', 'a', {}], () => ({ node: other }))
    await moments(20)
    const refresher = makeRefresher(client, 'org')
    refresher.changed('all')
    await moments(150)
    refresher.stop()
    expect(asked.mock.calls.length).toBe(2)
  })
})
