import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('the year is walked back by keyboard, told as a table, and left again', async () => {
  const page = await stage.as('Miriam Adeyemi')
  await page.goto(`${stage.home}/lead/map`)
  await page.getByRole('button', { name: 'As it was' }).click()
  const bar = page.getByRole('region', { name: 'As it was' })
  const slider = bar.getByRole('slider', { name: 'Day' })
  await seen(slider)
  await expect.poll(() => slider.isEnabled()).toBe(true)
  const said = () => bar.getByRole('status').innerText()
  const monthAgo = await said()
  const top = page.getByRole('treeitem').first()
  const progress = async () => Number(/(\d+)%/.exec(await top.innerText())?.[1] ?? Number.NaN)
  await expect.poll(progress).toBeGreaterThan(0)
  const later = await progress()

  await slider.focus()
  for (let press = 0; press < 20; press++) await page.keyboard.press('PageDown')
  await page.waitForURL(/on=20/)
  await expect.poll(said).not.toBe(monthAgo)
  await expect.poll(progress).toBeLessThan(later)
  const then = page.url()

  await bar.getByRole('radio', { name: 'What changed since' }).check()
  const table = page.getByRole('table', { name: /^What changed since/ })
  await seen(table)
  const rows = await table.getByRole('row').allInnerTexts()
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.join('\n')).toMatch(/Health|New here/)

  await page.goto(then)
  await seen(page.getByRole('link', { name: 'Open it as it is today' }))
  await page.getByRole('button', { name: 'Back to today' }).click()
  await gone(bar)
  await expect.poll(() => new URL(page.url()).search).toBe('')
})
