import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStage, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage
const heron = await stage.goal('heron-noon')
const noon = 'Heron discharges before noon'
const chairs = 'People waiting in a chair after 3 pm'

describe('one check-in', () => {
  it('is recorded in one form without a page change, and is on other screens within a second, up to the vision', async () => {
    const [ruth, goalOfMiriam, mapOfMiriam] = await Promise.all([
      onGoal(await stage.as('Ruth Calloway'), heron.node),
      onGoal(await stage.as('Miriam Adeyemi'), heron.node),
      onMap(await stage.as('Miriam Adeyemi')),
    ])
    const loads = [ruth, goalOfMiriam, mapOfMiriam].map(countLoads)

    // A machine that is busy with something else may delay one; the promise is what it does when it is not.
    const delays: number[] = []
    for (const value of ['44', '31', '45']) {
      const met = /Measures: (\d+) met/.exec(await vision(mapOfMiriam).innerText())?.[0] ?? ''
      const arrivals = [
        arrives(measure(goalOfMiriam, noon).getByText(`${value}%`, { exact: true })),
        arrives(vision(mapOfMiriam).filter({ hasNotText: `${met},` })),
      ]
      await record(ruth, { [noon]: value, [chairs]: '4' }, `The lounge has ${value} chairs now.`)
      const recorded = Date.now()
      delays.push(Math.max(...(await Promise.all(arrivals))) - recorded)
      await seen(ruth.getByText('Check-in recorded.'))
    }
    expect(Math.min(...delays), `milliseconds until the goal’s page and the vision show it: ${delays}`).toBeLessThan(
      1_000,
    )

    await seen(measure(ruth, noon).getByText('Target met'))
    await seen(goalOfMiriam.getByRole('listitem').filter({ hasText: 'The lounge has 45 chairs now.' }))
    expect(
      loads.map((count) => count()),
      'pages loaded anew',
    ).toEqual([0, 0, 0])
  })

  it('reaches nobody who may not see its goal', async () => {
    const hidden = await stage.goal('ruth-daniel')
    const [ruth, daniel, miriam] = [
      await stage.as('Ruth Calloway'),
      await stage.as('Daniel Asante'),
      await stage.as('Miriam Adeyemi'),
    ]
    const [heardByRuth, heardByMiriam] = await Promise.all([listen(ruth), listen(miriam)])
    await Promise.all([onGoal(daniel, hidden.node), onGoal(ruth, heron.node), onMap(miriam)])

    await daniel.getByRole('button', { name: 'Check in', exact: true }).click()
    await daniel.getByRole('textbox', { name: 'Note' }).fill('Two shifts done, one to go.')
    await daniel.getByRole('button', { name: 'Record check-in' }).click()
    await seen(daniel.getByText('Check-in recorded.'))
    await expect.poll(heardByRuth, { timeout: 5_000 }).toContain(hidden.node)

    // What comes later arrives, so what came before would have as well.
    await record(ruth, { [noon]: '41' }, 'As usual.')
    await expect.poll(heardByMiriam, { timeout: 5_000 }).toContain(heron.node)
    expect(heardByMiriam()).not.toContain(hidden.node)
  })
})

describe('a page that lost its connection', () => {
  it('says so, and catches up by itself', async () => {
    stage.expecting(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/)
    const [ruth, miriam] = await Promise.all([
      onGoal(await stage.as('Ruth Calloway'), heron.node),
      onGoal(await stage.as('Miriam Adeyemi'), heron.node),
    ])
    await miriam.context().setOffline(true)
    await record(ruth, { [noon]: '45.5' }, 'While she was away.')
    await seen(miriam.getByText('Bearing cannot be reached.'))
    expect(await measure(miriam, noon).getByText('45.5%').count()).toBe(0)
    await miriam.context().setOffline(false)
    await seen(measure(miriam, noon).getByText('45.5%', { exact: true }))
    await miriam.getByText('Bearing cannot be reached.').waitFor({ state: 'hidden' })
  })

  it('goes on after the server was restarted', async () => {
    stage.expecting(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/)
    const [ruth, miriam] = await Promise.all([
      onGoal(await stage.as('Ruth Calloway'), heron.node),
      onMap(await stage.as('Miriam Adeyemi'), `?focus=${heron.node}&at=${heron.node}`),
    ])
    const loads = countLoads(miriam)
    await Promise.all([ruth, miriam].map(fetchedAll))
    await stage.restart()
    await record(ruth, { [noon]: '12.5' }, 'After the restart.')
    await seen(miriam.getByRole('treeitem', { name: new RegExp(`^${noon}, .*12\\.5%`) }))
    expect(loads()).toBe(0)
  })
})

