import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openStage, phone, seen } from './stage.ts'

const stage = await openStage()
const { owner } = stage.world

it('keyboard alone does a week’s check-ins, from the first key to the last', async () => {
  const page = await stage.as('Ruth Calloway')
  await page.goto(`${stage.home}/lead/map`)
  await seen(page.getByRole('link', { name: 'Manage' }))
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await seen(page.getByRole('heading', { name: 'What I owe' }))
  const week = page.getByRole('region', { name: 'Due this week' })
  await seen(week)
  const goals = await week.locator('[data-row]').allTextContents()
  expect(goals.length).toBeGreaterThan(1)

  await tabTo(page, goals[0] ?? '')
  for (const [at, goal] of goals.entries()) {
    expect(await focused(page)).toBe(goal)
    await page.keyboard.press('e')
    // every value of it, one after the other, as it was, and then how sure one is
    const fields = await week.getByRole('listitem').nth(at).locator('input').count()
    for (let field = 0; field < fields; field++) {
      await page.keyboard.type(String(10 + at))
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type('7')
    await page.keyboard.press('Escape')
    if (at < goals.length - 1) await page.keyboard.press('j')
  }
  await seen(page.getByRole('button', { name: `Record ${goals.length} check-ins` }))
  await page.keyboard.press('ControlOrMeta+Enter')
  await seen(page.getByText(`${goals.length} check-ins recorded.`))
  await page.getByRole('region', { name: 'Not recorded yet' }).waitFor({ state: 'hidden' })
  const { rows } = await owner.query<{ count: number }>(
    "select count(distinct e.subject)::int as count from event e where e.happened = 'check-in.recorded'",
  )
  expect(rows[0]?.count).toBe(goals.length)
})

it('a gap is filled, a word is given and a goal is closed where they stand, and the count follows', async () => {
  const page = await stage.as('Ruth Calloway')
  const { rows } = await owner.query<{ parent: string; child: string; title: string; above: string }>(
    `select e.parent, e.child, c.title, u.title as above from carries e
     join node u on u.org = e.org and u.node = e.parent join person p on p.org = u.org and p.person = u.owner and p.name = 'Ruth Calloway'
     join node c on c.org = e.org and c.node = e.child and c.kind = 'goal' and c.state = 'active' limit 1`,
  )
  const [link] = rows
  await owner.query('update carries set accepted = false where parent = $1 and child = $2', [link?.parent, link?.child])
  await owner.query(
    "update node set due_on = due_on - 30 where title = 'Leave on time on two days a week' and due_on > current_date",
  )
  await owner.query(
    "update node set due_on = current_date - 2, start_on = current_date - 60 where title = 'Days and nights on Heron speak kindly of each other again'",
  )
  await page.goto(`${stage.home}/manage`)
  const words = page.getByRole('region', { name: 'Waiting for my word' })
  await seen(words.getByText(link?.above ?? ''))
  const owed = async () => Number(/I owe (\d+) thing/.exec((await page.locator('body').textContent()) ?? '')?.[1] ?? 0)
  await expect.poll(owed).toBeGreaterThan(3)
  const before = await owed()

  await words.getByRole('button', { name: 'Accept' }).press('Enter')
  await seen(page.getByText('Accepted: it counts from now on.'))
  await words.waitFor({ state: 'hidden' })

  const gap = 'Ten home before lunch on Heron this week'
  await page.getByRole('button', { name: `Fill in what “${gap}” lacks` }).press('Enter')
  const dialog = page.getByRole('dialog', { name: gap })
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await seen(dialog.getByText('Write at least one of these.'))
  await dialog.getByLabel('How').fill('Letters are written the evening before.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await seen(page.getByText('Saved.'))
  await page.getByRole('button', { name: `Fill in what “${gap}” lacks` }).waitFor({ state: 'hidden' })

  const over = page.getByRole('region', { name: 'Past their due date' })
  await over.getByRole('button', { name: /^Close “Days and nights/ }).press('Enter')
  await page.getByRole('dialog').getByLabel('What was learnt?').fill('Swap shifts before talking about it.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await seen(page.getByText('Goal closed.'))
  await over.waitFor({ state: 'hidden' })
  await expect.poll(owed).toBe(before - 3)
})

it('a manager reminds once, politely, and the person sees it', async () => {
  const manager = await stage.as('Ruth Calloway')
  await manager.goto(`${stage.home}/manage`)
  await manager.getByRole('button', { name: 'Remind Daniel Asante' }).press('Enter')
  await seen(manager.getByText('Daniel Asante was reminded. Once a week is enough.'))
  await manager.getByRole('button', { name: 'Remind Daniel Asante' }).waitFor({ state: 'hidden' })
  const report = await stage.as('Daniel Asante', { viewport: phone, isMobile: true, hasTouch: true })
  await report.goto(`${stage.home}/manage`)
  await seen(report.getByText(/^Ruth Calloway asks you to look at what is waiting here/))
})

it('the count follows what somebody else proposes, at once, and a team’s rhythm what its lead says', async () => {
  const mine = await stage.as('Ruth Calloway')
  await mine.goto(`${stage.home}/manage`)
  const owed = async () => Number(/I owe (\d+) thing/.exec((await mine.locator('body').textContent()) ?? '')?.[1] ?? 0)
  const { count: before } = (await (await mine.request.get(`/api${stage.home}/owed/count`)).json()) as { count: number }
  await expect.poll(owed).toBe(before)
  const { rows } = await owner.query<{ child: string; parent: string }>(
    `select c.node as child, u.node as parent from node c
     join person d on d.org = c.org and d.person = c.owner and d.name = 'Daniel Asante'
     join person r on r.org = c.org and r.name = 'Ruth Calloway'
     join node u on u.org = r.org and u.owner = r.person and u.kind = 'goal' and u.state = 'active' and u.audience = u.org
     where c.kind = 'goal' and c.state = 'active' and c.audience = c.org
       and not exists (select 1 from carries e where e.org = c.org and e.parent = u.node and e.child = c.node) limit 1`,
  )
  const theirs = await stage.as('Daniel Asante')
  await theirs.goto(`${stage.home}/manage`)
  const status = await theirs.evaluate(
    async ({ address, parent }) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(address, { method: 'POST', headers, body: JSON.stringify({ parent }) })).status
    },
    { address: `/api${stage.home}/graph/nodes/${rows[0]?.child}/supports`, parent: rows[0]?.parent },
  )
  expect(status).toBe(200)
  await expect.poll(owed).toBe(before + 1)
  await seen(mine.getByRole('region', { name: 'Waiting for my word' }).getByRole('button', { name: 'Decline' }))

  const heron = await owner.query<{ team: string }>("select team from team where external_id = 'heron'")
  await mine.goto(`${stage.home}/teams/${heron.rows[0]?.team}`)
  await mine.getByRole('button', { name: 'Change the rhythm' }).press('Enter')
  await mine.getByRole('dialog').getByLabel('Rhythm').selectOption({ label: 'Fortnightly' })
  await mine.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter')
  await seen(mine.getByText('a check-in every two weeks'))
})

it('at the end of a cycle goals are decided in bulk, and nothing happens by halves', async () => {
  const page = await stage.as('Miriam Adeyemi')
  await page.goto(`${stage.home}/cycles`)
  await page.getByRole('link', { name: /^Q\d/ }).nth(1).click()
  await seen(page.getByText(/goals wait for you/))
  const table = page.getByRole('grid')
  const first = await table.getByRole('row').nth(1).getByRole('link').first().textContent()
  const second = await table.getByRole('row').nth(2).getByRole('link').first().textContent()
  // marked with the space bar, decided together
  await table.getByRole('row').nth(1).focus()
  await page.keyboard.press(' ')
  await page.keyboard.press('j')
  await page.keyboard.press(' ')
  await page.getByRole('button', { name: 'Decide 2 marked' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '2 goals' })
  await dialog.getByLabel('What becomes of it?').selectOption('continue')
  await dialog.getByLabel('How did it end?').selectOption('partly met')
  await dialog.getByRole('button', { name: 'Decide' }).press('Enter')
  const bar = page.getByRole('region', { name: 'Not carried over yet' })
  await seen(bar.getByLabel('Goes on in'))
  await bar.getByRole('button', { name: 'Carry 2 goals over' }).press('Enter')
  await seen(page.getByText('2 goals were carried over.'))
  await page.getByRole('tab', { name: /^Decided/ }).click()
  const decided = page.getByRole('table', { name: 'Decided' })
  await seen(
    decided
      .getByRole('row')
      .filter({ hasText: first ?? '' })
      .getByText('Continued', { exact: true }),
  )
  await seen(
    decided
      .getByRole('row')
      .filter({ hasText: second ?? '' })
      .getByText('Continued', { exact: true }),
  )
  await decided
    .getByRole('link', { name: first ?? '' })
    .first()
    .click()
  await page
    .getByText(/^Continued in Q\d/)
    .getByRole('link')
    .click()
  await seen(page.getByText(/^Continues, after Q\d/))
})

it('who has no goals is a file for a spreadsheet', async () => {
  const page = await stage.as('Callum Fraser')
  await page.goto(`${stage.home}/cycles`)
  await page.getByRole('link', { name: /^Q\d/ }).nth(1).click()
  await page.getByRole('tab', { name: 'Without goals' }).click()
  await seen(page.getByText(/have no goal here that you can see/))
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).press('Enter')
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^Q\d \d{4}-\d{2}\.csv$/)
  const stream = await file.createReadStream()
  let text = ''
  for await (const part of stream) text += String(part)
  expect(text.split('\n')[0]).toBe('Name,Job title,Manager')
  expect(text).toContain('Jack Holloway,"Newly qualified nurse, Heron ward",Marisol Ferreira')
})

