import { parse } from 'csv-parse/sync'
import { type Day, dayIn } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import type { Database } from '../../platform/database.ts'
import { fetchText, NotFetched } from '../../platform/fetching.ts'
import type { Transaction } from '../../platform/sql.ts'
import { recordOne } from '../check-ins/recording.ts'
import { measureRow } from '../goals/store.ts'
import { covers, dayOf, type Found, lastOf, nextIn, pointed, Unreadable, valueIn } from './gauge.ts'
import { allowedRows, type GaugeRow, gaugeRow, noteTry, takeDue } from './store.ts'

export interface Read {
  reading: { value: string; on: Day } | null
  /** A check-in was made of it; not where it says what is known already. */
  recorded: boolean
  trouble: string
}

interface Where {
  goal: Id
  measure: Id
}

/** Carries work out as this viewer: in a transaction of its own, or in the one of a request. */
export type AsViewer = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/**
 * Reads one measure as the person who set its gauge, or who asks for it now: looks up what and where, asks the address,
 * and records what came. Trouble is noted with the gauge and ends nothing.
 */
export async function readGauge(asViewer: AsViewer, viewer: Viewer, where: Where): Promise<Read> {
  const { gauge, allowed } = await asViewer(async (tx) => ({
    gauge: await gaugeRow(tx, viewer.org, where.goal, where.measure),
    allowed: await allowedRows(tx, viewer.org),
  }))
  if (!gauge) return { reading: null, recorded: false, trouble: '' }
  try {
    const begun = allowed.find(({ begins }) => covers(begins, gauge.address))
    if (!begun) throw new Unreadable('This address is not allowed any more. Ask an administrator.')
    const found = foundIn(await fetchText(gauge.address, { private: begun.private }), gauge)
    return await recorded(asViewer, viewer, gauge, found)
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof NotFetched || error instanceof Refusal)) throw error
    const failures = gauge.failures + 1
    const trouble = error.message
    await asViewer((tx) =>
      noteTry(tx, viewer.org, gauge.measure, { trouble, failures, days: nextIn(gauge.every_days, failures) }),
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

/** A check-in, unless the same value is known of the same day; in one transaction with the note of it. */
const recorded = (asViewer: AsViewer, viewer: Viewer, gauge: GaugeRow, { value, on }: Found): Promise<Read> =>
  asViewer(async (tx) => {
    const now = new Date()
    const today = dayIn(viewer.zone, now)
    const day = on ?? today
    const { org } = viewer
    const { value: known, value_on } = await measureRow(tx, viewer, gauge.goal, gauge.measure)
    const news = value_on === null || day > value_on || (day === value_on && Number(known) !== Number(value))
    if (news)
      await recordOne(
        { tx, viewer, today, now },
        {
          goal: gauge.goal,
          values: [{ measure: gauge.measure, value }],
          confidence: null,
          note: '',
          inTheWay: '',
        },
        day,
      )
    await noteTry(tx, org, gauge.measure, { trouble: '', failures: 0, days: nextIn(gauge.every_days, 0) })
    return { reading: { value, on: day }, recorded: news, trouble: '' }
  })

/** Reads what is due, a few at a time; answers the organisations whose numbers moved. */
export async function readWhatIsDue(database: Database, most = 20): Promise<Id[]> {
  const due = await database.asSystem('digests', null, (tx) => takeDue(tx, most))
  const moved = new Set<Id>()
  for (const { org, goal, measure, by, administrator, zone, left } of due) {
    if (left) {
      const trouble = 'Whoever set this has left. Somebody else can set it anew.'
      await database.asSystem('digests', org, (tx) => noteTry(tx, org, measure, { trouble, failures: 1, days: 1 }))
      continue
    }
    const viewer: Viewer = { org, person: by, administrator, zone, scopes: ['read', 'write'] }
    // Nothing is open in the database while an address outside is waited for.
    const read = await readGauge((work) => database.asViewer(viewer, work), viewer, { goal, measure })
    if (read.recorded) moved.add(org)
  }
  return [...moved]
}
