import { expect, it } from 'vitest'
import { openStage, phone, seen } from './stage.ts'

const stage = await openStage()
const { owner } = stage.world

it('a lead asks a team, somebody answers on a phone by thumb and somebody by keyboard, and figures follow the closing', async () => {
  const lead = await stage.as('Victoria Eze')
  const { rows } = await owner.query<{ team: string }>("select team from team where external_id = 'flow'")
  await lead.goto(`${stage.home}/teams/${rows[0]?.team}`)
  await seen(lead.getByText('So that no ward has to ring nine numbers.', { exact: false }))
  await lead.getByRole('button', { name: 'Ask', exact: true }).click()
  await lead.getByLabel('What it is for').fill('<i>Mornings</i>')
  await lead.getByRole('radio', { name: 'Teams' }).click()
  await lead.getByRole('combobox', { name: 'Add a team' }).fill('Flow')
  await lead.getByRole('option', { name: /^Flow and discharge hub/ }).click()
  await lead.getByRole('button', { name: 'Launch' }).click()
  await seen(lead.getByText('Launched. Whoever is asked finds it in what they owe.'))

  const thumb = await stage.as('Paul Heslop', { viewport: phone, hasTouch: true })
  await thumb.goto(`${stage.home}/manage`)
  const asked = thumb.getByRole('region', { name: 'You are asked' })
  await seen(asked.getByText('<i>Mornings</i>'))
  await asked.getByRole('radio', { name: '4', exact: true }).tap()
  await asked.getByRole('button', { name: 'Answer' }).tap()
  await asked.waitFor({ state: 'hidden' })

  const keys = await stage.as('Simon Trewin')
  await keys.goto(`${stage.home}/teams/${rows[0]?.team}`)
  await keys.getByRole('radio', { name: '1, hard to bear' }).focus()
  await keys.keyboard.press('5')
  await keys.keyboard.press('Enter')
  await keys.getByRole('region', { name: 'You are asked' }).waitFor({ state: 'hidden' })

  await lead.getByRole('button', { name: 'Close this round now' }).click()
  await lead.getByRole('button', { name: 'Close it' }).click()
  await seen(lead.getByText('too few answered for anything to be shown', { exact: false }))
  const left = await owner.query("select 1 from pulse_answer a join pulse p using (org, pulse) where p.purpose = '<i>Mornings</i>'") // biome-ignore format: one line
  expect(left.rows).toEqual([])
})
