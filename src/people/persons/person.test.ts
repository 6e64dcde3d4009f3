import { describe, expect, it } from 'vitest'
import { abilitiesOf, circle, circleOfManagers, email, hasLeft, patternsOf, placeAfter, placeFrom } from './person.ts'

it('says a circle as a sentence', () => {
  expect(circle(['Ana', 'Ana'])).toBe('Ana cannot be their own manager.')
  expect(circle(['Ana', 'Ben', 'Ana'])).toBe('Ana reports to Ben, and Ben to Ana.')
  expect(circleOfManagers(['Ana', 'Ben', 'Carla', 'Ana'])).toBe(
    'The reporting line would run in a circle: Ana reports to Ben, Ben to Carla, and Carla to Ana. Choose another manager.',
  )
})

it('has left the day after the last one', () => {
  expect([null, '2026-03-30', '2026-03-31', '2026-04-01'].map((endsOn) => hasLeft({ endsOn }, '2026-03-31'))).toEqual([
    false,
    true,
    false,
    false,
  ])
})

it('keeps e-mails in lower case, without space around', () => {
  expect(email.parse('  Ana.Ruiz@Hospital.Example ')).toBe('ana.ruiz@hospital.example')
  for (const wrong of ['', 'ana', 'a@b', `${'x'.repeat(250)}@b.example`])
    expect(email.safeParse(wrong).success, wrong).toBe(false)
})

describe('a search', () => {
  it('asks for every word, the longest first, and takes signs as they are', () => {
    expect(patternsOf(' Ana  RUIZ-LOPEZ ')).toEqual(['%ruiz-lopez%', '%ana%'])
    expect(patternsOf('100%_\\')).toEqual(['%100\\%\\_\\\\%'])
    expect(patternsOf('  ')).toEqual(['%'])
    expect(patternsOf('a b c d e f g h i j')).toHaveLength(8)
  })
  it('goes on from a place, which only it can read', () => {
    const place = { name: 'Öz "%\n"', person: '01890a5d-ac96-774b-bcce-b302099a8057' }
    expect(placeFrom(placeAfter(place))).toEqual(place)
    for (const wrong of ['', '%', '[]', '["a","b"]', 'null', '%5B']) expect(placeFrom(wrong), wrong).toBeUndefined()
  })
})

describe('what an administrator may do with a person', () => {
  const viewer = { org: '', person: '', administrator: true, zone: 'UTC', scopes: [] }
  const it_ = { endsOn: null, email: 'a@b.example', signsIn: false, demonstration: false }
  const reasons = (about: Partial<typeof it_> | { endsOn: string } | { email: null }, who = viewer) => {
    const { invite, lostAccess, change } = abilitiesOf({ ...it_, ...about }, who, '2026-03-31')
    return [invite.because ?? 'yes', lostAccess.because ?? 'yes', change.because ?? 'yes']
  }
  it.each([
    ['a newcomer', {}, ['yes', 'This person has never signed in. Invite them instead.', 'yes']],
    ['one who signs in', { signsIn: true }, ['This person can sign in already.', 'yes', 'yes']],
    [
      'one without e-mail',
      { email: null },
      ['This person has no e-mail address. Add one first.', expect.any(String), 'yes'],
    ],
    [
      'one who has left',
      { endsOn: '2026-03-30', signsIn: true },
      ['This person has left.', 'This person has left.', 'yes'],
    ],
  ])('%s', (_, about, answer) => expect(reasons(about)).toEqual(answer))
  it('is nothing for anybody else', () =>
    expect(new Set(reasons({}, { ...viewer, administrator: false }))).toEqual(
      new Set(['Only an administrator manages people and sign-in.']),
    ))
})
