import { beforeAll, describe, expect, it } from 'vitest'
import { Browser } from '../../../test/browser.ts'
import { openWorld, type Place, request, type Somebody, whoMay } from '../../../test/world.ts'
import { change, mine, removeDemonstration, see, setUp } from './contract.ts'

const world = await openWorld({ startKey: 'the key of this start' })
const draft = (email: string) => ({
  key: 'the key of this start',
  organisation: { name: 'Société d’Énergie', zone: 'America/Toronto', locale: 'en-CA', currency: 'CAD' },
  administrator: { name: 'Ana Ruiz', email, password: 'a sentence is fine' },
})

let otterby: Place
let admin: Somebody
let colleague: Somebody
let stranger: Somebody

beforeAll(async () => {
  otterby = await world.organisation('Otterby')
  admin = await otterby.person('Ana Ruiz', { administrator: true })
  colleague = await otterby.person('Ben Osei')
  stranger = await (await world.organisation('Elsewhere')).person('Carla Voss', { administrator: true })
})

describe('setting up an organisation', () => {
  it('makes it with its first administrator, and signs them in', async () => {
    const browser = new Browser(world)
    const { status, body } = await browser.ask(setUp, draft('Ana.Ruiz@energie.example'))
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.organisation).toMatchObject({
      slug: 'societe-d-energie',
      zone: 'America/Toronto',
      demonstration: false,
    })
    const seen = await browser.ask(see, {}, 'societe-d-energie')
    expect(seen.body).toMatchObject({ name: 'Société d’Énergie', abilities: { change: { allowed: true } } })
    expect((await browser.ask(mine)).body).toMatchObject({
      login: { email: 'ana.ruiz@energie.example' },
      organisations: [{ slug: 'societe-d-energie', called: 'Ana Ruiz' }],
    })
    const events = await world.owner.query('select happened from event where subject = $1', [
      (body.organisation as { org: string }).org,
    ])
    expect(events.rows).toEqual([{ happened: 'organisation.set-up' }])
  })

  it('gives the next of the same name another address', async () => {
    const { body } = await new Browser(world).ask(setUp, draft('second@energie.example'))
    expect(body.organisation).toMatchObject({ slug: 'societe-d-energie-2' })
  })

  it('asks for the password of an e-mail that has a sign-in, and leaves nothing behind where it is wrong', async () => {
    const before = await world.owner.query('select count(*) from organisation')
    const wrong = await new Browser(world).ask(setUp, {
      ...draft('ana.ruiz@energie.example'),
      administrator: { name: 'A', email: 'ana.ruiz@energie.example', password: 'somebody else guesses' },
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body.faults).toMatchObject([{ at: 'administrator.password' }])
    expect((await world.owner.query('select count(*) from organisation')).rows).toEqual(before.rows)
    const browser = new Browser(world)
    expect((await browser.ask(setUp, draft('ana.ruiz@energie.example'))).status).toBe(200)
    expect((await browser.ask(mine)).body.organisations).toHaveLength(2)
  })

  it.each([
    ['a zone that is none', { organisation: { ...draft('').organisation, zone: '+01:00' } }, 'organisation.zone'],
    [
      'a currency that is none',
      { organisation: { ...draft('').organisation, currency: 'pounds' } },
      'organisation.currency',
    ],
    [
      'a language that is none',
      { organisation: { ...draft('').organisation, locale: 'English' } },
      'organisation.locale',
    ],
    [
      'a password that is short',
      { administrator: { name: 'A', email: 'short@energie.example', password: 'short' } },
      'administrator.password',
    ],
    [
      'an e-mail that is none',
      { administrator: { name: 'A', email: 'nobody', password: 'a sentence is fine' } },
      'administrator.email',
    ],
  ])('refuses %s', async (_, part, at) => {
    const { status, body } = await new Browser(world).ask(setUp, { ...draft('x@energie.example'), ...part })
    expect(status).toBe(422)
    expect(body.faults).toMatchObject([{ at }])
  })
})

describe('changing settings', () => {
  it('keeps a revision, so that two edits at once are both seen', async () => {
    const { revision } = await admin.ask(see, {})
    expect(await admin.ask(change, { revision, name: 'Otterby Hospitals' })).toMatchObject({
      name: 'Otterby Hospitals',
      zone: 'Europe/London',
    })
    const late = await admin.reply(change, { revision, name: 'Otterby Care' })
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({ yours: { name: 'Otterby Care' }, theirs: { name: 'Otterby Hospitals' } })
  })
})

