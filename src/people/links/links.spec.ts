import { beforeAll, describe, expect, it } from 'vitest'
import { Browser } from '../../../test/browser.ts'
import { openWorld, type Place, request, type Somebody, whoMay } from '../../../test/world.ts'
import { newId } from '../../kernel/ids.ts'
import { addLogin } from '../logins/store.ts'
import { mine } from '../organisations/contract.ts'
import { end, me, see } from '../persons/contract.ts'
import { invite, list, look, lostAccess, use, withdraw } from './contract.ts'
import { linkFromHost } from './server.ts'

const many = { most: 10_000, seconds: 900 }
const world = await openWorld({
  throttle: { attempts: { link: many, 'sign-in': many, 'sign-in for one e-mail from one address': many } },
})
const password = 'a sentence is fine'
const works =
  'This link does not work: it was used, withdrawn or has ended, or is mistyped. Ask an administrator for a new one.'

let place: Place
let slug: string
let admin: Somebody
let colleague: Somebody
let stranger: Somebody
let numbered = 0

beforeAll(async () => {
  place = await world.organisation('Otterby')
  slug = place.organisation.slug
  admin = await place.person('Ana Ruiz', { administrator: true })
  colleague = await place.person('Ben Osei')
  stranger = await (await world.organisation('Elsewhere')).person('Ed Moss', { administrator: true })
})

const newcomer = () => place.person('Carla Voss', { email: `carla${++numbered}@otterby.example` })
const secretOf = (made: { path: string }) => made.path.replace('/link/', '')

/** Somebody who has used their invitation. */
async function member() {
  const person = await newcomer()
  const browser = new Browser(world)
  const { status } = await browser.ask(use, {
    secret: secretOf(await admin.ask(invite, { person: person.id })),
    password,
  })
  expect(status).toBe(200)
  return { person, browser, email: `carla${numbered}@otterby.example` }
}

