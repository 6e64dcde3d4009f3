-- What an import writes of conversations, cycles, settings and what was so on a day, and how it takes that back.

create or replace function import_comments(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into comment (org, comment, kind, subject, node, audience, by, body, mentions, revision, at)
  select of_org, r.comment, r.kind, r.subject, r.node, n.audience, r.by, r.body, r.mentions, r.revision, r.at
  from jsonb_to_recordset(given) as r(comment uuid, kind text, subject uuid, node uuid, by uuid, body text, mentions uuid[],
    revision integer, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;

  insert into comment_withdrawal (org, comment, node, audience, by, at)
  select of_org, r.comment, r.node, n.audience, r."withdrawnBy", r."withdrawnAt"
  from jsonb_to_recordset(given) as r(comment uuid, node uuid, "withdrawnBy" uuid, "withdrawnAt" timestamptz)
  join node n on n.org = of_org and n.node = r.node
  where r."withdrawnAt" is not null;
end $$;

create or replace function import_reactions(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into reaction (org, subject, person, word, kind, node, audience, at)
  select of_org, r.subject, r.person, r.word, r.kind, r.node, n.audience, r.at
  from jsonb_to_recordset(given) as r(subject uuid, person uuid, word text, kind text, node uuid, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;
end $$;

create or replace function import_acknowledgements(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into acknowledgement (org, check_in, by, node, audience, at)
  select of_org, r."checkIn", r.by, r.node, n.audience, r.at
  from jsonb_to_recordset(given) as r("checkIn" uuid, by uuid, node uuid, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;
end $$;

create or replace function import_followers(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into following (org, node, person, follows, because, audience, at)
  select of_org, r.node, r.person, r.follows, r.because, n.audience, r.at
  from jsonb_to_recordset(given) as r(node uuid, person uuid, follows boolean, because text, at timestamptz)
  join node n on n.org = of_org and n.node = r.node;
end $$;

create or replace function import_settings(given jsonb) returns integer language plpgsql as $$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  update organisation o set zone = r.zone, locale = r.locale, currency = r.currency, fiscal_month = r."fiscalMonth", revision = r.revision
  from jsonb_to_recordset(given) as r(zone text, locale text, currency text, "fiscalMonth" integer, revision integer)
  where o.org = of_org and o.revision = r.revision - 1;
  get diagnostics written = row_count;
  return written;
end $$;

create or replace function import_cycles(given jsonb) returns integer language plpgsql as $$
declare
  of_org uuid := viewer_org();
  written integer;
begin
  insert into cycle as c (org, cycle, name, length, from_on, to_on, revision)
  select of_org, r.cycle, r.name, r.length, r."from", r."to", r.revision
  from jsonb_to_recordset(given) as r(cycle uuid, name text, length text, "from" date, "to" date, revision integer)
  on conflict (org, cycle) do update set name = excluded.name, length = excluded.length, revision = excluded.revision
  where c.revision = excluded.revision - 1;
  get diagnostics written = row_count;
  return written;
end $$;

create or replace function import_carry_overs(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  insert into carry_over (org, carry_over, cycle, goal, decided, next, successor, by, at)
  select of_org, r."carryOver", r.cycle, r.goal, r.decided, r.next, r.successor, r.by, r.at
  from jsonb_to_recordset(given) as r("carryOver" uuid, cycle uuid, goal uuid, decided text, next uuid, successor uuid, by uuid, at timestamptz);
end $$;

-- Owners and audiences of the past: what has ended is added; of what goes on, only its beginning is set right.
create or replace function import_owners(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  update node_dated d set from_on = r."from"
  from jsonb_to_recordset(given) as r(node uuid, "from" date, "to" date)
  where d.org = of_org and d.node = r.node and d.to_on is null and r."to" is null and d.from_on <> r."from";
  insert into node_dated (org, node, from_on, to_on, owner, audience)
  select of_org, r.node, r."from", r."to", r.owner, r."audienceId"
  from jsonb_to_recordset(given) as r(node uuid, owner uuid, "audienceId" uuid, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;
end $$;

create or replace function import_links(given jsonb) returns void language plpgsql as $$
declare
  of_org uuid := viewer_org();
begin
  update carries_dated d set from_on = r."from"
  from jsonb_to_recordset(given) as r(parent uuid, child uuid, "from" date, "to" date)
  where d.org = of_org and d.parent = r.parent and d.child = r.child and d.to_on is null and r."to" is null and d.from_on <> r."from";
  insert into carries_dated (org, parent, child, from_on, to_on, share, accepted)
  select of_org, r.parent, r.child, r."from", r."to", r.share, r.accepted
  from jsonb_to_recordset(given) as r(parent uuid, child uuid, share numeric, accepted boolean, "from" date, "to" date)
  where r."to" is not null
  on conflict do nothing;
end $$;

-- What was said about these subjects, and with them what was said about a comment.
create or replace function unmake_said(subjects uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
  gone uuid[] := array(select c.comment from comment c where c.org = of_org and (c.subject = any (subjects) or c.comment = any (subjects)));
begin
  delete from reaction r where r.org = of_org and (r.subject = any (subjects) or r.subject = any (gone));
  delete from acknowledgement a where a.org = of_org and a.check_in = any (subjects);
  delete from notice n where n.org = of_org and n.about = any (gone);
  delete from comment_edit e where e.org = of_org and e.comment = any (gone);
  delete from comment_withdrawal w where w.org = of_org and w.comment = any (gone);
  delete from comment c where c.org = of_org and c.comment = any (gone);
end $$;

-- What an import brought of conversations, by the keys that it recorded.
create or replace function unmake_conversation(given jsonb) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from reaction x using jsonb_to_recordset(given -> 'reactions') as r(subject uuid, person uuid, word text)
  where x.org = of_org and x.subject = r.subject and x.person = r.person and x.word = r.word;
  delete from acknowledgement x using jsonb_to_recordset(given -> 'acknowledgements') as r("checkIn" uuid, by uuid)
  where x.org = of_org and x.check_in = r."checkIn" and x.by = r.by;
  delete from following x using jsonb_to_recordset(given -> 'followers') as r(node uuid, person uuid)
  where x.org = of_org and x.node = r.node and x.person = r.person;
  perform unmake_said(array(select c::uuid from jsonb_array_elements_text(given -> 'comments') c));
  perform unmake_scans(given -> 'scans');
end $$;

-- Carry-overs, and cycles in which nothing else was decided.
create or replace function unmake_cycles(carry_overs uuid[], cycles uuid[]) returns void
language plpgsql security definer set search_path = public as $$
declare
  of_org uuid := viewer_org();
begin
  delete from carry_over c where c.org = of_org and c.carry_over = any (carry_overs);
  delete from cycle y where y.org = of_org and y.cycle = any (cycles)
    and not exists (select 1 from carry_over c where c.org = of_org and c.cycle = y.cycle)
    and not exists (select 1 from carry_over c where c.org = of_org and c.next = y.cycle);
end $$;

revoke execute on function unmake_said(uuid[]), unmake_conversation(jsonb), unmake_cycles(uuid[], uuid[]) from public;

grant execute on function unmake_said(uuid[]), unmake_conversation(jsonb), unmake_cycles(uuid[], uuid[]) to bearing_import;
