import { chromium } from 'playwright-core'
import { addLogin, makeLibrary, startSignIn } from '../src/people/logins/store.ts'
import { Database } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { urlsFrom } from '../src/platform/roles.ts'
import { sql } from '../src/platform/sql.ts'
import { findChromium } from '../test/setup/chromium.ts'
import { startProduct } from './processes.ts'
import type { Seeded } from './seed.ts'

export interface Page {
  /** As they crossed the network, headers included, until the page was usable and had come to rest. */
  bytes: number
  byKind: Record<string, number>
  requests: number
  /** Milliseconds from the navigation until goals stand on the map, each time in a browser that knows nothing. */
  usable: number[]
}

/** The first page that shows goals, in a real Chromium with an empty cache, for somebody who is signed in. */
export async function firstPage(tree: Seeded, times: number): Promise<Page> {
  const served = await startProduct(tree.url)
  const { executablePath, args } = await findChromium()
  const browser = await chromium.launch({ executablePath, args, headless: true })
  try {
    const cookies = await signIn({ ...tree, person: tree.persons[0] ?? '' }, served.origin)
    const page: Page = { bytes: 0, byKind: {}, requests: 0, usable: [] }
    for (let time = 0; time <= times; time++) {
      const context = await browser.newContext({ baseURL: served.origin, viewport: { width: 1440, height: 900 } })
      await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: served.origin })))
      const tab = await context.newPage()
      const network = await context.newCDPSession(tab)
      await network.send('Network.enable')
      const kinds = new Map<string, string>()
      const sizes = new Map<string, number>()
      network.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, type ?? 'Other'))
      network.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
        sizes.set(requestId, (sizes.get(requestId) ?? 0) + encodedDataLength),
      )
      network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
        sizes.set(requestId, encodedDataLength),
      )
      await tab.goto(`/${tree.slug}/lead/map`, { waitUntil: 'commit' })
      await tab.getByRole('tree').getByRole('treeitem').nth(10).waitFor({ timeout: 60_000 })
      const usable = await tab.evaluate(() => performance.now())
      await tab.waitForTimeout(1500)
      await context.close()
      // The first one warms the server up.
      if (time === 0) continue
      page.usable.push(usable)
      const bytes = [...sizes.values()].reduce((sum, each) => sum + each, 0)
      if (bytes <= page.bytes) continue
      page.bytes = bytes
      page.requests = kinds.size
      page.byKind = {}
      for (const [id, size] of sizes)
        page.byKind[kinds.get(id) ?? '?'] = (page.byKind[kinds.get(id) ?? '?'] ?? 0) + size
    }
    return page
  } finally {
    await browser.close()
    await served.stop()
  }
}

/** The cookies of a person's own sign-in, past the form. */
export async function signIn(
  { url, org, person }: { url: string; org: string; person: string },
  origin: string,
): Promise<{ name: string; value: string }[]> {
  const urls = urlsFrom(url)
  const { secret } = await migrate(urls)
  const database = new Database({ urls, connections: 1 })
  const { library, close } = makeLibrary({ urls, secret })
  try {
    const login = await database.asSystem('sign_in', org, async (tx) => {
      const made = await addLogin(tx, { email: 'person@bench.invalid', name: 'Person 0' })
      await tx.run(sql`update person set login = ${made} where org = ${org} and person = ${person}`)
      return made
    })
    const set = await startSignIn(library, login, { headers: {}, address: '127.0.0.1', origin })
    return set.map((cookie) => {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1) }
    })
  } finally {
    await close()
    await database.close()
  }
}
