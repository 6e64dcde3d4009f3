import { allow, set, setIndicators } from '../src/manage/gauges/contract.ts'
import { add } from '../src/manage/views/contract.ts'
import type { Somebody } from './world.ts'

/** A view of one's own and one for all, an address that is allowed, and what reads a measure and an indicator from it. */
export async function keepALittle(
  lena: Somebody,
  ada: Somebody,
  of: { goal: string; measure: string; indicator: string },
): Promise<void> {
  const columns: ('title' | 'health' | 'due')[] = ['title', 'health', 'due']
  await lena.ask(add, { name: 'Mine; alone', shows: { columns, owner: lena.id, under: of.goal, sort: 'due' } })
  await lena.ask(add, {
    name: 'What is late',
    audience: { word: 'organisation' },
    shows: { columns, health: 'off track', group: 'team', look: 'board' },
  })
  await ada.ask(allow, { begins: 'https://numbers.example/beds' })
  await ada.ask(allow, { begins: 'http://within.example/', private: true })
  const where = { address: 'https://numbers.example/beds/today.json?of=all', valueAt: '/free', dateAt: '/on' }
  await lena.ask(set, { goal: of.goal, measure: of.measure, ...where, everyDays: 7 })
  await lena.ask(setIndicators, {
    indicator: of.indicator,
    ...where,
    format: 'csv',
    valueAt: 'Used; today',
    dateAt: null,
  })
}
