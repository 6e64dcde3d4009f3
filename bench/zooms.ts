import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type CDPSession, chromium, type Page as Tab } from 'playwright-core'
import { findChromium } from '../test/setup/chromium.ts'
import { Hands } from './hands.ts'
import type { LargeTree } from './large.ts'
import { type Spread, spread } from './numbers.ts'
import { signIn } from './page.ts'
import { type Served, startProduct } from './processes.ts'
import { type Busy, busyIn, type TraceEvent, traced } from './trace.ts'

/** The map in a real Chromium, with the processor as it is or slowed so many times. */
export interface MapPage {
  slowed: number
  /** Milliseconds from the navigation until goals stand on the map, each time in a browser that knows nothing. */
  usable: number[]
  /** As they crossed the network until the page had come to rest, headers included. */
  bytes: number
  byKind: Record<string, number>
  requests: number
  /** How scripts, styles and answers were packed on their way. */
  packed: string[]
  /** Milliseconds of the longest stretch, while it loaded, in which the page could answer nothing. */
  longest: number
  zooming: Zooming[]
  /** Mebibytes of JavaScript's objects after a collection, before the zooms and after all of them. */
  heap: { before: number; after: number; zooms: number }
}

export interface Zooming {
  by: 'keyboard' | 'pointer'
  zooms: number
  /** Milliseconds of the longest stretch, and how many were over fifty. */
  longest: number
  over50: number
  /** Of the longest, what the page itself ran for; the rest it waited for a processor. */
  longestOwn: number
  /** Milliseconds of script, style and layout in each frame that had any. */
  frame: Spread
}

const seen = '[role=tree] [role=treeitem]'

/** As the executive, who sees everything. `zooms` for each slowing: half by keyboard, half by pointer. */
export async function measureMapPage(
  tree: LargeTree,
  slowings: { slowed: number; loads: number; zooms: number }[],
  { ending, say }: { ending: AbortSignal; say: (line: string) => void },
): Promise<MapPage[]> {
  const { executablePath, args } = await findChromium()
  const served = await startProduct(tree.url)
  const browser = await chromium.launch({ executablePath, args, headless: true }).catch(async (error) => {
    await served.stop()
    throw error
  })
  try {
    const person = tree.viewers.find(({ name }) => name === 'executive')?.person ?? ''
    const cookies = await signIn({ ...tree, person }, served.origin)
    const found: MapPage[] = []
    for (const { slowed, loads, zooms } of slowings) {
      ending.throwIfAborted()
      say(`  the first map, ${slowed === 1 ? 'the processor as it is' : `slowed ${slowed} times`} …`)
      const page: MapPage = {
        ...{ slowed, usable: [], bytes: 0, byKind: {}, requests: 0, packed: [], longest: 0, zooming: [] },
        heap: { before: 0, after: 0, zooms: 0 },
      }
      // Tracing slows it: what is traced is not timed. The first one warms the server up as well.
      for (const how of ['traced', ...Array<'timed'>(loads).fill('timed'), 'traced'] as const)
        await loadOnce(browser, tree, served, cookies, page, how)
      say(`  ${zooms} zooms …`)
      await zoomAbout(browser, tree, served, cookies, page, zooms)
      found.push(page)
    }
    return found
  } finally {
    await browser.close()
    await served.stop()
  }
}

type Cookies = { name: string; value: string }[]

async function openTab(browser: Browser, { origin }: Served, cookies: Cookies, slowed: number) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin })))
  const tab = await context.newPage()
  const devtools = await context.newCDPSession(tab)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed })
  return { context, tab, devtools }
}

