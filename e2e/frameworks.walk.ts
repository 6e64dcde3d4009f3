import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { gone, openStage, phrase, seen } from './stage.ts'

const stage = await openStage()
const { home } = stage

/** From a blank line to the closing, in each framework: what is written, what the page then shows, and how it ends. */
interface Way {
  framework: string
  title: string
  /** Seen beside a field before it is filled. */
  asked: RegExp
  /** What is written here does not answer it, such as one key result of the two that are wanted. */
  goesOn?: true
  /** Fields of the framework, by their label. */
  write: (form: Locator | Page) => Promise<void>
  /** A measure: title, unit, baseline, target and the value that is read. */
  measure?: [title: string, unit: string, from: string, to: string, read: string]
  due: string
  /** What its page says of it once somebody has checked in. */
  shows: RegExp[]
  closing?: (dialog: Locator) => Promise<void>
  ends: string
  /** What the closed page says beside the lesson. */
  leaves?: RegExp[]
}

const inYears = (years: number): string => `${new Date().getFullYear() + years}-06-30`
const field = (form: Locator | Page, label: RegExp) => form.getByRole('textbox', { name: label }).first()

const ways: Way[] = [
  {
    framework: 'SMART',
    title: 'Blood samples reach the laboratory within the hour',
    asked: /Nothing says why/,
    write: (form) => field(form, /^Why it can be done/).fill('Kite ward does it already.'),
    measure: ['Samples there within the hour', '%', '40', '90', '65'],
    due: inYears(1),
    shows: [/^Specific$/, /^Time-bound$/, /Kite ward does it already/],
    ends: 'Met',
  },
  {
    framework: 'OKR',
    title: 'Families know what happens next',
    asked: /one key result|no key result/i,
    goesOn: true,
    write: async (form) => {
      await form.getByRole('combobox', { name: /^Commitment or aspiration/ }).selectOption({ label: 'Committed' })
    },
    measure: ['Families who were told the day before', '%', '20', '80', '50'],
    due: inYears(1),
    shows: [/^Score so far/, /A commitment expects 1\.0/],
    closing: async (dialog) => {
      await dialog.getByRole('textbox', { name: /^Another score/ }).fill('0.4')
      await dialog.getByRole('textbox', { name: /^Why another score/ }).fill('Only the weekdays were counted.')
      await dialog.getByRole('textbox', { name: /^Why was it missed/ }).fill('Nights had nobody for it.')
    },
    ends: 'Missed',
    leaves: [/Computed 0\.5\. Only the weekdays were counted\./, /Nights had nobody for it\./],
  },
  {
    framework: 'BHAG',
    title: 'Nobody in the valley dies of a stroke',
    asked: /It has no due date/,
    write: async (form) => {
      await field(form, /^Vivid description/).fill(
        'A woman wakes at six with a numb hand, and at seven she is home again as if nothing had been.',
      )
      await field(form, /^Finish line/).fill('Two years in a row without a death from stroke.')
      await form.getByRole('button', { name: /^Add to “Waypoints”/ }).click()
      await field(form, /^What is reached/).fill('Every ambulance carries a scanner')
    },
    due: inYears(19),
    shows: [/^0 of 1 waypoint/, /Every ambulance carries a scanner/, /^Still the mountain$/],
    ends: 'Abandoned',
  },
  {
    framework: 'Stretch',
    title: 'The wait for a scan is short',
    asked: /No measure can be stretched/,
    write: (form) => field(form, /^Stretch: Days until the scan/).fill('3'),
    measure: ['Days until the scan', 'days', '21', '10', '8'],
    due: inYears(1),
    shows: [/^Target reached$/, /^Stretch$/],
    ends: 'Met',
    leaves: [/success without the stretch/],
  },
  {
    framework: 'PACT',
    title: 'Sit down with one patient each day',
    asked: /how often it is done/,
    write: async (form) => {
      await field(form, /^Purpose/).fill('To hear what no survey asks.')
      await field(form, /^Done once in so many days/).fill('1')
    },
    due: '',
    shows: [/^1 of 1 done, 100\s?%$/, /^Streak 1, longest 1$/],
    ends: 'Partly met',
  },
  {
    framework: 'HARD',
    title: 'Nurses discharge those whom they know best',
    asked: /makes it heartfelt/,
    write: async (form) => {
      for (const [part, says] of [
        ['Heartfelt', 'I sat with a family for four hours, waiting for a signature.'],
        ['Animated', 'Seven in the evening, and the corridor is empty.'],
        ['Required', 'Winter comes in ten weeks.'],
        ['Difficult', 'We have never let nurses discharge.'],
      ] as const)
        await form
          .getByRole('textbox', { name: new RegExp(`^${part}`) })
          .first()
          .fill(says)
      await form.getByRole('combobox', { name: /^Heartfelt, 1 to 5/ }).selectOption({ label: '4 of 5' })
    },
    measure: ['Discharged by a nurse', '%', '0', '40', '10'],
    due: inYears(1),
    shows: [/^Write a learning goal$/, /^4 of 5$/, /^Heartfelt$/],
    ends: 'Partly met',
  },
  {
    framework: 'FAST',
    title: 'Every bed knows its next patient',
    asked: /Nothing says what makes it hard/,
    write: async (form) => {
      await field(form, /^Discussed every so many days/).fill('14')
      await field(form, /^Challenge/).fill('Nobody has managed it through a winter.')
      await form.getByRole('button', { name: /^Add to “Milestones”/ }).click()
      await field(form, /^What is reached/).fill('The board hangs in the flow hub')
    },
    measure: ['Beds with a named next patient', '%', '10', '70', '40'],
    due: inYears(1),
    shows: [/^Transparent$/, /The board hangs in the flow hub/],
    ends: 'Partly met',
  },
]

