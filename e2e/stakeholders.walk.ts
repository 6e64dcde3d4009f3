import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()
const grid = 'Grid of stakeholders'

it('a stakeholder is dragged while another looks on, carried by keys, promised something, spoken with, and owed', async () => {
  const [simon, victoria] = [await stage.as('Simon Trewin'), await stage.keptAs('Victoria Eze')]
  await victoria.goto(`${stage.home}/lead/stakeholders`)
  const watched = victoria.getByRole('listbox', { name: grid })
  const council = /^The council’s director of adult care, influence/
  await seen(watched.getByRole('option', { name: council }))

  await simon.goto(`${stage.home}/lead/stakeholders`)
  const mark = simon.getByRole('listbox', { name: grid }).getByRole('option', { name: council })
  await seen(mark)
  await mark.scrollIntoViewIfNeeded()
  const box = await mark.boundingBox()
  if (!box) throw new Error('The mark has no place.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await simon.mouse.move(x, y)
  await simon.mouse.down()
  await simon.mouse.move(x - 60, y + 80, { steps: 4 })
  await simon.mouse.up()
  await seen(simon.getByText(/^Moved: influence/))
  const said = async () => (await mark.getAttribute('aria-label')) ?? ''
  await expect.poll(said).not.toContain('influence 90, interest 62')
  const label = await said()
  // Whoever has the grid open sees it without asking.
  await seen(watched.getByRole('option', { name: label }))

  await mark.focus()
  await simon.keyboard.press('Space')
  await seen(simon.getByText(/is picked up/))
  await simon.keyboard.press('ArrowRight')
  await simon.keyboard.press('Enter')
  await gone(simon.getByText(/is picked up/))
  await expect.poll(() => mark.getAttribute('aria-label')).not.toBe(label)

  await mark.click()
  await seen(simon.getByText(/^overdue: due/))
  await simon.getByRole('button', { name: 'Add promise' }).click()
  const promising = simon.getByRole('dialog', { name: 'What did we promise?' })
  await promising.getByLabel('Promise', { exact: false }).first().fill('A visit to Lapwing ward')
  await promising.getByLabel('By when').fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10))
  await promising.getByRole('button', { name: 'Add promise' }).click()
  await gone(promising)
  await seen(simon.getByRole('list', { name: 'Promises' }).getByText('A visit to Lapwing ward'))

  await simon.getByRole('button', { name: 'Add contact' }).click()
  const speaking = simon.getByRole('dialog', { name: 'Add a contact' })
  await speaking.getByLabel('What was said').fill('She will come to see it.')
  await speaking.getByRole('button', { name: 'Add contact' }).press('Enter')
  await gone(speaking)
  await seen(simon.getByText('She will come to see it.'))
  await seen(simon.getByText(/moved them on the grid\. Interest: 62 →/))

  await simon.goto(`${stage.home}/manage`)
  const owed = simon.getByRole('link', { name: /^A list every Thursday/ })
  await seen(owed)
  await owed.click()
  await simon.getByRole('button', { name: 'Kept or broken' }).first().click()
  const settling = simon.getByRole('dialog', { name: 'What came of the promise?' })
  await settling.getByLabel('In a word').fill('All eleven wards send it.')
  await settling.getByRole('button', { name: 'Save' }).click()
  await gone(settling)
  await gone(simon.getByText(/^overdue: due/))
})

it('a nurse sees none of them, and a goal shows who expects something of it to those who may know', async () => {
  const jack = await stage.as('Jack Holloway')
  await jack.goto(`${stage.home}/lead/stakeholders`)
  await seen(jack.getByText('No stakeholder yet'))
  const social = await stage.goal('beds-social')
  const victoria = await stage.keptAs('Victoria Eze')
  await victoria.goto(`${stage.home}/goals/${social.node}`)
  const expecting = victoria.getByRole('list', { name: 'Expected by' })
  await seen(expecting.getByRole('link', { name: 'The council’s director of adult care' }))
})
