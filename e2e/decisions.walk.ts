import { expect, it } from 'vitest'
import { gone, openStage, seen } from './stage.ts'

const stage = await openStage()

it('a question is opened, objected to, answered, decided, and says on its goal why it is so', async () => {
  const ruth = await stage.as('Ruth Calloway')
  await ruth.goto(`${stage.home}/decisions`)
  await ruth.getByRole('link', { name: 'Open a question' }).first().click()
  await ruth.getByLabel('Question', { exact: true }).fill('When do the rounds on Heron begin?')
  for (const [at, title] of ['At seven', 'At eight'].entries()) {
    await ruth.getByRole('button', { name: 'Add an option' }).press('Enter')
    await ruth.getByLabel(`Option ${at + 1}`, { exact: true }).fill(title)
  }
  await ruth.getByRole('button', { name: 'Add a criterion' }).press('Enter')
  await ruth.getByLabel('Criterion 1', { exact: true }).fill('Home by noon')
  await ruth.getByLabel(/^Option 1 by “Home by noon”/).fill('9')
  await ruth.getByLabel(/^Option 2 by “Home by noon”/).fill('4')
  await ruth.getByRole('button', { name: 'Open a question' }).click()
  await seen(ruth.getByRole('heading', { name: 'When do the rounds on Heron begin?', level: 1 }))
  await seen(ruth.getByText('9 (place 1)'))
  await ruth.getByRole('button', { name: 'Ask for advice' }).click()
  const asking = ruth.getByRole('dialog', { name: 'Ask for advice' })
  await asking.getByRole('combobox', { name: 'Whose advice' }).fill('Daniel')
  await asking.getByRole('option', { name: /^Daniel Asante/ }).click()
  await asking.getByRole('button', { name: 'Ask for advice' }).press('Enter')
  await gone(asking)

  const daniel = await stage.as('Daniel Asante')
  await daniel.goto(`${stage.home}/manage`)
  await daniel.getByRole('link', { name: 'When do the rounds on Heron begin?' }).press('Enter')
  await daniel.getByRole('button', { name: 'Give advice' }).press('Enter')
  const advising = daniel.getByRole('dialog', { name: 'Give advice' })
  await advising.getByRole('radio', { name: 'Objection' }).check()
  await advising.getByLabel('In your own words').fill('Breakfast is at seven. <b>Cold</b> porridge helps nobody.')
  await advising.getByRole('button', { name: 'Object' }).click()
  await gone(advising)

  await ruth.getByRole('button', { name: 'Answer the objection of Daniel Asante' }).click()
  await seen(ruth.getByText('Breakfast is at seven. <b>Cold</b> porridge helps nobody.'))
  const answering = ruth.getByRole('dialog', { name: 'How it is answered' })
  await answering.getByLabel('Answer', { exact: true }).fill('Then breakfast is at half past six.')
  await answering.getByRole('button', { name: 'Answer' }).click()
  await gone(answering)
  await ruth.getByRole('button', { name: 'Link a goal' }).click()
  const linking = ruth.getByRole('dialog', { name: 'Link a goal' })
  await linking.getByRole('combobox', { name: 'Goal' }).fill('home before lunch')
  await linking.getByRole('option', { name: /^Heron’s people go home before lunch/ }).click()
  await linking.getByRole('button', { name: 'Link a goal' }).click()
  await gone(linking)
  await ruth.getByRole('button', { name: 'Decide', exact: true }).click()
  const deciding = ruth.getByRole('dialog', { name: 'Decide' })
  await deciding.getByLabel('Which option').selectOption({ label: 'At seven' })
  await deciding.getByLabel('Why', { exact: true }).fill('Who is seen at seven is home by noon.')
  await deciding.getByLabel(/^What is expected of it/).fill('A third is home by noon')
  await deciding.getByLabel(/^How likely that is/).fill('70')
  await deciding.getByRole('button', { name: 'Decide' }).click()
  await gone(deciding)

  await seen(daniel.getByText('70% likely'))
  await daniel.getByRole('link', { name: 'Heron’s people go home before lunch' }).click()
  const why = daniel.getByRole('region', { name: 'Why is it so?' })
  await seen(why.getByText('Who is seen at seven is home by noon.'))
  expect(await why.getByRole('link', { name: 'When do the rounds on Heron begin?' }).count()).toBe(1)
})

it('two write one text at once, without a connection and over a restart, and neither loses a word', async () => {
  const { rows } = await stage.world.owner.query("select decision from decision where external_id = 'bed-posts'")
  const pages = await Promise.all(['Tomasz Wieczorek', 'Miriam Adeyemi'].map((name) => stage.as(name)))
  const [his, hers] = await Promise.all(
    pages.map(async (page) => {
      await page.goto(`${stage.home}/decisions/${rows[0]?.decision}/edit`)
      const context = page.getByLabel('Context')
      await seen(context)
      return context
    }),
  )
  const [tomasz, miriam] = pages
  if (!tomasz || !miriam || !his || !hers) throw new Error('Two pages are open.')
  await his.press('Control+End')
  await his.pressSequentially(' Nights too.')
  await expect.poll(() => hers.inputValue()).toMatch(/ Nights too\.$/)
  await seen(miriam.getByText('Tomasz Wieczorek writes here as well.'))

  await hers.press('Control+Home')
  await hers.pressSequentially('First: ')
  await expect.poll(() => his.inputValue()).toMatch(/^First: .* Nights too\.$/s)
  await his.pressSequentially(' And Sundays.')
  await expect.poll(() => hers.inputValue()).toMatch(/^First: .* Nights too\. And Sundays\.$/s)

  stage.expecting(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_SOCKET_NOT_CONNECTED|ERR_INCOMPLETE|ERR_EMPTY/)
  stage.expecting(/50[0-9]/)
  await miriam.context().setOffline(true)
  await hers.pressSequentially('and alone ')
  await his.pressSequentially(' All year.')
  await miriam.context().setOffline(false)
  await stage.restart()
  await expect.poll(() => his.inputValue(), { timeout: 20_000 }).toMatch(/^First: and alone .* All year\.$/s)
  await expect.poll(() => hers.inputValue(), { timeout: 20_000 }).toBe(await his.inputValue())

  await tomasz.getByRole('button', { name: 'Save' }).press('Enter')
  await seen(tomasz.getByText(/^First: and alone /))
})
