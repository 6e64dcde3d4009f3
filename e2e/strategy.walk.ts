import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('money is moved and tried out, a version published with a word, and read by another without asking', async () => {
  const hannah = await stage.as('Hannah Birch')
  await hannah.goto(`${stage.home}/lead/strategy`)
  await seen(hannah.getByText(/^“A place that people stay to work in” is first in words and last in money/))
  expect(await hannah.getByRole('button', { name: 'Write the next version' }).count()).toBe(0)

  const miriam = await stage.as('Miriam Adeyemi')
  await miriam.goto(`${stage.home}/lead/strategy`)
  await miriam.getByRole('button', { name: 'Write the next version' }).click()
  const future = miriam.getByRole('region', { name: 'If this were published' })
  await seen(future.getByText(/^“A place that people stay to work in” is first in words and last in money/))
  await miriam.getByRole('textbox', { name: 'Move' }).fill('40000000')
  await miriam.getByLabel('From', { exact: true }).selectOption({ label: 'Safe care every day, Q1' })
  await miriam.getByLabel('To', { exact: true }).selectOption({ label: 'A place that people stay to work in, Q4' })
  await miriam.getByRole('button', { name: 'Move it' }).press('Enter')
  await seen(miriam.getByText(/^Only \d+ GBP stands there\. Move less/))
  await miriam.getByRole('textbox', { name: 'Move' }).fill('8000000')
  await miriam.getByRole('button', { name: 'Move it' }).press('Enter')
  await gone(future.getByText(/first in words and last in money/))

  await miriam.getByRole('button', { name: 'Publish…' }).click()
  const publishing = miriam.getByRole('dialog', { name: 'Publish this version' })
  await seen(
    publishing.getByText(/^“A place that people stay to work in”, GBP in \d{4}: from £1,640,000 to £9,640,000\.$/),
  )
  await publishing.getByLabel('Why it changes').fill('We said it first; now we pay for it.')
  await publishing.getByRole('button', { name: 'Publish' }).click()
  await gone(publishing)

  // Whoever has the page open reads the new version.
  await seen(hannah.getByText('We said it first; now we pay for it.'))
  await gone(hannah.getByText(/first in words and last in money/))
  await hannah.getByRole('button', { name: 'What it changed' }).first().click()
  await seen(hannah.getByText(/^“Safe care every day”, GBP in \d{4}: from/))

  await miriam.getByRole('button', { name: 'Say what was used' }).click()
  const using = miriam.getByRole('dialog', { name: 'What was used?' })
  await using.getByLabel('Quarter').selectOption('4')
  await using.getByLabel(/^Used/).fill('400000')
  await using.getByRole('button', { name: 'Save' }).click()
  await gone(using)

  const downloading = hannah.waitForEvent('download')
  await hannah.getByRole('button', { name: 'Slides' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^strategy-.*\.pptx$/)
})