async function loadOnce(
  browser: Browser,
  tree: LargeTree,
  served: Served,
  cookies: Cookies,
  page: MapPage,
  how: 'traced' | 'timed',
): Promise<void> {
  const { context, tab, devtools } = await openTab(browser, served, cookies, page.slowed)
  const network = await listenTo(devtools)
  const load = async (): Promise<void> => {
    await tab.goto(`/${tree.slug}/lead/map`, { waitUntil: 'commit' })
    await tab.locator(seen).nth(10).waitFor({ timeout: 120_000 })
    if (how === 'timed') page.usable.push(await tab.evaluate(() => performance.now()))
    await pause(1500 * Math.sqrt(page.slowed))
  }
  if (how === 'traced') page.longest = Math.max(page.longest, busyIn(await tracing(browser, tab, load)).longest)
  else await load()
  await context.close()
  if (how === 'traced') return
  const bytes = [...network.sizes.values()].reduce((sum, each) => sum + each, 0)
  if (bytes <= page.bytes) return
  Object.assign(page, { bytes, requests: network.kinds.size, packed: [...network.packed].sort(), byKind: {} })
  for (const [id, size] of network.sizes) {
    const kind = network.kinds.get(id) ?? '?'
    page.byKind[kind] = (page.byKind[kind] ?? 0) + size
  }
}

async function listenTo(devtools: CDPSession) {
  await devtools.send('Network.enable')
  const [kinds, sizes, packed] = [new Map<string, string>(), new Map<string, number>(), new Set<string>()]
  devtools.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, type ?? 'Other'))
  devtools.on('Network.responseReceived', ({ type, response: { headers } }) => {
    if (!['Script', 'Stylesheet', 'Fetch', 'Document'].includes(type)) return
    packed.add(`${type}: ${headers['content-encoding'] ?? headers['Content-Encoding'] ?? 'as it is'}`)
  })
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
    sizes.set(requestId, (sizes.get(requestId) ?? 0) + encodedDataLength),
  )
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
  return { kinds, sizes, packed }
}

async function tracing(browser: Browser, tab: Tab, work: () => Promise<void>): Promise<TraceEvent[]> {
  const path = join(tmpdir(), `bearing-trace-${process.pid}.json`)
  await browser.startTracing(tab, { path, categories: traced })
  try {
    await work()
  } finally {
    await browser.stopTracing()
  }
  const text = await readFile(path, 'utf8')
  await rm(path)
  return JSON.parse(text).traceEvents
}

async function zoomAbout(
  browser: Browser,
  tree: LargeTree,
  served: Served,
  cookies: Cookies,
  page: MapPage,
  zooms: number,
): Promise<void> {
  const { context, tab, devtools } = await openTab(browser, served, cookies, page.slowed)
  await tab.goto(`/${tree.slug}/lead/map`, { waitUntil: 'commit' })
  await tab.locator(seen).nth(10).waitFor({ timeout: 120_000 })
  await pause(2000)
  const hands = new Hands(tab, context, devtools)
  // The trace has room for a while only: it is taken in two parts.
  const lap = Math.ceil(zooms / 16) * 4
  page.heap.before = await heapOf(devtools)
  await hands.learn()
  for (const by of ['keyboard', 'pointer'] as const) {
    const laps: Busy[] = []
    const before = hands.zooms
    for (let turn = 0; hands.zooms - before < zooms / 2; )
      laps.push(
        busyIn(
          await tracing(browser, tab, async () => {
            for (const until = hands.zooms + lap; hands.zooms < until; turn++) await hands.turn(by, turn)
          }),
        ),
      )
    const most = (of: (lap: Busy) => number): number => Math.max(...laps.map(of))
    page.zooming.push({
      ...{
        by,
        zooms: hands.zooms - before,
        longest: most(({ longest }) => longest),
        longestOwn: most(({ own }) => own),
      },
      over50: laps.reduce((sum, { over50 }) => sum + over50, 0),
      frame: spread(laps.flatMap(({ frames }) => frames)),
    })
  }
  page.heap.after = await heapOf(devtools)
  page.heap.zooms = hands.zooms
  await context.close()
}

async function heapOf(devtools: CDPSession): Promise<number> {
  for (let time = 0; time < 3; time++) {
    await devtools.send('HeapProfiler.collectGarbage')
    await pause(200)
  }
  return (await devtools.send('Runtime.getHeapUsage')).usedSize / 2 ** 20
}