it('what wants mending in the whole organisation is counted, and mended where one may', async () => {
  const page = await stage.as('Miriam Adeyemi')
  await page.goto(`${stage.home}/gaps`)
  const tab = page.getByRole('tab', { name: /^No how \d+$/ })
  const before = Number(/\d+/.exec((await tab.textContent()) ?? '')?.[0])
  await tab.click()
  const table = page.getByRole('table', { name: /^Goals that say no how/ })
  const gap = 'Half of my week outside my office'
  await table.getByRole('button', { name: `Fill in what “${gap}” lacks` }).press('Enter')
  const dialog = page.getByRole('dialog', { name: gap })
  await dialog.getByLabel('How').fill('Two wards each morning, and no meeting before ten.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await seen(page.getByText('Saved.'))
  await expect.poll(async () => Number(/\d+/.exec((await tab.textContent()) ?? '')?.[0])).toBe(before - 1)
})

it('what is offered waits for a yes; whoever accepts answers for it, and whoever gave it sees so at once', async () => {
  const [ruth, daniel] = await Promise.all([stage.as('Ruth Calloway'), stage.as('Daniel Asante')])
  const falls = await stage.goal('heron-falls')
  const accountable = ruth.getByRole('region', { name: 'Accountable' })
  await Promise.all([ruth.goto(`${stage.home}/goals/${falls.node}`), daniel.goto(`${stage.home}/manage`)])
  await seen(accountable.getByText('Offered to Daniel Asante until'))
  await daniel.getByRole('region', { name: 'Offered to me' }).getByRole('button', { name: 'Accept' }).click()
  await seen(daniel.getByText('You answer for it from now on.'))
  await seen(accountable.getByRole('button', { name: 'Daniel Asante' }))
  await seen(ruth.getByText('Daniel Asante took it over, and answers for it now.'))
})

it('what somebody left behind is handed on in one go', async () => {
  const page = await stage.as('Beatrice Amoah')
  await page.goto(`${stage.home}/people/${await leaver()}/accountability`)
  await page.getByRole('checkbox', { name: /^Hand on “Machines read a plain chest film/ }).check()
  const field = page.getByRole('combobox', { name: 'The chosen thing goes to' })
  await field.click()
  await field.pressSequentially('Henrik')
  await page.getByRole('option', { name: /Henrik Solberg/ }).click()
  await seen(page.getByText('to Dr Henrik Solberg'))
  await page.getByRole('button', { name: 'Hand on 1 thing' }).click()
  await seen(page.getByText('1 thing has a new owner.'))
  await seen(page.getByText('Nothing that you see.'))
})

it('from what waits at a glance one comes to the person to talk to, and to the map at that place', async () => {
  const page = await stage.as('Miriam Adeyemi')
  await page.goto(`${stage.home}/lead`)
  const waiting = page.getByRole('region', { name: 'Waiting to be decided' })
  await waiting.getByRole('button', { name: 'Tomasz Wieczorek' }).click()
  const panel = page.getByRole('dialog', { name: 'Talk to Tomasz Wieczorek' })
  expect(await panel.getByRole('link', { name: 'Write to them' }).getAttribute('href')).toMatch(/^mailto:tomasz/)
  await page.keyboard.press('Escape')
  const beds = await stage.goal('beds')
  await page.getByRole('treeitem', { name: new RegExp(`^${beds.title}`) }).click()
  await page.waitForURL(`**/lead/map?focus=${beds.node}`)
})

const leaver = async (): Promise<string> =>
  (await owner.query<{ person: string }>("select person from person where external_id = 'philip-garside'")).rows[0]
    ?.person ?? ''

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

/** Presses Tab until the link has the focus, as one would who has no mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const isRow = await page.evaluate(
      () => document.activeElement?.closest('section')?.querySelector('h2')?.textContent,
    )
    if ((await focused(page)) === name && isRow === 'Due this week') return
    await page.keyboard.press('Tab')
  }
  expect.fail(`Tab never reached “${name}”`)
}
