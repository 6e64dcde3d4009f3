import { relationTo } from '../../graph/store.ts'
import type { Id } from '../../kernel/ids.ts'
import { newId } from '../../kernel/ids.ts'
import { changedMeanwhile, invalid, notFound, Refusal } from '../../kernel/refusal.ts'
import { audienceFor, audiencesSeen } from '../../people/sight/store.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import { goalAbilities } from '../goals/goal.ts'
import { changesOf, differing } from '../goals/history.ts'
import { goalFor } from '../goals/seeing.ts'
import { goalRow, measureRow } from '../goals/store.ts'
import * as contract from './contract.ts'
import { bandFault } from './indicator.ts'
import { recordReading, standAnew } from './recording.ts'
import { abilitiesOf, indicatorFor } from './seeing.ts'
import * as store from './store.ts'

async function seen(asking: ViewerAsking, indicator: Id): Promise<contract.IndicatorSeen> {
  const { tx, viewer } = asking
  const row = await store.indicatorRow(tx, viewer, indicator)
  const audiences = await audiencesSeen(tx, viewer, [row.audience])
  return {
    ...store.listed(row),
    purpose: row.purpose,
    rhythm: row.rhythm,
    audience: audiences.get(row.audience) ?? { audience: row.audience, word: 'named', team: null, persons: [] },
    leaning: await store.leaningOn(tx, viewer, indicator),
    revision: row.revision,
    abilities: await abilitiesOf(asking, row),
  }
}

async function refuseStrangers({ tx, viewer, today }: ViewerAsking, owner: Id | null, team: Id | null): Promise<void> {
  const found = await tx.first<{ owner: boolean; left: boolean; team: boolean }>(sql`
    select exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner}) as owner,
      exists (select 1 from person p where p.org = ${viewer.org} and p.person = ${owner} and p.ends_on < ${today}) as left,
      exists (select 1 from team t where t.org = ${viewer.org} and t.team = ${team}) as team`)
  if (owner && !found?.owner) throw notFound('person')
  if (owner && found?.left) throw invalid('owner', 'This person has left. Choose somebody who works here.')
  if (team && !found?.team) throw notFound('team')
}

const told = (
  { tx, viewer }: ViewerAsking,
  { indicator, audience }: Pick<store.IndicatorRow, 'indicator' | 'audience'>,
  happened: string,
  after: Record<string, unknown> | null,
  before: Record<string, unknown> | null = null,
) => tell(tx, viewer.org, viewer.person, { happened, subject: indicator, audience, before, after })

const list = answer(contract.list, async ({ after, most, ...wanted }, { tx, viewer }) => {
  const from = after ? await store.indicatorRow(tx, viewer, after) : undefined
  const rows = await store.indicatorRows(tx, viewer, { ...wanted, after: from, most })
  const page = rows.slice(0, most)
  return { indicators: page.map(store.listed), next: rows.length > most ? (page.at(-1)?.indicator ?? null) : null }
})

const see = answer(contract.see, ({ indicator }, asking) => seen(asking, indicator))

const add = answer(contract.add, async ({ audience, ...given }, asking) => {
  const { tx, viewer } = asking
  const owner = given.owner ?? viewer.person
  const fault = bandFault(given)
  if (fault) throw invalid(fault.at, fault.sentence)
  await refuseStrangers(asking, owner, given.team)
  const indicator = newId()
  const row = { indicator, audience: await audienceFor(tx, viewer, audience, { owner, team: given.team }) }
  await store.insertIndicator(tx, viewer.org, indicator, { ...given, ...row, owner })
  await told(asking, row, 'indicator.added', { title: given.title })
  return seen(asking, indicator)
})

