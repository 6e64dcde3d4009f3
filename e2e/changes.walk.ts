import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('a change is moved on, doubted by name, answered, and the name is taken off, on two screens at once', async () => {
  const hannah = await stage.as('Hannah Birch')
  await hannah.goto(`${stage.home}/changes`)
  await hannah.getByText('Home first: going home becomes the first question').click()
  await seen(hannah.getByRole('heading', { name: /^Home first/, level: 1 }))
  const buyIn = hannah.getByRole('region', { name: 'Buy-in' })
  await seen(buyIn.getByText(/^Over all, .* up from .* talk to them first\.$/))

  const stuart = await stage.as('Stuart McAllister')
  await stuart.goto(hannah.url())
  await stuart.getByRole('button', { name: 'Say something against it' }).press('Enter')
  const saying = stuart.getByRole('dialog', { name: 'What is said against it' })
  await saying.getByLabel('In their own words').fill('Four weeks is <b>before</b> Christmas.')
  await saying.getByRole('button', { name: 'Write it down' }).click()
  await gone(saying)

  const said = hannah.getByRole('listitem').filter({ hasText: 'Four weeks is <b>before</b> Christmas.' })
  await seen(said.getByText('Stuart McAllister'))
  await said.getByRole('button', { name: /^Answer/ }).press('Enter')
  const answering = hannah.getByRole('dialog', { name: 'How it is answered' })
  await answering.getByLabel('Answer', { exact: true }).fill('Then five, from Monday.')
  await answering.getByRole('button', { name: 'Save' }).click()
  await gone(answering)

  await seen(stuart.getByText('Then five, from Monday.'))
  await stuart.getByRole('button', { name: /^Take my name off “Four weeks/ }).press('Enter')
  await seen(said.getByText('Somebody, unnamed'))
  expect(await said.getByText('Stuart McAllister').count()).toBe(0)

  await hannah.getByRole('button', { name: 'Say where it is' }).press('Enter')
  const looking = hannah.getByRole('dialog', { name: 'Say where it is' })
  await looking.getByLabel('Where we are').selectOption({ label: 'Nobody remembers otherwise' })
  await looking.getByLabel(/^What is next/).fill('New people learn it on their first day')
  await looking.getByRole('button', { name: 'Save' }).click()
  await gone(looking)
  await seen(stuart.getByText('New people learn it on their first day'))
  expect(await stuart.locator('[aria-current=step]').textContent()).toContain('Nobody remembers otherwise')
})
