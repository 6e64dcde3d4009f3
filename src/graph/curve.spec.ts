import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../test/world.ts'
import { addDays, daysBetween } from '../kernel/dates.ts'
import { adherenceOf, type Occurrence, weekdays } from '../manage/frameworks/adherence.ts'
import { type Curve, curveAmong, curveOf, expectedBy, firstBeyond } from './curve.ts'

// The functions of curve.sql and measure.sql against the readable rules, over many cases in one statement each.

let world: World
beforeAll(async () => {
  world = await openWorld()
})

const zero = '2000-01-01'
const start = '2026-01-10'
const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(start, days))
const asNumbers = (curve: Curve): number[] => curve.flatMap(({ on, part }) => [daysBetween(zero, on), part])
const asCurve = (numbers: string[] | null): Curve | null =>
  numbers &&
  Array.from({ length: numbers.length / 2 }, (_, at) => ({
    on: addDays(zero, Number(numbers[2 * at])),
    part: Number(numbers[2 * at + 1]),
  }))
const cases = <T>(of: fc.Arbitrary<T>, count = 400): T[] => fc.sample(of, count)

function expectSame(found: Curve | null, ruled: Curve | null, what: unknown): void {
  expect(
    found?.map(({ on }) => on),
    JSON.stringify(what),
  ).toEqual(ruled?.map(({ on }) => on))
  for (const [at, { part }] of (found ?? []).entries())
    expect(Math.abs(part - (ruled?.[at]?.part ?? 9)), JSON.stringify(what)).toBeLessThan(1e-9)
}

const phases = fc
  .uniqueArray(fc.record({ on: day(-5, 110), value: fc.integer({ min: -20, max: 120 }).map(String) }), {
    maxLength: 4,
    selector: ({ on }) => on,
  })
  .map((list) => list.toSorted((one, other) => (one.on < other.on ? -1 : 1)))

it('a measure’s curve comes from its phases alike', async () => {
  const all = cases(
    fc.record({
      phases,
      direction: fc.constantFrom('increase' as const, 'decrease' as const, 'between' as const, 'done' as const),
      baseline: fc.option(fc.integer({ min: 0, max: 3 })),
      target: fc.option(fc.integer({ min: 0, max: 100 })),
      due: fc.option(day(-2, 100)),
    }),
  )
  const { rows } = await world.owner.query(
    `select curve_of(c.phases, c.direction, c.baseline, c.target, $2::date, c.due)::text[] as curve
     from rows from (jsonb_to_recordset($1) as (phases jsonb, direction text, baseline numeric, target numeric, due date))
       with ordinality c(phases, direction, baseline, target, due, place)
     order by c.place`,
    [JSON.stringify(all), start],
  )
  for (const [at, { phases, due, ...numbers }] of all.entries())
    expectSame(asCurve(rows[at].curve), curveOf(phases, numbers, start, due), all[at])
  expect(rows.filter(({ curve }) => curve !== null).length).toBeGreaterThan(20)
})

const curve = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
    fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 3, maxLength: 3 }),
  )
  .map(
    ([days, parts]): Curve => [
      { on: start, part: 0 },
      ...days.toSorted((a, b) => a - b).map((on, at) => ({ on: addDays(start, on), part: (parts[at] ?? 0) / 20 })),
      { on: addDays(start, 100), part: 1 },
    ],
  )

