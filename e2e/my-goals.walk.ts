import { expect, it } from 'vitest'
import { openStage, seen } from './stage.ts'

const stage = await openStage()
const first = 'Ten home before lunch on Heron this week'
const other = 'Fewer falls on Heron, without tying anyone to a chair'

it('several check-ins are filled in and recorded in one go, by keyboard alone, and outlive a reload', async () => {
  const page = await stage.as('Ruth Calloway')
  await page.goto(`${stage.home}/manage`)
  const week = page.getByRole('region', { name: 'Due this week' })
  const link = (title: string) => week.getByRole('link', { name: title, exact: true })
  const row = (title: string) =>
    week.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
  await seen(link(first))

  await tabTo(page, first)
  await page.keyboard.press('e')
  expect(
    await row(first)
      .getByLabel('Home before lunch')
      .evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await page.keyboard.type('8')
  await page.keyboard.press('Tab')
  await page.keyboard.type('9 of 10')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  expect(await link(other).evaluate((field) => field === document.activeElement), 'j goes to the next goal').toBe(true)
  await page.keyboard.press('e')
  await page.keyboard.type('not a number')
  await seen(row(other).getByText('Write a number, such as'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('4.9')
  await page.keyboard.press('Tab')
  await page.keyboard.type('91')

  const bar = page.getByRole('region', { name: 'Not recorded yet' })
  await seen(bar.getByRole('button', { name: 'Record 2 check-ins' }))
  await page.reload()
  await seen(bar.getByRole('button', { name: 'Record 2 check-ins' }))
  expect(await row(first).getByLabel('Home before lunch').inputValue()).toBe('8')
  expect(await row(first).getByLabel('Confidence').inputValue()).toBe('9')
  expect(await row(other).getByLabel('Falls').inputValue()).toBe('4.9')

  await tabTo(page, other)
  await page.keyboard.press('ControlOrMeta+Enter')
  await seen(page.getByText('2 check-ins recorded.'))
  await bar.waitFor({ state: 'hidden' })
  await seen(row(first).getByText('progress 80%'))

  await link(other).click()
  const newest = page.getByRole('region', { name: 'What happened' }).getByRole('listitem').first()
  await seen(newest.getByText('4.9 per 1,000 bed-days'))
  await seen(newest.getByText('91%'))
})

it('what is refused stays filled in, with its reason, and nothing half is recorded', async () => {
  const page = await stage.as('Ruth Calloway')
  await page.goto(`${stage.home}/manage`)
  const week = page.getByRole('region', { name: 'Due this week' })
  const row = (title: string) =>
    week.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
  await row(first).getByLabel('Home before lunch').fill('7')
  await row(other).getByLabel('Falls').fill('1e99')
  const bar = page.getByRole('region', { name: 'Not recorded yet' })
  await bar.getByRole('button', { name: 'Record 2 check-ins' }).click()
  await expect.poll(() => row(other).getByLabel('Falls').getAttribute('aria-invalid')).toBe('true')
  expect(await row(first).getByLabel('Home before lunch').inputValue()).toBe('7')
  await bar.getByRole('button', { name: 'Discard' }).click()
  await bar.waitFor({ state: 'hidden' })
  expect(await row(first).getByLabel('Home before lunch').inputValue()).toBe('')
})

/** Presses Tab until the link has the focus, as one would who has no mouse. */
async function tabTo(page: Awaited<ReturnType<typeof stage.as>>, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const there = await page.evaluate((text) => {
      const here = document.activeElement
      return here?.textContent === text && here.closest('section')?.querySelector('h2')?.textContent === 'Due this week'
    }, name)
    if (there) return
    await page.keyboard.press('Tab')
  }
  expect.fail(`Tab never reached “${name}”`)
}
