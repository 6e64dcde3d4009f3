import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStage, seen } from './stage.ts'

const folder = join(process.env.BEARING_REAL_DATA ?? '', 'canada-results')
const real = process.env.BEARING_REAL_DATA !== undefined && existsSync(folder)
const why = real ? '' : ' (skipped by choice: BEARING_REAL_DATA names no folder that holds canada-results)'

const stage = await openStage()

describe('files from elsewhere', () => {
  it.skipIf(!real)(
    `1,631 goals of a government are tried, brought in, put on the map, and taken back${why}`,
    async () => {
      stage.expecting(/status of 401/)
      const page = await stage.stranger()
      await page.goto(`/set-up?key=${stage.startKey}`)
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Canada')
      await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Okafor')
      await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@canada.example')
      await page.getByRole('textbox', { name: 'Password' }).fill('a sentence that is long enough')
      await page.getByRole('button', { name: 'Set up organisation' }).click()
      await page.waitForURL('**/canada/begin')

      await page.goto('/canada/import')
      await page.getByRole('textbox', { name: 'Source' }).fill('published results')
      await page.getByLabel(/^Files/).setInputFiles(['teams.csv', 'goals.csv'].map((name) => join(folder, name)))
      await page.getByRole('button', { name: 'See what would happen' }).click()
      const trial = page.getByRole('region', { name: 'What would happen', exact: true })
      await trial.waitFor({ timeout: 60_000 })
      const counts = async (name: RegExp) =>
        (await trial.getByRole('row', { name }).getByRole('cell').allInnerTexts()).map((text) => text.trim())
      await seen(
        trial.getByRole('region', { name: 'What these goals leave open' }).getByText(/goals do not say why\.$/),
      )
      expect(await counts(/^Teams/)).toEqual(['70', '0', '0', '0', '0'])
      expect(await counts(/^Goals/)).toEqual(expect.arrayContaining(['3,215', '2']))
      const faults = trial.getByRole('table', { name: 'Faults' }).or(trial.getByRole('grid', { name: 'Faults' }))
      expect(await faults.getByRole('row').count()).toBe(3)
      expect(await page.request.get('/api/canada/goals').then((answer) => answer.status())).toBeLessThan(500)

      await trial.getByRole('button', { name: 'Import everything' }).click()
      await seen(page.getByText('Imported. You can roll it back below.'), 90_000)

      await page.goto('/canada/lead/map')
      const bodies = page.getByRole('region', { name: 'Goals by team' }).getByRole('button')
      await seen(bodies)
      expect(await bodies.count(), 'ministries, each with its bodies').toBe(27)
      const said = (await bodies.allInnerTexts()).join('\n').replaceAll(',', '')
      const sum = (words: RegExp) => [...said.matchAll(words)].reduce((total, [, count]) => total + Number(count), 0)
      expect(sum(/of (\d+) measures/g), 'measures on the map').toBe(1_584)
      expect(sum(/(\d+) goals?\b/g) + sum(/(\d+) below/g), 'goals on the map').toBe(1_631)
      const health = bodies.and(page.getByRole('button', { name: /^Health / }))
      expect(await health.innerText()).toMatch(/\d+ of \d+ measures met/)
      await health.click()
      await expect.poll(() => page.getByRole('treeitem', { name: /, Goal, / }).count()).toBeGreaterThan(2)
      await expect
        .poll(() =>
          page
            .getByRole('treeitem', { name: /, Measure, / })
            .or(page.getByRole('treeitem', { name: /folded/ }))
            .count(),
        )
        .toBeGreaterThan(2)
      await page.goto('/canada/lead/map?view=table')
      await seen(page.getByText('1,000+ goals'))

      await page.goto('/canada/import')
      await page.getByRole('button', { name: 'Roll back the import of “published results”' }).click()
      const undo = page.getByRole('dialog', { name: 'Roll back “published results”' })
      await undo.getByText(/new things are taken away/).waitFor({ timeout: 60_000 })
      await undo.getByRole('button', { name: 'Roll back', exact: true }).click()
      await seen(page.getByText('Rolled back.'), 90_000)
      await page.goto('/canada/goals')
      await seen(page.getByText('There are no goals yet.'))
    },
  )

  it('that are no such files are refused by name, and change nothing', async () => {
    stage.expecting(/status of 4\d\d/)
    const page = await stage.as('Callum Fraser')
    await page.goto(`${stage.home}/import`)
    await page.getByRole('textbox', { name: 'Source' }).fill('a picture')
    await page.getByLabel(/^Files/).setInputFiles([
      {
        name: 'goals.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x01]),
      },
      { name: 'teams.csv', mimeType: 'text/csv', buffer: Buffer.from('id;name;parent\nnorth;North;nowhere\n') },
    ])
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await seen(page.getByText(/goals\.csv/).and(page.getByRole('alert').or(page.getByRole('cell'))))
    expect(await page.getByRole('button', { name: 'Import everything' }).count()).toBe(0)
  })

  it('may be brought by administrators alone; everybody takes out what they may see', async () => {
    const page = await stage.as('Daniel Asante')
    await page.goto(`${stage.home}/import`)
    await seen(page.getByText('Administrators bring in people, teams and goals from files.'))
    expect(await page.getByLabel(/^Files/).count()).toBe(0)
    await page.getByRole('button', { name: 'Prepare the files' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download goals.csv' }).click()
    const text = await (await download)
      .createReadStream()
      .then(async (stream) => Buffer.concat(await stream.toArray()).toString())
    const [mine, hidden] = [await stage.goal('daniel-degree'), await stage.goal('merger')]
    expect(text).toContain(mine.title)
    expect(text).not.toContain(hidden.title)
  })
})
