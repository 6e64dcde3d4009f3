import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { tell } from '../../platform/outbox.ts'
import type { Transaction } from '../../platform/sql.ts'
import { type Band, readingFault, standingOf } from './indicator.ts'
import * as store from './store.ts'

interface Recording {
  tx: Transaction
  viewer: Viewer
  today: Day
}

interface Given {
  value: string
  note: string
  readOn: Day
}

/** Load, decide, save: a reading, where the indicator stands now, and the readings of what leans on it. */
export async function recordReading(
  { tx, viewer, today }: Recording,
  row: store.IndicatorRow,
  given: Given,
  corrected: store.ReadingRow | null = null,
): Promise<Id> {
  const fault = readingFault(given.readOn, today)
  if (fault) throw invalid(fault.at, fault.sentence)
  const supersedes = corrected?.reading ?? null
  const reading = await store.insertReading(tx, viewer, row, { ...given, supersedes })
  const { stands } = await standAnew(tx, viewer.org, row.indicator, row)
  await store.handOn(tx, reading)
  const { value, readOn, note } = given
  await tell(tx, viewer.org, viewer.person, {
    happened: corrected ? 'indicator.corrected' : 'indicator.read',
    subject: row.indicator,
    audience: row.audience,
    before: corrected && { value: corrected.value },
    after: { value, readOn, note },
  })
  if (stands === 'outside' && row.stands !== 'outside')
    await tell(tx, viewer.org, viewer.person, {
      happened: 'indicator.left its band',
      subject: row.indicator,
      audience: row.audience,
      after: { value },
    })
  return reading
}

/** Looks through its readings again: the latest one, where that stands to the band, and since when. */
export async function standAnew(tx: Transaction, org: Id, indicator: Id, band: Band) {
  const line = await store.line(tx, org, indicator)
  const standing = standingOf(line, band)
  await store.setStanding(tx, org, indicator, line[0], standing)
  return standing
}
