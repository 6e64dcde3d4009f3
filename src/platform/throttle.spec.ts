import { describe, expect, it } from 'vitest'
import { origin } from '../../test/browser.ts'
import { openWorld } from '../../test/world.ts'
import { makeThrottle } from './throttle.ts'

describe('too many attempts', () => {
  it('are refused for one e-mail from one address, for one e-mail, and from one address', async () => {
    const few = (most: number) => ({ most, seconds: 900 })
    const narrow = await openWorld({
      throttle: {
        attempts: {
          'sign-in for one e-mail from one address': few(2),
          'sign-in for one e-mail': few(4),
          'sign-in': few(8),
          key: few(3),
        },
      },
      startKey: 'k',
    })
    const from = async (remoteAddress: string, email: string) => {
      const answer = await narrow.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        remoteAddress,
        headers: { origin },
        payload: { email, password: 'a sentence is fine' },
      })
      return answer.statusCode
    }
    const inTurn = async (...asks: [string, string][]) => {
      const statuses = []
      for (const [address, email] of asks) statuses.push(await from(address, email))
      return statuses
    }
    expect(
      await inTurn(['10.0.0.1', 'a@x.example'], ['10.0.0.1', 'A@x.example '], ['10.0.0.1', 'a@x.example']),
    ).toEqual([401, 401, 429])
    expect(await inTurn(['10.0.0.2', 'a@x.example'], ['10.0.0.3', 'a@x.example'], ['10.0.0.4', 'a@x.example'])).toEqual(
      [401, 401, 429],
    )
    const others = Array.from({ length: 9 }, (_, number): [string, string] => ['10.0.0.5', `b${number}@x.example`])
    expect(await inTurn(...others)).toEqual([...Array(8).fill(401), 429])
    const guess = () => narrow.app.inject({ url: '/api/ways?key=guess' })
    expect([await guess(), await guess(), await guess(), await guess()].map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200, 429,
    ])
    const { rows } = await narrow.owner.query('select key from auth.throttle')
    expect(JSON.stringify(rows)).not.toMatch(/x\.example|10\.0/)
  })

  it('go for the whole API as well, shared between processes within a second or two', async () => {
    const narrow = await openWorld({ throttle: { requests: { most: 40, seconds: 3600 } } })
    const other = makeThrottle(narrow.database, { requests: { most: 40, seconds: 3600 } })
    const caller = { headers: {}, address: '10.1.1.1' }
    for (let number = 0; number < 35; number++) other(caller)
    const ask = async () => (await narrow.app.inject({ url: '/api/ways', remoteAddress: '10.1.1.1' })).statusCode
    const statuses = []
    for (let number = 0; number < 12; number++) statuses.push(await ask())
    expect(new Set(statuses)).toEqual(new Set([200]))
    // One more would be its thirteenth; that it is refused can only come from what the other process counted.
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await ask()).toBe(429)
    expect((await narrow.app.inject({ url: '/api/ways', remoteAddress: '10.1.1.2' })).statusCode).toBe(200)
    await other.close()
  })
})
