import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '../kernel/ids.ts'
import { changedFrom, lookingAt, touching } from './live-looking.ts'
import { Recent } from './live-recent.ts'

const ids = Array.from({ length: 300 }, newId)
const some = fc
  .uniqueArray(fc.integer({ min: 0, max: ids.length - 1 }))
  .map((places) => places.map((at) => ids[at] ?? ''))

it('a page is touched by exactly what it looks at, whichever of the two lists is longer', () => {
  fc.assert(
    fc.property(some, some, (looked, changed) => {
      const found = touching(lookingAt(looked), changedFrom(changed.map((subject) => ({ subject, audience: 'a' }))))
      expect(found.map(({ subject }) => subject).toSorted()).toEqual(
        changed.filter((subject) => looked.includes(subject)).toSorted(),
      )
    }),
  )
})

it('a subject that changed for two audiences touches with both', () => {
  const [subject = ''] = ids
  const changed = changedFrom([
    { subject, audience: 'a' },
    { subject, audience: 'b' },
  ])
  for (const looked of [[subject], ids])
    expect(
      touching(lookingAt(looked), changed)
        .map(({ audience }) => audience)
        .toSorted(),
    ).toEqual(['a', 'b'])
})

it('what changed lately is known as far back as it is kept, and of one organisation', async () => {
  const recent = new Recent(2)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(recent.of('org', 10_000)).toBeUndefined()
  const change = (org: string, subject: string) => recent.add({ org, subjects: [{ subject, audience: org }] })
  change('org', 'a')
  change('other', 'b')
  expect(recent.of('org', 10)?.map(({ subject }) => subject)).toEqual(['a'])
  await new Promise((resolve) => setTimeout(resolve, 20))
  for (const subject of ['c', 'd', 'e']) change('org', subject)
  expect(recent.of('org', 10)?.map(({ subject }) => subject)).toEqual(['c', 'd', 'e'])
  await new Promise((resolve) => setTimeout(resolve, 20))
  change('org', 'f')
  // Four are twice what is kept: the older ones are gone, and so is the certainty about the time before.
  expect(recent.of('org', 10)?.map(({ subject }) => subject)).toEqual(['f'])
  expect(recent.of('org', 30)).toBeUndefined()
  recent.forget()
  expect(recent.of('org', 5)).toBeUndefined()
})
