/** A statement that is not of one organisation, rightly. */
export interface Spanning {
  /** A piece of its text that stays when its wording changes; blanks count as one. */
  fragment: string
  because: string
  /** What Citus makes of it, by its documentation: nobody has run it there. */
  onCitus: 'asks every node' | 'refuses it'
}

/** A function whose queries are not of one organisation, or are put together when it runs. */
export interface SpanningFunction {
  name: string
  because: string
}

export const spanningStatements: Spanning[] = [
  {
    fragment: 'where o.slug = $2 and (p.ends_on is null',
    because: 'somebody signs in at the address of an organisation, which is known by its slug until then',
    onCitus: 'asks every node',
  },
  {
    fragment: 'where p.login = $1 and (p.ends_on is null',
    because: 'whoever has signed in chooses among the organisations in which they are a person',
    onCitus: 'asks every node',
  },
  {
    fragment: 'where login = $1 and org <> $2',
    because: 'a login that somebody uses in another organisation too is not taken away',
    onCitus: 'asks every node',
  },
  {
    fragment: 'coalesce(u.email, lower(p.email)) = $1',
    because: 'a one-use link is asked for by e-mail, before any organisation is known',
    onCitus: 'asks every node',
  },
  {
    fragment: 'coalesce(g.session, g.token::text) as pass',
    because: 'the people behind all open streams of a process are asked for at once, of whichever organisations',
    onCitus: 'refuses it',
  },
  {
    fragment: 'select distinct p.org, (now() at time zone o.zone)::date as today',
    because: 'once a day the worker looks where somebody has left',
    onCitus: 'asks every node',
  },
  {
    fragment: 'select distinct t.org from team t where t.rhythm_follows',
    because: 'the worker looks for the organisations in which goals still have to follow a rhythm',
    onCitus: 'asks every node',
  },
  {
    fragment: 'select b.org, b.briefing, o.zone from briefing b join organisation o',
    because: 'the worker looks which briefings have somewhere to go, in whichever organisation',
    onCitus: 'asks every node',
  },
  {
    fragment: 'from organisation o where exists (select 1 from briefing b where b.org = o.org and b.travels)',
    because: 'the clock looks in which organisations a briefing travels',
    onCitus: 'asks every node',
  },
  {
    fragment: 'with recursive found(org) as ( (select d.org from dirty d',
    because: 'the worker looks for the organisations that have something to roll up',
    onCitus: 'refuses it',
  },
  {
    fragment: "nullif(e.after ->> 'deputy', e.by::text) as stands_in from event e where e.xid",
    because: 'whoever tells open pages reads what was committed in all organisations, in the order of commits',
    onCitus: 'asks every node',
  },
  {
    fragment: 'select e.org, e.event, e.happened, e.by, e.subject, e.audience, e.after from event e where e.xid',
    because: 'whoever makes notices reads what happened in all organisations, in the order of commits',
    onCitus: 'asks every node',
  },
  {
    fragment: 'select true as one from event e where e.xid',
    because: 'whoever reads what happened notes its place where anything did, in whichever organisation',
    onCitus: 'asks every node',
  },
  {
    fragment: 'from gauge g where g.next_at <= now() order by',
    because: 'the clock looks which measures are to be read, in whichever organisation',
    onCitus: 'refuses it',
  },
  {
    fragment: '(select count(*) from person p where p.org = o.org) as persons',
    because: '`bearing organisation list` counts the people of each',
    onCitus: 'refuses it',
  },
  {
    fragment: 'update membership set to_on = null where org <> $1; update reporting_line',
    because: 'a spec tries what the policies forbid',
    onCitus: 'asks every node',
  },
  {
    fragment: 'select person from sight',
    because: 'a spec tries what the policies forbid',
    onCitus: 'asks every node',
  },
  { fragment: 'delete from sight', because: 'a spec tries what the policies forbid', onCitus: 'asks every node' },
]

export const spanningFunctions: SpanningFunction[] = [
  { name: 'guard', because: 'writes the policies of the table that it is given' },
  { name: 'guard_system', because: 'writes the policies of the table that it is given' },
  {
    name: 'remove_demonstration',
    because: 'empties every table that there is by then, each by org; a login is looked for elsewhere',
  },
  { name: 'turn_by_clock', because: 'the worker turns whatever is due, in all organisations' },
]
