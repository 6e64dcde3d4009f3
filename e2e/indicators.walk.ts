import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('an indicator is kept, its reading is owed and recorded, and a goal leans on it', async () => {
  const ruth = await stage.as('Ruth Calloway')
  await ruth.goto(`${stage.home}/indicators`)
  await ruth.getByRole('button', { name: 'Add indicator' }).click()
  const adding = ruth.getByRole('dialog', { name: 'Add an indicator' })
  await adding.getByLabel('What is counted').fill('Home by noon, of all')
  await adding.getByLabel(/^Unit/).fill('%')
  await adding.getByLabel(/^Lower edge/).fill('30')
  await adding.getByRole('button', { name: 'Add indicator' }).click()
  await seen(ruth.getByRole('heading', { name: 'Home by noon, of all' }))
  await seen(ruth.getByText('at least 30%'))

  // What a colleague changes while one writes is met on saving, and both are shown.
  await ruth.getByRole('button', { name: 'Change', exact: true }).click()
  const changing = ruth.getByRole('dialog', { name: 'Change the indicator' })
  await changing.getByLabel(/^What it is for/).fill('So that beds are free')
  await changeElsewhere(ruth, { purpose: 'So that nobody waits' })
  stage.expecting(/409 /)
  await changing.getByRole('button', { name: 'Save', exact: true }).click()
  await seen(changing.getByText('So that nobody waits'))
  await changing.getByRole('button', { name: 'Save mine over theirs' }).click()
  await gone(changing)
  await seen(ruth.getByText('So that beds are free'))

  await ruth.goto(`${stage.home}/manage`)
  await ruth.getByRole('button', { name: 'Record a reading of “Home by noon, of all”' }).press('Enter')
  await ruth.getByRole('textbox', { name: 'Home by noon, of all' }).fill('28.5 %')
  await ruth.getByRole('button', { name: 'Record reading' }).press('Enter')
  await gone(ruth.getByRole('button', { name: 'Record a reading of “Home by noon, of all”' }))

  await ruth.getByRole('link', { name: 'Heron’s people go home before lunch' }).first().click()
  await ruth.getByRole('button', { name: 'Let a measure lean on an indicator' }).click()
  const leaning = ruth.getByRole('dialog', { name: 'Let a measure lean on an indicator' })
  await leaning.getByRole('combobox', { name: 'Indicator' }).fill('noon')
  await leaning.getByRole('option', { name: /^Home by noon, of all/ }).click()
  await leaning.getByRole('button', { name: 'Lean on it' }).click()
  const leans = ruth.getByRole('list', { name: 'Lean on indicators' })
  await seen(leans.getByText('takes its values from'))
  await seen(leans.getByText('Outside'))
  await expect.poll(() => ruth.getByText('28.5%').count()).toBeGreaterThan(0)
  await seen(ruth.getByRole('link', { name: 'from “Home by noon, of all”' }))
})

it('milestones are listed and ticked on the page of their goal', async () => {
  const ruth = await stage.as('Ruth Calloway')
  const noon = await stage.goal('heron-noon')
  await ruth.goto(`${stage.home}/goals/${noon.node}`)
  await ruth.getByRole('button', { name: /^Add a (measure|key result)$/ }).click()
  const dialog = ruth.getByRole('dialog', { name: /^Add a (measure|key result)$/ })
  await dialog.getByLabel(/^(What is measured|Key result)/).fill('Rounds begin early')
  await dialog.getByLabel('Direction').selectOption({ label: 'Reach a list of milestones' })
  for (const [at, title] of ['Bay one', 'Bay two'].entries()) {
    await dialog.getByRole('button', { name: 'Add a milestone' }).click()
    await dialog.getByLabel(`Milestone ${at + 1}`, { exact: true }).fill(title)
  }
  await dialog.getByRole('button', { name: 'Add measure' }).click()
  await gone(dialog)
  const list = ruth.getByRole('list', { name: 'Milestones of “Rounds begin early”' })
  await list.getByRole('checkbox', { name: /^Bay one/ }).press('Space')
  await seen(ruth.getByText('1 of 2 reached'))
  await seen(list.getByText(/^reached /))
})

/** Changes the indicator of this page as another window would, through the API. */
const changeElsewhere = (page: Page, words: Record<string, string>): Promise<unknown> =>
  page.evaluate(async (given) => {
    const [, organisation, , indicator] = location.pathname.split('/')
    const address = `/api/${organisation}/indicators/${indicator}`
    const { revision } = await (await fetch(address)).json()
    const headers = { 'content-type': 'application/json' }
    await fetch(address, { method: 'PATCH', headers, body: JSON.stringify({ ...given, revision }) })
  }, words)
