import { parse } from 'csv-parse/sync'
import { type Day, dayIn } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Database } from '../../platform/database.ts'
import { fetchText, NotFetched } from '../../platform/fetching.ts'
import type { Transaction } from '../../platform/sql.ts'
import { type Recording, recordOne } from '../check-ins/recording.ts'
import { measureRow } from '../goals/store.ts'
import { recordReading } from '../indicators/recording.ts'
import { indicatorFor } from '../indicators/seeing.ts'
import { readingOn } from '../indicators/store.ts'
import { covers, dayOf, type Found, lastOf, nextIn, pointed, Unreadable, valueIn } from './gauge.ts'
import { allowedRows, type Due, type GaugeRow, gaugeRow, noteTry, type Subject, takeDue } from './store.ts'

export interface Read {
  reading: { value: string; on: Day } | null
  /** A check-in, or an indicator's reading, was made of it; not where it says what is known already. */
  recorded: boolean
  trouble: string
}

type MeasureOf = Exclude<Subject, { indicator: Id }>
type IndicatorOf = Extract<Subject, { indicator: Id }>

/** Carries work out as this viewer: in a transaction of its own, or in the one of a request. */
export type AsViewer = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/**
 * Reads one measure or indicator as the person who set its gauge, or who asks for it now: looks up what and where, asks the address,
 * and records what came. Trouble is noted with the gauge and ends nothing. Answers nothing where they do not see it (any longer).
 */
export async function readGauge(asViewer: AsViewer, viewer: Viewer, of: Subject): Promise<Read | 'not seen'> {
  const { gauge, allowed } = await asViewer(async (tx) => ({
    gauge: await gaugeRow(tx, viewer.org, of),
    allowed: await allowedRows(tx, viewer.org),
  }))
  if (!gauge) return 'not seen'
  try {
    const begun = allowed.find(({ begins }) => covers(begins, gauge.address))
    if (!begun) throw new Unreadable('This address is not allowed any more. Ask an administrator.')
    const found = foundIn(await fetchText(gauge.address, { private: begun.private }), gauge)
    return await recorded(asViewer, viewer, of, gauge, found)
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof NotFetched || error instanceof Refusal)) throw error
    const failures = gauge.failures + 1
    const trouble = error.message
    await asViewer((tx) =>
      noteTry(tx, viewer.org, gauge.subject, { trouble, failures, days: nextIn(gauge.every_days, failures) }),
    )
    return { reading: null, recorded: false, trouble }
  }
}

/** The value and its day in a document. */
export function foundIn(
  text: string,
  { format, value_at, date_at }: Pick<GaugeRow, 'format' | 'value_at' | 'date_at'>,
): Found {
  if (format === 'json') {
    const document = parsed(() => JSON.parse(text) as unknown, 'It is no JSON.')
    return {
      value: valueIn(pointed(document, value_at)),
      on: date_at === null ? null : dayOf(pointed(document, date_at)),
    }
  }
  const rows = parsed(
    () =>
      parse(text, { bom: true, columns: true, skip_empty_lines: true, trim: true, relax_column_count: true }) as Record<
        string,
        string
      >[],
    'It is no CSV with a heading above its columns.',
  )
  const row = lastOf(rows, value_at)
  return { value: valueIn(row[value_at]), on: date_at === null ? null : dayOf(row[date_at]) }
}

function parsed<T>(parse: () => T, sentence: string): T {
  try {
    return parse()
  } catch {
    throw new Unreadable(sentence)
  }
}

/** A check-in or a reading, unless the same value is known of the same day; in one transaction with the note of it. */
const recorded = (
  asViewer: AsViewer,
  viewer: Viewer,
  of: Subject,
  gauge: GaugeRow,
  { value, on }: Found,
): Promise<Read> =>
  asViewer(async (tx) => {
    const now = new Date()
    const today = dayIn(viewer.zone, now)
    const asking = { tx, viewer, today, now }
    const day = on ?? today
    const made = 'indicator' in of ? await readOf(asking, of, value, day) : await checkInOf(asking, of, value, day)
    await noteTry(tx, viewer.org, gauge.subject, { trouble: '', failures: 0, days: nextIn(gauge.every_days, 0) })
    return { reading: { value, on: day }, recorded: made, trouble: '' }
  })

const isNews = (value: string, day: Day, known: { value: string | null; value_on: Day | null }): boolean =>
  known.value_on === null || day > known.value_on || (day === known.value_on && Number(known.value) !== Number(value))

async function checkInOf(asking: Recording, { goal, measure }: MeasureOf, value: string, day: Day): Promise<boolean> {
  if (!isNews(value, day, await measureRow(asking.tx, asking.viewer, goal, measure))) return false
  await recordOne(asking, { goal, values: [{ measure, value }], confidence: null, note: '', inTheWay: '' }, day)
  return true
}

/** Another value of a day that was read already corrects it. */
async function readOf(asking: Recording, { indicator }: IndicatorOf, value: string, day: Day): Promise<boolean> {
  const row = await indicatorFor(asking, indicator, 'record')
  if (!isNews(value, day, row)) return false
  const earlier = await readingOn(asking.tx, asking.viewer.org, indicator, day)
  await recordReading(asking, row, { value, note: '', readOn: day }, earlier)
  return true
}

/** Reads what is due, a few at a time; answers the organisations whose numbers moved. */
export async function readWhatIsDue(database: Database, most = 20): Promise<Id[]> {
  const due = await database.asSystem('digests', null, (tx) => takeDue(tx, most))
  const moved = new Set<Id>()
  for (const one of due) {
    const { org, subject, by, administrator, zone, left } = one
    const noted = (trouble: string) =>
      database.asSystem('digests', org, (tx) => noteTry(tx, org, subject, { trouble, failures: 1, days: 1 }))
    if (left) {
      await noted('Whoever set this has left. Somebody else can set it anew.')
      continue
    }
    const viewer: Viewer = { org, person: by, administrator, zone, scopes: ['read', 'write'] }
    // Nothing is open in the database while an address outside is waited for.
    const read = await readGauge((work) => database.asViewer(viewer, work), viewer, subjectOf(one))
    // Their own transaction does not see the gauge either, and could not note it.
    if (read === 'not seen') await noted('Whoever set this does not see it any longer. Somebody else can set it anew.')
    else if (read.recorded) moved.add(org)
  }
  return [...moved]
}

const subjectOf = ({ goal, measure, indicator, subject }: Due): Subject =>
  indicator !== null ? { indicator } : { goal: goal ?? subject, measure: measure ?? subject }
