import { type Id, newId } from '../../kernel/ids.ts'
import { notFound, Refusal } from '../../kernel/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { tell } from '../../platform/outbox.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { instant } from './past-reading.ts'
import { readPresent } from './reading.ts'
import { type After, type BroughtIndicators, type Change, type Touched, type Undoing, undo } from './undo.ts'
import { endGoals, standEach, takeTurn, writeRows } from './writing.ts'
import { writeSettings } from './writing-past.ts'

export interface RolledBack {
  touched: Touched[]
  removed: number
  restored: number
  abandoned: number
  /** What was made, and stays since it is in use. */
  stays: number
}

/** Says what rolling a run back would touch, and does it where `carryOut` says so. */
export function rollBack(
  database: Database,
  org: Id,
  { run, keep, by, carryOut: really }: { run: Id; keep: readonly Id[]; by: Id | null; carryOut: boolean },
): Promise<RolledBack> {
  return database.asSystem('import', org, async (tx) => {
    await takeTurn(tx, org)
    const found = await tx.first<{ at: string; over: boolean }>(sql`
      select ${instant('at')} as at, rolled_back_at is not null as over from import_run where org = ${org} and run = ${run}`)
    if (!found) throw notFound('import')
    if (found.over) throw new Refusal('conflict', 'This import has been rolled back already.')
    const changes = await tx.rows<Change>(sql`
      select kind, subject, revision, before from import_change where org = ${org} and run = ${run}`)
    changes.push(...(await handedOn(tx, org, changes)))
    const since = await tx.rows<{ subject: Id }>(sql`
      select distinct subject from event
      where org = ${org} and at > ${found.at}::timestamptz and happened not like 'import.%' and happened not like 'support%'`)
    const present = await readPresent(tx, org, { checkIns: true, readings: true, by: null })
    const after = {
      saidSince: new Set(since.map(({ subject }) => subject)),
      purposes: await purposesSince(tx, org, found.at),
      worked: await workedOnSince(tx, run, found.at),
    }
    const undoing = undo(changes, present, after, new Set(keep))
    const { persons, teams, nodes, remove, abandon } = undoing
    const restored = persons.length + teams.length + nodes.length
    const made = remove.nodes.length + remove.persons.length + remove.teams.length
    const answer = { touched: undoing.touched, restored, abandoned: abandon.length }
    if (!really) return { ...answer, removed: made, stays: 0 }
    const gone = await undoRows(tx, org, undoing, by)
    await tx.run(
      sql`update import_run set rolled_back_by = ${by}, rolled_back_at = now() where org = ${org} and run = ${run}`,
    )
    await tell(tx, org, by, { happened: 'import.rolled back', subject: run, audience: org })
    await tx.run(sql`select roll_up(${org})`)
    return { ...answer, removed: gone, stays: made - gone }
  })
}

/** Teams whose purpose a person has written since; what an import tells has no author. */
async function purposesSince(tx: Transaction, org: Id, at: string): Promise<Set<Id>> {
  const rows = await tx.rows<{ team: Id }>(sql`
    select distinct u.team from team_purpose u where u.org = ${org} and u.at > ${at}::timestamptz and u.by is not null`)
  return new Set(rows.map(({ team }) => team))
}

const workedOnSince = (tx: Transaction, run: Id, at: string): Promise<After['worked'][number][]> =>
  tx.rows<After['worked'][number]>(sql`
    select x.kind, x.subject, x.name from changes_worked_on(${run}, ${at}::timestamptz) x
    union all select x.kind, x.subject, x.name from decisions_worked_on(${run}, ${at}::timestamptz) x`)

/** The check-ins that indicators made of the run's own readings: they are the run's, and nobody's since. */
async function handedOn(tx: Transaction, org: Id, changes: Change[]): Promise<Change[]> {
  const readings = changes.flatMap(({ kind, before }) =>
    kind === 'indicators' ? ((before as BroughtIndicators | null)?.readings ?? []) : [],
  )
  if (readings.length === 0) return []
  return tx.rows<Change>(sql`
    select 'check-in' as kind, check_in as subject, null as revision, null as before from check_in
    where org = ${org} and from_reading = any (${readings}::uuid[])`)
}

async function undoRows(tx: Transaction, org: Id, undoing: Undoing, by: Id | null): Promise<number> {
  const { remove, abandon, reopen, closeAgain } = undoing
  await writeRows(tx, org, { ...undoing, indicators: { indicators: undoing.indicators.write, readings: [] } })
  for (const { made, readings, read } of undoing.indicators.brought) {
    await tx.run(sql`select unmake_indicators(${made}::uuid[], ${readings}::uuid[])`)
    await standEach(tx, org, read)
  }
  await writeSettings(tx, { ...undoing, carryOvers: { added: [] } })
  for (const keys of undoing.conversations) {
    await tx.run(sql`select unmake_conversation(${JSON.stringify(keys)}::jsonb)`)
    if ('kept' in keys) await tx.run(sql`select unmake_kept(${JSON.stringify(keys.kept)}::jsonb)`)
    if ('signals' in keys) await tx.run(sql`select unmake_signals(${JSON.stringify(keys.signals)}::jsonb)`)
    if ('strategy' in keys) await tx.run(sql`select unmake_strategies(${JSON.stringify(keys.strategy)}::jsonb)`)
    if ('briefings' in keys) await tx.run(sql`select unmake_briefings(${JSON.stringify(keys.briefings)}::jsonb)`)
    if ('changes' in keys) await tx.run(sql`select unmake_changes(${JSON.stringify(keys.changes)}::jsonb)`)
    if ('stakeholders' in keys)
      await tx.run(sql`select unmake_stakeholders(${JSON.stringify(keys.stakeholders)}::jsonb)`)
    if ('decisions' in keys) await tx.run(sql`select unmake_decisions(${JSON.stringify(keys.decisions)}::jsonb)`)
  }
  await tx.run(sql`select unmake_cycles(${remove.carryOvers}::uuid[], ${remove.cycles}::uuid[])`)
  await tx.run(sql`select unmake_check_ins(${remove.checkIns}::uuid[])`)
  const because = 'The import was rolled back.'
  const reopened = reopen.map((each) => ({ ...each, by, at: null, because }))
  const again = closeAgain.map((closing) => ({
    ...closing,
    closing: newId(),
    by,
    at: new Date().toISOString(),
    reopenedBy: null,
    reopenedAt: null,
  }))
  const made = abandon.map((goal) => ({
    closing: newId(),
    goal,
    closedAs: 'abandoned' as const,
    learnt: because,
    by,
    at: null,
  }))
  await endGoals(tx, org, { given: again, made, reopened, unchanged: 0 }, by)
  await tx.run(sql`select unmake_events(${remove.events}::uuid[])`)
  await tx.run(sql`select unmake_stays(${JSON.stringify(undoing.places)}::jsonb)`)
  await tx.run(sql`select unmake_nodes(${remove.nodes}::uuid[])`)
  await tx.run(sql`select unmake_directions(${remove.directions}::uuid[])`)
  const gone = await tx.first<{ teams: number; persons: number }>(sql`
    with gone as materialized (select unmake_teams(${remove.teams}::uuid[], ${remove.persons}::uuid[]) as teams)
    select cardinality(gone.teams) as teams, cardinality(unmake_persons(${remove.persons}::uuid[])) as persons from gone`)
  return remove.nodes.length + (gone?.teams ?? 0) + (gone?.persons ?? 0)
}
