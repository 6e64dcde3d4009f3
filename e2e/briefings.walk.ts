import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('a briefing goes down the line with what it means here, and a question climbs back and is answered', async () => {
  const rosalind = await stage.as('Rosalind Hartley')
  await rosalind.goto(`${stage.home}/briefings/new`)
  await rosalind.getByLabel('Title', { exact: true }).fill('The doors close at ten')
  await rosalind.getByLabel('What', { exact: true }).fill('From Monday the side doors close at ten.')
  await rosalind.getByLabel('Why', { exact: true }).fill('Two handbags went in <b>one</b> week.')
  await rosalind.getByLabel('To whom', { exact: true }).selectOption({ label: 'One person’s line' })
  await rosalind.getByRole('combobox', { name: 'Whose line' }).fill('Siobhán')
  await rosalind.getByRole('option', { name: /^Siobhán Kelleher/ }).click()
  await rosalind.getByRole('button', { name: 'Keep as a draft' }).click()
  await seen(rosalind.getByText('Two handbags went in <b>one</b> week.'))

  const ruth = await stage.as('Ruth Calloway')
  await ruth.goto(`${stage.home}/briefings`)
  await seen(ruth.getByText('From January, going home is the first question'))

  await rosalind.getByRole('button', { name: 'Send', exact: true }).click()
  const sending = rosalind.getByRole('dialog')
  await seen(sending.getByText(/^It goes to Siobhán Kelleher and everybody below them: \d+ people/))
  await sending.getByRole('button', { name: 'Send', exact: true }).press('Enter')
  await gone(sending)

  const siobhan = await stage.as('Siobhán Kelleher')
  await siobhan.goto(`${stage.home}/manage`)
  await siobhan.getByRole('link', { name: 'The doors close at ten' }).press('Enter')
  expect(await ruth.getByText('The doors close at ten').count()).toBe(0)
  await siobhan.getByLabel('What it means here').fill('Heron’s night staff come in by the front.')
  await siobhan.getByRole('button', { name: 'Pass it on' }).press('Enter')

  // It comes to her open page by itself.
  await ruth.getByText('The doors close at ten').click()
  await seen(ruth.getByText('Heron’s night staff come in by the front.'))
  await ruth.getByRole('button', { name: 'A question' }).press('Enter')
  await ruth.getByLabel('What do you ask?').fill('Who lets the ambulance crews in?')
  await ruth.getByRole('button', { name: 'Ask', exact: true }).press('Enter')
  await seen(ruth.getByText('It is with Siobhán Kelleher.'))

  await siobhan.getByRole('button', { name: 'Answer “Who lets the ambulance crews in?”' }).click()
  const answering = siobhan.getByRole('dialog', { name: 'Answer' })
  await answering.getByLabel('Answer', { exact: true }).fill('The porter at the front.')
  await answering.getByRole('button', { name: 'Answer' }).press('Enter')
  await gone(answering)
  await seen(ruth.getByText('The porter at the front.'))

  await rosalind.getByRole('link', { name: 'How it travels' }).click()
  await seen(rosalind.getByText(/^It has reached \d+ of \d+$/))
  await rosalind.getByRole('button', { name: 'Remind Ruth Calloway' }).press('Enter')
  await seen(rosalind.getByText(/^reminded on /))
})