it('what is expected by a day, and when more than so much is, are found alike', async () => {
  const all = cases(
    fc.record({ curve, today: day(-10, 110), part: fc.integer({ min: 0, max: 40 }).map((n) => n / 40) }),
    800,
  )
  const { rows } = await world.owner.query(
    `select curve_at(c.curve, c.today - '2000-01-01') as expected,
       (date '2000-01-01' + curve_beyond(c.curve, c.today - '2000-01-01', c.part))::text as beyond
     from (select r.place, r.today, r.part, array(select n::numeric from jsonb_array_elements_text(r.curve) n) as curve
       from rows from (jsonb_to_recordset($1) as (curve jsonb, today date, part numeric)) with ordinality r(curve, today, part, place)) c
     order by c.place`,
    [JSON.stringify(all.map((each) => ({ ...each, curve: asNumbers(each.curve) })))],
  )
  for (const [at, { curve, today, part }] of all.entries()) {
    expect(Math.abs(Number(rows[at].expected) - expectedBy(curve, today))).toBeLessThan(1e-9)
    expect(rows[at].beyond, JSON.stringify(all[at])).toBe(firstBeyond(curve, today, part))
    // the rule itself, day by day
    const days = Array.from({ length: 130 }, (_, ahead) => addDays(today, ahead + 1))
    const first = days.find((on) => expectedBy(curve, on) > part + 1e-9) ?? null
    expect(firstBeyond(curve, today, part)).toBe(today < (curve.at(-1)?.on ?? '') ? first : null)
  }
})

it('a goal’s curve is the mean of its measures’ alike', async () => {
  const each = fc.record({ weight: fc.integer({ min: 1, max: 60 }), curve: fc.option(curve) })
  const all = cases(fc.record({ contributors: fc.array(each, { minLength: 1, maxLength: 4 }), due: day(20, 120) }))
  const { rows } = await world.owner.query(
    `select curve_among(c.curves, c.whole, $2::date, c.due)::text[] as curve
     from rows from (jsonb_to_recordset($1) as (curves jsonb, whole numeric, due date)) with ordinality c(curves, whole, due, place)
     order by c.place`,
    [
      JSON.stringify(
        all.map(({ contributors, due }) => ({
          curves: contributors.flatMap(({ weight, curve }) => (curve ? [[weight, asNumbers(curve)]] : [])),
          whole: contributors.reduce((sum, { weight }) => sum + weight, 0),
          due,
        })),
      ),
      start,
    ],
  )
  for (const [at, { contributors, due }] of all.entries())
    if (contributors.some(({ curve }) => curve !== null))
      expectSame(asCurve(rows[at].curve), curveAmong(contributors, start, due), all[at])
})

it('adherence is counted alike, and the clock changes it on the day that is said', async () => {
  const all = cases(
    fc.record({
      every: fc.option(fc.integer({ min: 1, max: 20 })),
      on: fc.subarray([...weekdays], { minLength: 1 }),
      today: day(-10, 90),
      due: fc.option(day(0, 100)),
      days: fc.array(day(-3, 90), { maxLength: 12 }),
    }),
    800,
  ).map((each) => ({ ...each, days: each.days.filter((on) => on <= each.today) }))
  const { rows } = await world.owner.query(
    `select a.due, a.done, a.turns_on::text
     from rows from (jsonb_to_recordset($1) as (every integer, "on" jsonb, today date, due date, days jsonb))
       with ordinality c(every, "on", today, due, days, place)
     left join lateral adherence_of(c.every, case when c.every is null then array(select n::smallint from jsonb_array_elements_text(c."on") n) end,
       $2::date, c.due, c.today, array(select d::date from jsonb_array_elements_text(c.days) d)) a on true
     order by c.place`,
    [JSON.stringify(all.map((each) => ({ ...each, on: each.on.map((one) => weekdays.indexOf(one) + 1) }))), start],
  )
  for (const [at, { every, on, today, due, days }] of all.entries()) {
    const occurrence: Occurrence = every === null ? { weekdays: on } : { everyDays: every }
    const until = (date: string) => (due !== null && due < date ? due : date)
    const ruled = (date: string) => adherenceOf(occurrence, start, until(date), days)
    const ahead = Array.from({ length: 130 }, (_, days) => addDays(today, days + 1))
    const turns = ahead.find((date) => ruled(date).due !== ruled(today).due) ?? null
    const { due: wasDue, done } = ruled(today)
    expect(rows[at], JSON.stringify(all[at])).toEqual({ due: wasDue, done, turns_on: turns })
  }
})