describe('removing the demonstration', () => {
  it('takes everything of it, and nothing of anybody else', async () => {
    const place = await world.organisation('Heron Valley')
    await world.owner.query('update organisation set demonstration = true where org = $1', [place.organisation.org])
    const chief = await place.person('Dana Wells', { administrator: true })
    const team = await place.team('Ward 3', { lead: chief, members: [chief] })
    await place.person('Ed Moss', { manager: chief, teams: [team] })
    const others = await world.owner.query('select count(*) from person where org <> $1', [place.organisation.org])
    expect(await chief.ask(removeDemonstration, {})).toEqual({ removed: 'Heron Valley' })
    const { rows: tables } = await world.owner.query<{ name: string }>(
      "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'org' and table_name in (select tablename from pg_tables)",
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      const { rows } = await world.owner.query(`select count(*) from "${name}" where org = $1`, [
        place.organisation.org,
      ])
      expect(rows, name).toEqual([{ count: '0' }])
    }
    expect((await world.owner.query('select count(*) from person')).rows).toEqual(others.rows)
    expect((await chief.reply(see, {})).status).toBe(401)
  })

  it('is refused for a real organisation, by the database as well', async () => {
    const { status, body } = await admin.reply(removeDemonstration, {})
    expect([status, body.detail]).toEqual([403, 'Only the demonstration organisation can be removed.'])
    const { org } = otterby.organisation
    const viewer = { org, person: admin.id, administrator: true, zone: 'Europe/London', scopes: ['write' as const] }
    const { removeDemonstration: byForce } = await import('./store.ts')
    await expect(world.database.asViewer(viewer, byForce)).rejects.toThrow('only a demonstration')
  })
})

whoMay('organisations.set-up', [
  ['who knows the key', () => new Browser(world).ask(setUp, draft('key@energie.example')), 200],
  ['who guesses', () => new Browser(world).ask(setUp, { ...draft('no@energie.example'), key: 'a guess' }), 403],
  ['nobody without a key', () => new Browser(world).ask(setUp, { ...draft('no@energie.example'), key: '' }), 403],
  [
    'another site',
    () =>
      new Browser(world).send('POST', '/api/set-up', draft('no@energie.example'), { origin: 'http://evil.example' }),
    403,
  ],
])

whoMay('organisations.mine', [
  ['nobody', () => request(world, '', null, mine, {}), 401],
  ['a token', () => admin.reply(mine, {}), 403],
])

const asked = (who: () => Somebody) => () => request(world, otterby.organisation.slug, who().token, see, {})
whoMay('organisations.see', [
  ['an administrator', asked(() => admin), 200],
  ['a colleague', asked(() => colleague), 200],
  ['a token that reads', async () => (await colleague.withScopes('read')).reply(see, {}), 200],
  ['a token that only writes', async () => (await colleague.withScopes('write')).reply(see, {}), 403],
  ['a person of another organisation', asked(() => stranger), 404],
  ['nobody', () => request(world, otterby.organisation.slug, null, see, {}), 401],
])

const changing = (who: () => Somebody) => async () =>
  request(world, otterby.organisation.slug, who().token, change, {
    revision: (await admin.ask(see, {})).revision,
    currency: 'EUR',
  })
whoMay('organisations.change', [
  ['an administrator', changing(() => admin), 200],
  [
    'an administrator’s token that reads',
    async () => (await admin.withScopes('read')).reply(change, { revision: 1 }),
    403,
  ],
  ['a colleague', changing(() => colleague), 403],
  ['a person of another organisation', changing(() => stranger), 404],
  ['nobody', () => request(world, otterby.organisation.slug, null, change, { revision: 1 }), 401],
])

whoMay('organisations.remove-demonstration', [
  ['an administrator of a real organisation', () => admin.reply(removeDemonstration, {}), 403],
  ['a colleague', () => colleague.reply(removeDemonstration, {}), 403],
  [
    'a person of another organisation',
    () => request(world, otterby.organisation.slug, stranger.token, removeDemonstration, {}),
    404,
  ],
  ['nobody', () => request(world, otterby.organisation.slug, null, removeDemonstration, {}), 401],
])