describe('an invitation', () => {
  it('lets a person in once, with a password of their own', async () => {
    const person = await newcomer()
    const made = await admin.ask(invite, { person: person.id })
    expect(made.address).toBe(`http://localhost:80${made.path}`)
    expect(Math.round((Date.parse(made.endsAt) - Date.now()) / 86_400_000)).toBe(7)
    const browser = new Browser(world)
    expect((await browser.ask(look, { secret: secretOf(made) })).body).toEqual({
      organisation: { slug, name: 'Otterby' },
      person: 'Carla Voss',
      email: `carla${numbered}@otterby.example`,
      purpose: 'invitation',
      asks: 'new password',
      endsAt: made.endsAt,
    })
    const used = await browser.ask(use, { secret: secretOf(made), password })
    expect(used.body, JSON.stringify(used)).toEqual({ organisation: { slug, name: 'Otterby' }, person: person.id })
    expect((await browser.ask(me, {}, slug)).body).toMatchObject({ person: person.id, signsIn: true })

    const again = await new Browser(world).ask(use, { secret: secretOf(made), password: 'another sentence' })
    expect([again.status, again.body.detail]).toEqual([404, works])
    expect((await new Browser(world).ask(look, { secret: secretOf(made) })).status).toBe(404)
    const later = new Browser(world)
    expect((await later.signIn(`carla${numbered}@otterby.example`, password)).status).toBe(200)
    const { rows } = await world.owner.query('select happened from event where subject = $1 order by event', [
      person.id,
    ])
    expect(rows.map(({ happened }) => happened)).toEqual(['person.invited', 'person.joined'])
  })

  it('lets in one of two who use it at the same moment', async () => {
    const person = await newcomer()
    const secret = secretOf(await admin.ask(invite, { person: person.id }))
    const both = await Promise.all([
      new Browser(world).ask(use, { secret, password }),
      new Browser(world).ask(use, { secret, password }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  it('keeps its secret to whoever has it', async () => {
    const person = await newcomer()
    const made = await admin.ask(invite, { person: person.id })
    const { rows } = await world.owner.query('select l::text as row from one_use_link l where link = $1', [made.link])
    expect(rows[0].row).not.toContain(secretOf(made).slice(-43))
    for (const wrong of [
      '',
      'x',
      '../x',
      secretOf(made).slice(0, -1),
      `${secretOf(made)}x`,
      `${secretOf(made).slice(0, -2)}zz`,
    ])
      expect((await new Browser(world).ask(look, { secret: wrong })).status, wrong).toBe(404)
  })

  it('stops when it is withdrawn, replaced, over, or its person leaves', async () => {
    const person = await newcomer()
    const first = await admin.ask(invite, { person: person.id })
    const second = await admin.ask(invite, { person: person.id })
    const dead = async (made: { path: string }) =>
      (await new Browser(world).ask(use, { secret: secretOf(made), password })).status === 404
    expect(await dead(first)).toBe(true)
    expect((await admin.ask(list, { person: person.id })).links).toMatchObject([
      { link: second.link, name: 'Carla Voss' },
    ])
    await admin.ask(withdraw, { link: second.link })
    expect(await dead(second)).toBe(true)
    expect((await admin.reply(withdraw, { link: second.link })).status).toBe(404)
    const third = await admin.ask(invite, { person: person.id })
    await world.owner.query('update one_use_link set ends_at = now() where link = $1', [third.link])
    expect(await dead(third)).toBe(true)
    const fourth = await admin.ask(invite, { person: person.id })
    await admin.ask(end, { person: person.id, on: '2025-06-30' })
    expect(await dead(fourth)).toBe(true)
  })

  it('refuses a short password and stays good for a better one', async () => {
    const person = await newcomer()
    const secret = secretOf(await admin.ask(invite, { person: person.id }))
    const short = await new Browser(world).ask(use, { secret, password: 'short' })
    expect(short.body.faults).toEqual([
      { at: 'password', sentence: 'Choose a password of at least 10 characters. A sentence is fine.' },
    ])
    expect((await new Browser(world).ask(use, { secret, password })).status).toBe(200)
  })

  it('does not take over a sign-in that the e-mail has already: its own password is asked', async () => {
    const { email, person } = await member()
    const elsewhere = await world.organisation('Elsewhere too')
    const boss = await elsewhere.person('Boss', { administrator: true })
    const same = await elsewhere.person('Carla V.', { email })
    const made = await boss.ask(invite, { person: same.id })
    expect((await new Browser(world).ask(look, { secret: secretOf(made) })).body.asks).toBe('known password')
    const wrong = await new Browser(world).ask(use, { secret: secretOf(made), password: 'what the boss chose' })
    expect([wrong.status, wrong.body.detail]).toEqual([422, `${email} has a sign-in here already. Give its password.`])
    expect((await new Browser(world).signIn(email, password)).status).toBe(200)
    const browser = new Browser(world)
    expect((await browser.ask(use, { secret: secretOf(made), password })).status).toBe(200)
    expect((await browser.ask(mine)).body.organisations).toHaveLength(2)
    expect((await browser.ask(me, {}, slug)).body.person).toBe(person.id)

    const lost = await boss.reply(lostAccess, { person: same.id })
    expect([lost.status, lost.body.detail]).toEqual([
      403,
      expect.stringContaining('another organisation with the same password'),
    ])
  })

  it('is not for somebody without an e-mail, nor for who signs in already, nor in the demonstration', async () => {
    const { person } = await member()
    expect((await admin.reply(invite, { person: person.id })).body.detail).toBe('This person can sign in already.')
    expect((await admin.reply(invite, { person: colleague.id })).body.detail).toBe(
      'This person has no e-mail address. Add one first.',
    )
    const demonstration = await world.organisation('Heron Valley')
    await world.owner.query('update organisation set demonstration = true where org = $1', [
      demonstration.organisation.org,
    ])
    const chief = await demonstration.person('Dana Wells', { administrator: true, email: 'ceo@real.example' })
    const seen = await chief.ask(see, { person: chief.id })
    expect(seen.abilities.invite?.because).toContain('sign in without a password')
    expect((await chief.reply(invite, { person: chief.id })).status).toBe(403)
  })
})

describe('lost access', () => {
  it('gives a new password, and signs out whoever was signed in', async () => {
    const { person, browser, email } = await member()
    const made = await admin.ask(lostAccess, { person: person.id })
    expect(Math.round((Date.parse(made.endsAt) - Date.now()) / 3_600_000)).toBe(24)
    const found = new Browser(world)
    expect((await found.ask(look, { secret: secretOf(made) })).body).toMatchObject({
      purpose: 'lost access',
      asks: 'new password',
    })
    expect((await found.ask(use, { secret: secretOf(made), password: 'quite another sentence' })).status).toBe(200)
    expect((await browser.ask(me, {}, slug)).status).toBe(401)
    expect((await found.ask(me, {}, slug)).status).toBe(200)
    expect((await new Browser(world).signIn(email, password)).status).toBe(401)
    expect((await new Browser(world).signIn(email, 'quite another sentence')).status).toBe(200)
    expect((await found.ask(use, { secret: secretOf(made), password })).status).toBe(404)
  })

  it('is made on the host for somebody who signs in to several organisations', async () => {
    const { person, email } = await member()
    const elsewhere = await world.organisation('Third')
    const login = (await world.owner.query('select login from person where person = $1', [person.id])).rows[0].login
    await elsewhere.person('Carla V.', { email, login })
    const made = await linkFromHost(world.database, email.toUpperCase())
    expect(made).toMatchObject({ name: 'Carla Voss', organisation: slug, purpose: 'lost access' })
    const next = 'quite another sentence'
    expect((await new Browser(world).ask(use, { secret: secretOf(made ?? { path: '' }), password: next })).status).toBe(
      200,
    )
    expect((await new Browser(world).signIn(email, next)).status).toBe(200)
    expect(await linkFromHost(world.database, 'nobody@otterby.example')).toBeUndefined()
  })

  it('is for who has signed in before', async () => {
    const person = await newcomer()
    expect((await admin.reply(lostAccess, { person: person.id })).body.detail).toBe(
      'This person has never signed in. Invite them instead.',
    )
  })
})

it('guesses are counted by address', async () => {
  const narrow = await openWorld({ throttle: { attempts: { link: { most: 3, seconds: 900 } } } })
  const statuses = []
  for (let number = 0; number < 5; number++)
    statuses.push((await new Browser(narrow).ask(look, { secret: `guess ${number}` })).status)
  expect(statuses).toEqual([404, 404, 404, 429, 429])
})

it('is not read by anybody but administrators, in the database as well', async () => {
  const { org } = place.organisation
  const viewer = { org, person: colleague.id, administrator: true, zone: 'Europe/London', scopes: ['read' as const] }
  const { openLinks } = await import('./store.ts')
  const person = await newcomer()
  await admin.ask(invite, { person: person.id })
  expect(await world.database.asViewer(viewer, (tx) => openLinks(tx, org, undefined))).toEqual([])
  expect(
    (await world.database.asViewer({ ...viewer, person: admin.id }, (tx) => openLinks(tx, org, undefined))).length,
  ).toBeGreaterThan(0)
})

type Row = [string, () => Promise<{ status: number }>, number]
const rows = (ask: (who: string | null) => Promise<{ status: number }>): Row[] => [
  ['an administrator', () => ask(admin.token), 200],
  ['a colleague', () => ask(colleague.token), 403],
  ['an administrator’s token that reads', async () => ask((await admin.withScopes('read')).token), 403],
  ['a person of another organisation', () => ask(stranger.token), 404],
  ['nobody', () => ask(null), 401],
]

whoMay('links.invite', [
  ...rows(async (who) => request(world, slug, who, invite, { person: (await newcomer()).id })),
  ['an administrator, for somebody elsewhere', () => admin.reply(invite, { person: stranger.id }), 404],
])
whoMay('links.lost-access', [
  ...rows(async (who) => request(world, slug, who, lostAccess, { person: (await member()).person.id })),
  ['an administrator, for nobody', () => admin.reply(lostAccess, { person: newId() }), 404],
])
whoMay('links.list', [
  ['an administrator', () => admin.reply(list, {}), 200],
  ['a colleague', () => colleague.reply(list, {}), 403],
  ['a person of another organisation', () => request(world, slug, stranger.token, list, {}), 404],
  ['nobody', () => request(world, slug, null, list, {}), 401],
])
whoMay('links.withdraw', [
  ...rows(async (who) =>
    request(world, slug, who, withdraw, { link: (await admin.ask(invite, { person: (await newcomer()).id })).link }),
  ),
])
whoMay('links.look', [
  [
    'who has it',
    async () =>
      new Browser(world).ask(look, { secret: secretOf(await admin.ask(invite, { person: (await newcomer()).id })) }),
    200,
  ],
  ['who has none', () => new Browser(world).ask(look, { secret: 'guess' }), 404],
])
const using = async (headers: Record<string, string>) => {
  const secret = secretOf(await admin.ask(invite, { person: (await newcomer()).id }))
  return new Browser(world).send('POST', '/api/links/use', { secret, password }, headers)
}
whoMay('links.use', [
  ['who has it', () => using({}), 200],
  ['who has none', () => new Browser(world).ask(use, { secret: 'guess', password }), 404],
  ['another site', () => using({ origin: 'http://evil.example' }), 403],
])

it('makes one login of an e-mail, however it is written', async () => {
  const login = await world.database.asSystem('sign_in', null, (tx) =>
    addLogin(tx, { email: 'Mixed.Case@Otterby.example', name: 'M', password }),
  )
  await place.person('M', { login })
  expect((await new Browser(world).signIn('mixed.case@otterby.EXAMPLE', password)).status).toBe(200)
})
