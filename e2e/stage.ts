import { fileURLToPath } from 'node:url'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import { openProduct, type Product } from '../src/entry/product.ts'
import type { OutputOf } from '../src/kernel/contract.ts'
import type { cast } from '../src/people/sign-in/contract.ts'
import { migrate } from '../src/platform/migrate.ts'
import { findChromium } from '../test/setup/chromium.ts'
import { openWorld, type World } from '../test/world.ts'

/** The product with the demonstration in it, listening, and a browser in front of it: once for each file. */
export interface Stage {
  world: World
  browser: Browser
  /** Such as http://127.0.0.1:40123 */
  origin: string
  /** What the terminal would print at the end of its address. */
  startKey: string
  /** The demonstration's address within the origin: `/northmoor-hospitals`. */
  home: string
  /** A page in a browser of its own, signed in as somebody of the cast; it shows nothing yet, and closes with the test. */
  as(name: string, options?: BrowserContextOptions): Promise<Page>
  /** The same, once for the whole file: the next time that it is asked for it is where it was left. */
  keptAs(name: string, options?: BrowserContextOptions): Promise<Page>
  /** A page in a browser of its own, of nobody. */
  stranger(options?: BrowserContextOptions): Promise<Page>
  /** Somebody of the cast by their name. */
  person(name: string): string
  /** A goal of the cast by its name there, such as `kite-noon`, whoever may see it. */
  goal(name: string): Promise<{ node: string; title: string }>
  /** Ends the product as Ctrl-C does, and starts it again on the same port and database. */
  restart(): Promise<void>
  /** What a walk brings about on purpose and the browser complains of: called before, for the rest of that test. */
  expecting(complaint: RegExp): void
}

const startKey = 'the-key-of-this-walk'
const pages = fileURLToPath(new URL('../dist/web', import.meta.url))
export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export async function openStage(): Promise<Stage> {
  const options = { pages, startKey, demonstration: { open: false, key: startKey } }
  const world = await openWorld(options, 'demonstration')
  let restarted: Product | undefined
  afterAll(() => restarted?.close())
  await world.demonstrate({ wanted: true, say: () => undefined })
  const origin = await world.app.listen({ port: 0, host: '127.0.0.1' })
  const { executablePath, args } = await findChromium()
  const browser = await chromium.launch({ executablePath, args, headless: true })
  afterAll(() => browser.close())

  const complaints: string[] = []
  let expected: RegExp[] = []
  const contexts: BrowserContext[] = []
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    const unexpected = complaints.splice(0).filter((complaint) => !expected.some((each) => each.test(complaint)))
    expected = []
    expect(unexpected, 'what the browser complained of').toEqual([])
  })

  const opened = async (options?: BrowserContextOptions, closes = true): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: desk,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    })
    if (closes) contexts.push(context)
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()))
        complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`)
    })
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? ''
      // A page that goes away ends its own requests.
      if (why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${why}`)
    })
    return page
  }
  const { organisation, persons } = (await (await fetch(`${origin}/api/cast?key=${startKey}`)).json()) as OutputOf<
    typeof cast
  >

  const as = async (name: string, options?: BrowserContextOptions, closes = true): Promise<Page> => {
    const page = await opened(options, closes)
    const person = persons.find((each) => each.name === name)?.person
    const answer = await page.request.post('/api/cast', { data: { person, key: startKey }, headers: { origin } })
    expect(answer.status(), `signing in as ${name}`).toBe(200)
    return page
  }
  const kept = new Map<string, Promise<Page>>()

  return {
    world,
    browser,
    origin,
    startKey,
    home: `/${organisation.slug}`,
    stranger: opened,
    as,
    keptAs(name, options) {
      const page = kept.get(name) ?? as(name, options, false)
      kept.set(name, page)
      return page
    },
    person: (name) => persons.find((each) => each.name === name)?.person ?? '',
    async goal(name) {
      const { rows } = await world.owner.query('select node, title from node where external_id = $1', [name])
      expect(rows, `goals of the cast called ${name}`).toHaveLength(1)
      return rows[0]
    },
    async restart() {
      const { port } = new URL(origin)
      await (restarted?.close() ?? world.close())
      const { secret } = await migrate(world.database.urls)
      restarted = await openProduct({ ...options, urls: world.database.urls, secret, connections: 6 })
      await restarted.app.listen({ port: Number(port), host: '127.0.0.1' })
    },
    expecting: (complaint) => void expected.push(complaint),
  }
}

/** Waits until it can be seen. */
export const seen = (locator: Locator, timeout?: number): Promise<void> => locator.first().waitFor({ timeout })

/** Waits until nothing of it can be seen. */
export const gone = (locator: Locator): Promise<void> => locator.first().waitFor({ state: 'hidden' })

/** A title within a longer name, whatever signs it holds. */
export const phrase = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