const change = answer(contract.change, async ({ indicator, revision, audience: chosen, ...given }, asking) => {
  const { tx, viewer } = asking
  const row = await indicatorFor(asking, indicator, 'edit')
  const { title, unit, purpose, low, high, owner, team, audience, rhythm } = row
  const before: store.IndicatorWords = { title, unit, purpose, low, high, owner, team, audience, rhythm }
  const after: store.IndicatorWords = { ...before, ...given }
  if (revision !== row.revision) throw changedMeanwhile(given, { ...before, revision: row.revision })
  const fault = bandFault(after)
  if (fault) throw invalid(fault.at, fault.sentence)
  if (after.unit.trim() !== before.unit.trim() && (await store.leaningOn(tx, viewer, indicator)).length > 0)
    throw invalid('unit', 'Goals lean on it and count in this unit. Let them lean no longer first, or keep the unit.')
  await refuseStrangers(asking, given.owner ?? null, given.team ?? null)
  if (chosen) after.audience = await audienceFor(tx, viewer, chosen, { owner: after.owner, team: after.team })
  else if (after.owner !== before.owner) await refuseUnseeing(asking, row, after.owner)
  if (!(await store.updateIndicator(tx, viewer.org, indicator, revision, after))) throw changedMeanwhile(given, before)
  if (after.audience !== before.audience) await store.moveIndicator(tx, indicator, after.audience)
  if (after.low !== before.low || after.high !== before.high) await standAnew(tx, viewer.org, indicator, after)
  const [was, is] = differing(before, after)
  await told(asking, { indicator, audience: after.audience }, 'indicator.changed', is, was)
  return seen(asking, indicator)
})

/** Whoever takes it over must be in its audience, or it is chosen anew with them. */
async function refuseUnseeing({ tx }: ViewerAsking, row: store.IndicatorRow, owner: Id | null): Promise<void> {
  const found = await tx.first<{ within: boolean }>(sql`select sees(${owner}, ${row.audience}) as within`)
  if (!found?.within)
    throw invalid('owner', 'The new owner is not in its audience. Choose an audience that they are in.')
}

const archive = answer(contract.archive, async ({ indicator }, asking) => {
  const row = await indicatorFor(asking, indicator, 'archive')
  await store.setArchived(asking.tx, asking.viewer.org, indicator, asking.today)
  await told(asking, row, 'indicator.archived', null)
  return seen(asking, indicator)
})

const restore = answer(contract.restore, async ({ indicator }, asking) => {
  const row = await indicatorFor(asking, indicator, 'restore')
  await store.setArchived(asking.tx, asking.viewer.org, indicator, null)
  await told(asking, row, 'indicator.restored', null)
  return seen(asking, indicator)
})

const record = answer(contract.record, async ({ indicator, value, note, readOn }, asking) => {
  const row = await indicatorFor(asking, indicator, 'record')
  await recordReading(asking, row, { value, note, readOn: readOn ?? asking.today })
  return seen(asking, indicator)
})

const correct = answer(contract.correct, async ({ indicator, reading, value, note }, asking) => {
  const row = await indicatorFor(asking, indicator, 'record')
  const earlier = await store.readingRow(asking.tx, asking.viewer.org, indicator, reading)
  if (earlier.superseded) throw new Refusal('conflict', 'This reading was corrected already. Correct the later one.')
  await recordReading(asking, row, { value, note, readOn: earlier.read_on }, earlier)
  return seen(asking, indicator)
})

const readings = answer(contract.readings, async ({ indicator, after, most }, { tx, viewer }) => {
  await store.indicatorRow(tx, viewer, indicator)
  const from = after ? await store.readingRow(tx, viewer.org, indicator, after) : null
  const rows = await store.readingRows(tx, viewer.org, indicator, from, most)
  const page = rows.slice(0, most)
  return {
    readings: page.map(({ read_on, by, by_name, at, ...row }) => ({
      ...row,
      readOn: read_on,
      by: by && by_name !== null ? { person: by, name: by_name } : null,
      at: at.toISOString(),
    })),
    next: rows.length > most ? (page.at(-1)?.reading ?? null) : null,
  }
})

