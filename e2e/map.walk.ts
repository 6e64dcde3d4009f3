import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage, phone, phrase, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage
const beds = await stage.goal('beds')
const noon = await stage.goal('heron-noon')
const merger = await stage.goal('merger')

describe('on a wide screen', () => {
  it('one zooms from the vision down to a measure, and the path leads back', async () => {
    const page = await onMap()
    const path = page.getByRole('navigation', { name: 'Path from the vision' })
    await area(page, beds.title).dblclick()
    await seen(path.getByText(beds.title))
    expect(await area(page, beds.title).getAttribute('aria-level')).toBe('1')
    await area(page, noon.title).dblclick()
    await seen(path.getByText(noon.title))
    const measure = area(page, 'Heron discharges before noon')
    await measure.click()
    await seen(chosen(page, 'Heron discharges before noon').getByText('36%'))

    await path.getByRole('button', { name: 'Steps in between' }).click()
    await path.getByRole('link', { name: beds.title }).click()
    await expect.poll(() => area(page, beds.title).getAttribute('aria-level')).toBe('1')
    await path.getByRole('link', { name: 'Whole organisation' }).click()
    await seen(vision(page))
  })

  it('the address holds the place: reload, back and forward', async () => {
    const page = await onMap()
    await area(page, beds.title).dblclick()
    await seen(page.getByRole('treeitem', { name: phrase(noon.title) }))
    await area(page, noon.title).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe(noon.node)
    await page.reload()
    await seen(chosen(page, noon.title))
    expect(await area(page, beds.title).getAttribute('aria-level')).toBe('1')
    await page.goBack()
    await seen(vision(page))
    await page.goForward()
    await seen(chosen(page, noon.title))
  })

  it('the arrow keys walk the graph: right asks how, left asks why, up and down go among equals', async () => {
    const page = await onMap()
    const presses = async (key: string, reaches: string) => {
      await page.keyboard.press(key)
      await seen(page.getByRole('treeitem', { name: new RegExp(`^${reaches}`) }).and(page.locator(':focus')))
    }
    await vision(page).focus()
    await presses('ArrowRight', beds.title)
    await presses('ArrowDown', 'Safe care every day')
    await presses('ArrowUp', beds.title)
    await presses('ArrowRight', 'A third of those going home')
    await presses('ArrowDown', 'Care at home is agreed')
    await presses('ArrowLeft', beds.title)
    await presses('End', '\\d+ below')
    await presses('Home', 'Everyone in Northmoor')
    await presses('ArrowRight', beds.title)
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).searchParams.get('focus')).toBe(beds.node)
    await expect.poll(() => area(page, beds.title).getAttribute('aria-level')).toBe('1')
    await expect.poll(() => page.getByRole('tree').locator('..').getAttribute('aria-busy')).toBe('false')
    await presses('ArrowRight', 'A third of those going home')
    await expect
      .poll(() => page.getByRole('complementary').getByRole('heading').allInnerTexts())
      .toEqual(expect.arrayContaining(['Why', 'How']))
    expect(
      await page.getByRole('complementary').getByRole('region', { name: 'Why' }).count(),
      'the why of one node',
    ).toBe(1)
    await page.keyboard.press('Escape')
    await expect.poll(() => new URL(page.url()).searchParams.get('focus')).toBe(null)
    await page.keyboard.press('t')
    await seen(page.getByRole('grid', { name: 'Goals' }))
  })

  it('a filter dims what does not match, stays in the address, and is taken away again', async () => {
    const page = await onMap()
    await page.getByRole('button', { name: 'Filter' }).click()
    const filters = page.getByRole('dialog', { name: 'Filter' })
    const box = await filters.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 9999), 'the right edge of the filters').toBeLessThanOrEqual(1440)
    await filters.getByRole('combobox', { name: /^Health/ }).selectOption({ label: 'Off track' })
    await page.keyboard.press('Escape')
    const chips = page.getByRole('list', { name: 'Looked for' })
    await seen(chips.getByText('Off track'))
    expect(new URL(page.url()).searchParams.get('health')).toBe('off track')
    await page.reload()
    await seen(chips.getByText('Off track'))
    await chips.getByRole('button').click()
    await expect.poll(() => new URL(page.url()).searchParams.get('health')).toBe(null)
  })

  it('a goal is dragged onto another that it is to support, and learns on the way whether it may', async () => {
    const page = await onMap()
    const third = 'A third of those going home are on their way by noon'
    const says = page.getByRole('status').filter({ hasText: third })
    const over = async (title: string) => {
      const box = await area(page, title).boundingBox()
      for (const step of [0, 4]) await page.mouse.move((box?.x ?? 0) + 40 + step, (box?.y ?? 0) + 12)
    }
    const from = await page.getByRole('treeitem', { name: /^A third of those going home/ }).boundingBox()
    await page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 10)
    await page.mouse.down()
    await over(beds.title)
    await seen(page.getByRole('status').filter({ hasText: 'Drop it on the goal' }).or(says))
    await over(beds.title)
    await seen(page.getByText(`It supports “${beds.title}” already.`))
    await over('Safe care every day, on every ward')
    await seen(page.getByText('It will be proposed: its owner accepts it before it counts.'))
    await page.mouse.up()
    await seen(page.getByText('Proposed. It counts once the owner accepts it.'))
    expect(new URL(page.url()).searchParams.get('focus'), 'where it was let go is not pressed').toBe(null)
  })

  it('the same by keyboard: the finder suggests what fits, and says why', async () => {
    const page = await onMap()
    await vision(page).focus()
    await page.keyboard.press('ArrowRight')
    await seen(area(page, beds.title).and(page.locator(':focus')))
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog', { name: 'Support another goal' })
    await seen(dialog.getByText(`“${beds.title}” is to support:`))
    await dialog.getByRole('combobox', { name: 'What it supports' }).click()
    await seen(
      page
        .getByRole('option')
        .filter({ hasText: /same team|team above|similar words|its owner’s manager/ })
        .first(),
    )
    await page.keyboard.press('Escape')
  })

  it('search goes to what it finds, by its path', async () => {
    const page = await onMap()
    const find = page.getByRole('combobox', { name: 'Find a goal on the map' })
    await find.click()
    await find.pressSequentially('key safes')
    await page.getByRole('option', { name: /Twelve key safes on our own shelf/ }).click()
    await seen(chosen(page, 'Twelve key safes on our own shelf'))
    const path = page.getByRole('navigation', { name: 'Path from the vision' })
    expect(await path.getByRole('listitem').count()).toBeGreaterThan(2)
  })

  it('the same as a table: as many rows as the number says, sorted and filtered, and only goals that one may see', async () => {
    const page = await onMap('Daniel Asante', '?view=table&gap=owner')
    await seen(page.getByText('1 goal', { exact: true }))
    expect(await page.getByRole('rowheader').count()).toBe(1)
    await page.getByRole('searchbox').fill(merger.title)
    await seen(page.getByText('Nothing matches.'))
    await page.goto(`${home}/lead/map?view=table&under=${noon.node}`)
    await seen(page.getByText('3 goals', { exact: true }))
    await page.getByRole('columnheader', { name: 'Progress' }).getByRole('button').click()
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('progress')
    await expect
      .poll(async () => (await page.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0]))
      .toEqual([
        'Twelve key safes on our own shelf',
        'Ten home before lunch on Heron this week',
        'Heron’s leavers have their tablets the evening before',
      ])
    await page.getByRole('radio', { name: 'Map' }).check()
    await seen(vision(page))
  })
})