describe.each(ways)('a $framework goal', (way) => {
  it('goes from a blank line to its closing', async () => {
    const page = await stage.as('Ruth Calloway')
    await page.goto(`${home}/goals/new`)
    await page.getByRole('radio', { name: new RegExp(`^${way.framework}`) }).check()
    await page.getByRole('textbox', { name: 'Title' }).fill(way.title)
    const finding = page.locator('summary').filter({ hasText: way.asked }).first()
    await finding.click()
    await seen(page.locator('details[open]').getByText('Stronger', { exact: true }))
    if (way.measure) {
      const [title, unit, from, to] = way.measure
      await page.getByRole('textbox', { name: /^(Key result|What is measured)/ }).fill(title)
      if (Number(to) < Number(from))
        await page.getByRole('combobox', { name: 'Direction' }).selectOption({ label: 'Decrease to a target' })
      await page.getByRole('textbox', { name: /^Unit/ }).fill(unit)
      await page.getByRole('textbox', { name: /^Baseline/ }).fill(from)
      await page.getByRole('textbox', { name: /^Target/ }).fill(to)
    }
    await way.write(page)
    await page.getByRole('textbox', { name: /^Why it matters/ }).fill('Because somebody waits for it at home.')
    if (way.due) await page.getByLabel(/^Due/).fill(way.due)
    if (!way.goesOn) await gone(finding)
    await page.getByRole('button', { name: 'Write goal' }).click()

    const part = page.getByRole('region', { name: `${way.framework} goal` })
    await seen(part)
    await checkIn(page, way)
    for (const says of way.shows) await seen(part.getByText(says))

    await close(page, way)
    await seen(page.getByText(`Closed: ${way.ends}`))
    await seen(page.getByText('What was learnt from it.'))
    await seen(page.getByText('Whoever stood by.'))
    for (const says of way.leaves ?? []) await seen(page.getByText(says))
    const past = page.getByRole('region', { name: 'What happened' })
    await seen(past.getByText(`Ruth Calloway closed the goal: ${way.ends.toLowerCase()}.`))
  })
})

