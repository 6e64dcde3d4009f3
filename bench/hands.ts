import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, CDPSession, Request, Page as Tab } from 'playwright-core'

class NoZoom extends Error {}

interface Places {
  /** In the middle of each area that supports the vision. */
  top: Point[]
  /** In the first of those that one finds within, and on the band that leads out. */
  inner: Point
  band: Point
}
interface Point {
  x: number
  y: number
}

/** Somebody who looks closer on the map and back, with hands alone: script within the page would count against it. */
export class Hands {
  readonly #tab: Tab
  readonly #devtools: CDPSession
  zooms = 0
  #missed = 0
  #asked = 0
  #places: Places | undefined

  constructor(tab: Tab, context: BrowserContext, devtools: CDPSession) {
    this.#tab = tab
    this.#devtools = devtools
    const about = (url: string): boolean => url.includes('/graph/map')
    context.on('request', (request) => {
      if (about(request.url())) this.#asked++
    })
    const answered = (request: Request): void => {
      if (about(request.url())) this.#asked--
    }
    context.on('requestfinished', answered)
    context.on('requestfailed', answered)
  }

  /** Where everything lies, found by looking in and out once; afterwards the map has the focus. */
  async learn(): Promise<void> {
    const top = await this.#pointsOf('[role=treeitem][data-depth="1"][aria-expanded]')
    if (!top[0]) throw new Error('Nothing on the map can be looked into.')
    await this.#double(top[0])
    const [inner] = await this.#pointsOf('[role=treeitem][data-depth="1"]')
    const [band] = await this.#pointsOf('button:has(+ * > [role=tree])')
    if (!inner || !band) throw new Error('The map, looked into, has nothing within or no way out.')
    this.#places = { top, inner, band }
    await this.#moves(() => this.#tab.mouse.click(band.x, band.y))
    await this.#tab.evaluate(() => document.querySelector<HTMLElement>('[role=treeitem][data-depth="0"]')?.focus())
    this.zooms = 0
  }

  /** In and out; whoever was quicker than the page goes back to where they began, a few times at most. */
  async turn(by: 'keyboard' | 'pointer', turn: number): Promise<void> {
    try {
      await this.#inAndOut(by, turn)
    } catch (error) {
      if (!(error instanceof NoZoom) || ++this.#missed > 5) throw error
      const { keyboard } = this.#tab
      if (by === 'pointer') await this.#tab.evaluate(() => document.querySelector<HTMLElement>('[role=tree]')?.focus())
      while (this.#focus !== null) await this.#moves(() => keyboard.press('Escape'))
    }
  }

  /** Into one of what supports the vision, another one each time, into something below it, and out twice. */
  async #inAndOut(by: 'keyboard' | 'pointer', turn: number): Promise<void> {
    if (!this.#places) throw new Error('Where everything lies has to be learnt first.')
    const { top, inner, band } = this.#places
    const { keyboard, mouse } = this.#tab
    const [which, below] = [turn % top.length, Math.floor(turn / top.length) % 2]
    if (by === 'pointer') {
      await this.#double(top[which] as Point)
      await this.#double(inner)
      for (let out = 0; out < 2; out++) await this.#moves(() => mouse.click(band.x, band.y))
      return
    }
    await keyboard.press('Home')
    for (const down of [which, below]) {
      await keyboard.press('ArrowRight')
      for (let step = 0; step < down; step++) await keyboard.press('ArrowDown')
      await this.#moves(() => keyboard.press('Enter'))
    }
    for (let out = 0; out < 2; out++) await this.#moves(() => keyboard.press('Escape'))
  }

  readonly #double = ({ x, y }: Point) => this.#moves(() => this.#tab.mouse.click(x, y, { clickCount: 2 }))

  async #moves(act: () => Promise<void>): Promise<void> {
    const before = this.#focus
    await act()
    for (const begun = Date.now(); this.#focus === before; await pause(5))
      if (Date.now() - begun > 5000) throw new NoZoom(`The map did not zoom from ${this.#tab.url()}.`)
    while (this.#asked > 0) await pause(5)
    // Until it has drawn what it was told, however slow it is; then the areas travel for 180 ms.
    await this.#devtools.send('Runtime.evaluate', {
      expression: 'new Promise((done) => requestIdleCallback(done, { timeout: 5000 }))',
      awaitPromise: true,
    })
    await pause(220)
    this.zooms++
  }

  get #focus(): string | null {
    return new URL(this.#tab.url()).searchParams.get('focus')
  }

  #pointsOf(selector: string): Promise<Point[]> {
    return this.#tab.evaluate(
      (wanted) =>
        [...document.querySelectorAll(wanted)].map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect()
          return { x: x + width / 2, y: y + height / 2 }
        }),
      selector,
    )
  }
}
