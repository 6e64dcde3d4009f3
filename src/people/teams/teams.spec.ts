import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, request, type Somebody, whoMay } from '../../../test/world.ts'
import type { Operation } from '../../kernel/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { add as addGoal, see as seeGoal } from '../../manage/goals/contract.ts'
import { add as addIndicator, list as listIndicators } from '../../manage/indicators/contract.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { add, archive, change, holds, join, leave, list, search, see, setRhythm, unarchive } from './contract.ts'
import { changeTeam } from './store.ts'

const world = await openWorld()
const today = new Date().toISOString().slice(0, 10)
let place: Place
let admin: Somebody
let lead: Somebody
let nurse: Somebody
let porter: Somebody
let stranger: Somebody
let surgery: string
let ward: string
let kitchen: string

beforeAll(async () => {
  place = await world.organisation('Otterby')
  admin = await place.person('Ana Ruiz', { administrator: true })
  lead = await place.person('Ben Osei')
  nurse = await place.person('Carla Voss', { title: 'Nurse' })
  porter = await place.person('Farid Noor')
  surgery = await place.team('Surgery', { lead })
  ward = await place.team('Ward 3', { parent: surgery, members: [nurse] })
  kitchen = await place.team('Kitchen')
  stranger = await (await world.organisation('Elsewhere')).person('Ed Moss', { administrator: true })
})

/** Who sees what only this team sees, by what the database holds. */
async function sightOf(team: string): Promise<string[]> {
  const made = await place.asImport((tx) =>
    tx.first<{ audience: string }>(
      sql`select make_audience('team', null, null, ${team}, null, ${newId()}) as audience`,
    ),
  )
  const { rows } = await world.owner.query<{ name: string }>(
    'select p.name from sight s join person p using (org, person) where s.audience = $1 order by p.name',
    [made?.audience],
  )
  return rows.map(({ name }) => name)
}

