import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Id } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { scopes, type Viewer } from '../../kernel/viewer.ts'
import type { Database } from '../../platform/database.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { Findings } from './finding-words.ts'
import { findingsIn } from './findings.ts'
import { type Counts, type From, type Plan, plan } from './import.ts'
import type { Answers } from './mapping.ts'
import type { PresentPerson } from './people-asked.ts'
import { keptKinds } from './plan-kept.ts'
import { pastKinds } from './plan-past.ts'
import { saidKinds } from './plan-said.ts'
import { scanFileKinds } from './plan-scans.ts'
import { signalFileKinds } from './plan-signals.ts'
import { stakeholderFileKinds } from './plan-stakeholders.ts'
import type { Present } from './present.ts'
import { unwatched, type Watch } from './progress.ts'
import { readPresent, type Wanted } from './reading.ts'
import { type FileKind, type Table, tableOf } from './table.ts'
import { type Around, type Brought, inOrder, placeOf, type Settled, settledAs } from './trial.ts'
import { stepsOf, takeTurn, writePlan } from './writing.ts'

/** What the files hold, as it is understood, and what is asked about it. */
export const look = (database: Database, org: Id, brought: Brought, { source }: From): Promise<Settled> =>
  database.asSystem('import', org, async (tx) => brought.settle(await readAround(tx, org, source)))

/** Says what an import would do, and does nothing. */
export async function dryRun(
  database: Database,
  org: Id,
  brought: Brought,
  from: From,
): Promise<Plan & { findings: Findings }> {
  const { plan: made, present } = await database.asSystem('import', org, (tx) => planned(tx, org, brought, from))
  const finding = findingsIn(made, present)
  for (let step = finding.next(); ; step = finding.next()) {
    if (step.done) return { ...made, findings: step.value }
    await setImmediate()
  }
}

/** Carries an import out as a whole, or refuses it as a whole with every fault. `agreed` may look at the plan and refuse. */
export function carryOut(
  database: Database,
  org: Id,
  brought: Brought,
  from: From,
  agreed: (made: Plan) => void = () => undefined,
  watch: Watch = unwatched,
): Promise<{ run: Id; plan: Plan }> {
  const done = database.asSystem('import', org, async (tx) => {
    await takeTurn(tx, org)
    const { plan: made, settled } = await planned(tx, org, brought, from)
    if (made.refused) throw refusalOf(made)
    agreed(made)
    await watch.begin(stepsOf(made))
    const run = await writePlan(tx, org, made, from, watch.came)
    await remember(tx, org, settled, brought.answers, from.by)
    await traceBack(tx, org, made)
    await watch.came(0)
    return { run, plan: made }
  })
  return done.finally(() => watch.end())
}

async function planned(
  tx: Transaction,
  org: Id,
  brought: Brought,
  from: From,
): Promise<{ plan: Plan; settled: Settled; present: Present }> {
  const settled = brought.settle(await readAround(tx, org, from.source))
  const { tables, faults, questions } = settled
  for (const { sheet, asks, answer } of questions)
    if (answer === null) faults.refuse({ file: sheet, row: null }, `${asks} This question is open: answer it first.`)
  const present = await readPresent(tx, org, wantedFor(tables, from))
  return { plan: plan(tables, present, from, faults), settled, present }
}

async function readAround(tx: Transaction, org: Id, source: string): Promise<Around> {
  const rows = await tx.rows<{ fingerprint: string; answers: Record<string, string> }>(
    sql`select fingerprint, answers from import_mapping where org = ${org}`,
  )
  const answers = new Map(rows.map((row) => [row.fingerprint, row.answers]))
  return {
    source,
    remembered: { has: (shape) => answers.has(hashed(shape)), get: (shape) => answers.get(hashed(shape)) },
    persons: await tx.rows<PresentPerson>(
      sql`select person, name, email, source, external_id as "externalId" from person where org = ${org}`,
    ),
    teams: await tx.rows<Around['teams'][number]>(
      sql`select team, name, source, external_id as "externalId" from team where org = ${org}`,
    ),
  }
}

