import type { Owned } from '../../lead/accountability/store.ts'
import { sql } from '../../platform/sql.ts'

// What somebody can answer for, one entry for each kind: where its things are, how one is given away, how it is moved.
// A kind is added here and among `ownedKinds`, and is then listed, offered, accepted and handed on as the others.

const goal: Owned = {
  kind: 'goal',
  held: (org, owner) => sql`
    select n.node as subject, n.node as at, n.title, n.due_on as due, n.team from node n
    where n.org = ${org} and n.owner = ${owner} and n.kind = 'goal' and n.state <> 'closed'`,
  one: (org, subject) => sql`
    select n.node as at, n.title, n.owner, n.team, n.audience, n.state <> 'closed' as open from node n
    where n.org = ${org} and n.node = ${subject} and n.kind = 'goal'`,
  async give(tx, org, subject, to) {
    await tx.run(sql`
      update node n set owner = ${to}, revision = revision + 1 where n.org = ${org} and n.node = ${subject} and n.kind = 'goal'`)
    await tx.run(sql`
      update node n set owner = ${to} from measure m
      where m.org = ${org} and m.goal = ${subject} and n.org = ${org} and n.node = m.node`)
    // Whoever takes the goal over is their own deputy no longer.
    await tx.run(sql`
      update goal g set deputy = null, deputy_from = null, deputy_to = null
      where g.org = ${org} and g.node = ${subject} and g.deputy = ${to}`)
  },
  move: (tx, subject, audience) => tx.run(sql`select move_audience(${subject}, ${audience})`),
}

const decision: Owned = {
  kind: 'decision',
  // What was decided stays whose decision it was.
  held: (org, owner) => sql`
    select d.decision as subject, d.decision as at, d.question as title, d.decide_by as due, d.team from decision d
    where d.org = ${org} and d.owner = ${owner} and d.state = 'open' and d.archived_on is null`,
  one: (org, subject) => sql`
    select d.decision as at, d.question as title, d.owner, d.team, d.audience, d.state = 'open' and d.archived_on is null as open from decision d
    where d.org = ${org} and d.decision = ${subject}`,
  give: (tx, org, subject, to) =>
    tx.run(sql`
      update decision d set owner = ${to}, revision = revision + 1
      where d.org = ${org} and d.decision = ${subject} and d.state = 'open'`),
  move: (tx, subject, audience) => tx.run(sql`select move_decision(${subject}, ${audience})`),
}

const signal: Owned = {
  kind: 'signal',
  held: (org, owner) => sql`
    select s.signal as subject, s.signal as at, s.title, s.look_again_on as due, s.team from signal s
    where s.org = ${org} and s.owner = ${owner} and s.closed_on is null`,
  one: (org, subject) => sql`
    select s.signal as at, s.title, s.owner, s.team, s.audience, s.closed_on is null as open from signal s
    where s.org = ${org} and s.signal = ${subject}`,
  give: (tx, org, subject, to) =>
    tx.run(sql`
      update signal s set owner = ${to}, revision = revision + 1
      where s.org = ${org} and s.signal = ${subject} and s.closed_on is null`),
  move: (tx, subject, audience) => tx.run(sql`select move_signal(${subject}, ${audience})`),
}

const scan: Owned = {
  kind: 'scan',
  held: (org, owner) => sql`
    select s.scan as subject, s.scan as at, s.question as title, s.look_again_on as due, s.team from scan s
    where s.org = ${org} and s.owner = ${owner} and s.closed_on is null and s.archived_on is null`,
  one: (org, subject) => sql`
    select s.scan as at, s.question as title, s.owner, s.team, s.audience, s.closed_on is null and s.archived_on is null as open from scan s
    where s.org = ${org} and s.scan = ${subject}`,
  give: (tx, org, subject, to) =>
    tx.run(sql`update scan s set owner = ${to}, revision = revision + 1 where s.org = ${org} and s.scan = ${subject}`),
  move: (tx, subject, audience) => tx.run(sql`select move_scan(${subject}, ${audience})`),
}

const indicator: Owned = {
  kind: 'indicator',
  held: (org, owner) => sql`
    select i.indicator as subject, i.indicator as at, i.title, i.value_on + i.rhythm as due, i.team from indicator i
    where i.org = ${org} and i.owner = ${owner} and i.archived_on is null`,
  one: (org, subject) => sql`
    select i.indicator as at, i.title, i.owner, i.team, i.audience, i.archived_on is null as open from indicator i
    where i.org = ${org} and i.indicator = ${subject}`,
  give: (tx, org, subject, to) =>
    tx.run(sql`
      update indicator i set owner = ${to}, revision = revision + 1 where i.org = ${org} and i.indicator = ${subject}`),
  move: (tx, subject, audience) => tx.run(sql`select move_indicator(${subject}, ${audience})`),
}