it('in two tabs of one browser is heard of through one stream, which passes on when its tab is closed', async () => {
  const ruth = await onGoal(await stage.as('Ruth Calloway'), heron.node)
  const first = await onGoal(await stage.as('Miriam Adeyemi'), heron.node)
  const second = await first.context().newPage()
  const streams: string[] = []
  second.on('request', (request) => {
    if (request.url().endsWith('/live')) streams.push(request.method())
  })
  const widened = liveOn(first)
  await second.goto(`${home}/lead/map?focus=${heron.node}&at=${heron.node}`)
  await widened
  const shown = (value: string): Locator =>
    second.getByRole('treeitem', { name: new RegExp(`^${noon}, .*${value.replace('.', '\\.')}%`) })
  await record(ruth, { [noon]: '21.5' }, 'For both tabs.')
  await Promise.all([seen(shown('21.5')), seen(measure(first, noon).getByText('21.5%', { exact: true }))])
  expect(streams).toEqual([])
  const taken = liveOn(second)
  await first.close()
  await taken
  await record(ruth, { [noon]: '22.5' }, 'For the one that is left.')
  await seen(shown('22.5'))
})

/** Nothing new was fetched for half a second: what a page needs it has. */
const fetchedAll = async (page: Page): Promise<void> => {
  const fetched = () => page.evaluate(() => performance.getEntriesByType('resource').length)
  for (let before = -1, now = await fetched(); now !== before; now = await fetched()) {
    before = now
    await page.waitForTimeout(500)
  }
}

const onGoal = (page: Page, node: string): Promise<Page> =>
  open(page, `${home}/goals/${node}`, page.getByRole('region', { name: 'What happened' }).getByRole('listitem'))

const onMap = (page: Page, where = ''): Promise<Page> =>
  open(page, `${home}/lead/map${where}`, page.getByRole('treeitem'))

const liveOn = (page: Page) => page.waitForResponse((response) => response.url().endsWith('/live'))

/** Opens a page, until it shows what it is for and hears of changes. */
async function open(page: Page, path: string, shows: Locator): Promise<Page> {
  const hears = liveOn(page)
  await page.goto(path)
  await Promise.all([seen(shows), hears])
  return page
}

/** The measure's own part of the goal's page. */
const measure = (page: Page, title: string): Locator => page.getByRole('article', { name: title })

const vision = (page: Page): Locator => page.getByRole('treeitem', { name: /, Vision, / })

async function record(page: Page, values: Record<string, string>, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  const form = page.getByRole('dialog', { name: 'Check in' })
  for (const [title, value] of Object.entries(values)) await form.getByRole('textbox', { name: title }).fill(value)
  await form.getByRole('textbox', { name: 'Note' }).fill(note)
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/check-ins'),
  )
  await form.getByRole('button', { name: 'Record check-in' }).click()
  expect((await answered).status()).toBe(200)
}

/** When it can be seen. */
const arrives = async (locator: Locator): Promise<number> => {
  await locator.waitFor()
  return Date.now()
}

function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  return () => loads
}

/** All that a person's live stream says, from now on. */
async function listen(page: Page): Promise<() => string> {
  const cookies = await page.context().cookies()
  const gone = new AbortController()
  page.on('close', () => gone.abort())
  const stream = await fetch(`${stage.origin}/api${home}/live`, {
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    signal: gone.signal,
  })
  expect(stream.status).toBe(200)
  let heard = ''
  void (async () => {
    for await (const chunk of stream.body ?? []) heard += new TextDecoder().decode(chunk)
  })().catch(() => undefined)
  return () => heard
}