async function checkIn(page: Page, { measure }: Way): Promise<void> {
  await page.getByRole('button', { name: 'Check in', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Check in' })
  if (measure) await dialog.getByRole('textbox', { name: phrase(measure[0]) }).fill(measure[4])
  await dialog.getByRole('textbox', { name: /^Note/ }).fill('As it stands today.')
  await dialog.getByRole('button', { name: 'Record check-in' }).click()
  await seen(page.getByText('Check-in recorded.'))
}

async function close(page: Page, { ends, closing }: Way): Promise<void> {
  await page.getByRole('button', { name: 'More to do with this goal' }).click()
  await page.getByRole('menuitem', { name: 'Close the goal' }).click()
  const dialog = page.getByRole('dialog', { name: 'Close the goal' })
  await dialog.getByRole('combobox', { name: 'How did it end?' }).selectOption({ label: ends })
  await dialog.getByRole('textbox', { name: /^What helped/ }).fill('Whoever stood by.')
  await dialog.getByRole('textbox', { name: /^What was learnt/ }).fill('What was learnt from it.')
  await closing?.(dialog)
  await dialog.getByRole('button', { name: 'Close the goal' }).click()
}

describe('a framework', () => {
  it('is changed in one go, after what carries over, what is lost and what is asked was shown', async () => {
    const page = await stage.as('Ruth Calloway')
    await page.goto(`${home}/goals/new`)
    await page.getByRole('button', { name: 'A template' }).click()
    const templates = page.getByRole('dialog', { name: 'Start from a template' })
    await templates.getByRole('combobox', { name: 'Framework' }).selectOption({ label: 'FAST' })
    await templates.getByRole('button', { name: /^Nobody waits longer than ten minutes/ }).click()
    expect(await page.getByRole('radio', { name: /^FAST/ }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Write goal' }).click()

    await page.getByRole('button', { name: 'Change the framework' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change the framework' })
    await dialog.getByRole('combobox', { name: /^Write it as/ }).selectOption({ label: 'BHAG' })
    await seen(dialog.getByRole('heading', { name: 'Carries over' }))
    await seen(dialog.getByText('as “Waypoints”'))
    await seen(dialog.getByRole('heading', { name: 'Is lost' }))
    await seen(dialog.getByText(/BHAG gives no percentage/))
    await seen(dialog.getByRole('heading', { name: 'Is asked' }))
    await dialog.getByRole('textbox', { name: /^Finish line/ }).fill('A year without a queue.')
    await dialog.getByRole('button', { name: 'Change to BHAG' }).click()

    const part = page.getByRole('region', { name: 'BHAG goal' })
    await seen(part.getByText('A year without a queue.'))
    await part.getByRole('button', { name: 'Edit “Vivid description”' }).click()
    await part.getByRole('textbox', { name: /^Vivid description/ }).fill('The hall is quiet at nine on a Monday.')
    await part.getByRole('button', { name: 'Save' }).click()
    await seen(part.getByText('The hall is quiet at nine on a Monday.'))
    await part.getByRole('button', { name: /^“The first Monday under twenty minutes” is reached today/ }).click()
    await seen(part.getByText(/^1 of 1 waypoint/))
    const past = page.getByRole('region', { name: 'What happened' })
    await seen(past.getByText('Ruth Calloway changed the framework from FAST to BHAG.'))
  })
})

describe('the next goal', () => {
  it('begins with one that ended, and is told who is at the same and what was learnt', async () => {
    const page = await stage.as('Ruth Calloway')
    await page.goto(`${home}/goals/new`)
    await page.getByRole('button', { name: 'A goal of yours that ended' }).click()
    const ended = page.getByRole('dialog', { name: 'Start from a goal of yours that ended' })
    await ended.getByRole('button', { name: /^Handover in fifteen minutes/ }).click()
    const title = page.getByRole('textbox', { name: 'Title' })
    await expect.poll(() => title.inputValue()).toBe('Handover in fifteen minutes, at the bedside')
    expect(
      await page
        .getByRole('textbox', { name: /^Baseline/ })
        .first()
        .inputValue(),
    ).not.toBe('42')
    await seen(page.getByText('What was learnt from goals like it:'))
    await seen(page.getByText(/It worked when we let patients correct us/))
    const { title: taken } = await stage.goal('heron-quarrel')
    await title.fill(taken)
    await seen(page.getByText('A goal with this title is there already:'))
    await seen(page.getByRole('link', { name: phrase(taken) }))
  })

  it('begins with a lesson, as its why', async () => {
    const page = await stage.as('Ruth Calloway')
    await page.goto(`${home}/goals/new`)
    await page.getByRole('button', { name: 'A lesson' }).click()
    const lessons = page.getByRole('dialog', { name: 'Start from a lesson' })
    await lessons.getByRole('button', { name: /Care homes did it gladly/ }).click()
    await expect
      .poll(() => page.getByRole('textbox', { name: /^Why it matters/ }).inputValue())
      .toMatch(/^“Care homes did it gladly.*learnt from “A red bag/)
  })
})
