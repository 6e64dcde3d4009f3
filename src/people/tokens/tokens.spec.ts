import { beforeAll, describe, expect, it } from 'vitest'
import { anotherProcess, Browser } from '../../../test/browser.ts'
import { openWorld, type Place, request, type Somebody, whoMay } from '../../../test/world.ts'
import { addLogin } from '../logins/store.ts'
import { see } from '../organisations/contract.ts'
import { change, me } from '../persons/contract.ts'
import { list, make, revoke } from './contract.ts'

const world = await openWorld({ throttle: { attempts: { token: { most: 30, seconds: 900 } } } })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const draft = { name: 'Nightly report', scopes: ['read' as const], endsOn: inDays(30) }

let place: Place
let ana: Somebody
let ben: Somebody
let stranger: Somebody
let browser: Browser
let slug: string

beforeAll(async () => {
  place = await world.organisation('Otterby')
  slug = place.organisation.slug
  const login = await world.database.asSystem('sign_in', null, (tx) =>
    addLogin(tx, { email: 'ana@otterby.example', name: 'Ana', password: 'a sentence is fine' }),
  )
  ana = await place.person('Ana Ruiz', { login })
  ben = await place.person('Ben Osei', { administrator: true })
  stranger = await (await world.organisation('Elsewhere')).person('Ed Moss')
  browser = new Browser(world)
  await browser.signIn('ana@otterby.example', 'a sentence is fine')
})

const made = async (more: object = {}) => {
  const { status, body } = await browser.ask(make, { ...draft, ...more }, slug)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as { token: { token: string; begins: string }; text: string }
}
const meWith = (text: string) => request(world, slug, text, me, {})

