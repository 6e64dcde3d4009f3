import pg from 'pg'
import { CannotStart } from './cannot-start.ts'

/** A table of ours. */
export interface Table {
  /** As PostgreSQL writes it, with its schema. */
  name: string
  columns: { name: string; type: string }[]
  /** As the planner last counted. */
  about: number
}

interface Row extends Omit<Table, 'about'> {
  about: string
  counted: boolean
  ours: boolean
}

/**
 * Every table whose rows are data: all but `jobs.migration`, which is the schema's own. Names are sorted, so that two
 * backups of one database are alike.
 */
const tables = `
  select format('%I.%I', n.nspname, c.relname) as name,
    json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns,
    case when c.reltuples >= 0 then c.reltuples::bigint else pg_relation_size(c.oid) / 100 end as about,
    bool_or(a.attidentity <> '') as counted,
    n.nspname <> 'public' or exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_migrates') as ours
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where n.nspname in ('public', 'auth', 'jobs') and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    and (n.nspname, c.relname) <> ('jobs', 'migration')
  group by n.nspname, c.oid, c.relname, c.reltuples
  order by n.nspname collate "C", c.relname collate "C"`

export async function tablesOf(client: pg.ClientBase, which: 'guarded' | 'unguarded'): Promise<Table[]> {
  const { rows } = await client.query<Row>(tables)
  const stranger = which === 'guarded' && rows.find(({ ours }) => !ours)
  if (stranger)
    throw new CannotStart(
      `${stranger.name} is no table of Bearing's, or is not set up. Run \`bearing migrate\`; if that does not help, move it to another schema.`,
    )
  const counted = rows.find((row) => row.counted)
  if (counted)
    throw new Error(`${counted.name} counts by itself, which src/platform/backup-tables.ts cannot carry yet.`)
  return rows.map(({ name, columns, about }) => ({ name, columns, about: Number(about) }))
}

/**
 * Transaction numbers and snapshots mean nothing on another server. What remains of them is which events each reader of the
 * outbox has met. The readers stand in a row, since a later snapshot shows all that an earlier one does: each gets its
 * place in it, and an event the number of readers who have yet to meet it. Both are far below what a server hands out.
 */
const orderOf = (seen: string): string =>
  `(pg_snapshot_xmax(${seen}), -cardinality(array(select pg_snapshot_xip(${seen}))))`

const elsewhere: Record<string, (column: string) => string> = {
  xid8: (column) => `(select 1 + count(*) filter (where not pg_visible_in_snapshot(${column}, r.seen))
    from jobs.outbox_reader r)::text::xid8`,
  pg_snapshot: (column) => `(select format('%1$s:%1$s:', 1 + count(*)) from jobs.outbox_reader r
    where ${orderOf('r.seen')} <= ${orderOf(column)})::pg_snapshot`,
}

/**
 * Who has answered an open pulse and what has been answered would stand side by side in a file that others keep, so neither
 * leaves: elsewhere the open round asks everybody anew.
 */
const stays = 'public.pulse_answer'
const anew: Record<string, string> = {
  'public.pulse_asked.token': `case when exists (select from pulse_round r
    where r.org = t.org and r.pulse = t.pulse and r.round = t.round and r.opened_at is not null and r.closed_at is null) then gen_random_uuid() end`,
}

/** `for elsewhere` where rows leave for another server, `as it is` where they are compared there. */
export function copyOut({ name, columns }: Table, how: 'for elsewhere' | 'as it is'): string {
  const chosen = columns.map((column) => {
    const quoted = pg.escapeIdentifier(column.name)
    const other = anew[`${name}.${column.name}`] ?? elsewhere[column.type]?.(`t.${quoted}`)
    return (how === 'for elsewhere' && other) || `t.${quoted}`
  })
  const which = how === 'for elsewhere' && name === stays ? ' where false' : ''
  return `copy (select ${chosen.join(', ')} from ${name} t${which}) to stdout (encoding 'UTF8')`
}

/** Frozen: the table was made in the same transaction, so nobody can see it before its rows are there. */
export const copyIn = (name: string, columns: string[]): string =>
  `copy ${name} (${columns.map(pg.escapeIdentifier).join(', ')}) from stdin (freeze, encoding 'UTF8')`

/** So that a value is written the same by every server, whatever its own settings. */
export const plainly = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local xmlbinary = 'base64';
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`
