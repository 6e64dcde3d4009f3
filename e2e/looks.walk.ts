import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { desk, openStage, phone, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage
const beds = await stage.goal('beds')
const noon = await stage.goal('heron-noon')
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const pictures = process.env.BEARING_PICTURES === '1' && fileURLToPath(new URL('../docs/pictures', import.meta.url))

/** Every page: its name, its address, what shows that it is there, and whose eyes see the most of it. */
const pages: [name: string, path: string, shows: RegExp, who?: string][] = [
  ['map', `${home}/lead`, /^Nobody who is well enough to leave/],
  ['map-beds', `${home}/lead?focus=${beds.node}&at=${noon.node}`, /^Key results|^How$/],
  ['table', `${home}/lead?view=table`, /^\d+ goals$/],
  ['direction', `${home}/lead/direction`, /^Say it early$/],
  ['my-goals', `${home}/manage`, /^Due this week$/, 'Ruth Calloway'],
  ['goals', `${home}/goals`, /^\d+ goals$/],
  ['goal', `${home}/goals/${noon.node}`, /checked in\.$/, 'Ruth Calloway'],
  ['new-goal', `${home}/goals/new`, /^Who may see it/],
  ['people', `${home}/people`, /^Aisha Karim/],
  ['person', `${home}/people`, /^Aisha Karim/],
  ['teams', `${home}/teams`, /^Flow and discharge hub$/],
  ['import', `${home}/import`, /^Past imports$/, 'Callum Fraser'],
  ['grow', `${home}/grow`, /^Nothing is here yet$/],
  ['me', `${home}/me`, /^Personal access tokens$/, 'Ruth Calloway'],
  ['first-steps', `${home}/begin`, /^Vision$/],
  ['not-found', `${home}/nowhere`, /nothing|not found|no page/i],
  ['sign-in', '/sign-in', /^Password$/],
  ['set-up', '/set-up', /^Start key$/],
  ['start', '/', /^Your organisations|^Welcome$/],
]
const shown = new Set(['map', 'map-beds', 'table', 'direction', 'my-goals', 'goal', 'people'])

const widths = [
  [1440, { viewport: desk }],
  [390, { viewport: phone, isMobile: true, hasTouch: true, deviceScaleFactor: 1 }],
] as const

describe.each(widths)('at %i pixels', (width, options) => {
  it.each(['light', 'dark'] as const)('%s: nothing that keeps somebody out, and nothing beyond the edge', async (colorScheme) => {
    const found: string[] = []
    const signedIn = new Map<string, Page>()
    for (const [name, path, shows, who = 'Miriam Adeyemi'] of pages) {
      const page = signedIn.get(who) ?? (await stage.as(who, { ...options, colorScheme, bypassCSP: true }))
      signedIn.set(who, page)
      await page.goto(path)
      await seen(page.getByText(shows).or(page.getByRole('treeitem', { name: shows })))
      await settled(page)
      for (const fault of [...(await faultsOf(page)), ...(await beyond(page))]) found.push(`${name}: ${fault}`)
      if (pictures && shown.has(name)) {
        mkdirSync(pictures, { recursive: true })
        await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) })
      }
    }
    expect(found).toEqual([])
  })
})

describe('by keyboard alone', () => {
  it.each(pages)('%s: each thing that can be pressed is reached, and one sees where one is', async (_, path, shows, who = 'Miriam Adeyemi') => {
    const page = await stage.as(who)
    await page.goto(path)
    await seen(page.getByText(shows).or(page.getByRole('treeitem', { name: shows })))
    await settled(page)
    const wanted = await page.evaluate(markReachable)
    const unseen: string[] = []
    for (let presses = 0; presses < Math.min(wanted, 60) + 5; presses += 1) {
      await page.keyboard.press('Tab')
      const blind = await page.evaluate(blindFocus)
      if (blind) unseen.push(blind)
    }
    expect(unseen, 'the focus cannot be seen on').toEqual([])
    expect(await page.evaluate((most) => [...document.querySelectorAll('[data-to-reach]')].slice(0, most).map((each) => each.outerHTML.slice(0, 160)), 60)).toEqual([])
  })
})
