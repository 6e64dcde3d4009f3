import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { contracts, openWorld, type Place, type Somebody, type World } from '../../test/world.ts'
import { cleaned, fullPath } from '../kernel/contract.ts'
import { record } from '../manage/check-ins/contract.ts'
import { add, change, type GoalView, see } from '../manage/goals/contract.ts'

let world: World
let here: Place
let nurse: Somebody
let made: GoalView
let origin: string

beforeAll(async () => {
  world = await openWorld()
  here = await world.organisation('Otterby Hospitals')
  nurse = await here.person('Lena Voss', { administrator: true })
  made = await nurse.ask(add, { title: 'Patients leave before noon', measures: [{ title: 'Share' }] })
  origin = await world.app.listen({ port: 0, host: '127.0.0.1' })
})

const goals = () => `/api/${here.organisation.slug}/goals`
const send = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url: goals(),
    payload,
    headers: { authorization: `Bearer ${nurse.token}`, 'content-type': 'application/json', ...headers },
  })

describe('what is not right', () => {
  it.each([
    ['no JSON', '{"title": "half', 400],
    ['nothing', '', 400],
    ['a list', '[]', 400],
    ['a number', '7', 400],
    ['null', 'null', 422],
    ['a wrong type', '{"title": 7}', 422],
    ['a field that is not known', '{"title": "A", "owner_name": "B"}', 422],
    ['a prototype', '{"title": "A", "__proto__": {"administrator": true}}', 400],
    ['deep nesting', `{"title": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 422],
    [
      'too many measures',
      JSON.stringify({ title: 'A', measures: Array.from({ length: 51 }, () => ({ title: 'M' })) }),
      422,
    ],
    ['too much', JSON.stringify({ title: 'A', why: 'x'.repeat(1_100_000) }), 413],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x7b]), 400],
  ])('%s gets its sentence as problem details', async (_, payload, status) => {
    const answer = await send(payload)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
    const problem = answer.json()
    expect(problem).toMatchObject({ status, type: expect.stringContaining('urn:bearing:'), title: expect.any(String) })
    expect(problem.detail).toMatch(/^.{10,}\.$/s)
    expect(problem.detail).not.toMatch(/FST_|Zod|undefined|\bat Object/)
  })

  it('as a form or as XML is refused by its type', async () => {
    expect((await send('title=A', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode).toBe(415)
    expect((await send('<goal/>', { 'content-type': 'text/xml' })).statusCode).toBe(415)
  })

  it('at an address that does not exist is not found, whatever it looks like', async () => {
    for (const url of [
      '/api/nothing',
      '/api/../etc/passwd',
      '/api/%00',
      '/api/%ff',
      `/api/${'x'.repeat(5000)}`,
      '/api//goals',
      `${goals()}/%27%20or%201=1`,
    ]) {
      const answer = await world.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${nurse.token}` } })
      expect([400, 404, 414], url).toContain(answer.statusCode)
    }
  })

  it('half-sent leaves nothing behind', async () => {
    const before = (await world.owner.query('select count(*)::int as n from node')).rows[0].n
    const { hostname, port } = new URL(origin)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST ${goals()} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${nurse.token}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"title": "Half`,
        )
        setTimeout(() => socket.destroy(), 100)
      })
      socket.on('close', () => resolve())
    })
    expect((await world.owner.query('select count(*)::int as n from node')).rows[0].n).toBe(before)
  })

  it('from another site, with a cookie, is refused; and a token beside a cookie too', async () => {
    const foreign = await world.app.inject({
      method: 'POST',
      url: goals(),
      payload: { title: 'A' },
      headers: { cookie: 'bearing.session_token=x', origin: 'https://elsewhere.example' },
    })
    expect(foreign.statusCode).toBeGreaterThanOrEqual(401)
    const both = await world.app.inject({
      method: 'POST',
      url: goals(),
      payload: { title: 'A' },
      headers: { cookie: 'bearing.session_token=x', authorization: `Bearer ${nurse.token}` },
    })
    expect(both.statusCode).toBe(400)
  })
})

describe('every operation', () => {
  it('refuses nobody with 401 where it asks for somebody, before it looks at anything else', async () => {
    for (const operation of contracts.filter(({ asks }) => asks !== 'anyone')) {
      const url = fullPath(operation)
        .replace('{organisation}', here.organisation.slug)
        .replace(/\{\w+\}/g, 'x')
      const answer = await world.app.inject({
        method: operation.method,
        url,
        ...(operation.method === 'GET' || operation.method === 'DELETE' ? {} : { payload: {} }),
      })
      expect(answer.statusCode, operation.name).toBe(401)
    }
  })

  it('answers nonsense with a sentence, never with a fault of its own', async () => {
    const nonsense = [
      '',
      'x',
      '00000000-0000-0000-0000-000000000000',
      '-1',
      '9'.repeat(400),
      '\u0000',
      '🙂',
      '%',
      "' or 1=1 --",
    ]
    for (const operation of contracts.filter(
      ({ asks, name }) => asks === 'viewer' && name !== 'organisations.remove-demonstration',
    ))
      for (const word of nonsense) {
        const url = fullPath(operation)
          .replace('{organisation}', here.organisation.slug)
          .replace(/\{\w+\}/g, encodeURIComponent(word) || '_')
        const fields = Object.fromEntries(Object.keys(operation.input.shape).map((field) => [field, word]))
        const answer = await world.app.inject({
          method: operation.method,
          url,
          headers: { authorization: `Bearer ${nurse.token}` },
          ...(operation.method === 'GET' || operation.method === 'DELETE' ? { query: fields } : { payload: fields }),
        })
        expect(
          answer.statusCode,
          `${operation.name} with ${word.slice(0, 40)}: ${answer.body.slice(0, 300)}`,
        ).toBeLessThan(500)
      }
  })
})

const real = process.env.BEARING_REAL_DATA
describe('naughty strings', () => {
  it.skipIf(!real || !existsSync(real))(
    'stand in every text field as they were typed, or are refused with a sentence',
    async () => {
      const strings: string[] = JSON.parse(
        readFileSync(join(real ?? '', 'bad-input/naughty-strings/blns.json'), 'utf8'),
      )
      expect(strings.length).toBeGreaterThan(400)
      let revision = made.revision
      for (const text of strings) {
        const changed = await nurse.reply(change, { goal: made.node.node, revision, title: text, why: text, how: text })
        expect([200, 422], text).toContain(changed.status)
        const noted = await nurse.reply(record, { goal: made.node.node, note: text, inTheWay: text })
        expect([200, 422], text).toContain(noted.status)
        if (changed.status !== 200) continue
        const now = await nurse.ask(see, { goal: made.node.node })
        revision = now.revision
        const plain = cleaned(text)
        expect([now.node.title, now.why, now.how]).toEqual([plain, plain, plain])
      }
    },
  )
})
