import type pg from 'pg'
import type { Shape } from './citus-rules.ts'

// The shape of a live database, as citus-rules.ts judges it: our schemas, without what belongs to extensions and without
// the parts that Citus itself makes of a table.

const named = (schema: string, name: string): string =>
  `case when ${schema} = 'public' then ${name}::text else ${schema} || '.' || ${name} end`
const ours = `n.nspname in ('public', 'auth', 'jobs')`
const extended = (catalogue: string, oid: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`
const action = (column: string): string =>
  `case ${column} when 'c' then 'follow' when 'n' then 'set null' when 'd' then 'set default' else 'nothing' end`
const columnNames = (table: string, numbers: string): string =>
  `(select coalesce(json_agg(a.attname order by l.at), '[]') from unnest(${numbers}) with ordinality l(number, at)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = l.number)`

const tables = `
  select ${named('n.nspname', 'c.relname')} as name,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
        'identity', a.attidentity <> '') order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('name', x.relname, 'kind',
        case when i.indisprimary then 'primary key' when i.indisexclusion then 'exclusion' else 'unique' end,
        'columns', ${columnNames('c.oid', 'i.indkey::int2[]')}) order by x.relname), '[]')
      from pg_index i join pg_class x on x.oid = i.indexrelid where i.indrelid = c.oid and (i.indisunique or i.indisexclusion)) as keys,
    (select coalesce(json_agg(json_build_object('name', k.conname, 'columns', ${columnNames('k.conrelid', 'k.conkey')},
        'to', (select ${named('rn.nspname', 'r.relname')} from pg_class r join pg_namespace rn on rn.oid = r.relnamespace where r.oid = k.confrelid),
        'toColumns', ${columnNames('k.confrelid', 'k.confkey')}, 'onDelete', ${action('k.confdeltype')}, 'onUpdate', ${action('k.confupdtype')})
        order by k.conname), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as foreign,
    (select coalesce(json_agg(json_build_object('name', p.polname, 'condition',
        concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))) order by p.polname), '[]')
      from pg_policy p where p.polrelid = c.oid) as policies,
    (select coalesce(json_agg(json_build_object('name', g.tgname, 'each', case when g.tgtype & 1 = 1 then 'row' else 'statement' end)
        order by g.tgname), '[]')
      from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal) as triggers
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('r', 'p') and not c.relispartition and not ${extended('pg_class', 'c.oid')}
  order by 1`

const functions = `
  select p.oid::regprocedure::text as name, coalesce(nullif(p.prosrc, ''), pg_get_function_sqlbody(p.oid), '') as body,
    coalesce(p.proconfig, '{}') as settings
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and p.prokind in ('f', 'p') and not ${extended('pg_proc', 'p.oid')} order by 1`

export async function shapeOf(client: pg.ClientBase): Promise<Shape> {
  const found = await client.query<Shape['tables'][number]>(tables)
  const routines = await client.query<Shape['functions'][number]>(functions)
  return { tables: found.rows, functions: routines.rows }
}
