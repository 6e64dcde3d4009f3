import { describe, expect, it } from 'vitest'
import { abilitiesOf, currency, locale, slugOf, slugsFor, zone } from './organisation.ts'

describe('a slug', () => {
  it.each([
    ['Société d’Énergie', 'societe-d-energie'],
    ['  Ward   3 / North  ', 'ward-3-north'],
    ['ＦＵＬＬ', 'full'],
    ['病院', 'organisation'],
    ['---', 'organisation'],
    ['x'.repeat(100), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('of %j is %j', (name, slug) => expect(slugOf(name)).toBe(slug))

  it('is never an address of the product itself', () => {
    expect(slugsFor('API').next().value).toBe('api-2')
    expect(slugsFor('Sign in').next().value).toBe('sign-in-2')
    expect([...take(slugsFor('Otterby'), 3)]).toEqual(['otterby', 'otterby-2', 'otterby-3'])
  })
})

describe('settings', () => {
  it('know zones by name alone', () => {
    for (const right of ['Europe/London', 'UTC', 'America/Argentina/Ushuaia'])
      expect(zone.safeParse(right).success, right).toBe(true)
    for (const wrong of ['', '+01:00', 'Moon/Sea', 'Europe/London; drop', 'x'.repeat(70)])
      expect(zone.safeParse(wrong).success, wrong).toBe(false)
  })
  it('know languages and currencies', () => {
    expect([
      locale.safeParse('fr-CA').success,
      locale.safeParse('english').success,
      locale.safeParse('').success,
    ]).toEqual([true, false, false])
    expect([
      currency.safeParse('GBP').success,
      currency.safeParse('gbp').success,
      currency.safeParse('XXY').success,
    ]).toEqual([true, false, false])
  })
})

it('says who may change and remove it', () => {
  const viewer = { org: '', person: '', administrator: true, zone: 'UTC', scopes: [] }
  expect(abilitiesOf({ demonstration: true }, viewer).remove).toEqual({ allowed: true })
  expect(abilitiesOf({ demonstration: false }, viewer).remove.because).toBe(
    'Only the demonstration organisation can be removed.',
  )
  const colleague = abilitiesOf({ demonstration: true }, { ...viewer, administrator: false })
  expect(Object.values(colleague).map(({ allowed }) => allowed)).toEqual([false, false, false, false])
})

function* take<T>(from: Generator<T>, most: number): Generator<T> {
  for (const one of from) {
    if (most-- === 0) return
    yield one
  }
}
