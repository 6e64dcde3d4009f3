// What PostgreSQL's catalogue says, one statement for each kind of thing; schema-dump.ts puts them together. Names are
// sorted by their bytes, so that a server's own collation plays no part, and what belongs to an extension is left out.

const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
const extended = (catalogue: string, oid: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`
const table = (of: string): string => `${of}.oid::regclass::text collate "C"`
const own = `${ours} and c.relkind in ('r', 'p') and not ${extended('pg_class', 'c.oid')}`
// The embedded server's superuser is called so as well; like every owner, it is left out.
const named = (role: string): string => `${role} like 'bearing\\_%' and ${role} <> session_user`
const bearing = `(a.grantee = 0 or ${named('pg_get_userbyid(a.grantee)')})`
const grantee = `case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee)::text end`

/** The server's roles, for what they may do at all, and who may act as whom. */
export const roles = `
  select text from (
    select 1 as place, 'create role ' || rolname || case when rolcanlogin then ' login' else ' nologin' end
      || case when rolinherit then '' else ' noinherit' end || case when rolsuper then ' superuser' else '' end
      || case when rolbypassrls then ' bypassrls' else '' end || case when rolcreaterole then ' createrole' else '' end
      || case when rolcreatedb then ' createdb' else '' end as text
    from pg_roles where ${named('rolname')}
    union all
    select 2, 'grant ' || pg_get_userbyid(m.roleid) || ' to ' || pg_get_userbyid(m.member)
    from pg_auth_members m
    where ${named('pg_get_userbyid(m.roleid)')} and ${named('pg_get_userbyid(m.member)')}
  ) r order by place, text collate "C"`

export const schemas = `
  select 'create schema ' || quote_ident(n.nspname) as text from pg_namespace n
  where ${ours} and n.nspname <> 'public' order by n.nspname collate "C"`

export const extensions = `
  select 'create extension ' || quote_ident(extname) as text from pg_extension where extname <> 'plpgsql' order by extname collate "C"`

export const tables = `
  select ${table('c')} as name, array_to_string(c.reloptions, ', ') as options, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${own} order by 1`

export const columns = `
  select ${table('c')} as of, quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attcollation <> 0 and a.attcollation <> t.typcollation then ' collate ' || quote_ident(o.collname) else '' end
    || case when a.attnotnull then ' not null' else '' end
    || case when a.attidentity <> '' then ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity' else '' end
    || case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(e.adbin, e.adrelid, true) || ') stored'
        when e.oid is not null then ' default ' || pg_get_expr(e.adbin, e.adrelid, true) else '' end as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_collation o on o.oid = a.attcollation
  left join pg_attrdef e on e.adrelid = c.oid and e.adnum = a.attnum
  where ${own} order by 1, a.attnum`

/** That a column is not null stands with the column; PostgreSQL 18 keeps it as a constraint as well. */
export const constraints = `
  select ${table('c')} as of, 'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid, true) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
  where ${own} order by 1, array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname collate "C"`

export const indexes = `
  select ${table('c')} as of, pg_get_indexdef(i.indexrelid, 0, true) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indrelid = c.oid join pg_class x on x.oid = i.indexrelid
  where ${own} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by 1, x.relname collate "C"`

export const policies = `
  select ${table('c')} as of, 'create policy ' || quote_ident(p.polname) || ' on ' || c.oid::regclass
    || case when p.polpermissive then '' else ' as restrictive' end
    || case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' when 'd' then ' for delete' else '' end
    || ' to ' || array_to_string(array(
      select case r.role when 0 then 'public' else pg_get_userbyid(r.role)::text end from unnest(p.polroles) as r(role) order by 1), ', ')
    || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid, true) || ')', '')
    || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')', '') as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_policy p on p.polrelid = c.oid
  where ${own} order by 1, p.polname collate "C"`

export const functions = `
  select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and p.prokind in ('f', 'p') and not ${extended('pg_proc', 'p.oid')}
  order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`

export const triggers = `
  select pg_get_triggerdef(g.oid, true) as text
  from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where ${own} and not g.tgisinternal order by ${table('c')}, g.tgname collate "C"`

/** What our roles may do with a table, or with some of its columns. */
export const grants = `
  select of, text from (
    select ${table('c')} as of, 1 as place, 'grant ' || string_agg(a.privilege_type, ', ' order by a.privilege_type) || ' on ' || c.oid::regclass
      || ' to ' || ${grantee} as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
    where ${own} and ${bearing} group by c.oid, a.grantee
    union all
    select ${table('c')}, 2, 'grant ' || a.privilege_type || ' (' || string_agg(quote_ident(t.attname), ', ' order by t.attnum) || ') on '
      || c.oid::regclass || ' to ' || ${grantee}
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute t on t.attrelid = c.oid and not t.attisdropped, aclexplode(t.attacl) a
    where ${own} and ${bearing} group by c.oid, a.grantee, a.privilege_type
  ) g order by of, place, text collate "C"`

export const schemaGrants = `
  select 'grant ' || string_agg(a.privilege_type, ', ' order by a.privilege_type) || ' on schema ' || quote_ident(n.nspname)
    || ' to ' || ${grantee} as text
  from pg_namespace n, aclexplode(n.nspacl) a where ${ours} and ${bearing}
  group by n.nspname, a.grantee order by n.nspname collate "C", 1`

const routine = `case p.prokind when 'p' then 'procedure ' else 'function ' end || p.oid::regprocedure`

/** Who may call what is not everybody's: by itself, PostgreSQL lets everybody. */
export const functionGrants = `
  select text from (
    select 1 as place, p.oid::regprocedure::text as name, 'revoke execute on ' || ${routine} || ' from public' as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours} and not ${extended('pg_proc', 'p.oid')} and p.proacl is not null
      and not exists (select from aclexplode(p.proacl) a where a.grantee = 0)
    union all
    select 2, p.oid::regprocedure::text, 'grant execute on ' || ${routine} || ' to ' || ${grantee}
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) a
    where ${ours} and not ${extended('pg_proc', 'p.oid')} and ${bearing} and a.grantee <> 0
  ) g order by name collate "C", place, text collate "C"`

/** Kinds of things that are not printed. */
export const kinds = `
  select c.oid::regclass::text as name, case c.relkind when 'v' then 'view' when 'm' then 'materialised view' when 'S' then 'sequence'
    when 'f' then 'foreign table' else 'composite type' end as kind
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('v', 'm', 'S', 'f', 'c') and not ${extended('pg_class', 'c.oid')}
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
  union all
  select t.oid::regtype::text, case t.typtype when 'e' then 'list of words' else 'domain' end
  from pg_type t join pg_namespace n on n.oid = t.typnamespace where ${ours} and t.typtype in ('e', 'd') and not ${extended('pg_type', 't.oid')}`