describe('a personal access token', () => {
  it('acts in its owner’s place within its scopes, and its text is kept nowhere', async () => {
    const { token, text } = await made()
    expect(text).toMatch(/^bearing_[\w-]{43}_[\w-]{43}$/)
    expect((await meWith(text)).body).toMatchObject({ person: ana.id, scopes: ['read'] })
    const writing = await request(world, slug, text, change, { person: ana.id, revision: 1 })
    expect([writing.status, writing.body.detail]).toEqual([
      403,
      'This token may not write. Make one with the scope "write" on your page.',
    ])
    const secret = text.slice(-43)
    const { rows } = await world.owner.query('select t::text as row from access_token t where token = $1', [
      token.token,
    ])
    expect(rows[0].row).not.toContain(secret)
    expect(secret.startsWith(token.begins)).toBe(true)
    const listed = (await browser.ask(list, {}, slug)).body.tokens as { token: string; usedOn: string }[]
    expect(listed.find((one) => one.token === token.token)).toMatchObject({
      name: 'Nightly report',
      usedOn: expect.any(String),
      endsOn: draft.endsOn,
    })
  })

  it('stops at once when it is revoked, when it has ended, and when its owner leaves', async () => {
    const [first, second, third] = [await made(), await made(), await made()]
    for (const { text } of [first, second, third]) expect((await meWith(text)).status).toBe(200)
    await browser.ask(revoke, { token: first.token.token }, slug)
    expect((await meWith(first.text)).status).toBe(401)
    await world.owner.query("update access_token set ends_at = now() - interval '1 second' where token = $1", [
      second.token.token,
    ])
    const afresh = await anotherProcess(world, slug)
    expect((await afresh(second.text)).status).toBe(401)
    expect((await afresh(third.text)).status).toBe(200)
  })

  it('asks the database once in five seconds, however often it is used', async () => {
    const { text } = await made()
    await meWith(text)
    await world.owner.query('update access_token set revoked_at = now() where hash is not null and revoked_at is null')
    expect((await meWith(text)).status).toBe(200)
    expect((await (await anotherProcess(world, slug))(text)).status).toBe(401)
    await world.owner.query('update access_token set revoked_at = null')
  })

  it('is not taken beside a cookie, nor in another place, nor mistyped', async () => {
    const { text } = await made()
    const both = await browser.send('GET', `/api/${slug}/me`, undefined, { authorization: `Bearer ${text}` })
    expect([both.status, both.body.detail]).toEqual([400, 'Send either a token or a cookie, not both.'])
    expect((await world.app.inject({ url: `/api/${slug}/me?token=${text}` })).statusCode).toBe(401)
    for (const wrong of [
      text.slice(0, -1),
      `${text}x`,
      text.replace('bearing_', ''),
      'bearing_',
      'x'.repeat(5000),
      '%00',
    ])
      expect((await meWith(wrong)).status, wrong.slice(0, 30)).toBe(401)
    const last = text.at(-1) === 'A' ? 'E' : 'A'
    expect((await meWith(text.slice(0, -1) + last)).status).toBe(401)
    expect((await world.app.inject({ url: `/api/${slug}/me`, headers: { authorization: 'Basic x' } })).statusCode).toBe(
      401,
    )
  })

  it('lives a year at most, from today', async () => {
    expect((await browser.ask(make, { ...draft, endsOn: inDays(-1) }, slug)).body.faults).toMatchObject([
      { at: 'endsOn' },
    ])
    expect((await browser.ask(make, { ...draft, endsOn: inDays(370) }, slug)).body.faults).toMatchObject([
      { at: 'endsOn' },
    ])
    expect((await browser.ask(make, { ...draft, scopes: [] }, slug)).body.faults).toMatchObject([{ at: 'scopes' }])
    expect((await browser.ask(make, { ...draft, scopes: ['admin'] }, slug)).status).toBe(422)
  })

  it('is nobody else’s to see: not in the list, not in the history', async () => {
    const { token } = await made()
    expect((await ben.ask(list, {})).tokens.map((one) => one.token)).not.toContain(token.token)
    const { rows } = await world.owner.query(
      "select a.word from event e join audience a on a.audience = e.audience where e.happened = 'token.made' and e.subject = $1",
      [ana.id],
    )
    expect(new Set(rows.map(({ word }) => word))).toEqual(new Set(['private']))
  })

  it('guessed too often from one address is not even looked up', async () => {
    const guess = () =>
      world.app.inject({
        url: `/api/${slug}/me`,
        remoteAddress: '203.0.113.9',
        headers: { authorization: `Bearer bearing_${Math.random()}` },
      })
    const statuses = []
    for (let number = 0; number < 33; number++) statuses.push((await guess()).statusCode)
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401))
    expect(statuses.slice(30)).toEqual([429, 429, 429])
    expect((await meWith((await made()).text)).status).toBe(200)
  })
})

whoMay('tokens.list', [
  ['its owner, in the browser', () => browser.ask(list, {}, slug), 200],
  ['its owner, by a token', () => ana.reply(list, {}), 200],
  ['a person of another organisation', () => request(world, slug, stranger.token, list, {}), 404],
  ['nobody', () => request(world, slug, null, list, {}), 401],
])
whoMay('tokens.make', [
  ['its owner, in the browser', () => browser.ask(make, draft, slug), 200],
  ['its owner, by a token', () => ana.reply(make, draft), 403],
  ['a person of another organisation', () => request(world, slug, stranger.token, make, draft), 404],
  ['nobody', () => request(world, slug, null, make, draft), 401],
])
const revoking = (who: () => Somebody | null) => async () =>
  request(world, slug, who()?.token ?? null, revoke, { token: (await made()).token.token })
whoMay('tokens.revoke', [
  ['its owner, in the browser', async () => browser.ask(revoke, { token: (await made()).token.token }, slug), 200],
  ['its owner, by a token', revoking(() => ana), 200],
  ['an administrator', revoking(() => ben), 404],
  ['a person of another organisation', revoking(() => stranger), 404],
  ['nobody', revoking(() => null), 401],
])

it('reads the organisation with a token as well', async () => {
  expect(await ana.ask(see, {})).toMatchObject({ slug })
})
