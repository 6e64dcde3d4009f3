import { beforeAll, describe, expect, it } from 'vitest'
import { Browser, origin } from '../../../test/browser.ts'
import { openWorld, type Place, request, type Somebody, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { addLogin } from '../logins/store.ts'
import { see } from '../organisations/contract.ts'
import { change, me } from '../persons/contract.ts'
import { asCast, cast, changePassword, end, everywhere, list, ways } from './contract.ts'

const many = { most: 10_000, seconds: 900 }
const attempts = { 'sign-in': many, 'sign-in for one e-mail from one address': many, 'sign-in for one e-mail': many }
const world = await openWorld({
  startKey: 'the key',
  demonstration: { open: false, key: 'the key' },
  throttle: { attempts },
})
const password = 'a sentence is fine'

let place: Place
let slug: string
let ana: Somebody
let demonstration: Place
let chief: Somebody

beforeAll(async () => {
  place = await world.organisation('Otterby')
  slug = place.organisation.slug
  ana = await withLogin('ana@otterby.example')
  demonstration = await world.organisation('Heron Valley')
  await world.owner.query('update organisation set demonstration = true where org = $1', [
    demonstration.organisation.org,
  ])
  chief = await demonstration.person('Dana Wells', {
    title: 'Chief executive',
    administrator: true,
    email: 'ana@otterby.example',
  })
})

async function withLogin(email: string) {
  const login = await world.database.asSystem('sign_in', null, (tx) =>
    addLogin(tx, { email, name: 'Ana Ruiz', password }),
  )
  return place.person('Ana Ruiz', { login, email })
}
async function signedIn(email = 'ana@otterby.example', headers: Record<string, string> = {}) {
  const browser = new Browser(world, headers)
  const { status, body } = await browser.signIn(email, password)
  expect(status, JSON.stringify(body)).toBe(200)
  return browser
}

describe('signing in', () => {
  it('gives a strict cookie and says nothing of its secret', async () => {
    const browser = new Browser(world)
    const { body } = await browser.signIn(' Ana@Otterby.example ', password)
    expect(body).toEqual({ login: { email: 'ana@otterby.example', name: 'Ana Ruiz' } })
    expect(browser.lastSet).toHaveLength(1)
    expect(browser.lastSet[0]).toMatch(/^bearing\.session_token=\S+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
    expect((await browser.ask(me, {}, slug)).body).toMatchObject({ person: ana.id, scopes: ['read', 'write'] })
    expect((await browser.send('GET', '/api/auth/get-session')).body).toEqual({
      login: { email: 'ana@otterby.example', name: 'Ana Ruiz' },
    })
    expect((await new Browser(world).send('GET', '/api/auth/get-session')).body).toEqual({ login: null })
  })

  it('marks the cookie Secure where the request came by https, through a proxy that is trusted', async () => {
    const behind = await openWorld({ trustedProxies: ['127.0.0.1'] })
    await behind.database.asSystem('sign_in', null, (tx) =>
      addLogin(tx, { email: 'x@otterby.example', name: 'X', password }),
    )
    const browser = new Browser(behind)
    const secure = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'bearing.example',
      origin: 'https://bearing.example',
    }
    const { status } = await browser.send(
      'POST',
      '/api/auth/sign-in/email',
      { email: 'x@otterby.example', password },
      secure,
    )
    expect(status).toBe(200)
    expect(browser.lastSet[0]).toMatch(/; SameSite=Lax; Secure$/)
    const plain = await new Browser(world).send(
      'POST',
      '/api/auth/sign-in/email',
      { email: 'ana@otterby.example', password },
      secure,
    )
    expect(plain.status).toBe(403)
  })

  it('answers alike whether the e-mail or the password is wrong, and for the cast', async () => {
    const entrance = new Browser(world)
    expect((await entrance.ask(asCast, { key: 'the key', person: chief.id })).status).toBe(200)
    const replies = [
      await new Browser(world).signIn('ana@otterby.example', 'not this sentence'),
      await new Browser(world).signIn('nobody@otterby.example', password),
      await new Browser(world).signIn(`${chief.id}@demonstration.invalid`, password),
    ]
    for (const { status, body } of replies) {
      expect(status).toBe(401)
      expect(body.detail).toBe(
        'The e-mail or the password is not right. Lost access? An administrator can make you a link.',
      )
    }
  })

  it.each([
    [{}],
    [{ email: 'a@b.example' }],
    [{ email: 5, password: [] }],
    [{ email: 'ana@otterby.example', password: 'x'.repeat(201) }],
  ])('refuses %j with a sentence', async (body) => {
    const reply = await new Browser(world).send('POST', '/api/auth/sign-in/email', body)
    expect([reply.status, reply.body.detail]).toEqual([422, 'Give an e-mail address and a password.'])
  })

  it('has no other doors: nobody signs themselves up', async () => {
    const body = { name: 'Eve', email: 'eve@evil.example', password }
    for (const path of [
      'sign-up/email',
      'change-password',
      'request-password-reset',
      'update-user',
      'delete-user',
      'list-sessions',
      'start-session',
    ])
      expect((await new Browser(world).send('POST', `/api/auth/${path}`, body)).status, path).toBe(404)
    expect((await world.owner.query("select 1 from auth.user where email = 'eve@evil.example'")).rows).toEqual([])
  })

  it('ends with signing out, at once', async () => {
    const browser = await signedIn()
    expect((await browser.ask(me, {}, slug)).status).toBe(200)
    const stolen = new Map(browser.cookies)
    expect((await browser.send('POST', '/api/auth/sign-out')).body).toEqual({ signedOut: true })
    expect(browser.cookies.size).toBe(0)
    const thief = new Browser(world)
    for (const [name, value] of stolen) thief.cookies.set(name, value)
    expect((await thief.ask(me, {}, slug)).status).toBe(401)
  })

  it('takes no cookie that was made up or signed elsewhere', async () => {
    const browser = await signedIn()
    const [name, value = ''] = [...browser.cookies][0] ?? ['']
    for (const wrong of [
      '',
      'x',
      `${value}x`,
      value.split('.')[0] ?? '',
      `${value.split('.')[0]}.${'A'.repeat(43)}%3D`,
      '%',
      '%00',
    ]) {
      const forger = new Browser(world)
      forger.cookies.set(name, wrong)
      expect((await forger.ask(me, {}, slug)).status, wrong).toBe(401)
    }
  })
})

describe('another site', () => {
  const evil = { origin: 'http://evil.example' }
  it('changes nothing with the visitor’s cookie, and signs nobody in or out', async () => {
    const browser = await signedIn()
    const before = (await browser.ask(me, {}, slug)).body
    const write = { revision: before.revision, name: 'Mallory' }
    const replies = [
      await browser.send('PATCH', `/api/${slug}/people/${ana.id}`, write, evil),
      await browser.send('PATCH', `/api/${slug}/people/${ana.id}`, write, { origin: 'null' }),
      await browser.send('PATCH', `/api/${slug}/people/${ana.id}`, write, { origin: `${origin}.evil.example` }),
      await browser.send('POST', '/api/sign-ins/end', {}, evil),
      await browser.send('POST', '/api/auth/sign-out', {}, evil),
      await new Browser(world).send(
        'POST',
        '/api/auth/sign-in/email',
        { email: 'ana@otterby.example', password },
        evil,
      ),
      await new Browser(world).send('POST', '/api/cast', { key: 'the key', person: chief.id }, evil),
    ]
    for (const { status, body } of replies) {
      expect([status, body.detail]).toEqual([
        403,
        'This request comes from another site. Open Bearing itself and try there.',
      ])
    }
    const silent = await world.app.inject({
      method: 'POST',
      url: '/api/sign-ins/end',
      headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      payload: {},
    })
    expect(silent.statusCode).toBe(403)
    expect((await browser.ask(me, {}, slug)).body).toEqual(before)
  })

  it('sends no form either', async () => {
    const { statusCode } = await world.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'email=ana%40otterby.example&password=x',
    })
    expect(statusCode).toBe(415)
  })
})

