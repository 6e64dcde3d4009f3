-- The default rhythm of a team: its own, else that of the nearest team upward that has one; none where no team has.
create or replace function team_rhythm(of_org uuid, of_team uuid) returns integer language sql stable
return (
  select t.rhythm from team_within w join team t on t.org = of_org and t.team = w.ancestor
  where w.org = of_org and w.team = of_team and t.rhythm is not null
  order by w.distance limit 1);
