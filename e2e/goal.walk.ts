import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage, phrase, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage
const kite = await stage.goal('kite-noon')
const heron = await stage.goal('heron-noon')

describe('a goal', () => {
  const title = 'Every key safe is in place before the taxi comes'

  it('is written with its measures, proposed to another’s goal, and counts once that owner accepts it', async () => {
    const parent = await stage.goal('beds-noon')
    const daniel = await stage.as('Daniel Asante')
    await daniel.goto(`${home}/goals/new`)
    await daniel.getByRole('textbox', { name: 'Title' }).fill(title)
    await daniel.getByRole('textbox', { name: 'Why it matters' }).fill('Four people waited a day for a metal box.')
    await choose(daniel, /^What it supports/, parent.title)
    await daniel.getByRole('textbox', { name: 'How it gets done' }).fill('We order them on the day of admission.')
    await daniel.getByRole('textbox', { name: 'What is measured' }).fill('Key safes in place in time')
    await daniel.getByRole('textbox', { name: 'Unit' }).fill('%')
    await daniel.getByRole('textbox', { name: 'Baseline' }).fill('40')
    await daniel.getByRole('textbox', { name: 'Target' }).fill('100')
    await daniel.getByRole('button', { name: 'Add a measure' }).click()
    const measures = daniel.getByRole('group', { name: /^Measures/ })
    await measures.getByRole('textbox', { name: 'What is measured' }).last().fill('The shelf is put up')
    await measures.getByRole('combobox', { name: 'Direction' }).last().selectOption({ label: 'Done or not done' })
    await daniel.reload()
    expect(await daniel.getByRole('textbox', { name: 'Title' }).inputValue(), 'kept over a reload').toBe(title)
    await daniel.getByRole('button', { name: 'Write goal' }).click()
    await seen(daniel.getByRole('heading', { name: title, level: 1 }))
    await seen(daniel.getByRole('article', { name: 'The shelf is put up' }))
    await seen(daniel.getByRole('region', { name: 'Supports' }).getByText('Proposed'))

    const owner = await stage.as('Victoria Eze')
    await owner.goto(`${home}/goals/${parent.node}`)
    const proposal = owner.getByRole('region', { name: 'Carried by' }).getByRole('listitem').filter({ hasText: title })
    await seen(proposal.getByText('Proposed'))
    await proposal.getByRole('button', { name: 'Accept' }).click()
    await seen(proposal.getByText(/counts [\d.]+ %/))
    await daniel.getByRole('region', { name: 'Supports' }).getByText('Proposed').waitFor({ state: 'hidden' })
  })

  it('without what it needs is refused, with a sentence at the field', async () => {
    stage.expecting(/status of 4\d\d/)
    const page = await stage.as('Daniel Asante')
    await page.goto(`${home}/goals/new`)
    await page.getByRole('button', { name: 'Write goal' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).getAttribute('aria-invalid')).toBe('true')
  })

  it('that two people edit at once shows both texts, and neither is lost', async () => {
    stage.expecting(/status of 409/)
    const [owner, manager] = [await stage.as('Ruth Calloway'), await stage.as('Siobhán Kelleher')]
    for (const page of [owner, manager]) {
      await page.goto(`${home}/goals/${heron.node}`)
      await page.getByRole('button', { name: 'Edit how it gets done' }).click()
    }
    const how = (page: Page) => page.getByRole('region', { name: 'How and when' })
    await how(owner).getByRole('textbox').first().fill('Ruth: the lounge opens at eight.')
    await how(manager).getByRole('textbox').first().fill('Siobhán: two more porters before noon.')
    await how(owner).getByRole('button', { name: 'Save', exact: true }).click()
    await seen(how(owner).getByText('Ruth: the lounge opens at eight.'))

    await seen(how(manager).getByText('This is theirs:'))
    await seen(how(manager).getByText('Ruth: the lounge opens at eight.'))
    const yours = how(manager).getByRole('textbox', { name: /^Yours/ })
    expect(await yours.inputValue()).toBe('Siobhán: two more porters before noon.')
    await yours.fill('The lounge opens at eight, and two more porters come before noon.')
    await how(manager).getByRole('button', { name: 'Save mine' }).click()
    await seen(how(owner).getByText('The lounge opens at eight, and two more porters come before noon.'))
    const past = owner.getByRole('region', { name: 'What happened' })
    await seen(past.locator('del').filter({ hasText: 'Ruth: the lounge opens at eight.' }))
  })

  it('is closed with what was learnt, and reopened', async () => {
    const page = await stage.as('Ruth Calloway')
    const { node } = await stage.goal('heron-quarrel')
    await page.goto(`${home}/goals/${node}`)
    await page.getByRole('button', { name: 'More to do with this goal' }).click()
    await page.getByRole('menuitem', { name: 'Close the goal' }).click()
    const closing = page.getByRole('dialog', { name: 'Close the goal' })
    await closing.getByRole('combobox', { name: 'How did it end?' }).selectOption({ label: 'Partly met' })
    await closing.getByRole('textbox', { name: /What was learnt/ }).fill('A shared breakfast did more than the rota.')
    await closing.getByRole('button', { name: 'Close the goal' }).click()
    await seen(page.getByText('Closed: Partly met'))
    await seen(page.getByText('A shared breakfast did more than the rota.'))
    expect(
      await page.getByRole('button', { name: 'Check in', exact: true }).count(),
      'a closed goal takes no check-in',
    ).toBe(0)

    await page.getByRole('button', { name: 'More to do with this goal' }).click()
    await page.getByRole('menuitem', { name: 'Reopen the goal' }).click()
    const again = page.getByRole('dialog', { name: 'Reopen the goal' })
    await again.getByRole('textbox').fill('It came back in the winter.')
    await again.getByRole('button', { name: 'Reopen the goal' }).click()
    await seen(page.getByRole('button', { name: 'Check in', exact: true }))
    const past = page.getByRole('region', { name: 'What happened' })
    await seen(past.getByText(/reopened/i))
    await seen(past.getByText('A shared breakfast did more than the rota.'))
  })
})

