import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openStage, seen } from './stage.ts'

const stage = await openStage()
const home = '/otterby-school'
const password = 'a sentence that is long enough'
const vision = 'Every child in Otterby leaves us able to teach somebody else.'

it('one sets up an organisation with the key, and is led through its first ten minutes', async () => {
  stage.expecting(/status of 401/)
  const ada = await stage.stranger()
  await ada.goto(`/?key=${stage.startKey}`)
  await ada.getByRole('link', { name: 'Set up your organisation' }).click()
  await ada.getByRole('textbox', { name: 'Name', exact: true }).fill('Otterby School')
  await ada.getByRole('textbox', { name: 'Your name' }).fill('Ada Okafor')
  await ada.getByRole('textbox', { name: 'E-mail' }).fill('ada@otterby.example')
  await ada.getByRole('textbox', { name: 'Password' }).fill(password)
  await ada.getByRole('button', { name: 'Set up organisation' }).click()
  await ada.waitForURL(`**${home}/begin`)

  await seen(ada.getByRole('heading', { name: 'What do you aspire to be?' }))
  await ada.getByRole('textbox', { name: 'Vision' }).fill(vision)
  await ada.getByRole('button', { name: 'Publish vision' }).click()

  await seen(ada.getByRole('heading', { name: 'Who is with you?' }))
  await ada.getByRole('textbox', { name: 'Name' }).fill('Ben Hallam')
  await ada.getByRole('textbox', { name: 'E-mail' }).fill('ben@otterby.example')
  await ada.getByRole('button', { name: 'Invite' }).click()
  const link = await ada.getByRole('textbox', { name: 'One-use link for Ben Hallam' }).inputValue()
  expect(new URL(link).origin).toBe(stage.origin)
  await ada.getByRole('button', { name: 'Go on to the first goal' }).click()

  await seen(ada.getByRole('heading', { name: 'What comes first?' }))
  await ada.getByRole('textbox', { name: 'What' }).fill('Every pupil reads aloud to a younger one each week')
  await ada.getByRole('textbox', { name: 'Why' }).fill('Whoever explains it has understood it.')
  await ada.getByRole('button', { name: 'Write goal' }).click()
  await seen(ada.getByRole('treeitem', { name: new RegExp(`^${vision}`) }))
  await seen(ada.getByRole('treeitem', { name: /^Every pupil reads aloud/ }))

  const ben = await stage.stranger()
  await ben.goto(link)
  await seen(ben.getByText('You are Ben Hallam, and sign in as ben@otterby.example.'))
  await ben.getByRole('textbox', { name: 'New password' }).fill(password)
  await ben.getByRole('button', { name: 'Join Otterby School' }).click()
  await seen(ben.getByRole('heading', { name: 'What I owe' }))
  expect(await ben.getByText('Fictional').count(), 'this organisation is real').toBe(0)

  stage.expecting(/status of 404/)
  const eve = await stage.stranger()
  await eve.goto(link)
  await seen(eve.getByRole('heading', { name: 'This link does not work' }))
  expect(await eve.getByRole('textbox').count()).toBe(0)
})

it('lost access is given back by an administrator’s link, and the old password ends', async () => {
  stage.expecting(/status of 40[14]/)
  const ada = await signedIn('ada@otterby.example', password)
  await ada.goto(`${home}/people`)
  await ada.getByRole('row', { name: /Ben Hallam/ }).press('Enter')
  await ada.getByRole('button', { name: 'Let back in' }).click()
  const handOver = ada.getByRole('dialog', { name: 'Let Ben Hallam back in' })
  await handOver.getByRole('button', { name: 'Make a one-use link' }).click()
  const link = await handOver.getByRole('textbox', { name: 'One-use link' }).inputValue()

  const ben = await stage.stranger()
  await ben.goto(link)
  await ben.getByRole('textbox', { name: 'New password' }).fill('another sentence of my own')
  await ben.getByRole('button', { name: 'Set password' }).click()
  await seen(ben.getByRole('heading', { name: 'What I owe' }))

  const again = await stage.stranger()
  await fillSignIn(again, 'ben@otterby.example', password)
  await seen(again.getByRole('alert'))
  await fillSignIn(again, 'ben@otterby.example', 'another sentence of my own')
  await seen(again.getByRole('link', { name: 'Manage' }))
})

it('signing out everywhere ends it in every browser, at once', async () => {
  stage.expecting(/status of 401/)
  const [desk, train] = [
    await signedIn('ada@otterby.example', password),
    await signedIn('ada@otterby.example', password),
  ]
  await desk.goto(`${home}/me`)
  await expect
    .poll(() => desk.getByRole('region', { name: 'Sign-in' }).getByRole('rowheader').count())
    .toBeGreaterThanOrEqual(2)
  await desk.getByRole('button', { name: 'Sign out everywhere' }).click()
  await desk.waitForURL('**/sign-in')
  await train.waitForURL('**/sign-in?back=**')
  expect(await train.getByText('Every pupil reads aloud').count(), 'nothing of theirs stays').toBe(0)
})

it('a personal access token is made, used by a program, and refused once it is revoked', async () => {
  stage.expecting(/status of 401/)
  const ada = await signedIn('ada@otterby.example', password)
  await ada.goto(`${home}/me`)
  await ada.getByRole('button', { name: 'Make a token' }).click()
  const making = ada.getByRole('dialog', { name: 'Make a personal access token' })
  await making.getByRole('textbox', { name: 'Name' }).fill('Monthly figures')
  await making.getByRole('button', { name: 'Make token' }).click()
  const text = await making.getByRole('textbox', { name: 'The token' }).inputValue()
  await making.getByRole('button', { name: 'Done' }).click()

  const asked = (path: string, init: RequestInit = {}) =>
    fetch(`${stage.origin}/api${home}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${text}`, 'content-type': 'application/json' },
    })
  const direction = await asked('/direction')
  expect(direction.status).toBe(200)
  expect(JSON.stringify(await direction.json())).toContain(vision)
  const written = await asked('/goals', { method: 'POST', body: JSON.stringify({ title: 'By a program' }) })
  expect(written.status, 'it may only read').toBe(403)
  expect(((await written.json()) as { detail: string }).detail).toContain('This token may not write')

  await ada
    .getByRole('row', { name: /Monthly figures/ })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await ada.getByRole('button', { name: 'Revoke token' }).click()
  await seen(ada.getByText('You have none.'))
  expect((await asked('/direction')).status).toBe(401)
})

async function signedIn(email: string, secret: string): Promise<Page> {
  const page = await stage.stranger()
  await fillSignIn(page, email, secret)
  await seen(page.getByRole('link', { name: 'Manage' }))
  return page
}

async function fillSignIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