const history = answer(contract.history, async ({ indicator, after }, { tx, viewer }) => {
  await store.indicatorRow(tx, viewer, indicator)
  const rows = await store.eventRows(tx, viewer.org, indicator, after)
  const page = rows.slice(0, 20)
  return {
    events: page.map(({ event, at, by, name, happened, before, after: is }) => ({
      event,
      at: at.toISOString(),
      by: by && name !== null ? { person: by, name } : null,
      happened,
      changes: changesOf(before, is),
    })),
    next: rows.length > 20 ? (page.at(-1)?.event ?? null) : null,
  }
})

const leaning = answer(contract.leaning, async ({ goal }, asking) => {
  const { tx, viewer, today } = asking
  const row = await goalRow(tx, viewer, goal)
  const abilities = goalAbilities(row.state, await relationTo(tx, viewer, row, today))
  const rows = await store.leaningOf(tx, viewer, goal)
  return {
    leaning: rows.map(({ measure, measure_title, measure_unit, wide, ...found }) => {
      const because = !found.indicator
        ? 'You do not see the indicator that it leans on.'
        : !wide
          ? narrower
          : found.archived_on
            ? 'The indicator is archived: no reading comes any longer.'
            : otherwise(unitsFault(measure_unit, found.unit ?? ''))
      return {
        measure,
        title: measure_title,
        indicator: found.indicator ? store.listed(found as store.IndicatorRow) : null,
        feeds: because === '' || !found.indicator,
        because,
      }
    }),
    abilities: { lean: abilities.edit },
  }
})

const narrower =
  'The indicator is seen by fewer persons than the goal, so its readings do not come here. Give one of them another audience.'

const otherwise = (units: string | null): string =>
  units ? `${units} No reading comes any longer: let it lean no longer, or lean on another one.` : ''

const unitsFault = (measure: string, indicator: string): string | null =>
  measure.trim() === indicator.trim()
    ? null
    : `The measure is counted in ${measure.trim() || 'no unit'}, the indicator in ${indicator.trim() || 'no unit'}.`

const lean = answer(contract.lean, async ({ goal, measure, indicator }, asking) => {
  const { tx, viewer } = asking
  const row = await goalFor(asking, goal, 'edit')
  const of = await measureRow(tx, viewer, goal, measure)
  const found = await store.indicatorRow(tx, viewer, indicator)
  if (of.addsUp) throw invalid('measure', `“${of.title}” adds up what its goals say. Let it add up no longer first.`)
  if (of.direction === 'done' || of.direction === 'milestones')
    throw invalid('measure', `“${of.title}” counts no numbers. Choose another measure.`)
  if (found.archived_on) throw invalid('indicator', 'This indicator is archived. Restore it first, or choose another.')
  const units = unitsFault(of.unit, found.unit)
  if (units) throw invalid('indicator', `${units} Give the measure the same unit first.`)
  if (!(await store.wideEnough(tx, viewer.org, found.audience, row.audience))) throw invalid('indicator', narrower)
  await store.setLeaning(tx, viewer.org, measure, indicator)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'measure.leans',
    subject: goal,
    audience: row.audience,
    after: { title: of.title, indicator },
  })
  const [latest] = await store.line(tx, viewer.org, indicator)
  if (latest && (of.value_on === null || of.value_on <= latest.readOn)) await store.handOn(tx, latest.reading, measure)
  return { measure, indicator: store.listed(found) }
})

const leanNoLonger = answer(contract.leanNoLonger, async ({ goal, measure }, asking) => {
  const { tx, viewer } = asking
  const row = await goalFor(asking, goal, 'edit')
  const of = await measureRow(tx, viewer, goal, measure)
  if (of.indicator === null) throw notFound('indicator')
  await store.setLeaning(tx, viewer.org, measure, null)
  await tell(tx, viewer.org, viewer.person, {
    happened: 'measure.leans no longer',
    subject: goal,
    audience: row.audience,
    after: { title: of.title },
  })
  return { measure }
})

export const answers: Answer[] = [
  list,
  see,
  add,
  change,
  archive,
  restore,
  record,
  correct,
  readings,
  history,
  leaning,
  lean,
  leanNoLonger,
]
