import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage, phrase, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage

/** Goals of the cast that are not for everybody, and who of the three may see them. */
const narrow: [name: string, audience: string, seers: string[]][] = [
  ['merger', 'named', ['Miriam Adeyemi']],
  ['miriam-hours', 'private', ['Miriam Adeyemi']],
  ['kite-review', 'line', ['Miriam Adeyemi']],
  ['ruth-home', 'private', ['Ruth Calloway']],
  ['ruth-daniel', 'pair', ['Ruth Calloway', 'Daniel Asante']],
  ['heron-quarrel', 'team', ['Ruth Calloway', 'Daniel Asante']],
  ['daniel-degree', 'private', ['Daniel Asante']],
]

describe.each(['Miriam Adeyemi', 'Ruth Calloway', 'Daniel Asante'])('%s', (name) => {
  it('sees what is theirs to see, by search, list, address and map, and nothing else', async () => {
    stage.expecting(/status of 404/)
    const page = await stage.as(name)
    const goals = await Promise.all(
      narrow.map(async ([goal, audience, seers]) => ({
        ...(await stage.goal(goal)),
        audience,
        may: seers.includes(name),
      })),
    )
    const expected = goals.map(({ title, audience, may }) => `${title} (${audience}): ${may ? 'seen' : 'not found'}`)
    const actual = async (look: (goal: Wanted) => Promise<boolean>): Promise<string[]> => {
      const told: string[] = []
      for (const goal of goals)
        told.push(`${goal.title} (${goal.audience}): ${(await look(goal)) ? 'seen' : 'not found'}`)
      return told
    }
    expect(await actual(await bySearch(page)), 'by search').toEqual(expected)
    expect(await actual(await byList(page)), 'by list').toEqual(expected)
    expect(await actual(byAddress(page)), 'by address').toEqual(expected)
    expect(await actual(await byMap(page)), 'on the map').toEqual(expected)
  })

  it('sees the vision, how it stands and how far it is', async () => {
    const page = await stage.as(name)
    await page.goto(`${home}/lead/map`)
    await seen(
      page.getByRole('treeitem', { name: /^Everyone in Northmoor gets the right care.*Vision, .*Progress \d+%/ }),
    )
  })
})

describe('the first page', () => {
  it('with the key lets one choose whose eyes to look through, and change places on every page', async () => {
    stage.expecting(/status of 401 .*organisations/)
    const page = await stage.stranger()
    await page.goto(`/?key=${stage.startKey}`)
    await seen(page.getByRole('heading', { name: 'Welcome' }))
    expect(page.url(), 'the key leaves the address').toBe(`${stage.origin}/`)
    await page.getByRole('button', { name: 'Miriam Adeyemi' }).click()
    await page.waitForURL(`**${home}/lead`)
    const fictional = page.getByText('Fictional demonstration organisation.')
    await seen(fictional)
    await seen(page.getByText('You look through the eyes of Miriam Adeyemi, Chief executive.'))

    await page.getByRole('button', { name: 'Change places' }).click()
    await page.getByRole('menuitem', { name: 'Somebody else' }).click()
    const other = page.getByRole('combobox', { name: /Somebody else/ })
    await other.click()
    await other.pressSequentially('Daniel A')
    await page.getByRole('option', { name: /Daniel Asante/ }).click()
    await seen(page.getByText('You look through the eyes of Daniel Asante, Staff nurse, Heron ward.'))
    await page.getByRole('link', { name: 'Manage' }).click()
    await seen(fictional)
    await seen(page.getByRole('heading', { name: 'What I owe' }))
  })

  it('without the key offers sign-in alone, and the cast stays closed', async () => {
    stage.expecting(/status of 40[13]/)
    const page = await stage.stranger()
    await page.goto('/')
    await page.waitForURL('**/sign-in')
    await seen(page.getByRole('textbox', { name: 'Password' }))
    expect(await page.getByText('Miriam Adeyemi').count()).toBe(0)
    const answer = await page.request.get('/api/cast')
    expect(answer.status()).toBe(403)
  })
})

it('Grow says what will come, without a dead link', async () => {
  const page = await stage.as('Daniel Asante')
  await page.goto(`${home}/grow`)
  await seen(page.getByRole('heading', { name: 'Nothing is here yet' }))
  expect(await page.getByRole('main').getByRole('link').count()).toBe(0)
})

type Wanted = { node: string; title: string }

async function bySearch(page: Page) {
  await page.goto(`${home}/grow`)
  await page.getByRole('button', { name: 'Search or do' }).click()
  const dialog = page.getByRole('dialog', { name: 'Search, or do something' })
  return async ({ title }: Wanted): Promise<boolean> => {
    await dialog.getByRole('combobox').fill(title)
    return found(dialog.getByRole('option', { name: phrase(title) }), dialog.getByText('Nothing found.'))
  }
}

async function byList(page: Page) {
  await page.goto(`${home}/goals`)
  return async ({ title }: Wanted): Promise<boolean> => {
    await page.getByRole('searchbox').fill('')
    await seen(page.getByText(/^\d\d+ goals$/))
    await page.getByRole('searchbox').fill(title)
    return found(page.getByRole('rowheader', { name: phrase(title) }), page.getByText('Nothing matches.'))
  }
}

function byAddress(page: Page) {
  return async ({ node, title }: Wanted): Promise<boolean> => {
    await page.goto(`${home}/goals/${node}`)
    return found(page.getByRole('heading', { name: title, level: 1 }), page.getByText('or it is not meant for you'))
  }
}

/** Through the map's own door, and for the first that may not be seen also in the browser. */
async function byMap(page: Page) {
  let looked = false
  return async ({ node, title }: Wanted): Promise<boolean> => {
    const answer = await page.request.get(`/api${home}/graph/map?focus=${node}`)
    if (answer.status() === 404 && !looked) {
      looked = true
      await page.goto(`${home}/lead/map?focus=${node}`)
      expect(
        await found(page.getByRole('treeitem', { name: phrase(title) }), page.getByText('or it is not meant for you')),
      ).toBe(false)
    }
    return (
      answer.status() === 200 && ((await answer.json()) as { areas: Wanted[] }).areas.some((area) => area.node === node)
    )
  }
}

/** Which of the two comes: what was looked for, or the sentence that there is no such thing. */
async function found(wanted: Locator, nothing: Locator): Promise<boolean> {
  await seen(wanted.or(nothing))
  return (await wanted.count()) > 0
}