it('a check-in is corrected, and what it was stays in sight', async () => {
  const page = await stage.as('Ruth Calloway')
  await page.goto(`${home}/goals/${heron.node}`)
  const line = page.getByRole('region', { name: 'What happened' })
  await line
    .getByRole('button', { name: /^Correct the check-in/ })
    .first()
    .click()
  const form = page.getByRole('dialog', { name: /^Correct the check-in/ })
  await form.getByRole('textbox', { name: /^Heron discharges before noon/ }).fill('38.5')
  await form.getByRole('button', { name: 'Record correction' }).click()
  await seen(page.getByText('Check-in corrected.'))
  await seen(line.getByText(/^Ruth Calloway corrected the check-in of/).first())
  await seen(line.getByRole('definition').filter({ hasText: '38.5%' }))
  const struck = line.getByRole('listitem').filter({ hasText: 'Corrected later.' })
  await seen(struck.getByRole('definition').filter({ hasText: '36%' }))
  await seen(page.getByRole('article', { name: 'Heron discharges before noon' }).getByText('38.5%', { exact: true }))
})

describe('why', () => {
  it('a colour is what it is: in words, with the numbers, by keyboard too', async () => {
    const page = await stage.as('Daniel Asante')
    await page.goto(`${home}/goals/${kite.node}`)
    const what = page.getByRole('region', { name: 'What', exact: true })
    const why = what.getByRole('button', {
      name: new RegExp(`Why does “${phrase(kite.title).source}” stand as it does`),
    })
    await why.press('Enter')
    const reason = page.getByRole('dialog', { name: /^Why does/ })
    await seen(reason.getByText(/\d+\s?%/))
    await page.keyboard.press('Escape')
    await reason.waitFor({ state: 'hidden' })
    expect(await why.evaluate((button) => button === document.activeElement), 'the focus is back').toBe(true)
  })

  it('a number is what it is: each part with its share, adding up to the whole', async () => {
    const page = await stage.as('Daniel Asante')
    await page.goto(`${home}/goals/${heron.node}`)
    const what = page.getByRole('region', { name: 'What', exact: true })
    await what.getByRole('button', { name: /^(On track|At risk|Off track) Why does/ }).click()
    const reason = page.getByRole('dialog', { name: /^Why does/ })
    await seen(reason.getByText('the mean of these by their shares'))
    const whole = Number(/Progress is (\d+)%/.exec(await reason.innerText())?.[1])
    const rows = await reason
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
      .all()
    const parts = await Promise.all(
      rows.map(
        async (row) =>
          (await row.getByRole('cell').allInnerTexts()).map((text) => Number.parseFloat(text)) as [number, number],
      ),
    )
    expect(parts, 'two key results and three goals').toHaveLength(5)
    expect(parts.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(100, 0)
    expect(
      Math.abs(parts.reduce((sum, [progress, share]) => sum + (progress * share) / 100, 0) - whole),
    ).toBeLessThanOrEqual(1)
  })
})

describe('a measure', () => {
  it('is expected on a curve that its owner writes down, by keyboard too', async () => {
    const { node } = await stage.goal('savings')
    const page = await stage.as('Yvonne Baptiste')
    await page.goto(`${home}/goals/${node}`)
    const measure = page.getByRole('article', { name: 'Schemes signed and begun' })
    await seen(measure.getByText(/^By today [\d.]+\sschemes would be on the expected curve\.$/))
    await measure.getByRole('button', { name: /^Change “Schemes/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'What is expected by when' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What is expected by when' })
    expect(await dialog.getByRole('textbox', { name: 'Expected value' }).count()).toBe(2)
    await dialog.getByRole('button', { name: 'Add a day' }).press('Enter')
    await dialog.getByRole('textbox', { name: 'Expected value' }).last().fill('50')
    await dialog.getByRole('button', { name: 'Save' }).press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    const past = page.getByRole('region', { name: 'What happened' })
    await seen(past.getByText('Yvonne Baptiste changed the measure “Schemes signed and begun”.').first())
    await seen(past.getByText(/4 by .*24 by .*50 by/).first())
  })

  it('adds up the goals that support its goal, and says how it comes to its value', async () => {
    const [money, savings] = [await stage.goal('money'), await stage.goal('savings')]
    const page = await stage.as('Helen Stockdale')
    await page.goto(`${home}/goals/${money.node}`)
    await page.getByRole('region', { name: 'Measures' }).getByRole('button', { name: 'Add a measure' }).click()
    const form = page.getByRole('dialog', { name: 'Add a measure' })
    await form.getByRole('textbox', { name: 'What is measured' }).fill('Schemes everywhere')
    await form.getByRole('textbox', { name: 'Unit' }).fill('schemes')
    await form.getByRole('switch', { name: /^Adds up the goals/ }).check()
    await form.getByRole('button', { name: 'Add measure' }).click()
    const measure = page.getByRole('article', { name: 'Schemes everywhere' })
    await seen(measure.getByText(/^\d+\sschemes = \d+ from .* from 1 goal/))
    await measure.getByRole('link', { name: new RegExp(phrase(savings.title).source) }).click()
    await seen(page.getByRole('heading', { name: savings.title, level: 1 }))
  })
})

/** Types into a field that searches, and takes the first that fits. */
async function choose(page: Page, field: RegExp, wanted: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field })
  await box.click()
  await box.pressSequentially(wanted.slice(0, 24))
  await page
    .getByRole('option', { name: phrase(wanted) })
    .first()
    .click()
}
