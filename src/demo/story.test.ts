import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/dates.ts'
import { frameworks } from '../manage/frameworks/rules.ts'
import { cast, type Row } from './cast.ts'
import { goalsOf, measuresOf, split, todays } from './cast-reading.ts'

describe.each(todays)('the story on %s', (today) => {
  const northmoor = cast(today)
  const { people, goals, checkIns } = northmoor
  const goalById = new Map(goals.map((row) => [row.id, row]))

  it('has one of everything worth showing', () => {
    const all = (rows: Row[], column: string) => new Set(rows.map((row) => (row[column] ?? '').replace(/:.*/, '')))
    expect(all(goalsOf(northmoor), 'framework')).toEqual(new Set(['', ...frameworks]))
    expect(all(goalsOf(northmoor), 'audience')).toEqual(
      new Set(['organisation', 'team', 'line', 'pair', 'private', 'named']),
    )
    expect(all(goalsOf(northmoor), 'status')).toEqual(
      new Set(['draft', 'active', 'met', 'partly met', 'missed', 'abandoned']),
    )
    expect(all(measuresOf(northmoor), 'direction')).toEqual(new Set(['increase', 'decrease', 'between', 'done']))
    const active = goalsOf(northmoor).filter(({ status }) => status === 'active')
    const gaps: Record<string, (goal: Row) => boolean> = {
      why: ({ why }) => !why,
      how: ({ how }) => !how,
      when: ({ due }) => !due,
      owner: ({ owner }) => !owner,
      support: ({ parents }) => !parents,
    }
    for (const [gap, missing] of Object.entries(gaps)) expect(active.filter(missing).length, gap).toBeGreaterThan(0)
    expect(measuresOf(northmoor).filter(({ target }) => !target).length).toBeGreaterThan(0)
    expect(measuresOf(northmoor).filter(({ baseline }) => !baseline).length).toBeGreaterThan(0)
    expect(
      goalsOf(northmoor).filter(({ status, note }) => !['active', 'draft'].includes(status ?? '') && !note),
    ).toEqual([])
    const stands = goals.filter(
      ({ deputy_from: from = '', deputy_to: to = '' }) => from && from <= today && today <= to,
    )
    expect(new Set(stands.map(({ deputy }) => deputy))).toEqual(new Set(['paul-heslop']))
    expect(people.filter(({ administrator }) => administrator).map(({ id }) => id)).toEqual(['callum-fraser'])
  })

  it('falls silent here and there, and is spoken about everywhere else', () => {
    const lastWord = (id = '') => checkIns.findLast(({ goal }) => goal === id)?.value_on ?? ''
    const running = goalsOf(northmoor).filter(
      ({ status, start = '' }) => status === 'active' && start < addDays(today, -90),
    )
    const quiet = running.filter(({ id }) => lastWord(id) < addDays(today, -40))
    expect(quiet.length).toBeGreaterThanOrEqual(4)
    expect(quiet.length).toBeLessThanOrEqual(12)
  })

  it('has a problem that crosses wards: many teams under one shared goal, and a year of it', () => {
    const below = new Set(['beds'])
    for (let size = 0; size < below.size; ) {
      size = below.size
      for (const { id = '', parents } of goalsOf(northmoor))
        if (split(parents).some((up) => below.has(up))) below.add(id)
    }
    const direct = goalsOf(northmoor).filter(({ parents }) => split(parents).includes('beds'))
    expect(new Set(direct.map(({ team }) => team)).size).toBeGreaterThanOrEqual(8)
    expect(new Set([...below].map((id) => goalById.get(id)?.team)).size).toBeGreaterThanOrEqual(11)
    const days = checkIns.filter(({ goal }) => goal === 'beds').map(({ value_on = '' }) => value_on)
    expect((days[0] ?? today) < addDays(today, -330) && (days.at(-1) ?? '') > addDays(today, -10)).toBe(true)
  })

  it('goes well in places and badly in others', () => {
    const way = (measure: string) => {
      const { baseline, target, value } = goalById.get(measure) ?? {}
      return (Number(value) - Number(baseline)) / (Number(target) - Number(baseline))
    }
    for (const red of ['ed-leave.m1', 'kite-noon.m2', 'breaks.m1', 'beds-transport.m1'])
      expect(way(red), red).toBeLessThan(0.35)
    for (const green of ['lab-hour.m1', 'log-in.m1', 'heron-meals.m1', 'beds-lapwing.m1']) {
      expect(way(green), green).toBeGreaterThan(0.75)
    }
  })
})

describe('the story', () => {
  it('is pressed by winter when it is winter', () => {
    const waits = (today: string) => Number(cast(today).goals.find(({ id }) => id === 'urgent.m2')?.value)
    expect(waits('2027-01-12')).toBeGreaterThan(waits('2026-07-12') + 25)
  })

  it('says that it is fictional wherever it is named, and cannot be written to', () => {
    const { organisation, direction, people } = cast('2026-11-22')
    expect(organisation.name).toContain('(fictional)')
    expect(direction.mission).toContain('fictional')
    expect(people.filter(({ email }) => !email?.endsWith('@northmoor.example'))).toEqual([])
  })

  it('has the four people that tests and pictures rely on', () => {
    const { people, teams } = cast('2026-11-22')
    const titles = Object.fromEntries(people.map(({ id, title }) => [id, title]))
    expect(titles).toMatchObject({
      'miriam-adeyemi': 'Chief executive',
      'ruth-calloway': 'Ward manager, Heron ward',
      'daniel-asante': 'Staff nurse, Heron ward',
      'callum-fraser': 'Head of digital and IT',
    })
    expect(people.find(({ id }) => id === 'daniel-asante')?.manager).toBe('ruth-calloway')
    expect(teams.find(({ id }) => id === 'heron')?.lead).toBe('ruth-calloway')
  })
})

describe('the scans of the cast', () => {
  const { scans, findings, dots, moves, outcomes, people, goals } = cast('2026-11-22')
  const persons = new Set(people.map(({ id }) => id))
  const found = new Map(findings.map((row) => [row.id, row]))

  it('name only who and what is there', () => {
    const named = [...findings.flatMap(({ by, owner }) => [by, owner]), ...dots.map(({ person }) => person)]
    expect(named.filter((person) => person && !persons.has(person))).toEqual([])
    expect(scans.flatMap(({ contributors = '' }) => contributors.split(';')).filter((id) => !persons.has(id))).toEqual(
      [],
    )
    const others = findings.flatMap((row) => [row.merged_into, row.flowed_from, row.follows])
    expect(others.filter((id) => id && !found.has(id))).toEqual([])
    expect(moves.flatMap(({ inside, outside }) => [inside, outside]).filter((id) => !found.has(id))).toEqual([])
    expect(outcomes.filter(({ target }) => !goals.some(({ id }) => id === target))).toEqual([])
  })

  it('have dots of contributors and owners alone, five for each at most', () => {
    const placed = new Map<string, number>()
    for (const { finding = '', person = '', dots: count } of dots) {
      const scan = scans.find(({ id }) => id === found.get(finding)?.scan)
      expect([scan?.owner, ...(scan?.contributors ?? '').split(';')], `${person} on ${finding}`).toContain(person)
      const key = `${scan?.id} ${person}`
      placed.set(key, (placed.get(key) ?? 0) + Number(count))
    }
    expect([...placed].filter(([, count]) => count > 5)).toEqual([])
  })
})
