import { describe, expect, it } from 'vitest'
import { addDays, isDay } from '../kernel/dates.ts'
import { isQuantity } from '../kernel/quantity.ts'
import { cast } from './cast.ts'
import { goalsOf, idsOf, latestReadings, loops, measuresOf, repeated, split, todays } from './cast-reading.ts'

describe.each(todays)('the cast on %s', (today) => {
  const northmoor = cast(today)
  const { people, teams, goals, checkIns } = northmoor
  const persons = new Map(people.map((row) => [row.id, row]))
  const goalById = new Map(goals.map((row) => [row.id, row]))
  const byCheckIn = Map.groupBy(checkIns, ({ id = '' }) => id)

  it('has the size it should', () => {
    expect(people.length).toBeGreaterThanOrEqual(58)
    expect(people.length).toBeLessThanOrEqual(66)
    expect(teams).toHaveLength(12)
    expect(goalsOf(northmoor).length).toBeGreaterThanOrEqual(90)
    expect(goalsOf(northmoor).length).toBeLessThanOrEqual(135)
    expect(measuresOf(northmoor).length).toBeGreaterThanOrEqual(130)
    expect(measuresOf(northmoor).length).toBeLessThanOrEqual(180)
    expect(byCheckIn.size).toBeGreaterThanOrEqual(2500)
    expect(checkIns.length).toBeLessThanOrEqual(5000)
  })

  it('names everything once', () => {
    for (const rows of [people, teams, goals]) expect(repeated(idsOf(rows))).toEqual([])
    expect(repeated(people.map(({ email = '' }) => email))).toEqual([])
    expect(repeated(checkIns.map(({ id, measure }) => `${id} ${measure}`))).toEqual([])
    for (const rows of [people, teams, goals, checkIns]) {
      expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1)
      expect(idsOf(rows).filter((id) => !/^[\w.-]+$/.test(id))).toEqual([])
    }
  })

  it('points only at what is there', () => {
    const teamIds = new Set(idsOf(teams))
    const known = (id = '') => id === '' || persons.has(id)
    expect(
      people.filter(({ manager, teams = '' }) => !known(manager) || !split(teams).every((id) => teamIds.has(id))),
    ).toEqual([])
    expect(teams.filter(({ parent, lead }) => (parent && !teamIds.has(parent)) || !persons.has(lead))).toEqual([])
    for (const { id, type, parents, team = '', owner, deputy, audience = '' } of goals) {
      const reach = type === 'goal' ? split(parents).filter((parent) => parent !== 'vision') : split(parents)
      expect(
        reach.filter((parent) => goalById.get(parent)?.type !== 'goal'),
        id,
      ).toEqual([])
      if (type === 'goal') expect(teamIds.has(team), id).toBe(true)
      expect(known(owner) && known(deputy), id).toBe(true)
      const named = audience.includes(':') ? split(audience.slice(audience.indexOf(':') + 1)) : []
      expect(
        named.filter((person) => !persons.has(person)),
        id,
      ).toEqual([])
    }
    for (const { id, goal, measure, by, supersedes } of checkIns) {
      expect(goalById.get(goal)?.type, id).toBe('goal')
      if (measure) expect(goalById.get(measure)?.parents, id).toBe(goal)
      expect(persons.has(by), id).toBe(true)
      if (supersedes) expect(byCheckIn.get(supersedes)?.[0]?.goal, id).toBe(goal)
    }
  })

  it('has no loops, one root team, and one person without a manager', () => {
    expect(loops(new Map(people.map(({ id = '', manager }) => [id, split(manager)])))).toEqual([])
    expect(loops(new Map(teams.map(({ id = '', parent }) => [id, split(parent)])))).toEqual([])
    expect(loops(new Map(goals.map(({ id = '', parents }) => [id, split(parents)])))).toEqual([])
    expect(people.filter(({ manager }) => !manager).map(({ id }) => id)).toEqual(['miriam-adeyemi'])
    expect(people.filter(({ manager }) => manager?.includes(';'))).toEqual([])
    expect(teams.filter(({ parent }) => !parent)).toHaveLength(1)
  })

  it('writes only real dates, in their order', () => {
    const dates = [
      ...people.flatMap(({ starts_on, ends_on }) => [starts_on, ends_on]),
      ...goals.flatMap(({ start, due, value_on, deputy_from, deputy_to }) => [
        start,
        due,
        value_on,
        deputy_from,
        deputy_to,
      ]),
      ...checkIns.map(({ value_on }) => value_on),
    ]
    expect(dates.filter((date) => date && !isDay(date))).toEqual([])
    expect(goalsOf(northmoor).filter(({ start = '', due }) => due && due <= start)).toEqual([])
    for (const { id, goal, by, value_on = '' } of checkIns) {
      const { start = '', due = '', status } = goalById.get(goal) ?? {}
      const { starts_on = '', ends_on } = persons.get(by) ?? {}
      expect(value_on <= today && value_on >= start, id).toBe(true)
      expect(value_on >= starts_on && (!ends_on || value_on <= ends_on), `${id} by ${by}`).toBe(true)
      if (status !== 'active') expect(value_on <= due, id).toBe(true)
    }
  })

  it('gives each parent at most 100 to share, and leaves something for those without a share by hand', () => {
    const shares = new Map<string, { sum: number; derived: number }>()
    for (const { id, parents, weights } of goals) {
      const [to, by] = [split(parents), split(weights)]
      expect(by.length === 0 || by.length === to.length, id).toBe(true)
      for (const [index, parent] of to.entries()) {
        const share = shares.get(parent) ?? { sum: 0, derived: 0 }
        share.sum += Number(by[index] ?? 0)
        share.derived += by[index] === undefined ? 1 : 0
        shares.set(parent, share)
      }
    }
    for (const [parent, { sum, derived }] of shares) expect(derived > 0 ? sum < 100 : sum <= 100, parent).toBe(true)
    expect(goals.filter(({ weights }) => split(weights).length === 2).length).toBeGreaterThanOrEqual(10)
  })

  it('writes numbers as numbers, within reason', () => {
    const numbers = [
      ...goals.flatMap(({ baseline, target, target_max, value, confidence, rhythm, weights }) => [
        baseline,
        target,
        target_max,
        value,
        confidence,
        rhythm,
        ...split(weights),
      ]),
      ...checkIns.flatMap(({ value, confidence }) => [value, confidence]),
    ]
    expect(numbers.filter((number) => number && !isQuantity(number))).toEqual([])
    const unsure = checkIns.filter(
      ({ confidence }) => confidence && (Number(confidence) < 0 || Number(confidence) > 10),
    )
    expect(unsure).toEqual([])
    for (const { measure, value } of checkIns.filter((row) => row.measure)) {
      const { unit, direction } = goalById.get(measure) ?? {}
      expect(Number(value)).toBeGreaterThanOrEqual(0)
      if (unit === '%') expect(Number(value), measure).toBeLessThanOrEqual(100)
      if (direction === 'done') expect(['0', '1']).toContain(value)
    }
  })

  it('has measures whose target lies where their direction says', () => {
    for (const { id, direction, baseline, target, target_max } of measuresOf(northmoor)) {
      if (direction === 'between') expect(Number(target), id).toBeLessThan(Number(target_max))
      if (!baseline || !target) continue
      if (direction === 'increase') expect(Number(target), id).toBeGreaterThan(Number(baseline))
      if (direction === 'decrease') expect(Number(target), id).toBeLessThan(Number(baseline))
    }
  })

  it('shows the latest reading as the value, corrections included', () => {
    const latest = latestReadings(northmoor)
    for (const { id = '', value, value_on } of measuresOf(northmoor)) {
      expect([id, value, value_on]).toEqual([id, latest.get(id)?.value ?? '', latest.get(id)?.value_on ?? ''])
    }
    expect(checkIns.filter(({ supersedes }) => supersedes).length).toBeGreaterThanOrEqual(8)
    for (const { id, supersedes, value_on } of checkIns.filter((row) => row.supersedes)) {
      expect(byCheckIn.get(supersedes ?? '')?.[0]?.value_on, id).toBe(value_on)
    }
  })

  it('says one thing in each check-in, and leaves no blank to fill', () => {
    for (const [id, rows] of byCheckIn) {
      const words = rows.map(({ measure, value, ...rest }) => JSON.stringify(rest))
      expect(new Set(words).size, id).toBe(1)
    }
    expect(checkIns.filter(({ note, in_the_way }) => /[{}]|undefined|NaN/.test(`${note}${in_the_way}`))).toEqual([])
    expect(
      goalsOf(northmoor).filter(({ status, id }) => status === 'draft' && checkIns.some(({ goal }) => goal === id)),
    ).toEqual([])
  })
})

describe('the cast', () => {
  it('is the same each time, and moves with the day', () => {
    expect(cast('2026-11-22')).toEqual(cast('2026-11-22'))
    const [one, other] = [cast('2026-11-22'), cast('2026-11-29')]
    expect(idsOf(other.goals)).toEqual(idsOf(one.goals))
    expect(other.goals.map(({ start = '' }) => start)).toEqual(one.goals.map(({ start }) => start && addDays(start, 7)))
  })
})
