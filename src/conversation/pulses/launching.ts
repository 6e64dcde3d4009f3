import { joined, upward } from '../../kernel/anonymity.ts'
import { type Id, newId } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/refusal.ts'
import { audienceFor } from '../../people/sight/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { tell } from '../../platform/outbox.ts'
import { sql } from '../../platform/sql.ts'
import type { PulseDraft } from './contract.ts'
import { cellOf, keyOf, leastScores, leastTexts, mostGroups, plainWords, roundsFault, roundsOf, tooFew, tooFewToWrite, treeOf } from './pulse.ts' // biome-ignore format: one line

type Launching = Pick<ViewerAsking, 'tx' | 'viewer' | 'today'>

export interface About {
  kind: string
  subject: Id
  audience: Id
}

/** Launches a pulse about a subject, which the caller has looked at: whom it asks is laid down here for all its rounds. */
export async function launchPulse(
  asking: Launching,
  about: About,
  draft: PulseDraft,
  { quietly = false } = {},
): Promise<Id> {
  const { tx, viewer, today } = asking
  const { org, person } = viewer
  const opensOn = draft.opensOn ?? today
  if (opensOn < today) throw invalid('opensOn', 'A pulse opens today or later.')
  const fault = roundsFault(draft.openDays, draft.everyDays)
  if (fault && draft.rounds > 1) throw invalid(fault.at, fault.sentence)
  await refuseUnknown(asking, draft)
  const audience = draft.audience
    ? await audienceFor(tx, viewer, draft.audience, { owner: person, team: draft.teams[0] ?? null })
    : about.audience
  const { groups, panel } = await panelOf(asking, draft)
  if (panel.length < leastScores) throw invalid('teams', tooFew(panel.length))
  const written = draft.questions.findIndex(({ form }) => form === 'text')
  if (written >= 0 && panel.length < leastTexts)
    throw invalid(`questions.${written}.words`, tooFewToWrite(panel.length))
  const pulse = newId()
  const questions = draft.questions.map(({ words, form, low, high }) => ({ words, form, low, high }))
  await tx.run(sql`
    insert into pulse (org, pulse, audience, subject_kind, subject, purpose, questions, plain, owner, asked, least_scores, least_texts)
    values (${org}, ${pulse}, ${audience}, ${about.kind}, ${about.subject}, ${draft.purpose}, ${JSON.stringify(questions)}::jsonb,
      ${questions.map(({ words }) => plainWords(words))}::text[], ${person}, ${panel.length}, ${leastScores}, ${leastTexts})`)
  await tx.run(sql`
    insert into pulse_group (org, pulse, cell, audience, within, name, place)
    select ${org}, ${pulse}, g.cell, ${audience}, g.within, g.name, g.place
    from jsonb_to_recordset(${JSON.stringify(groups.map((group, place) => ({ ...group, place })))}::jsonb)
      as g(cell uuid, within uuid, name text, place integer)`)
  const rounds = roundsOf(opensOn, draft.openDays, draft.everyDays, draft.rounds)
  const opensNow = opensOn === today
  await tx.run(sql`
    insert into pulse_round (org, pulse, round, audience, opens_on, closes_on, opened_at, asked)
    select ${org}, ${pulse}, r.round, ${audience}, r."opensOn", r."closesOn",
      case when r.round = 1 and ${opensNow}::boolean then now() end, case when r.round = 1 and ${opensNow}::boolean then ${panel.length}::integer end
    from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) as r(round integer, "opensOn" date, "closesOn" date)`)
  // In the order of a random number each, so that even where they lie says nothing.
  await tx.run(sql`
    insert into pulse_asked (org, pulse, person, cell, round, token)
    select ${org}, ${pulse}, x.person, x.cell, case when ${opensNow}::boolean then 1 end,
      case when ${opensNow}::boolean then gen_random_uuid() end
    from unnest(${panel.map((one) => one.person)}::uuid[], ${panel.map((one) => one.cell)}::uuid[]) as x(person, cell)
    order by gen_random_uuid()`)
  if (quietly) return pulse
  await tell(tx, org, person, {
    happened: 'pulse.launched',
    subject: about.subject,
    audience,
    after: { pulse, purpose: draft.purpose, asked: panel.length },
  })
  return pulse
}

async function refuseUnknown({ tx, viewer: { org } }: Launching, { teams, persons }: PulseDraft): Promise<void> {
  const found = await tx.first<{ teams: number; persons: number }>(sql`
    select (select count(*) from team t where t.org = ${org} and t.team = any (${teams}::uuid[])) as teams,
      (select count(*) from person p where p.org = ${org} and p.person = any (${persons}::uuid[])) as persons`)
  if ((found?.teams ?? 0) < new Set(teams).size) throw notFound('team')
  if ((found?.persons ?? 0) < new Set(persons).size) throw notFound('person')
}

interface GroupRow {
  cell: Id
  within: Id
  name: string
}

/** Whom it asks, and in which cell each answer counts: the deepest group that holds them, where it holds enough. */
async function panelOf({ tx, viewer: { org }, today }: Launching, { everyone, teams, persons }: PulseDraft) {
  const groups: GroupRow[] = await tx.rows<GroupRow>(sql`
    select t.team as cell, t.name, coalesce((
        select w.ancestor from team_within w
        where w.org = ${org} and w.team = t.team and w.distance > 0 and (${everyone}::boolean or exists (
          select 1 from team_within u where u.org = ${org} and u.team = w.ancestor and u.ancestor = any (${teams}::uuid[])))
        order by w.distance limit 1), ${org}) as within
    from team t
    where t.org = ${org} and t.archived_on is null and (${everyone}::boolean or exists (
      select 1 from team_within u where u.org = ${org} and u.team = t.team and u.ancestor = any (${teams}::uuid[])))
    order by (select max(w.distance) from team_within w where w.org = ${org} and w.team = t.team), t.name collate "und-x-icu", t.team
    limit ${sql.lit(mostGroups)}`)
  const tree = treeOf(org, groups)
  const above = upward(tree)
  const depths = groups.map(({ cell }) => above(cell).length)
  const found = await tx.rows<{ person: Id; cell: Id }>(sql`
    with g as (select * from unnest(${groups.map(({ cell }) => cell)}::uuid[], ${depths}::integer[]) as g(cell, depth)),
    belongs as (
      select m.person, m.team from membership m where m.org = ${org} and m.to_on is null
      union select t.lead, t.team from team t where t.org = ${org} and t.lead is not null
    )
    select distinct on (p.person) p.person, coalesce(g.cell, ${org}) as cell
    from person p left join belongs b on b.person = p.person
    left join team_within w on w.org = ${org} and w.team = b.team left join g on g.cell = w.ancestor
    where p.org = ${org} and (p.ends_on is null or p.ends_on >= ${today}) and (p.starts_on is null or p.starts_on <= ${today})
      and (${everyone}::boolean or g.cell is not null or p.person = any (${persons}::uuid[]))
    order by p.person, g.depth desc nulls last, g.cell`)
  const counts = new Map<string, number>()
  for (const { cell } of found) counts.set(keyOf(org, cell), (counts.get(keyOf(org, cell)) ?? 0) + 1)
  const into = joined(tree, counts, leastScores)
  const panel = found.map(({ person, cell }) => {
    const key = keyOf(org, cell)
    return { person, cell: cellOf(org, into.get(key) ?? key) }
  })
  return { groups, panel }
}
