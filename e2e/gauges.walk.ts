import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { openStage, seen } from './stage.ts'

const stage = await openStage()
const server = createServer((_, response) => response.end('{"share": {"now": 37}}'))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => void server.close())

it('an administrator allows an address, and a measure is read from it by itself', async () => {
  const callum = await stage.as('Callum Fraser')
  await callum.goto(`${stage.home}/settings/addresses`)
  await callum.getByLabel('Address', { exact: true }).fill(`${origin}/`)
  await callum.getByRole('switch', { name: /private network/ }).press('Space')
  await callum.getByRole('button', { name: 'Allow this address' }).press('Enter')
  await seen(callum.getByRole('row', { name: new RegExp(origin) }))

  const ruth = await stage.as('Ruth Calloway')
  await ruth.goto(`${stage.home}/manage`)
  await ruth.getByRole('link', { name: 'Heron’s people go home before lunch' }).first().click()
  await ruth.getByRole('button', { name: 'Let a measure be read by itself' }).click()
  const dialog = ruth.getByRole('dialog', { name: 'Let a measure be read by itself' })
  stage.expecting(/422 .*\/gauge\)$/)
  await dialog.getByLabel(/^Address/).fill('https://elsewhere.example/share.json')
  await dialog.getByLabel(/^Where the number stands/).fill('/share/now')
  await dialog.getByRole('button', { name: 'Set and read' }).click()
  await seen(dialog.getByText('elsewhere.example is not allowed yet.'))
  await dialog.getByLabel(/^Address/).fill(`${origin}/share.json`)
  await dialog.getByRole('button', { name: 'Set and read' }).click()
  await seen(ruth.getByText('Read: 37'))
  await seen(ruth.getByRole('list', { name: 'Read by themselves' }).getByText(/is read every day from 127\.0\.0\.1/))
  await expect.poll(() => ruth.getByText(/\b37\b/).count()).toBeGreaterThan(0)

  await ruth.goto(`${stage.home}/indicators`)
  await ruth.getByRole('button', { name: 'Add indicator' }).click()
  const adding = ruth.getByRole('dialog', { name: 'Add an indicator' })
  await adding.getByLabel('What is counted').fill('Home by noon, of all')
  await adding.getByRole('button', { name: 'Add indicator' }).click()
  await ruth.getByRole('button', { name: 'Let it be read by itself' }).click()
  const itself = ruth.getByRole('dialog', { name: 'Let it be read by itself' })
  await itself.getByLabel(/^Address/).fill(`${origin}/share.json`)
  await itself.getByLabel(/^Where the number stands/).fill('/share/now')
  await itself.getByRole('button', { name: 'Set and read' }).click()
  await seen(ruth.getByText(/“Home by noon, of all” is read every day from 127\.0\.0\.1/))
  await seen(ruth.getByText('Ruth Calloway recorded 37', { exact: false }))

  const aisha = await stage.as('Aisha Karim')
  await aisha.goto(`${stage.home}/settings/addresses`)
  await seen(aisha.getByText('Only an administrator may allow addresses.'))
  expect(await aisha.getByRole('button', { name: 'Allow this address' }).count()).toBe(0)
})
