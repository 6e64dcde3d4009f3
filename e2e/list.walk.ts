import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('goals are narrowed by team, health and what is missing, one after another, and sorted', async () => {
  const page = await stage.as('Miriam Adeyemi')
  await page.goto(`${stage.home}/goals`)
  await seen(page.getByText(/^\d+ goals$/))
  await page.getByRole('button', { name: /^Filter/ }).click()
  const filter = page.getByRole('dialog', { name: 'Filter' })
  const team = filter.getByRole('combobox', { name: 'Team' })
  await team.click()
  await team.pressSequentially('Heron')
  await page.getByRole('option', { name: /^Heron ward/ }).click()
  await filter.getByRole('combobox', { name: 'Health' }).selectOption('on track')
  await filter.getByRole('combobox', { name: 'Missing' }).selectOption('how')
  await page.keyboard.press('Escape')
  await gone(filter)
  expect(await page.getByRole('list', { name: 'Looked for' }).getByRole('listitem').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/Heron ward/), expect.stringMatching(/On track/)]),
  )
  const rows = () =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .allInnerTexts()
  await expect
    .poll(async () => (await rows()).every((row) => /Heron ward[\s\S]*On track[\s\S]*No how/.test(row)))
    .toBe(true)
  expect((await rows()).length).toBeGreaterThan(1)

  await page
    .getByRole('columnheader', { name: /Progress/ })
    .getByRole('button')
    .click()
  await page.waitForURL('**sort=progress**')
  const progress = async () => (await rows()).map((row) => Number(/(\d+)%/.exec(row)?.[1] ?? 1000))
  await expect
    .poll(async () => (await progress()).every((one, at, all) => at === 0 || (all[at - 1] ?? 0) <= one))
    .toBe(true)
})

it('the same goals are drawn along time and side by side by how they stand', async () => {
  const page = await stage.as('Miriam Adeyemi')
  await page.goto(`${stage.home}/goals`)
  const draw = page.getByRole('group', { name: 'Draw as' })
  await draw.getByRole('radio', { name: 'Board' }).check()
  const off = page.getByRole('region', { name: 'Off track' })
  await seen(off.getByRole('listitem').first())
  const count = Number((await off.getByRole('heading').innerText()).replace(/\D/g, ''))
  expect(count).toBeGreaterThan(20)
  expect(await off.getByRole('listitem').count()).toBe(20)
  await off.getByRole('button', { name: 'All of them' }).click()
  await seen(page.getByText(`${count} goals`))

  await draw.getByRole('radio', { name: 'Timeline' }).check()
  const table = page.getByRole('grid', { name: 'Goals by date' })
  await seen(table)
  const ends = async () =>
    (await table.getByText(/\d{4} to .*\d{4}$/).allInnerTexts()).map((said) => Date.parse(said.split(' to ')[1] ?? ''))
  await expect.poll(async () => (await ends()).length).toBeGreaterThan(10)
  expect(await ends()).toEqual((await ends()).toSorted((one, other) => one - other))
  await table.getByRole('row').nth(1).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/goals\/[0-9a-f-]{36}/)
})