const hashed = (shape: string): string => createHash('sha256').update(shape).digest('hex')

/** What was answered about files of a shape is not asked of the next ones. */
async function remember(tx: Transaction, org: Id, { sheets }: Settled, answers: Answers, by: Id | null): Promise<void> {
  const shapes = new Map(sheets.filter(({ own }) => !own).map(({ fingerprint, sheet }) => [fingerprint, sheet]))
  for (const [shape, sheet] of shapes) {
    const given = { ...answers['*'], ...answers[sheet], ...answers[shape] }
    if (Object.keys(given).length === 0) continue
    await tx.run(sql`
      insert into import_mapping as m (org, fingerprint, answers, by) values (${org}, ${hashed(shape)}, ${JSON.stringify(given)}::jsonb, ${by})
      on conflict (org, fingerprint) do update set answers = m.answers || excluded.answers, by = excluded.by, at = excluded.at`)
  }
}

/** Readings of the past leave a trend, where the organisation is not too large to do so within the import. */
async function traceBack(tx: Transaction, org: Id, { counts }: Plan): Promise<void> {
  if (counts['check-ins'].new === 0 || counts.goals.new + counts.goals.changed + counts.goals.unchanged > 5000) return
  await tx.run(sql`select trace_back(${org})`)
  await tx.run(sql`select roll_up(${org})`)
}

/** The history may name whatever is here. */
const checked: readonly FileKind[] = ['goals', 'check-ins', 'history', ...saidKinds]
const led: readonly FileKind[] = [
  ...scanFileKinds,
  ...signalFileKinds,
  ...stakeholderFileKinds,
  'changes',
  'decisions',
  'briefings',
  'history',
]

/** Where a file says something of a kind, what is here of it is read, or it would be taken for new. */
function wantedFor(tables: readonly Table[], { by }: From): Wanted {
  const any = (kinds: readonly FileKind[]): boolean => tables.some(({ kind }) => kinds.includes(kind))
  return {
    checkIns: any(checked),
    readings: any([...checked, 'readings']),
    lead: any(led),
    by,
    past: any(pastKinds),
    said: any(saidKinds),
    kept: any(keptKinds),
    drafts: 'all',
  }
}

function refusalOf({ faults }: Plan): Refusal {
  const refused = inOrder(faults).filter(({ level }) => level === 'refused')
  const [first] = refused
  const says = first ? `${placeOf(first)}: ${first.sentence}` : ''
  const more = refused.length > 1 ? ` There are ${refused.length - 1} more faults.` : ''
  return new Refusal(
    'invalid',
    `Nothing was imported. ${says}${more}`,
    refused.slice(0, 200).map((fault) => ({ at: placeOf(fault), sentence: fault.sentence })),
  )
}

/**
 * Whom a command on this machine acts as: the person with this e-mail, else the first administrator, of the organisation
 * with this slug, else of the only one that is not the demonstration.
 */
export async function actingAs(
  database: Database,
  asked: { organisation?: string; as?: string },
): Promise<Viewer & { name: string; slug: string }> {
  const rows = await database.asSystem('sign_in', null, (tx) =>
    tx.rows<{ org: Id; slug: string; zone: string }>(sql`
      select org, slug, zone from organisation
      where ${asked.organisation ?? null}::text is null and not demonstration or slug = ${asked.organisation ?? null} order by slug`),
  )
  const [found, another] = rows
  if (!found)
    throw new Refusal(
      'not-found',
      asked.organisation
        ? `There is no organisation "${asked.organisation}" here.`
        : 'There is no organisation here yet. Open Bearing in a browser and make one.',
    )
  if (another)
    throw new Refusal(
      'invalid',
      `There are several organisations here: ${rows.map(({ slug }) => slug).join(', ')}. Name one with --organisation.`,
    )
  const person = await database.asSystem('sign_in', found.org, (tx) =>
    tx.first<{ person: Id; name: string; administrator: boolean }>(sql`
      select person, name, administrator from person
      where org = ${found.org} and case when ${asked.as ?? null}::text is null then administrator else lower(email) = lower(${asked.as ?? null}) end
        and (ends_on is null or ends_on >= org_today(${found.org}))
      order by created_at, person limit 1`),
  )
  if (!person)
    throw new Refusal(
      'not-found',
      asked.as
        ? `Nobody with the e-mail ${asked.as} works in ${found.slug}.`
        : `${found.slug} has no administrator. Name a person with --as.`,
    )
  return { ...found, ...person, scopes }
}

