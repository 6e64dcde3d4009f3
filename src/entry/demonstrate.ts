import pg from 'pg'
import { cast } from '../demo/cast.ts'
import { dayIn } from '../kernel/dates.ts'
import { usualCycles } from '../manage/cycles/cycle.ts'
import { insertCycle } from '../manage/cycles/store.ts'
import { importRows } from '../manage/imports/store.ts'
import type { Organisation } from '../people/organisations/organisation.ts'
import {
  demonstrationOf,
  makeOrganisation,
  removeDemonstration,
  setFiscalMonth,
} from '../people/organisations/store.ts'
import type { Database } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import { letTheCastBeBriefed } from './demonstrate-briefings.ts'
import { letTheCastOffer } from './demonstrate-hands.ts'
import { letTheCastAnswer } from './demonstrate-pulses.ts'
import { letTheCastTalk } from './demonstrate-talk.ts'

export interface Demonstrating {
  wanted: boolean
  say: (line: string) => void
}

/**
 * Makes the demonstration organisation where it is wanted and not here yet, through the ordinary import. One that was
 * left half made, by a process that was killed, is made anew. Its cast gets logins as they come in (see sign-in).
 */
export async function demonstrate(
  database: Database,
  { wanted, say }: Demonstrating,
): Promise<Organisation | undefined> {
  const before = await present(database)
  if (before.whole || (!wanted && !before.organisation)) return before.organisation
  return alone(database, async () => {
    const now = await present(database)
    if (now.whole) return now.organisation
    if (now.organisation) await clearAway(database)
    say('Making the demonstration organisation …')
    return make(database)
  })
}

/** Takes the demonstration organisation away with everything in it; answers whether there was one. */
export const clearAway = async (database: Database): Promise<Organisation | undefined> => {
  const { organisation } = await present(database)
  if (organisation) await database.asSystem('sign_in', organisation.org, removeDemonstration)
  return organisation
}

/** Hospitals like these count their year from April. */
const fiscalMonth = 4

async function make(database: Database): Promise<Organisation> {
  const { zone } = cast('2026-01-01').organisation
  const today = dayIn(zone, new Date())
  const { organisation: draft, ...rows } = cast(today)
  const organisation = await makeOrganisation(database, { ...draft, demonstration: true })
  // First, since somebody in it says that all of it is there.
  await database.asSystem('import', organisation.org, async (tx) => {
    await setFiscalMonth(tx, organisation.org, fiscalMonth)
    for (const cycle of usualCycles(today, fiscalMonth)) await insertCycle(tx, organisation.org, cycle)
  })
  await importRows(database, organisation.org, rows, { source: 'demonstration', by: null })
  await letTheCastTalk(database, organisation)
  await letTheCastAnswer(database, organisation)
  await letTheCastOffer(database, organisation)
  await letTheCastBeBriefed(database, organisation, today)
  return organisation
}

const present = (database: Database): Promise<{ organisation?: Organisation; whole: boolean }> =>
  database.asSystem('sign_in', null, async (tx) => {
    const organisation = await demonstrationOf(tx)
    if (!organisation) return { whole: false }
    // The import comes as a whole or not at all, so one person says that everybody is there.
    const anybody = await tx.first<object>(sql`select 1 from person where org = ${organisation.org} limit 1`)
    return { organisation, whole: anybody !== undefined }
  })

/** Of several processes that start at once on one database, one makes it and the others wait. */
export async function alone<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.urls.direct })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtextextended('demonstration', 0))")
    return await work()
  } finally {
    await client.end()
  }
}