describe('one’s sign-ins', () => {
  it('are listed with device and address; one is ended, or all', async () => {
    await withLogin('many@otterby.example')
    const [here, phone, third] = [
      await signedIn('many@otterby.example'),
      await signedIn('many@otterby.example', {
        'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Safari/604.1',
      }),
      await signedIn('many@otterby.example', {
        'user-agent': 'curl/8.5',
        'x-forwarded-for': '9.9.9.9',
        'x-bearing-address': '9.9.9.9',
      }),
    ]
    const listed = (await here.ask(list)).body.signIns as {
      signIn: string
      device: string
      address: string
      current: boolean
    }[]
    expect(listed.map(({ device, address, current }) => ({ device, address, current }))).toEqual(
      expect.arrayContaining([
        { device: 'Firefox on Windows', address: '127.0.0.1', current: true },
        { device: 'Safari on iPhone', address: '127.0.0.1', current: false },
        { device: 'curl', address: '127.0.0.1', current: false },
      ]),
    )
    for (const browser of [here, phone, third]) expect((await browser.ask(me, {}, slug)).status).toBe(200)
    const { signIn } = listed.find(({ device }) => device === 'Safari on iPhone') ?? { signIn: '' }
    expect((await here.ask(end, { signIn })).body).toEqual({ ended: 1 })
    expect((await phone.ask(me, {}, slug)).status).toBe(401)
    expect((await third.ask(me, {}, slug)).status).toBe(200)
    expect((await here.ask(everywhere, { keepThis: true })).body).toEqual({ ended: 1 })
    expect([(await third.ask(me, {}, slug)).status, (await here.ask(me, {}, slug)).status]).toEqual([401, 200])
    expect((await here.ask(everywhere)).body).toEqual({ ended: 1 })
    expect(here.cookies.size).toBe(0)
  })

  it('end everywhere with a new password, but here', async () => {
    await withLogin('new@otterby.example')
    const [here, there] = [await signedIn('new@otterby.example'), await signedIn('new@otterby.example')]
    const wrong = await here.ask(changePassword, { password: 'not this one', next: 'quite another sentence' })
    expect(wrong.body.faults).toEqual([{ at: 'password', sentence: 'This is not your present password.' }])
    expect((await here.ask(changePassword, { password, next: 'short' })).body.faults).toMatchObject([{ at: 'next' }])
    expect((await here.ask(changePassword, { password, next: 'quite another sentence' })).body).toEqual({ ended: 1 })
    expect([(await there.ask(me, {}, slug)).status, (await here.ask(me, {}, slug)).status]).toEqual([401, 200])
    expect((await new Browser(world).signIn('new@otterby.example', 'quite another sentence')).status).toBe(200)
  })
})

