import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('a signal is added, walked to on the radar, sighted, looked at again, and shown on the goal that it endangers', async () => {
  const porters = await stage.goal('beds-porters')
  const dwayne = await stage.as('Dwayne Campbell')
  await dwayne.goto(`${stage.home}/goals/${porters.node}`)
  await seen(dwayne.getByRole('list', { name: 'Endangered by' }))
  const martin = await stage.as('Martin Cobb')
  await martin.goto(`${stage.home}/lead/signals`)
  await martin.getByRole('button', { name: 'Add signal' }).click()
  const adding = martin.getByRole('dialog', { name: 'Add a signal' })
  await adding.getByLabel('Signal', { exact: true }).fill('Lifts are built by nobody near here')
  await adding.getByLabel('Factor').selectOption({ label: 'Technological' })
  await adding.getByLabel('Impact, 1 to 5').selectOption('5')
  await adding.getByLabel(/^What would show that it has come/).fill('A lift stands still for a week')
  await adding.getByLabel(/^How likely/).selectOption({ label: '40%' })
  await adding.getByRole('combobox', { name: /^Goals that it endangers/ }).fill('porter is there')
  await adding.getByRole('option', { name: /^A porter is there within 15 minutes/ }).click()
  await adding.getByRole('button', { name: 'Add signal' }).click()
  await seen(martin.getByRole('heading', { name: 'Lifts are built by nobody near here' }))

  // Whoever has the goal open sees it without asking.
  await seen(dwayne.getByRole('link', { name: 'Lifts are built by nobody near here' }))

  await martin.getByRole('button', { name: 'Add sighting' }).click()
  const sighting = martin.getByRole('dialog', { name: 'Add a sighting' })
  await sighting.getByLabel('What was seen').fill('The last fitter retired.')
  await sighting.getByRole('button', { name: 'Add sighting' }).press('Enter')
  await gone(sighting)
  await seen(martin.getByText('The last fitter retired.'))
  await martin.getByRole('button', { name: 'Look again' }).click()
  const looking = martin.getByRole('dialog', { name: 'Look again' })
  await looking.getByLabel(/^How likely/).selectOption({ label: '60%' })
  await looking.getByRole('button', { name: 'Save' }).click()
  await gone(looking)
  await seen(martin.getByText('How likely: 40% → 60%.'))

  await martin.getByRole('link', { name: 'A porter is there within 15 minutes' }).click()
  const endangered = martin.getByRole('list', { name: 'Endangered by' })
  await seen(endangered.getByRole('link', { name: 'Lifts are built by nobody near here' }))

  await martin.goto(`${stage.home}/lead/signals`)
  const radar = martin.getByRole('listbox', { name: 'Radar of signals' })
  await radar.getByRole('option').first().focus()
  await martin.keyboard.press('Home')
  const lifts = radar.getByRole('option', { name: /^Lifts are built by nobody near here, Technological/ })
  for (let step = 0; step < 20; step++) {
    if (await lifts.evaluate((mark) => mark === document.activeElement)) break
    await martin.keyboard.press('ArrowRight')
  }
  await martin.keyboard.press('Enter')
  await martin.getByRole('button', { name: 'Close', exact: true }).click()
  const closing = martin.getByRole('dialog', { name: 'Close the signal' })
  await closing.getByLabel('What came of it').selectOption({ label: 'It did not come' })
  await closing.getByLabel('What happened').fill('A firm came from the coast.')
  await closing.getByRole('button', { name: 'Close it' }).click()
  await gone(closing)
  await expect.poll(() => martin.getByText(/Score 0\.36/).count()).toBeGreaterThan(0)
})

it('what waits for a look stands in what one owes, and the map shows what is endangered', async () => {
  const martin = await stage.as('Martin Cobb')
  await martin.goto(`${stage.home}/manage`)
  await seen(martin.getByRole('link', { name: /^The warehouse on the ring road/ }))
  const porters = await stage.goal('beds-porters')
  await martin.goto(`${stage.home}/lead/map?at=${porters.node}`)
  await seen(martin.getByRole('list', { name: 'Endangered by' }).getByRole('link', { name: /^The warehouse/ }))
})