export interface Run {
  run: Id
  source: string
  by: Id | null
  byName: string | null
  at: Date
  counts: Counts
  rolledBackAt: Date | null
}

export const runs = (tx: Transaction, org: Id): Promise<Run[]> =>
  tx.rows<Run>(sql`
    select i.run, i.source, i.by, p.name as "byName", i.at, i.counts, i.rolled_back_at as "rolledBackAt"
    from import_run i left join person p on p.org = i.org and p.person = i.by
    where i.org = ${org} order by i.at desc, i.run desc limit 100`)

/** Rows that another part of the program hands over, in the columns of the files. */
export interface GivenRows {
  direction?: { vision: string; mission: string; values: { name: string; text: string; behaviours?: string[] }[] }
  people?: Record<string, string>[]
  teams?: Record<string, string>[]
  indicators?: Record<string, string>[]
  readings?: Record<string, string>[]
  goals?: Record<string, string>[]
  checkIns?: Record<string, string>[]
  closings?: Record<string, string>[]
  decisions?: Record<string, string>[]
  changes?: Record<string, string>[]
  briefings?: Record<string, string>[]
  signals?: Record<string, string>[]
  sightings?: Record<string, string>[]
  strategies?: Record<string, string>[]
  choices?: Record<string, string>[]
  priorities?: Record<string, string>[]
  allotments?: Record<string, string>[]
  used?: Record<string, string>[]
  stakeholders?: Record<string, string>[]
  expectations?: Record<string, string>[]
  promises?: Record<string, string>[]
  contacts?: Record<string, string>[]
  scans?: Record<string, string>[]
  findings?: Record<string, string>[]
  dots?: Record<string, string>[]
  moves?: Record<string, string>[]
  outcomes?: Record<string, string>[]
}

export function importRows(
  database: Database,
  org: Id,
  given: GivenRows,
  from: From,
): Promise<{ run: Id; plan: Plan }> {
  const { vision, mission, values } = given.direction ?? { vision: '', mission: '', values: [] }
  const direction = [
    { kind: 'vision', text: vision },
    { kind: 'mission', text: mission },
    ...values.flatMap(({ name, text, behaviours = [] }) => [
      { kind: 'value', name, text },
      ...behaviours.map((behaviour) => ({ kind: 'behaviour', name, text: behaviour })),
    ]),
  ].filter(({ text, kind }) => text !== '' || kind === 'value')
  const rows: [FileKind, Record<string, string>[] | undefined][] = [
    ['direction', direction],
    ['people', given.people],
    ['teams', given.teams],
    ['indicators', given.indicators],
    ['readings', given.readings],
    ['goals', given.goals],
    ['check-ins', given.checkIns],
    ['closings', given.closings],
    ['changes', given.changes],
    ['briefings', given.briefings],
    ['decisions', given.decisions],
    ['signals', given.signals],
    ['sightings', given.sightings],
    ['strategies', given.strategies],
    ['choices', given.choices],
    ['priorities', given.priorities],
    ['allotments', given.allotments],
    ['used', given.used],
    ['stakeholders', given.stakeholders],
    ['expectations', given.expectations],
    ['promises', given.promises],
    ['contacts', given.contacts],
    ['scans', given.scans],
    ['findings', given.findings],
    ['dots', given.dots],
    ['moves', given.moves],
    ['outcomes', given.outcomes],
  ]
  const tables = rows.flatMap(([kind, some]) => (some ? tableOf(kind, some) : []))
  return carryOut(database, org, settledAs(tables), from)
}