it('at a phone’s width a press chooses, a button looks closer, and why and how stand on a sheet', async () => {
  const page = await onMap('Ruth Calloway', '', { viewport: phone, isMobile: true, hasTouch: true })
  await area(page, beds.title).tap()
  const sheet = chosen(page, beds.title)
  await sheet.getByRole('button', { name: 'Why and how' }).tap()
  const more = page.getByRole('dialog', { name: 'Why and how' })
  await seen(more.getByRole('region', { name: 'Why' }))
  await seen(more.getByRole('region', { name: 'How' }))
  await more.getByRole('button', { name: 'Close' }).tap()
  await sheet.getByRole('button', { name: 'Look closer' }).tap()
  await expect.poll(() => new URL(page.url()).searchParams.get('focus')).toBe(beds.node)
  await seen(area(page, noon.title))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
})

async function onMap(name = 'Miriam Adeyemi', where = '', options: Parameters<typeof stage.as>[1] = {}): Promise<Page> {
  const page = await stage.as(name, options)
  await page.goto(`${home}/lead/map${where}`)
  await seen(page.getByRole('treeitem').or(page.getByRole('grid')))
  return page
}

const area = (page: Page, title: string): Locator =>
  page.getByRole('treeitem', { name: new RegExp(`^${phrase(title).source}, `) })
const vision = (page: Page): Locator => page.getByRole('treeitem', { name: /, Vision, / })
const chosen = (page: Page, title: string): Locator => page.getByRole('complementary', { name: `Chosen: ${title}` })
