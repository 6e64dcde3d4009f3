import type { Id } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

/** Told after each step of an import: so many rows more. It throws where somebody stopped the import. */
export type Came = (rows: number) => Promise<void>

/** Where an import tells how far it has come. */
export interface Watch {
  begin(total: number): Promise<void>
  came: Came
  end(): Promise<void>
}

export const unwatched: Watch = {
  begin: async () => undefined,
  came: async () => undefined,
  end: async () => undefined,
}

const between = 300

/**
 * Kept in the database, in transactions of its own: other processes answer how far the import is and can stop it.
 * Stopping makes the import throw, and so roll back, at its next step.
 */
export function watchIn(database: Database, org: Id, work: Id, by: Id): Watch {
  let done = 0
  let told = 0
  return {
    begin: (total) =>
      database.asSystem('import', org, async (tx) => {
        // What a process that died left behind.
        await tx.run(sql`delete from import_work where org = ${org} and at < now() - interval '1 day'`)
        await tx.run(sql`
          insert into import_work (org, work, by, total) values (${org}, ${work}, ${by}, ${total})
          on conflict (org, work) do update set done = 0, total = excluded.total, at = excluded.at`)
      }),
    async came(rows) {
      done += rows
      if (Date.now() - told < between) return
      told = Date.now()
      const row = await database.asSystem('import', org, (tx) =>
        tx.first<{ stopped: boolean }>(
          sql`update import_work set done = ${done} where org = ${org} and work = ${work} returning stopped`,
        ),
      )
      if (row?.stopped) throw new Refusal('conflict', 'The import was stopped. Nothing was imported.')
    },
    end: () =>
      database.asSystem('import', org, async (tx) => {
        await tx.run(sql`delete from import_work where org = ${org} and work = ${work}`)
      }),
  }
}

export interface Work {
  done: number
  total: number
  at: Date
}

export const workIn = (database: Database, org: Id, work: Id): Promise<Work | undefined> =>
  database.asSystem('import', org, (tx) =>
    tx.first<Work>(
      sql`select done::integer as done, total::integer as total, at from import_work where org = ${org} and work = ${work}`,
    ),
  )

/** Whether there was anything to stop. */
export const stopWork = (database: Database, org: Id, work: Id): Promise<boolean> =>
  database.asSystem(
    'import',
    org,
    async (tx) => (await tx.run(sql`update import_work set stopped = true where org = ${org} and work = ${work}`)) > 0,
  )
