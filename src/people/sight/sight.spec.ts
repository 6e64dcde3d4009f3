import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Place, type Somebody } from '../../../test/world.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { setManager } from '../persons/store.ts'
import type { AudienceInput } from './audience.ts'
import { audienceFor, audiencesSeen, onlyFor } from './store.ts'

const world = await openWorld()
let place: Place
let chief: Somebody
let manager: Somebody
let nurse: Somebody
let porter: Somebody
let stranger: Somebody
let surgery: string
let ward: string

beforeAll(async () => {
  place = await world.organisation('Otterby')
  chief = await place.person('Dana Wells')
  manager = await place.person('Ben Osei', { manager: chief })
  nurse = await place.person('Carla Voss', { manager })
  porter = await place.person('Farid Noor')
  surgery = await place.team('Surgery', { lead: manager })
  ward = await place.team('Ward 3', { parent: surgery, members: [nurse] })
  stranger = await (await world.organisation('Elsewhere')).person('Ed Moss')
})

const as = (who: Somebody): Viewer => ({
  org: place.organisation.org,
  person: who.id,
  administrator: false,
  zone: 'Europe/London',
  scopes: ['read', 'write'],
})

const choose = (who: Somebody, chosen: AudienceInput, thing: { owner?: Somebody; team?: string } = {}) =>
  world.database.asViewer(as(who), (tx) =>
    audienceFor(tx, as(who), chosen, { owner: (thing.owner ?? who).id, team: thing.team ?? null }),
  )

async function whoSees(audience: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ name: string }>(
    'select p.name from sight s join person p using (org, person) where s.audience = $1 order by p.name',
    [audience],
  )
  return rows.map(({ name }) => name)
}

const seenBy = async (who: Somebody, audience: string) =>
  (await world.database.asViewer(as(who), (tx) => audiencesSeen(tx, as(who), [audience]))).get(audience)

describe('an audience', () => {
  it('of everybody is the organisation itself and needs no rows', async () => {
    const audience = await choose(porter, { word: 'organisation' })
    expect(audience).toBe(place.organisation.org)
    expect(await whoSees(audience)).toEqual([])
    expect(await seenBy(nurse, audience)).toEqual({ audience, word: 'organisation', team: null, persons: [] })
  })

  it('of a team is its people, its lead and those of the teams within it, whoever they are that day', async () => {
    const audience = await choose(manager, { word: 'team', team: surgery })
    expect(await whoSees(audience)).toEqual(['Ben Osei', 'Carla Voss'])
    expect(await choose(nurse, { word: 'team' }, { team: surgery })).toBe(audience)
    expect(await seenBy(nurse, audience)).toMatchObject({ word: 'team', team: { name: 'Surgery' } })
    expect(await seenBy(porter, audience)).toBeUndefined()
  })

  it('of a line is the owner and their managers upward', async () => {
    const audience = await choose(nurse, { word: 'line' })
    expect(await whoSees(audience)).toEqual(['Ben Osei', 'Carla Voss', 'Dana Wells'])
    expect(await seenBy(chief, audience)).toMatchObject({ word: 'line', persons: [{ name: 'Carla Voss' }] })
  })

  it('of a pair stays the two of them, whoever manages whom later', async () => {
    const audience = await choose(nurse, { word: 'pair', person: manager.id })
    expect(await choose(manager, { word: 'pair', person: nurse.id })).toBe(audience)
    const { org } = place.organisation
    await place.asImport((tx) => setManager(tx, org, nurse.id, chief.id, '2025-06-01'))
    expect(await whoSees(audience)).toEqual(['Ben Osei', 'Carla Voss'])
    expect(await whoSees(await choose(nurse, { word: 'line' }))).toEqual(['Carla Voss', 'Dana Wells'])
    await place.asImport((tx) => setManager(tx, org, nurse.id, manager.id, '2025-06-02'))
  })

  it('of one, or of those who are named, is made once for the same people', async () => {
    const alone = await choose(nurse, { word: 'private' })
    expect(await whoSees(alone)).toEqual(['Carla Voss'])
    expect(await world.database.asViewer(as(nurse), (tx) => onlyFor(tx, nurse.id))).toBe(alone)
    const named = await choose(nurse, { word: 'named', persons: [porter.id, chief.id] })
    expect(await whoSees(named)).toEqual(['Carla Voss', 'Dana Wells', 'Farid Noor'])
    expect(await choose(nurse, { word: 'named', persons: [chief.id, porter.id, porter.id] })).toBe(named)
    expect((await seenBy(porter, named))?.persons.map(({ name }) => name)).toEqual([
      'Carla Voss',
      'Dana Wells',
      'Farid Noor',
    ])
  })

  it.each<[string, () => Promise<string>, string]>([
    [
      'a team that the owner is not in',
      () => choose(porter, { word: 'team', team: ward }),
      'The owner is not in this team',
    ],
    ['no team at all', () => choose(nurse, { word: 'team' }), 'Choose a team first'],
    ['a pair with oneself', () => choose(nurse, { word: 'pair', person: nurse.id }), 'somebody else'],
    ['a pair with a stranger', () => choose(nurse, { word: 'pair', person: stranger.id }), 'not in this organisation'],
    ['a stranger by name', () => choose(nurse, { word: 'named', persons: [stranger.id] }), 'not in this organisation'],
    [
      'what one would not see oneself',
      () => choose(porter, { word: 'private' }, { owner: nurse }),
      'would not see it yourself',
    ],
  ])('is refused: %s', async (_, ask, sentence) => {
    await expect(ask()).rejects.toThrow(sentence)
  })
})

it('sight shows a viewer their own rows, and nobody writes it', async () => {
  const { sql } = await import('../../platform/sql.ts')
  const rows = await world.database.asViewer(as(nurse), (tx) =>
    tx.rows<{ person: string }>(sql`select person from sight`),
  )
  expect(new Set(rows.map(({ person }) => person))).toEqual(new Set([nurse.id]))
  const { org } = place.organisation
  for (const statement of [
    sql`insert into sight (org, person, audience) values (${org}, ${nurse.id}, ${org})`,
    sql`delete from sight`,
    sql`insert into audience (org, audience, word) values (${org}, ${nurse.id}, 'private')`,
    sql`update membership set to_on = null where org <> ${org}; update reporting_line set distance = 1`,
  ])
    await expect(world.database.asViewer(as(nurse), (tx) => tx.run(statement))).rejects.toThrow()
})
