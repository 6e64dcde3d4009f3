import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { zip } from '../src/manage/imports/archive.ts'
import { desk, openStage, phone, seen } from './stage.ts'

const stage = await openStage()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const samples = fileURLToPath(new URL('samples', import.meta.url))
const sample = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'text/csv',
  buffer: readFileSync(join(samples, name)),
})

async function toImport(
  source: string,
  files: { name: string; mimeType: string; buffer: Buffer }[],
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await stage.as('Callum Fraser', options)
  await page.goto(`${stage.home}/import`)
  await page.getByRole('textbox', { name: 'Source' }).fill(source)
  await page.getByLabel(/^Files/).setInputFiles(files)
  return page
}

/** By keyboard alone: Tab until the focus is there, then what is typed. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab never came there.')
}

async function choose(page: Page, field: Locator, value: string): Promise<void> {
  await tabTo(page, field)
  for (let presses = 0; presses < 60 && (await field.inputValue()) !== value; presses += 1)
    await page.keyboard.press('ArrowDown')
  expect(await field.inputValue()).toBe(value)
}

describe('files of another tool', () => {
  it('are mapped by keyboard alone, asked about where nobody can tell, and not asked about twice', async () => {
    const page = await toImport('another tool', [sample('betterworks.csv')])
    await tabTo(page, page.getByRole('button', { name: 'See what would happen' }))
    await page.keyboard.press('Enter')
    const mapping = page.getByRole('region', { name: 'What the files mean' })
    await seen(mapping.getByText('the columns of Betterworks'))
    const columns = mapping.getByRole('table', { name: 'Columns of betterworks.csv' })
    expect(await columns.getByLabel('What owner_email means').inputValue()).toBe('owner')
    expect(await columns.getByLabel('What categories means').inputValue()).toBe('kept')
    await seen(columns.getByText('Nobody waits · Before noon'))

    await choose(page, mapping.getByRole('combobox', { name: /day first or month first/ }), 'day-month')
    for (const name of ['ines', 'tom'])
      await choose(page, mapping.getByRole('combobox', { name: `Who is ${name}@otterby.example?` }), 'new')
    await seen(mapping.getByText('Everything is answered.'))
    await tabTo(page, page.getByRole('button', { name: 'Go on with these answers' }))
    await page.keyboard.press('Enter')
    const trial = page.getByRole('region', { name: 'What would happen', exact: true })
    await trial.waitFor()
    const counts = async (name: RegExp) =>
      (await trial.getByRole('row', { name }).getByRole('cell').allInnerTexts()).map((text) => text.trim())
    expect(await counts(/^People/)).toEqual(['2', '0', '0', '0', '0'])
    expect((await counts(/^Goals/)).slice(0, 2)).toEqual(['4', '0'])
    await tabTo(page, trial.getByRole('button', { name: 'Import everything' }))
    await page.keyboard.press('Enter')
    await seen(page.getByText('Imported. You can roll it back below.'))

    const again = await toImport('another tool', [sample('betterworks.csv')])
    await again.getByRole('button', { name: 'See what would happen' }).click()
    await seen(again.getByText('Everything is here already: nothing would change.'))
    await seen(again.getByText(/as it was answered before/))
  })

  it.each([
    [desk.width, { viewport: desk }],
    [phone.width, { viewport: phone, isMobile: true, hasTouch: true, deviceScaleFactor: 1 }],
  ])('keep nobody out and stay within the edge at %i pixels, light and dark', async (width, options) => {
    const page = await toImport('looks', [sample('lattice-goals.csv'), sample('betterworks.csv')], options)
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await seen(page.getByText(/questions are open/))
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') }
        const { violations } = await axe.run(document)
        const beyond = document.documentElement.scrollWidth - document.documentElement.clientWidth
        return [
          ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          ...(beyond > 0 ? [`${beyond} px`] : []),
        ]
      })
      expect(found, `${width} ${colorScheme}`).toEqual([])
    }
  })

  it('in a ZIP of JSON arrive whole', async () => {
    const folder = join(samples, 'viva')
    const entries = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
    const buffer = Buffer.from(zip(entries))
    const page = await toImport('viva', [{ name: 'export.zip', mimeType: 'application/zip', buffer }])
    await page.getByRole('button', { name: 'See what would happen' }).click()
    const mapping = page.getByRole('region', { name: 'What the files mean' })
    await seen(mapping.getByText('3 questions are open.'))
    await mapping.getByRole('combobox', { name: /Delays for transport/ }).selectOption('percent')
    await mapping.getByRole('combobox', { name: /Room temperature/ }).selectOption('value')
    await mapping.getByRole('combobox', { name: /Closed/ }).selectOption('met')
    await page.getByRole('button', { name: 'Go on with these answers' }).click()
    await page.getByRole('button', { name: 'Import everything' }).click()
    await seen(page.getByText('Imported. You can roll it back below.'))
    const { rows } = await stage.world.owner.query(
      `select n.title, m.value::float8 as value, m.target::float8 as target from node n join measure m using (org, node) where n.source = 'viva' order by n.title`,
    )
    expect(rows).toEqual([
      { title: 'Degrees', value: 21.5, target: 21 },
      { title: 'Delays for transport', value: 70, target: 40 },
      { title: 'Discharged before noon', value: 1350, target: 1500 },
      { title: 'Letters leave with the patient', value: 35, target: 100 },
      { title: 'Nights over capacity', value: 30, target: 20 },
    ])
  })

  it('that take long say how far they are, and are stopped without a trace', async () => {
    stage.expecting(/status of 409/)
    const lines = Array.from({ length: 60_000 }, (_, at) => `g${at},Goal number ${at},because it matters`)
    const buffer = Buffer.from(['id,title,why', ...lines].join('\n'))
    const page = await toImport('long', [{ name: 'goals.csv', mimeType: 'text/csv', buffer }])
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await page.getByRole('button', { name: 'Import everything' }).click({ timeout: 60_000 })
    await seen(page.getByText(/^(?!0)\d+\s?%$/), 60_000)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await seen(page.getByText('The import was stopped. Nothing was imported.'), 60_000)
    const { rows } = await stage.world.owner.query(
      `select (select count(*) from node where source = 'long')::int as nodes, (select count(*) from import_work)::int as works`,
    )
    expect(rows).toEqual([{ nodes: 0, works: 0 }])
  })
})