describe('the demonstration', () => {
  it('lets its cast in with the key, without a password, and into nothing else', async () => {
    const offered = await new Browser(world).ask(ways, { key: 'the key' })
    expect(offered.body).toEqual({
      setUp: true,
      maySetUp: true,
      demonstration: { slug: 'heron-valley', name: 'Heron Valley' },
    })
    const { persons } = (await new Browser(world).ask(cast, { key: 'the key' })).body as {
      persons: { person: string }[]
    }
    expect(persons).toEqual([{ person: chief.id, name: 'Dana Wells', title: 'Chief executive', administrator: true }])
    const browser = new Browser(world)
    expect((await browser.ask(asCast, { key: 'the key', person: chief.id })).status).toBe(200)
    expect((await browser.ask(me, {}, 'heron-valley')).body).toMatchObject({ person: chief.id })
    expect((await browser.ask(see, {}, slug)).status).toBe(404)
    expect((await new Browser(world).ask(asCast, { key: 'the key', person: ana.id })).status).toBe(404)
  })

  it('shows itself to nobody without the key', async () => {
    expect((await new Browser(world).ask(ways, {})).body).toEqual({ setUp: true, maySetUp: false, demonstration: null })
    expect((await new Browser(world).ask(ways, { key: 'a guess' })).body).toEqual({
      setUp: true,
      maySetUp: false,
      demonstration: null,
    })
  })

  it('is open to all only where the process says so', async () => {
    const open = await openWorld({ demonstration: { open: true, key: 'k' }, startKey: 'k' })
    const there = await open.organisation('Heron Valley')
    await open.owner.query('update organisation set demonstration = true')
    const nurse = await there.person('Nurse')
    expect((await new Browser(open).ask(asCast, { person: nurse.id })).status).toBe(200)
    expect((await new Browser(open).ask(ways, {})).body).toMatchObject({
      setUp: false,
      maySetUp: false,
      demonstration: { name: 'Heron Valley' },
    })
  })
})

