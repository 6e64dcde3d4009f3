import { expect, it } from 'vitest'
import { gone, openStage, phone, seen } from './stage.ts'

const stage = await openStage()

it('two people find, mark and act on what was found, and see each other’s words', async () => {
  const victoria = await stage.as('Victoria Eze', { viewport: phone })
  const tomasz = await stage.as('Tomasz Wieczorek')
  await tomasz.goto(`${stage.home}/lead/scans`)
  await tomasz.getByText('Where do we stand before this winter?').click()
  await seen(tomasz.getByRole('heading', { name: 'Opportunities' }))
  const at = new URL(tomasz.url()).pathname

  await victoria.goto(`${stage.origin}${at}`)
  await victoria.getByRole('button', { name: 'Add a finding: Threats' }).press('Enter')
  const adding = victoria.getByRole('dialog', { name: 'Add a finding' })
  await adding.getByLabel('Finding', { exact: true }).fill('<b>Two</b> care homes close')
  await adding.getByRole('button', { name: 'Add finding' }).press('Enter')
  await gone(adding)

  const told = tomasz
    .getByRole('list', { name: 'Threats' })
    .getByRole('button', { name: '<b>Two</b> care homes close' })
  await seen(told)
  await victoria.getByRole('button', { name: 'Place a dot on “<b>Two</b> care homes close”' }).press('Enter')
  await seen(victoria.getByText('1 dot, yours'))

  await told.press('Enter')
  const finding = tomasz.getByRole('dialog', { name: 'Finding' })
  await seen(finding.getByText('1 dot'))
  await finding.getByRole('button', { name: 'Becomes a goal' }).press('Enter')
  const goal = tomasz.getByRole('dialog', { name: 'Write a goal from it' })
  await goal.getByLabel('Title').fill('Places for all who lose theirs')
  await goal.getByRole('button', { name: 'Write goal' }).press('Enter')
  const became = tomasz
    .getByRole('dialog', { name: 'Finding' })
    .getByRole('link', { name: 'Places for all who lose theirs' })
  await seen(became)
  await became.press('Enter')
  await seen(
    tomasz.getByRole('list', { name: 'What was found' }).getByRole('link', { name: '<b>Two</b> care homes close' }),
  )
  await seen(victoria.getByRole('link', { name: 'Places for all who lose theirs' }))
})

it('a pair becomes a move, and the next scan shows what moved', async () => {
  const tomasz = await stage.as('Tomasz Wieczorek')
  await tomasz.goto(`${stage.home}/lead/scans`)
  await tomasz.getByText('Where do we stand before this winter?').click()
  await tomasz.getByRole('tab', { name: 'Moves' }).click()
  const pairs = tomasz.getByRole('list', { name: 'Pairs that ask for a move' })
  await pairs
    .getByRole('button', { name: /^Write the move for/ })
    .first()
    .press('Enter')
  await tomasz.getByRole('dialog').getByRole('button', { name: 'Write move' }).press('Enter')
  await expect
    .poll(() => tomasz.getByRole('list', { name: 'Moves', exact: true }).getByRole('listitem').count())
    .toBe(4)
  await tomasz.getByRole('tab', { name: 'What moved' }).click()
  await seen(tomasz.getByText(/weigh more/))
  await seen(tomasz.getByText('Robots that carry samples are being lent for a year'))
})
