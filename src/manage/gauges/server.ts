import { relationTo } from '../../graph/store.ts'
import type { OutputOf } from '../../kernel/contract.ts'
import { newId } from '../../kernel/ids.ts'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { mayIf, type Viewer } from '../../kernel/viewer.ts'
import { type Answer, answer } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { goalAbilities } from '../goals/goal.ts'
import { goalFor } from '../goals/seeing.ts'
import { goalRow, measureRow } from '../goals/store.ts'
import * as contract from './contract.ts'
import { covers, plainAddress } from './gauge.ts'
import { readGauge } from './reading.ts'
import * as store from './store.ts'

const mayAllow = (viewer: Viewer) => mayIf(viewer.administrator, 'Only an administrator may allow addresses.')

function refuseUnlessMayAllow(viewer: Viewer): void {
  const may = mayAllow(viewer)
  if (!may.allowed) throw forbidden(may.because ?? '')
}

const view = (row: store.GaugeRow): OutputOf<typeof contract.set> => ({
  measure: row.measure,
  title: row.title,
  address: row.address,
  format: row.format,
  valueAt: row.value_at,
  dateAt: row.date_at,
  everyDays: row.every_days,
  by: row.by_name === null ? null : { person: row.by, name: row.by_name },
  nextAt: row.next_at.toISOString(),
  lastAt: row.last_at?.toISOString() ?? null,
  trouble: row.trouble,
  revision: row.revision,
})

export const answers: Answer[] = [
  answer(contract.addresses, async (_, { tx, viewer }) => ({
    addresses: await store.allowedRows(tx, viewer.org),
    abilities: { allow: mayAllow(viewer) },
  })),

  answer(contract.allow, async ({ begins, private: within }, { tx, viewer }) => {
    refuseUnlessMayAllow(viewer)
    const plain = plainAddress(begins)
    if (!plain || new URL(plain).search)
      throw invalid(
        'begins',
        'Write an address that begins with http:// or https://, without a name, a pass word or a question mark in it.',
      )
    const row = { allowed: newId(), begins: plain, private: within }
    if (!(await store.insertAllowed(tx, viewer, row))) throw new Refusal('conflict', 'This address is allowed already.')
    return row
  }),

  answer(contract.disallow, async ({ allowed }, { tx, viewer }) => {
    refuseUnlessMayAllow(viewer)
    if (!(await store.deleteAllowed(tx, viewer.org, allowed))) throw notFound('address')
    return { disallowed: true as const }
  }),

  answer(contract.list, async ({ goal }, asking) => {
    const { tx, viewer, today } = asking
    const row = await goalRow(tx, viewer, goal)
    const abilities = goalAbilities(row.state, await relationTo(tx, viewer, row, today))
    return {
      gauges: (await store.gaugeRows(tx, viewer.org, goal)).map(view),
      abilities: { set: abilities['check-in'] },
    }
  }),

  answer(contract.set, async ({ goal, measure, revision, ...given }, asking) => {
    const { tx, viewer } = asking
    const row = await goalFor(asking, goal, 'check-in')
    const { direction, indicator } = await measureRow(tx, viewer, goal, measure)
    if (indicator) throw invalid('measure', 'It leans on an indicator, which tells its values. Choose another measure.')
    if (direction === 'done' || direction === 'milestones')
      throw invalid('measure', 'What is done or not is said by a person. Choose another measure.')
    const address = plainAddress(given.address)
    if (!address)
      throw invalid('address', 'Write an address that begins with http:// or https://, without a pass word in it.')
    const allowed = await store.allowedRows(tx, viewer.org)
    if (!allowed.some(({ begins }) => covers(begins, address)))
      throw invalid('address', `${new URL(address).host} is not allowed yet. Ask an administrator to allow it.`)
    if (given.format === 'csv' && given.valueAt === '')
      throw invalid('valueAt', 'Write the name of the column that holds the value.')
    const draft = {
      address,
      format: given.format,
      value_at: given.valueAt,
      date_at: given.dateAt,
      every_days: given.everyDays,
    }
    if (!(await store.setGauge(tx, viewer, { goal, measure }, draft, revision)))
      throw new Refusal('conflict', 'Somebody changed this in the meantime. Look at it again.')
    await tell(tx, viewer.org, viewer.person, {
      happened: 'goal.gauge-set',
      subject: goal,
      audience: row.audience,
      after: { measure, address, everyDays: given.everyDays },
    })
    const set = await store.gaugeRow(tx, viewer.org, goal, measure)
    if (!set) throw notFound('gauge')
    return view(set)
  }),

  answer(contract.read, async ({ goal, measure }, asking) => {
    await goalFor(asking, goal, 'check-in')
    if (!(await store.gaugeRow(asking.tx, asking.viewer.org, goal, measure))) throw notFound('gauge')
    // In the request's own transaction: a second connection for each could leave none for anybody.
    return readGauge((work) => work(asking.tx), asking.viewer, { goal, measure })
  }),

  answer(contract.end, async ({ goal, measure }, asking) => {
    const { tx, viewer } = asking
    const row = await goalFor(asking, goal, 'check-in')
    if (!(await store.endGauge(tx, viewer.org, goal, measure))) throw notFound('gauge')
    await tell(tx, viewer.org, viewer.person, {
      happened: 'goal.gauge-ended',
      subject: goal,
      audience: row.audience,
      after: { measure },
    })
    return { ended: true as const }
  }),
]