describe('teams', () => {
  it('stand in a tree, each with its lead, its people and those within it', async () => {
    const { teams } = await nurse.ask(list, {})
    expect(teams).toEqual([
      { team: kitchen, name: 'Kitchen', parent: null, lead: null, archivedOn: null, members: 0, within: 0 },
      {
        team: surgery,
        name: 'Surgery',
        parent: null,
        lead: { person: lead.id, name: 'Ben Osei' },
        archivedOn: null,
        members: 0,
        within: 1,
      },
      { team: ward, name: 'Ward 3', parent: surgery, lead: null, archivedOn: null, members: 1, within: 1 },
    ])
    const seen = await lead.ask(see, { team: ward })
    expect(seen).toMatchObject({
      path: [{ team: surgery, name: 'Surgery' }],
      people: [{ person: nurse.id, name: 'Carla Voss', title: 'Nurse', since: '2025-01-01' }],
      abilities: { change: { allowed: false }, members: { allowed: true } },
    })
    expect((await lead.ask(search, { text: 'WARD' })).found).toEqual([
      { team: ward, name: 'Ward 3', within: 'Surgery' },
    ])
  })

  it('refuse a circle by naming the teams in it, and change nothing', async () => {
    const { revision } = await admin.ask(see, { team: surgery })
    const { status, body } = await admin.reply(change, { team: surgery, revision, parent: ward })
    expect([status, body.detail]).toEqual([
      422,
      'The teams would run in a circle: Surgery is within Ward 3, and Ward 3 within Surgery. Choose another team above it.',
    ])
    expect(body.teams).toEqual([surgery, ward])
    expect((await admin.reply(change, { team: surgery, revision, parent: surgery })).body.detail).toBe(
      'Surgery cannot be within itself. Choose another team above it.',
    )
    expect(await admin.ask(see, { team: surgery })).toMatchObject({ parent: null, revision })
  })

  it('close no circle when two people move them at the same moment', async () => {
    const { org } = place.organisation
    const [one, two] = [await place.team('One'), await place.team('Two')]
    const move = (team: string, parent: string) => (tx: Transaction) =>
      changeTeam(
        tx,
        org,
        { team, name: 'Moved', parent: null, lead: null, revision: 1 },
        { team, name: 'Moved', parent, lead: null },
        1,
      )
    const first = place.asImport(async (tx) => {
      await move(one, two)(tx)
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect(place.asImport(move(two, one))).rejects.toThrow('in a circle')
    await first
  })

  it('let people in and out with a date, and sight follows in the same moment, up to the teams above', async () => {
    expect(await sightOf(surgery)).toEqual(['Ben Osei', 'Carla Voss'])
    await lead.ask(join, { team: ward, persons: [porter.id, nurse.id] })
    expect(await sightOf(surgery)).toEqual(['Ben Osei', 'Carla Voss', 'Farid Noor'])
    const out = await lead.ask(leave, { team: ward, persons: [porter.id] })
    expect(out.people.map(({ name }) => name)).toEqual(['Carla Voss'])
    expect(await sightOf(surgery)).toEqual(['Ben Osei', 'Carla Voss'])
    const { rows } = await world.owner.query('select from_on::text, to_on::text from membership where person = $1', [
      porter.id,
    ])
    expect(rows).toEqual([{ from_on: today, to_on: today }])
    await lead.ask(join, { team: ward, persons: [porter.id] })
    expect(await sightOf(surgery)).toEqual(['Ben Osei', 'Carla Voss', 'Farid Noor'])
    await lead.ask(leave, { team: ward, persons: [porter.id] })
    expect((await lead.reply(leave, { team: ward, persons: [porter.id] })).body.detail).toBe(
      'None of them belongs to this team.',
    )
  })

  it('take their sight along when they move', async () => {
    const unit = await admin.ask(add, { name: 'Unit', parent: ward, lead: porter.id })
    expect(await sightOf(surgery)).toContain('Farid Noor')
    await admin.ask(change, { team: unit.team, revision: 1, parent: kitchen })
    expect(await sightOf(surgery)).not.toContain('Farid Noor')
    expect(await sightOf(kitchen)).toEqual(['Farid Noor'])
    await admin.ask(change, { team: unit.team, revision: 2, lead: null, parent: null })
    expect(await sightOf(kitchen)).toEqual([])
    const { rows } = await world.owner.query('select happened from event where subject = $1 order by event', [
      unit.team,
    ])
    expect(rows.map(({ happened }) => happened)).toEqual(['team.added', 'team.changed', 'team.changed'])
  })

  it('are not for people of another organisation, nor for those who have left, nor from tomorrow', async () => {
    const gone = await place.person('Gone Away', { endsOn: '2025-02-01' })
    expect((await admin.reply(join, { team: ward, persons: [gone.id] })).body.detail).toBe(
      'Gone Away has left the organisation.',
    )
    expect((await admin.reply(join, { team: ward, persons: [stranger.id] })).body.faults).toMatchObject([
      { at: 'persons' },
    ])
    expect(
      (await admin.reply(join, { team: ward, persons: [porter.id], from: '2999-01-01' })).body.faults,
    ).toMatchObject([{ at: 'from' }])
    expect((await admin.reply(add, { name: 'X', lead: stranger.id })).body.faults).toMatchObject([{ at: 'lead' }])
    expect((await admin.reply(add, { name: 'X', parent: newId() })).body.faults).toMatchObject([{ at: 'parent' }])
  })

  it('show both texts when two people change one at once', async () => {
    const made = await admin.ask(add, { name: 'Pharmacy' })
    await admin.ask(change, { team: made.team, revision: 1, name: 'Dispensary' })
    const late = await admin.reply(change, { team: made.team, revision: 1, name: 'Medicines' })
    expect(late).toMatchObject({ status: 409, body: { yours: { name: 'Medicines' }, theirs: { name: 'Dispensary' } } })
  })
})

describe('a team that is used no longer', () => {
  const inUse = (team: string) => admin.ask(see, { team })

  it('hands its people, teams and goals over in the same step, seen or not, and stays in the history', async () => {
    const old = await place.team('Old wing', { members: [nurse, porter] })
    const within = await place.team('Old kitchen', { parent: old })
    const wing = await place.team('New wing', { members: [lead] })
    await admin.ask(setRhythm, { team: wing, rhythm: 91 })
    const audience = { word: 'team' as const }
    const open = await nurse.ask(addGoal, { title: 'Beds by noon', team: old, audience })
    const secret = await nurse.ask(addGoal, { title: 'Mine', team: old, audience: { word: 'private' } })
    await nurse.ask(addIndicator, { title: 'Beds in use', team: old, audience })
    expect(await admin.ask(holds, { team: old })).toEqual({ people: 2, teams: 1, goals: 0 })
    expect(await nurse.ask(holds, { team: old })).toEqual({ people: 2, teams: 1, goals: 2 })

    const { revision } = await inUse(old)
    const refused = await admin.reply(archive, { team: old, revision })
    expect(refused).toMatchObject({
      status: 422,
      body: { faults: [{ at: 'to', sentence: /^Old wing still holds 2 people and 1 team\. Choose/ }] },
    })
    expect((await admin.reply(archive, { team: old, revision, to: within })).status).toBe(422)
    expect((await admin.reply(archive, { team: old, revision: revision - 1, to: wing })).status).toBe(409)

    const gone = await admin.ask(archive, { team: old, revision, to: wing })
    expect(gone).toMatchObject({ archivedOn: today, members: 0, teams: [], abilities: { change: { allowed: false } } })
    expect((await inUse(wing)).people.map(({ name }) => name)).toEqual(['Ben Osei', 'Carla Voss', 'Farid Noor'])
    expect((await inUse(within)).path).toEqual([{ team: wing, name: 'New wing' }])
    for (const { node } of [open, secret])
      expect(await nurse.ask(seeGoal, { goal: node.node })).toMatchObject({
        node: { team: { team: wing } },
        rhythm: 91,
      })
    // whoever saw it because they were in the team sees it now because they are in the other one
    expect((await lead.ask(seeGoal, { goal: open.node.node })).audience.word).toBe('team')
    expect((await porter.reply(seeGoal, { goal: open.node.node })).status).toBe(200)
    expect((await porter.reply(seeGoal, { goal: secret.node.node })).status).toBe(404)
    const { rows } = await world.owner.query(
      `select happened, subject from event where org = $1 and after ->> 'team' = $2 order by happened`,
      [place.organisation.org, wing],
    )
    expect(rows.map(({ happened }) => happened)).toEqual(['goal.changed', 'goal.changed', 'indicator.changed'])
    const { indicators } = await lead.ask(listIndicators, { team: wing })
    expect(indicators.map(({ title }) => title)).toEqual(['Beds in use'])
  })

  it('is not taken over by one that is archived at the same moment', async () => {
    for (const name of ['First', 'Second', 'Third']) {
      const [east, west] = [await place.team(`${name} east`), await place.team(`${name} west`)]
      const said = await Promise.all([
        admin.reply(archive, { team: east, revision: 1, to: west }),
        admin.reply(archive, { team: west, revision: 1, to: east }),
      ])
      expect(said.map(({ status }) => status).sort()).toEqual([200, 422])
    }
  })

  it('is not joined at the moment at which it is archived', async () => {
    for (const name of ['Fourth', 'Fifth', 'Sixth', 'Seventh']) {
      const team = await place.team(name)
      const said = await Promise.all([
        admin.reply(archive, { team, revision: 1 }),
        admin.reply(join, { team, persons: [nurse.id] }),
      ])
      // the one came first, and the other is told: there is somebody in it now, or it was archived
      expect([[200, 403].join(), [422, 200].join()]).toContain(said.map(({ status }) => status).join())
    }
  })

  it('is chosen nowhere any more, until it is taken back', async () => {
    const team = await place.team('Annexe')
    await admin.ask(archive, { team, revision: (await inUse(team)).revision })
    expect((await admin.ask(list, {})).teams.find((one) => one.team === team)?.archivedOn).toBe(today)
    expect((await admin.ask(search, { text: 'Annexe' })).found).toEqual([])
    const refused = async (said: Promise<{ status: number; body: Record<string, unknown> }>) => (await said).body.detail
    expect(await refused(nurse.reply(addGoal, { title: 'Too late', team }))).toMatch(/^Annexe was archived/)
    expect(await refused(admin.reply(add, { name: 'Below it', parent: team }))).toMatch(/^Annexe was archived/)
    expect(await refused(admin.reply(join, { team, persons: [nurse.id] }))).toMatch(/was archived/)
    const other = await place.team('Hall', { members: [porter] })
    const { revision } = await inUse(other)
    expect(await refused(admin.reply(archive, { team: other, revision, to: team }))).toMatch(/^Annexe was archived/)

    expect((await admin.ask(unarchive, { team })).archivedOn).toBe(null)
    await admin.ask(join, { team, persons: [nurse.id] })
    expect((await admin.reply(unarchive, { team })).status).toBe(403)
  })
})

type Row = [string, () => Promise<{ status: number }>, number]
const by = (who: () => Somebody | null, operation: Operation, input: () => object) => () =>
  request(world, place.organisation.slug, who()?.token ?? null, operation, input())
const rows = (operation: Operation, input: () => object, answers: [number, number, number]): Row[] => [
  ['an administrator', by(() => admin, operation, input), answers[0]],
  ['the lead of the team above', by(() => lead, operation, input), answers[1]],
  ['a colleague', by(() => porter, operation, input), answers[2]],
  ['a person of another organisation', by(() => stranger, operation, input), 404],
  ['nobody', by(() => null, operation, input), 401],
]
const reading: [number, number, number] = [200, 200, 200]

whoMay(
  'teams.list',
  rows(list, () => ({}), reading),
)
whoMay(
  'teams.search',
  rows(search, () => ({ text: 'w' }), reading),
)
whoMay('teams.see', [
  ...rows(see, () => ({ team: ward }), reading),
  ['about a team that is not there', () => admin.reply(see, { team: newId() }), 404],
])
whoMay(
  'teams.add',
  rows(add, () => ({ name: 'Laundry' }), [200, 403, 403]),
)
whoMay('teams.change', [
  ...rows(change, () => ({ team: kitchen, revision: 1, name: 'Kitchens' }), [200, 403, 403]),
  [
    'a token that reads',
    async () => (await admin.withScopes('read')).reply(change, { team: kitchen, revision: 2 }),
    403,
  ],
])
whoMay(
  'teams.join',
  rows(join, () => ({ team: ward, persons: [porter.id] }), [200, 200, 403]),
)
whoMay('teams.set-rhythm', [
  ...rows(setRhythm, () => ({ team: ward, rhythm: 14 }), [200, 200, 403]),
  ['an administrator, of no day', () => admin.reply(setRhythm, { team: ward, rhythm: 0 }), 422],
])
whoMay('teams.leave', [
  [
    'a colleague',
    by(
      () => porter,
      leave,
      () => ({ team: ward, persons: [porter.id] }),
    ),
    403,
  ],
  [
    'the lead of the team above',
    by(
      () => lead,
      leave,
      () => ({ team: ward, persons: [porter.id] }),
    ),
    200,
  ],
  [
    'an administrator, of who is not in it',
    by(
      () => admin,
      leave,
      () => ({ team: ward, persons: [porter.id] }),
    ),
    422,
  ],
  [
    'a person of another organisation',
    by(
      () => stranger,
      leave,
      () => ({ team: ward, persons: [porter.id] }),
    ),
    404,
  ],
  [
    'nobody',
    by(
      () => null,
      leave,
      () => ({ team: ward, persons: [porter.id] }),
    ),
    401,
  ],
])
whoMay('teams.holds', [
  ...rows(holds, () => ({ team: ward }), reading),
  ['about a team that is not there', () => admin.reply(holds, { team: newId() }), 404],
])
const spare = { team: '', revision: 1 }
whoMay('teams.archive', [
  ['an administrator, of a team that is not there', () => admin.reply(archive, { team: newId(), revision: 1 }), 404],
  [
    'the lead of the team above',
    async () => {
      spare.team = await place.team('Spare', { parent: surgery })
      return lead.reply(archive, spare)
    },
    403,
  ],
  ['a colleague', () => porter.reply(archive, spare), 403],
  [
    'a person of another organisation',
    by(
      () => stranger,
      archive,
      () => spare,
    ),
    404,
  ],
  [
    'nobody',
    by(
      () => null,
      archive,
      () => spare,
    ),
    401,
  ],
  ['an administrator', () => admin.reply(archive, spare), 200],
])
whoMay(
  'teams.unarchive',
  rows(unarchive, () => ({ team: spare.team }), [200, 403, 403]),
)