type Row = [string, () => Promise<{ status: number }>, number]
const logins = (
  operation: typeof list,
  input: () => Record<string, unknown> | Promise<Record<string, unknown>>,
  answer = 200,
): Row[] => [
  ['who is signed in', async () => (await signedIn()).ask(operation, await input()), answer],
  ['a token', async () => request(world, slug, ana.token, operation, await input()), 403],
  ['nobody', async () => request(world, slug, null, operation, await input()), 401],
]
whoMay(
  'sign-in.list',
  logins(list, () => ({})),
)
whoMay('sign-in.end', [
  ...logins(end as never, () => ({ signIn: 'none of mine' }), 404),
  [
    'somebody else',
    async () => {
      await withLogin('victim@otterby.example')
      const victim = await signedIn('victim@otterby.example')
      const [first] = (await victim.ask(list)).body.signIns as { signIn: string }[]
      return (await signedIn()).ask(end, { signIn: first?.signIn })
    },
    404,
  ],
])
whoMay(
  'sign-in.everywhere',
  logins(everywhere as never, () => ({ keepThis: true })),
)
whoMay(
  'sign-in.change-password',
  logins(changePassword as never, () => ({ password: 'wrong', next: 'quite another sentence' }), 422),
)
whoMay('sign-in.ways', [['anybody', () => new Browser(world).ask(ways, {}), 200]])
whoMay('sign-in.cast', [
  ['who knows the key', () => new Browser(world).ask(cast, { key: 'the key' }), 200],
  ['who guesses', () => new Browser(world).ask(cast, { key: 'guess' }), 403],
  ['who has none', () => new Browser(world).ask(cast, {}), 403],
])
whoMay('sign-in.as-cast', [
  ['who knows the key', () => new Browser(world).ask(asCast, { key: 'the key', person: chief.id }), 200],
  [
    'who knows the key, as somebody of a real organisation',
    () => new Browser(world).ask(asCast, { key: 'the key', person: ana.id }),
    404,
  ],
  ['who knows the key, as nobody', () => new Browser(world).ask(asCast, { key: 'the key', person: newId() }), 404],
  ['who guesses', () => new Browser(world).ask(asCast, { key: 'guess', person: chief.id }), 403],
])

it('a person who has left is no viewer, and a change of rights is felt at once', async () => {
  const person = await withLogin('leaver@otterby.example')
  const admin = await place.person('Admin', { administrator: true })
  const browser = await signedIn('leaver@otterby.example')
  expect((await browser.ask(change, { person: admin.id, revision: 1 }, slug)).status).toBe(403)
  await admin.ask(change, { person: person.id, revision: 1, administrator: true })
  expect((await browser.ask(change, { person: admin.id, revision: 1, title: 'Clerk' }, slug)).status).toBe(200)
  const { end: leaving } = await import('../persons/contract.ts')
  await withLogin('second@otterby.example')
  await world.owner.query("update person set administrator = true where email = 'second@otterby.example'")
  await admin.ask(leaving, { person: person.id, on: '2025-06-30' })
  const gone = await browser.ask(me, {}, slug)
  expect([gone.status, gone.body.detail]).toEqual([404, 'There is no such organisation, or you cannot see it.'])
})
