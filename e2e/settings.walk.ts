import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()
const settings = `${stage.home}/settings`
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

it('an administrator changes the name by keyboard, and whoever is there sees it in the shell', async () => {
  stage.expecting(/status of 422/)
  const colleague = await stage.as('Ruth Calloway')
  await colleague.goto(`${stage.home}/manage`)
  const page = await stage.as('Callum Fraser')
  await page.goto(`${stage.home}/people`)
  await seen(page.getByRole('heading', { name: 'People' }))
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog', { name: 'Search, or do something' }).getByRole('combobox').fill('time zone')
  await seen(page.getByRole('option', { name: 'Settings of the organisation' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${settings}`)
  expect(await page.getByRole('link', { name: 'Settings' }).getAttribute('aria-current')).toBe('page')

  const name = page.getByRole('textbox', { name: 'Name' })
  await name.fill('')
  await name.press('Enter')
  await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true')
  await name.fill('Northmoor and Otter Valley Hospitals')
  await page.reload()
  expect(await name.inputValue(), 'what is written outlives a reload').toBe('Northmoor and Otter Valley Hospitals')
  await name.press('Enter')
  await seen(page.getByText('The settings were changed.'))
  await gone(page.getByRole('button', { name: 'Discard changes' }))
  for (const each of [page, colleague])
    await seen(
      each.getByRole('navigation', { name: 'Where you are' }).getByText('Northmoor and Otter Valley Hospitals'),
    )
})

it('of two edits at once the later sees both, and chooses', async () => {
  stage.expecting(/status of 409/)
  const [early, late] = [await stage.as('Callum Fraser'), await stage.as('Callum Fraser')]
  for (const page of [early, late]) await page.goto(settings)
  await late.getByRole('textbox', { name: 'Name' }).fill('Northmoor Care')
  await early.getByRole('textbox', { name: 'Name' }).fill('Northmoor Trust')
  await early.getByRole('combobox', { name: 'Currency' }).fill('CAD')
  await early.getByRole('option', { name: /^CAD/ }).click()
  await early.getByRole('button', { name: 'Save settings' }).click()
  await seen(early.getByText('The settings were changed.'))

  await late.getByRole('button', { name: 'Save settings' }).click()
  const both = late.getByRole('alert')
  await seen(both)
  expect(await both.innerText()).toMatch(/Northmoor Care[\s\S]*Northmoor Trust/)
  await late.evaluate(axe)
  const violations = await late.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)
  })
  expect(violations).toEqual([])
  await both.getByRole('button', { name: 'Save mine over theirs' }).click()
  await seen(late.getByRole('navigation', { name: 'Where you are' }).getByText('Northmoor Care'))
  await gone(both)
  await seen(late.getByRole('combobox', { name: 'Currency' }).and(late.locator('[value^="CAD"]')))
})

it('who is no administrator reads them, with the reason why they stay as they are', async () => {
  const page = await stage.as('Ruth Calloway')
  await page.goto(`${stage.home}/me`)
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Northmoor/ })
    .click()
  await seen(page.getByText('Only an administrator changes the settings of the organisation.'))
  await seen(page.getByText('Europe/London'))
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0)
})

it('a team that is used no longer hands over what it holds, is shown greyed where asked, and comes back', async () => {
  const page = await stage.as('Callum Fraser')
  await page.goto(`${stage.home}/teams`)
  await page.getByRole('link', { name: 'Flow and discharge hub' }).click()
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Archive Flow and discharge hub' })
  await seen(dialog.getByText(/^It still holds .*\d+ goals?\. They go to another team in the same step\.$/))
  await page.keyboard.press('Escape')
  await gone(dialog)
  await page.getByRole('button', { name: 'Archive', exact: true }).press('Enter')
  await dialog.getByRole('button', { name: 'Move and archive' }).click()
  await seen(page.getByText('Flow and discharge hub was archived.'))
  await seen(page.getByText(/^Archived on /))

  await page.goto(`${stage.home}/teams`)
  const archived = page.getByRole('listitem').filter({ hasText: /^Flow and discharge hub.*archived/ })
  await seen(page.getByRole('switch', { name: 'Show 1 archived team too' }))
  expect(await archived.count()).toBe(0)
  await page.getByRole('switch', { name: 'Show 1 archived team too' }).check()
  const link = page.getByRole('link', { name: 'Flow and discharge hub' })
  if ((await link.count()) === 0)
    for (const fold of await page.getByRole('button', { name: /^Teams within/, expanded: false }).all())
      await fold.click()
  await link.click()
  await page.getByRole('button', { name: 'Take back into use' }).click()
  await seen(page.getByRole('button', { name: 'Add people' }))
})
