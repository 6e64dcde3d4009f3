import { describe, expect, it } from 'vitest'
import { openStage, phone, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage
const noon = await stage.goal('heron-noon')

describe('a forecast', () => {
  it('stands on the goal’s page beside the owner’s confidence, and says why by the keyboard', async () => {
    const page = await stage.as('Ruth Calloway')
    await page.goto(`${home}/goals/${noon.node}`)
    const how = page.getByRole('region', { name: 'How and when' })
    await seen(how.getByText(/\d+% likely/).first())
    await seen(how.getByText(/^[\d.]+ of 10$/))
    const why = how.getByRole('button', { name: /^Why\? Why is the goal .* to be reached on time\?$/ })
    await why.focus()
    await page.keyboard.press('Enter')
    const reasons = page.getByRole('dialog')
    await seen(reasons.getByText(/It knows the readings alone/))
    await page.keyboard.press('Escape')
    await reasons.waitFor({ state: 'hidden' })
  })

  it('opens as a fan after the last reading, and stands in the table behind the chart', async () => {
    const page = await stage.as('Ruth Calloway')
    await page.goto(`${home}/goals/${noon.node}`)
    const measure = page
      .getByRole('article')
      .filter({ hasText: /80 times of 100/ })
      .first()
    await seen(measure.getByText(/80 times of 100/))
    await measure.getByRole('button', { name: 'Show as a table' }).click()
    const rows = measure.getByRole('table').getByRole('row')
    expect(await rows.nth(1).innerText()).toMatch(/between .+ and .+, likeliest/)
  })

  it('moves with a check-in, on everybody’s screen', async () => {
    const [owner, reader] = [await stage.as('Ruth Calloway'), await stage.as('Miriam Adeyemi')]
    await reader.goto(`${home}/goals/${noon.node}`)
    const said = reader
      .getByRole('region', { name: 'How and when' })
      .getByText(/80 times of 100/)
      .first()
    await seen(said)
    const before = await said.innerText()
    await owner.goto(`${home}/goals/${noon.node}`)
    await owner.getByRole('button', { name: 'Check in' }).click()
    const dialog = owner.getByRole('dialog')
    const value = dialog.getByRole('textbox').first()
    await value.fill('1')
    await dialog.getByRole('button', { name: /^Record/ }).click()
    await expect.poll(() => said.innerText(), { timeout: 10_000 }).not.toBe(before)
  })

  it('is judged afterwards, on a page that the palette and the list of goals lead to', async () => {
    const page = await stage.as('Miriam Adeyemi')
    await page.goto(`${home}/goals`)
    await page.getByRole('link', { name: 'Forecasts against what happened' }).click()
    await seen(page.getByRole('heading', { name: 'Forecasts against what happened', level: 1 }))
    await seen(page.getByRole('region', { name: 'Your own goals' }))
    await page.getByRole('radio', { name: 'After three quarters' }).check()
    await page.waitForURL(/moment=three-quarters/)
    await seen(page.getByRole('heading', { name: 'What the forecast said' }).first())
  })

  it('keeps within a phone', async () => {
    const page = await stage.as('Ruth Calloway', { viewport: phone, isMobile: true, hasTouch: true })
    await page.goto(`${home}/goals/${noon.node}`)
    await seen(page.getByText(/80 times of 100/).first())
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
  })
})
