import { relationTo } from '../../graph/store.ts'
import type { ParsedInputOf } from '../../kernel/contract.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { forbidden, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { mayIf, type Viewer } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { goalAbilities } from '../goals/goal.ts'
import { goalFor } from '../goals/seeing.ts'
import { goalRow, measureRow } from '../goals/store.ts'
import { abilitiesOf, indicatorFor } from '../indicators/seeing.ts'
import { indicatorRow } from '../indicators/store.ts'
import * as contract from './contract.ts'
import { covers, plainAddress } from './gauge.ts'
import { type Read, readGauge } from './reading.ts'
import * as store from './store.ts'

const mayAllow = (viewer: Viewer) => mayIf(viewer.administrator, 'Only an administrator may allow addresses.')

function refuseUnlessMayAllow(viewer: Viewer): void {
  const may = mayAllow(viewer)
  if (!may.allowed) throw forbidden(may.because ?? '')
}

const view = (row: store.GaugeRow): contract.Gauge => ({
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

const ofMeasure = (row: store.GaugeRow): contract.MeasureGauge => ({ ...view(row), measure: row.subject })

/** In the request's own transaction: a second connection for each could leave none for anybody. */
async function readNow({ tx, viewer }: ViewerAsking, of: store.Subject): Promise<Read> {
  const read = await readGauge((work) => work(tx), viewer, of)
  if (read === 'not seen') throw notFound('gauge')
  return read
}

type Given = Omit<ParsedInputOf<typeof contract.setIndicators>, 'indicator'>

/** Sets what reads it, from an address that is allowed; answers as what it is told in the history. */
async function setFrom(
  { tx, viewer }: ViewerAsking,
  subject: store.Subject,
  audience: Id | null,
  { revision, ...given }: Given,
): Promise<{ set: store.GaugeRow; after: { address: string; everyDays: number } }> {
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
  if (!(await store.setGauge(tx, viewer, subject, audience, draft, revision)))
    throw new Refusal('conflict', 'Somebody changed this in the meantime. Look at it again.')
  const set = await store.gaugeRow(tx, viewer.org, subject)
  if (!set) throw notFound('gauge')
  return { set, after: { address, everyDays: draft.every_days } }
}

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
      gauges: (await store.gaugeRows(tx, viewer.org, goal)).map(ofMeasure),
      abilities: { set: abilities['check-in'] },
    }
  }),

  answer(contract.set, async ({ goal, measure, ...given }, asking) => {
    const { tx, viewer } = asking
    const row = await goalFor(asking, goal, 'check-in')
    const { direction, indicator, addsUp } = await measureRow(tx, viewer, goal, measure)
    if (indicator) throw invalid('measure', 'It leans on an indicator, which tells its values. Choose another measure.')
    if (addsUp) throw invalid('measure', 'It adds up what its goals say. Choose one of theirs.')
    if (direction === 'done' || direction === 'milestones')
      throw invalid('measure', 'What is done or not is said by a person. Choose another measure.')
    const { set, after } = await setFrom(asking, { goal, measure }, null, given)
    await tell(tx, viewer.org, viewer.person, {
      happened: 'goal.gauge-set',
      subject: goal,
      audience: row.audience,
      after: { measure, ...after },
    })
    return ofMeasure(set)
  }),

  answer(contract.read, async ({ goal, measure }, asking) => {
    await goalFor(asking, goal, 'check-in')
    return readNow(asking, { goal, measure })
  }),

  answer(contract.end, async ({ goal, measure }, asking) => {
    const { tx, viewer } = asking
    const row = await goalFor(asking, goal, 'check-in')
    if (!(await store.endGauge(tx, viewer.org, { goal, measure }))) throw notFound('gauge')
    await tell(tx, viewer.org, viewer.person, {
      happened: 'goal.gauge-ended',
      subject: goal,
      audience: row.audience,
      after: { measure },
    })
    return { ended: true as const }
  }),

  answer(contract.seeIndicators, async ({ indicator }, asking) => {
    const row = await indicatorRow(asking.tx, asking.viewer, indicator)
    const found = await store.gaugeRow(asking.tx, asking.viewer.org, { indicator })
    const { record } = await abilitiesOf(asking, row)
    return { gauge: found ? { ...view(found), indicator } : null, abilities: { set: record } }
  }),

  answer(contract.setIndicators, async ({ indicator, ...given }, asking) => {
    const { audience } = await indicatorFor(asking, indicator, 'record')
    const { set, after } = await setFrom(asking, { indicator }, audience, given)
    await toldOf(asking, { indicator, audience }, 'indicator.gauge set', after)
    return { ...view(set), indicator }
  }),

  answer(contract.readIndicators, async ({ indicator }, asking) => {
    await indicatorFor(asking, indicator, 'record')
    return readNow(asking, { indicator })
  }),

  answer(contract.endIndicators, async ({ indicator }, asking) => {
    const { audience } = await indicatorFor(asking, indicator, 'record')
    if (!(await store.endGauge(asking.tx, asking.viewer.org, { indicator }))) throw notFound('gauge')
    await toldOf(asking, { indicator, audience }, 'indicator.gauge ended', null)
    return { ended: true as const }
  }),
]

const toldOf = (
  { tx, viewer }: ViewerAsking,
  { indicator, audience }: { indicator: Id; audience: Id },
  happened: string,
  after: Record<string, unknown> | null,
) => tell(tx, viewer.org, viewer.person, { happened, subject: indicator, audience, after })
