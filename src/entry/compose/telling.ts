import type { Telling } from '../../conversation/notices/notice.ts'
import type { GoalFacts } from '../../conversation/notices/reactions.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'

/** Which events are told, to whom and as what. An event that is not listed is for the history and the feed alone. */
export const tellings: Record<string, Telling> = {
  'comment.written': { kind: 'comment', to: 'followers', about: 'comment' },
  'comment.edited': { kind: 'mention', to: 'those mentioned', about: 'comment' },
  'supporter.proposed': { kind: 'awaiting', to: 'owner', about: 'node' },
  'indicator.left its band': { kind: 'outside', to: 'owner' },
  'decision.asked': { kind: 'advice', to: 'those named' },
  'decision.advised': { kind: 'advised', to: 'owner' },
  'decision.decided': { kind: 'decided', to: 'those named' },
  'briefing.asked': { kind: 'asked', to: 'those named' },
  'briefing.answered': { kind: 'answered', to: 'those named' },
  'briefing.nudged': { kind: 'passing', to: 'those named' },
  'goal.closed': { kind: 'closing', to: 'followers' },
  'cycles.nudged': { kind: 'nudge', to: 'that person' },
}

/** Whose these goals, indicators and decisions are, and who may see them now. */
export async function factsOf(tx: Transaction, org: Id, goals: Id[]): Promise<Map<Id, GoalFacts>> {
  const rows = await tx.rows<GoalFacts & { node: Id }>(sql`
    select n.node, n.owner, n.audience from node n where n.org = ${org} and n.node = any (${goals}::uuid[])
    union all
    select i.indicator, i.owner, i.audience from indicator i where i.org = ${org} and i.indicator = any (${goals}::uuid[])
    union all
    select d.decision, d.owner, d.audience from decision d where d.org = ${org} and d.decision = any (${goals}::uuid[])
    union all
    select b.briefing, b.owner, b.org from briefing b where b.org = ${org} and b.briefing = any (${goals}::uuid[])`)
  return new Map(rows.map(({ node, ...facts }) => [node, facts]))
}

export interface Silent {
  node: Id
  owner: Id
  /** Who stands in for the owner on that day. */
  deputy: Id | null
  audience: Id
  /** The day on which a check-in was expected. */
  expected: Day
}

/** Goals whose check-in was expected after one day and until another, and has not come. */
export const silent = (
  tx: Transaction,
  org: Id,
  zone: string,
  { after, until, today }: { after: Day; until: Day; today: Day },
): Promise<Silent[]> =>
  tx.rows<Silent>(sql`
    select n.node, n.owner, g.deputy, n.audience, x.expected from node n
    left join lateral (
      select i.read_on from check_in i where i.org = ${org} and i.goal = n.node order by i.read_on desc limit 1
    ) i on true
    cross join lateral (
      select coalesce(i.read_on + n.rhythm, n.start_on, (n.created_at at time zone ${zone})::date) as expected
    ) x
    left join goal g on g.org = ${org} and g.node = n.node
      and (g.deputy_from is null or g.deputy_from <= ${today}) and (g.deputy_to is null or g.deputy_to >= ${today})
    where n.org = ${org} and n.kind = 'goal' and n.state = 'active' and n.owner is not null
      and x.expected > ${after} and x.expected <= ${until}`)

/** Goals that are off track now and were not when it was last looked; what came back is forgotten. */
export async function turnedOffTrack(
  tx: Transaction,
  org: Id,
): Promise<{ node: Id; owner: Id | null; audience: Id }[]> {
  await tx.run(sql`
    delete from off_track o where o.org = ${org} and not exists (
      select 1 from standing s where s.org = ${org} and s.node = o.node and s.health = 'off track')`)
  const turned = await tx.rows<{ node: Id }>(sql`
    insert into off_track (org, node)
    select ${org}, s.node from standing s
    where s.org = ${org} and s.kind = 'goal' and s.health = 'off track'
      and not exists (select 1 from off_track o where o.org = ${org} and o.node = s.node)
    limit 5000
    on conflict do nothing returning node`)
  const facts = await factsOf(
    tx,
    org,
    turned.map(({ node }) => node),
  )
  return [...facts].map(([node, { owner, audience }]) => ({ node, owner, audience }))
}