const change: Owned = {
  kind: 'change',
  held: (org, owner) => sql`
    select c.change as subject, c.change as at, c.title, c.look_again_on as due, c.team from change c
    where c.org = ${org} and c.owner = ${owner} and c.closed_on is null`,
  one: (org, subject) => sql`
    select c.change as at, c.title, c.owner, c.team, c.audience, c.closed_on is null as open from change c
    where c.org = ${org} and c.change = ${subject}`,
  give: (tx, org, subject, to) =>
    tx.run(sql`
      update change c set owner = ${to}, revision = revision + 1
      where c.org = ${org} and c.change = ${subject} and c.closed_on is null`),
  move: (tx, subject, audience) => tx.run(sql`select move_change(${subject}, ${audience})`),
}

const stakeholder: Owned = {
  kind: 'stakeholder',
  held: (org, owner) => sql`
    select s.stakeholder as subject, s.stakeholder as at, s.name as title, s.next_on as due, s.team from stakeholder s
    where s.org = ${org} and s.owner = ${owner} and s.archived_on is null`,
  one: (org, subject) => sql`
    select s.stakeholder as at, s.name as title, s.owner, s.team, s.audience, s.archived_on is null as open from stakeholder s
    where s.org = ${org} and s.stakeholder = ${subject}`,
  give: (tx, org, subject, to) =>
    tx.run(sql`
      update stakeholder s set owner = ${to}, revision = revision + 1 where s.org = ${org} and s.stakeholder = ${subject}`),
  move: (tx, subject, audience) => tx.run(sql`select move_stakeholder(${subject}, ${audience})`),
}

const promise: Owned = {
  kind: 'promise',
  held: (org, owner) => sql`
    select p.promise as subject, p.stakeholder as at, p.body as title, p.due_on as due, null::uuid as team from promise p
    where p.org = ${org} and p.owner = ${owner} and p.state = 'open'`,
  one: (org, subject) => sql`
    select p.stakeholder as at, p.body as title, p.owner, null::uuid as team, p.audience, p.state = 'open' as open from promise p
    where p.org = ${org} and p.promise = ${subject}`,
  give: (tx, org, subject, to) =>
    tx.run(sql`
      update promise p set owner = ${to}, revision = revision + 1
      where p.org = ${org} and p.promise = ${subject} and p.state = 'open'`),
  // It is seen by whoever sees the stakeholder, and is not moved without them.
}

const unmoved = () => Promise.reject(new Error('Its owner is not changed by handing it over.'))

const priority: Owned = {
  kind: 'priority',
  fixed: 'Who answers for a priority is said with the strategy: publish its next version.',
  held: (org, owner) => sql`
    select p.priority as subject, p.priority as at, p.title, y.look_again_on as due, null::uuid as team
    from strategy y join priority p on p.org = y.org and p.strategy = y.strategy and p.owner = ${owner}
    where y.org = ${org} and y.in_force`,
  one: (org, subject) => sql`
    select p.priority as at, p.title, p.owner, null::uuid as team, p.audience, true as open
    from strategy y join priority p on p.org = y.org and p.strategy = y.strategy and p.priority = ${subject}
    where y.org = ${org} and y.in_force`,
  give: unmoved,
}

const briefing: Owned = {
  kind: 'briefing',
  fixed: 'A briefing stays with whoever stands for what it says.',
  held: (org, owner) => sql`
    select b.briefing as subject, b.briefing as at, b.title, b.look_again_on as due, null::uuid as team from briefing b
    where b.org = ${org} and b.owner = ${owner} and b.ended_on is null`,
  one: (org, subject) => sql`
    select b.briefing as at, b.title, b.owner, null::uuid as team, b.audience, b.ended_on is null as open from briefing b
    where b.org = ${org} and b.briefing = ${subject}`,
  give: unmoved,
}

/** In the order in which they are listed: from why to how. */
export const owned: readonly Owned[] = [
  priority,
  goal,
  decision,
  change,
  briefing,
  stakeholder,
  promise,
  signal,
  scan,
  indicator,
]
