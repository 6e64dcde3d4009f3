import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { desk, openStage, phone, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage
const beds = await stage.goal('beds')
const noon = await stage.goal('heron-noon')
const stroke = await stage.goal('stroke')
const daySurgery = await stage.goal('day-surgery')
const debrief = await stage.goal('ed-debrief')
const families = await stage.goal('beds-families')
const savings = await stage.goal('savings')
const aisha = await idOf('person', 'aisha-karim')
const philip = await idOf('person', 'philip-garside')
const flow = await idOf('team', 'flow')
const agency = await idOf('indicator', 'agency-spend')
const [warehouse, gas] = [await idOf('signal', 'warehouse-pay'), await idOf('signal', 'gas-contract')]
const quarter = await cycleNow()
const [fence, posts] = [await idOf('decision', 'kite-fence'), await idOf('decision', 'bed-posts')]
const homeFirst = await idOf('change', 'home-first')
const goingHome = await idOf('briefing', 'going-home-first')
const council = await idOf('stakeholder', 'council-care')
const swot = await idOf('scan', 'swot-2')
const pestle = await idOf('scan', 'pestle')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const
/** What another scheme can change: nothing but colours. */
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const
const pictures = process.env.BEARING_PICTURES === '1' && fileURLToPath(new URL('../docs/pictures', import.meta.url))

if (pictures) mkdirSync(pictures, { recursive: true })

const monthsAgo = new Date(Date.now() - 120 * 86_400_000).toISOString().slice(0, 10)

/** Every page: its name, its address, what shows that it is there, and through whose eyes. */
const pages: [name: string, path: string, shows: RegExp, who?: string][] = [
  ['lead', `${home}/lead`, /^What threatens it$/],
  ['map', `${home}/lead/map`, /^Nobody who is well enough to leave/],
  ['map-beds', `${home}/lead/map?focus=${beds.node}&at=${noon.node}`, /^Heron’s people go home before lunch/],
  ['map-past', `${home}/lead/map?on=${monthsAgo}`, /^Nobody who is well enough to leave/],
  ['map-changes', `${home}/lead/map?on=${monthsAgo}&shown=changes`, /^(New here|Health · Progress)$/],
  ['table', `${home}/lead/map?view=table`, /^\d+ goals$/],
  ['direction', `${home}/lead/direction`, /^Say it early$/],
  ['scans', `${home}/lead/scans`, /^Where do we stand before this winter/],
  ['scans-empty', `${home}/lead/scans?archived=true`, /^No scan is found$/],
  ['scan-swot', `${home}/lead/scans/${swot}`, /^Bed boards disagree/, 'Tomasz Wieczorek'],
  ['scan-pestle', `${home}/lead/scans/${pestle}`, /^The valley road floods/],
  ['scan-table', `${home}/lead/scans/${swot}?view=table`, /^Bed boards disagree/],
  ['scan-moves', `${home}/lead/scans/${swot}?view=moves`, /^Pairs that ask for a move$/, 'Tomasz Wieczorek'],
  ['scan-moved', `${home}/lead/scans/${swot}?view=moved`, /^No longer found$/],
  ['stakeholders', `${home}/lead/stakeholders`, /^Work closely with them$/],
  ['stakeholder', `${home}/lead/stakeholders/${council}`, /^overdue: due/, 'Simon Trewin'],
  ['strategy', `${home}/lead/strategy`, /^“A place that people stay to work in” is first in words and last in money/],
  ['strategy-write', `${home}/lead/strategy/write`, /^If this were published/],
  ['signals', `${home}/lead/signals`, /^How well earlier signals were judged$/],
  ['signals-empty', `${home}/lead/signals?text=zzzz`, /^No signal is found$/],
  ['signals-closed', `${home}/lead/signals?closed=true`, /^It did not come$/],
  ['signal', `${home}/lead/signals/${warehouse}`, /^Third cleaner gone/, 'Martin Cobb'],
  ['signal-closed', `${home}/lead/signals/${gas}`, /^Watch it again$/, 'Helen Stockdale'],
  ['change', `${home}/changes/${homeFirst}`, /^Behind it/, 'Tomasz Wieczorek'],
  ['change-edit', `${home}/changes/${homeFirst}/edit`, /^Add whom it affects$/, 'Tomasz Wieczorek'],
  ['briefing', `${home}/briefings/${goingHome}`, /^Asked and answered$/, 'Siobhán Kelleher'],
  ['briefing-travel', `${home}/briefings/${goingHome}/travel`, /^Grace Tembo$/],
  ['decisions', `${home}/decisions`, /^How sure we were, and what came$/],
  ['decisions-empty', `${home}/decisions?archived=true`, /^No decision is found$/],
  ['decision', `${home}/decisions/${fence}`, /^Weighed by criteria$/, 'Rosalind Hartley'],
  ['decision-new', `${home}/decisions/new`, /^Add a criterion$/],
  ['decision-edit', `${home}/decisions/${posts}/edit`, /^Change the question$/, 'Tomasz Wieczorek'],
  ['my-goals', `${home}/manage`, /^Due this week$/, 'Ruth Calloway'],
  ['asked', `${home}/manage`, /^How is it to work here just now\?$/, 'Oluwaseun Bello'],
  ['my-people', `${home}/manage`, /^What my people owe$/],
  ['accountable', `${home}/people/${philip}/accountability`, /^Signals to watch$/, 'Beatrice Amoah'],
  ['gaps', `${home}/gaps`, /^Goals that say no why/],
  ['gaps-load', `${home}/gaps?of=load`, /^People who own more than/],
  ['indicators', `${home}/indicators`, /^Beds in use$/],
  ['indicators-empty', `${home}/indicators?archived=true`, /^No indicator is found$/],
  ['indicator', `${home}/indicators/${agency}`, /^Goals that lean on it$/, 'Graham Tully'],
  ['cycles', `${home}/cycles`, /^Add cycle$/, 'Callum Fraser'],
  ['cycle', `${home}/cycles/${quarter}`, /goals wait for you\.$/],
  ['cycle-without', `${home}/cycles/${quarter}?view=without`, /have no goal here/, 'Callum Fraser'],
  ['goals', `${home}/goals`, /^\d+ goals$/],
  ['goals-tree', `${home}/goals?as=tree`, /^Everyone in Northmoor gets the right care/],
  ['goals-timeline', `${home}/goals?as=timeline&state=active`, /^\d+ goals$/],
  ['goals-grouped', `${home}/goals?group=team&columns=title,owner,due,state,supports`, /on average$/],
  ['goals-board', `${home}/goals?as=board`, /^Off track$/],
  ['goal', `${home}/goals/${noon.node}`, /checked in\.$/, 'Ruth Calloway'],
  ['goal-bhag', `${home}/goals/${stroke.node}`, /^1 of 3 waypoints/, 'Dr Arjun Raghavan'],
  ['goal-stretch', `${home}/goals/${daySurgery.node}`, /^On the way$/, 'Dr Rafael Ortega'],
  ['goal-expected', `${home}/goals/${savings.node}`, /would be on the expected curve\.$/, 'Yvonne Baptiste'],
  ['goal-pact', `${home}/goals/${debrief.node}`, /^Streak \d+/, 'Joanne Whitfield'],
  ['goal-hard', `${home}/goals/${families.node}`, /^Write a learning goal$/, 'Aisha Karim'],
  ['new-goal', `${home}/goals/new`, /^Who may see it/],
  ['calibration', `${home}/goals/calibration`, /^Your own goals$/, 'Ruth Calloway'],
  ['people', `${home}/people`, /^Aisha Karim/],
  ['person', `${home}/people/${aisha}`, /^Signs in$/, 'Callum Fraser'],
  ['teams', `${home}/teams`, /^Flow and discharge hub$/],
  ['team', `${home}/teams/${flow}`, /^Victoria Eze$/, 'Victoria Eze'],
  ['import', `${home}/import`, /^Past imports$/, 'Callum Fraser'],
  ['settings', `${home}/settings`, /^Save settings$/, 'Callum Fraser'],
  ['settings-read', `${home}/settings`, /^Only an administrator/],
  ['addresses', `${home}/settings/addresses`, /^No address is allowed yet/, 'Callum Fraser'],
  ['grow', `${home}/grow`, /^Nothing is here yet$/],
  ['me', `${home}/me`, /^Personal access tokens$/, 'Ruth Calloway'],
  ['notices', `${home}/me/notices`, /^Quiet hours$/, 'Ruth Calloway'],
  ['notices-empty', `${home}/me/notices`, /^Everything is read\.$/, 'Jack Holloway'],
  ['activity', `${home}/me/activity`, /commented\.|Nothing has happened yet\./, 'Ruth Calloway'],
  ['stop-mail', '/stop-mail/not-a-token', /^Stop these mails$/],
  ['first-steps', `${home}/begin`, /^Vision$/],
  ['not-found', `${home}/nowhere`, /nothing|not found|no page/i],
  ['sign-in', '/sign-in', /^Password$/],
  ['set-up', '/set-up', /^Start key$/],
  ['start', `/?key=${stage.startKey}`, /^Chief executive$/],
]
/** Of these the README and the guide have pictures. */
const shown = new Set(['lead', 'map', 'map-beds', 'table', 'direction', 'my-goals', 'goal', 'people'])

const devices = {
  desk: { viewport: desk },
  phone: { viewport: phone, isMobile: true, hasTouch: true, deviceScaleFactor: 1 },
}

/** Looks at every page on a device; each has a file of its own, so that they are looked at side by side. */
export function looksOn(device: keyof typeof devices): void {
  const options = devices[device]
  const { width } = options.viewport
  it.each(pages)(
    '%s keeps nobody out, stays within the edge, and goes by keyboard',
    async (name, path, shows, who = 'Miriam Adeyemi') => {
      const page = await stage.keptAs(who, options)
      await open(page, path, shows)
      const found = await beyond(page)
      await page.evaluate(axe)
      for (const [colorScheme, asked] of [
        ['light', rules],
        ['dark', colours],
      ] as const) {
        await page.emulateMedia({ colorScheme })
        found.push(...(await faultsOf(page, asked)).map((fault) => `${colorScheme}: ${fault}`))
        if (pictures && shown.has(name))
          await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`) })
      }
      if (device === 'desk') found.push(...(await byKeyboard(page)))
      expect(found).toEqual([])
    },
  )
}

/** Every thing that can be pressed is reached by Tab, and one sees where one is. */
async function byKeyboard(page: Page): Promise<string[]> {
  const wanted = Math.min(await page.evaluate(markWhatIsPressed), most)
  const found: string[] = []
  let missed: string[] = []
  // A date has three parts, each a stop of its own.
  for (let presses = 0; presses < 2 * wanted + 10; presses += 1) {
    await page.keyboard.press('Tab')
    const { blind, left } = await page.evaluate(whereTheFocusIs, wanted)
    if (blind) found.push(`nothing shows that the focus is on ${blind}`)
    if (left.length === 0) return found
    missed = left
  }
  return [...found, ...missed.map((each) => `Tab never comes to ${each}`)]
}

/** Of a table with hundreds of rows the first are like the others. */
const most = 50

async function open(page: Page, path: string, shows: RegExp): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await seen(page.getByRole('treeitem', { name: shows }).or(page.getByText(shows)).filter({ visible: true }))
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

async function faultsOf(page: Page, asked: typeof rules | typeof colours): Promise<string[]> {
  return page.evaluate(async ({ type, values }) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations, passes } = await axe.run(document, { runOnly: { type, values: [...values] } })
    if (passes.length < (type === 'tag' ? 10 : 1)) return ['axe: hardly a rule found anything to look at']
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map((node) => `${id}: ${node.target} ${node.failureSummary ?? ''}`.replace(/\s+/g, ' ').slice(0, 260)),
    )
  }, asked)
}

const beyond = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const widest = [...document.querySelectorAll('main *')].find(
      (each) => each.getBoundingClientRect().right > clientWidth + 1,
    )
    return [`${scrollWidth - clientWidth} pixels beyond the edge, such as ${widest?.outerHTML.slice(0, 120)}`]
  })

/** Marks what a Tab should come to; answers how many. One of a group of radio buttons stands for all. */
function markWhatIsPressed(): number {
  const roving = '[role=tree], [role=treegrid], [role=grid], [role=listbox], [role=menu], [role=tablist]'
  // Behind an open dialog nothing can be pressed.
  const within = document.querySelector('dialog:modal') ?? document
  const all = [...within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')]
  const pressed = all.filter((each) => {
    if (
      !each.checkVisibility({ visibilityProperty: true }) ||
      each.matches(':disabled, [type=hidden]') ||
      each.closest('[inert]')
    )
      return false
    if (each instanceof HTMLInputElement && each.type === 'radio') {
      const group = all.filter(
        (other) => other instanceof HTMLInputElement && other.name === each.name,
      ) as HTMLInputElement[]
      return each === (group.find((other) => other.checked) ?? group[0])
    }
    const native = each.matches('a[href], button, input, select, textarea, summary')
    return each.tabIndex >= 0 || (native && !each.closest(roving))
  })
  for (const [at, each] of pressed.entries()) each.dataset.pressed = String(at)
  document.addEventListener('focusin', () => document.activeElement?.removeAttribute('data-pressed'))
  return pressed.length
}

/**
 * Which of the first were not reached yet, and what has the focus unseen. Takes the focus away for a moment: where
 * nothing looks different then, nobody saw it.
 */
function whereTheFocusIs(first: number): { blind: string | null; left: string[] } {
  const left = [...document.querySelectorAll<HTMLElement>('[data-pressed]')]
    .filter((each) => Number(each.dataset.pressed) < first)
    .map((each) => each.outerHTML.slice(0, 160))
  const here = document.activeElement as HTMLElement | null
  // Once for each: a date would begin with its first part again.
  if (!here || here === document.body || here.dataset.looked) return { blind: null, left }
  here.dataset.looked = 'yes'
  const around = [
    here,
    ...here.children,
    here.nextElementSibling,
    here.parentElement,
    here.parentElement?.parentElement,
    ...((here as HTMLInputElement).labels ?? []),
  ]
  const look = () =>
    around
      .filter((each) => each instanceof HTMLElement || each instanceof SVGElement)
      .flatMap((each) =>
        [null, '::before', '::after'].map((part) => {
          const { outline, boxShadow, border, backgroundColor, textDecoration } = getComputedStyle(each, part)
          return [outline, boxShadow, border, backgroundColor, textDecoration, each.getBoundingClientRect().top].join()
        }),
      )
      .join('|')
  const focused = look()
  here.blur()
  const blurred = look()
  here.focus({ preventScroll: true })
  return { blind: focused === blurred ? here.outerHTML.slice(0, 160) : null, left }
}

/** The quarter that is running. */
async function cycleNow(): Promise<string> {
  const { rows } = await stage.world.owner.query<{ cycle: string }>(
    "select cycle from cycle where length = 'quarter' and current_date between from_on and to_on",
  )
  return rows[0]?.cycle ?? ''
}

async function idOf(
  table: 'person' | 'team' | 'indicator' | 'scan' | 'decision' | 'briefing' | 'signal' | 'stakeholder' | 'change',
  name: string,
): Promise<string> {
  const { rows } = await stage.world.owner.query(`select ${table} as id from ${table} where external_id = $1`, [name])
  expect(rows, `the cast's ${table} ${name}`).toHaveLength(1)
  return rows[0].id
}
