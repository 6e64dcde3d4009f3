import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Pace, type Told } from './live-pace.ts'

class Page implements Told {
  said = 0
  isBlocked = false
  waits = 0
  blocked = () => this.isBlocked
  patience = (now: number) => this.waits - now
  say = () => void this.said++
}

const pages = (many: number): Page[] => Array.from({ length: many }, () => new Page())
const saidBy = (all: Page[]): number => all.reduce((sum, { said }) => sum + said, 0)

it('tells all at once while it is calm, however many they are', async () => {
  const [pace, all] = [new Pace<Page>(1_000), pages(1_200)]
  pace.count = all.length
  await pause(300)
  for (const page of all) pace.soon(page)
  await pause(100)
  expect(saidBy(all)).toBe(1_200)
  pace.close()
})

it('tells so many a second in a storm, each in turn, and nobody twice for what was merged', async () => {
  const [pace, all] = [new Pace<Page>(1_000), pages(2_000)]
  const storm = setInterval(() => {
    for (const page of all) pace.soon(page)
  }, 5)
  const begun = performance.now()
  await pause(1_000)
  clearInterval(storm)
  const most = 1_000 + (performance.now() - begun) * 1.05
  expect(saidBy(all)).toBeLessThan(most)
  expect(saidBy(all)).toBeGreaterThan(1_500)
  expect(Math.max(...all.map(({ said }) => said)) - Math.min(...all.map(({ said }) => said))).toBeLessThanOrEqual(1)
  pace.close()
})

it('passes over whoever cannot be told now or has time, and comes back to them', async () => {
  const [pace, all] = [new Pace<Page>(1_000), pages(3)]
  const [blocked, patient, ready] = all as [Page, Page, Page]
  blocked.isBlocked = true
  patient.waits = performance.now() + 100
  for (const page of all) pace.soon(page)
  await pause(50)
  expect([blocked.said, patient.said, ready.said]).toEqual([0, 0, 1])
  blocked.isBlocked = false
  await pause(150)
  expect([blocked.said, patient.said, ready.said]).toEqual([1, 1, 1])
  pace.forget(blocked)
  pace.close()
})
