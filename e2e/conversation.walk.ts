import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage
const heron = await stage.goal('heron-noon')

const onGoal = async (page: Page): Promise<Page> => {
  await page.goto(`${home}/goals/${heron.node}`)
  await seen(page.getByRole('textbox', { name: 'Comment on the goal' }))
  return page
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
const bell = (page: Page, words: string | RegExp) => page.getByRole('link', { name: words })

describe('a comment', () => {
  it('with a mention, written by keyboard alone, travels to whoever looks and to whoever is meant', async () => {
    const [ruth, miriam, daniel] = await Promise.all([
      onGoal(await stage.as('Ruth Calloway')),
      onGoal(await stage.as('Miriam Adeyemi')),
      stage.as('Daniel Asante'),
    ])
    await daniel.goto(`${home}/grow`)
    await seen(bell(daniel, 'Notices, all read'))

    await ruth.getByRole('textbox', { name: 'Comment on the goal' }).focus()
    await ruth.keyboard.type('Well done this week, @daniel')
    await seen(ruth.getByRole('button', { name: /Daniel Asante/ }))
    expect(await violations(ruth), 'with the list of persons open').toEqual([])
    await ruth.keyboard.press('ArrowDown')
    await ruth.keyboard.press('Enter')
    await ruth.keyboard.type('and the whole night shift.')
    await ruth.keyboard.press('Control+Enter')

    const words = 'Well done this week, @Daniel Asante and the whole night shift.'
    const said = (page: Page) => page.getByRole('listitem').filter({ hasText: words })
    await seen(said(ruth))
    await seen(said(miriam))
    await seen(said(miriam).getByRole('link', { name: '@Daniel Asante' }))

    await bell(daniel, '1 unread notice').click()
    await seen(daniel.getByText('Ruth Calloway mentioned you'))
    await daniel.getByRole('link', { name: heron.title }).click()
    await seen(said(daniel))
    await seen(bell(daniel, 'Notices, all read'))

    // A reaction is seen by the others as well.
    await said(daniel).getByRole('button', { name: 'React' }).click()
    await daniel.getByRole('menuitem', { name: 'Thank you' }).click()
    await seen(said(miriam).getByRole('button', { name: 'Thank you: 1 person' }))

    // What was withdrawn is gone from every screen.
    await said(ruth).getByRole('button', { name: 'Withdraw' }).click()
    await expect.poll(() => said(miriam).count()).toBe(0)
    await seen(miriam.getByText('This comment was withdrawn.'))
  })

  it('about a check-in stands below it', async () => {
    const page = await onGoal(await stage.as('Miriam Adeyemi'))
    const entry = page.getByRole('listitem').filter({ hasText: 'checked in.' }).first()
    await entry.getByRole('button', { name: /^2 comments on the check-in of/ }).click()
    await seen(entry.getByText('A pharmacist on the ward by nine. Everything else we have.'))
  })

  it('is not needed to say that a check-in was read: its owner’s manager acknowledges it', async () => {
    const own = await stage.goal('ruth-daniel')
    const [ruth, daniel] = await Promise.all([stage.as('Ruth Calloway'), stage.as('Daniel Asante')])
    await Promise.all([ruth, daniel].map((page) => page.goto(`${home}/goals/${own.node}`)))
    const acknowledge = (page: Page) => page.getByRole('button', { name: /^Acknowledge the check-in/ })
    await acknowledge(ruth).first().click()
    await seen(daniel.getByText('Acknowledged by Ruth Calloway'))
    expect(await acknowledge(daniel).count()).toBe(0)
  })

  it('is told of to those who follow, until they stop', async () => {
    const page = await onGoal(await stage.as('Miriam Adeyemi'))
    await page.getByRole('button', { name: 'Follow', exact: true }).click()
    await seen(page.getByRole('button', { name: 'Stop following' }))
    await page.goto(`${home}/me/activity`)
    await page.getByRole('radio', { name: 'That I follow' }).check()
    await seen(page.getByText(/Ruth Calloway commented\./))
    await seen(page.getByRole('link', { name: heron.title }).first())
  })
})

describe('notices by mail', () => {
  it('are chosen kind by kind, and stay so', async () => {
    const page = await stage.as('Ruth Calloway')
    await page.goto(`${home}/me/notices`)
    await seen(page.getByText('This installation sends no mail'))
    const mention = page.getByRole('combobox', { name: 'Somebody mentions me' })
    await mention.selectOption({ label: 'At once' })
    await page.getByRole('switch', { name: 'Quiet hours' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Quiet from' }).count()).toBe(0)
    await page.reload()
    await seen(mention)
    expect(await mention.inputValue()).toBe('at once')
    expect(await page.getByRole('textbox', { name: 'Quiet from' }).count()).toBe(0)
  })
})
