import { type Id, newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import type { AudienceInput, AudienceSeen, VisibilityWord } from './audience.ts'

/**
 * The audience that was chosen for a thing of this owner and team, made where it is not there yet. The owner is in every
 * audience that they can choose; a team's is refused where the owner would not see the thing.
 */
export async function audienceFor(
  tx: Transaction,
  viewer: Viewer,
  chosen: AudienceInput,
  thing: { owner: Id | null; team: Id | null },
): Promise<Id> {
  const owner = thing.owner ?? viewer.person
  const team = chosen.word === 'team' ? (chosen.team ?? thing.team) : null
  if (chosen.word === 'team' && !team) throw invalid('audience', 'Choose a team first, or another audience.')
  const named = chosen.word === 'named' ? [...new Set([owner, ...(chosen.persons ?? [])])] : []
  const others = [...named, ...(chosen.word === 'pair' && chosen.person ? [chosen.person] : [])]
  await refuseUnknown(tx, viewer, others)
  if (chosen.word === 'pair' && chosen.person === owner)
    throw invalid('audience', 'A pair needs somebody else beside the owner.')
  const person = ['line', 'pair', 'private'].includes(chosen.word) ? owner : null
  const made = await tx.first<{ audience: Id }>(sql`
    select make_audience(${chosen.word}, ${person}, ${chosen.word === 'pair' ? chosen.person : null}, ${team}, ${named}::uuid[], ${newId()}) as audience`)
  const audience = made?.audience ?? viewer.org
  if (chosen.word === 'team' && !(await isIn(tx, viewer.org, owner, audience)))
    throw invalid('audience', 'The owner is not in this team, and would not see it. Choose another audience or owner.')
  if (!(await isIn(tx, viewer.org, viewer.person, audience)) && viewer.person !== owner)
    throw invalid('audience', 'You would not see it yourself any longer. Let its owner choose this audience.')
  return audience
}

/** Whether a person is in an audience; asked of the definition, since sight shows a viewer their own rows only. */
const isIn = async (tx: Transaction, org: Id, person: Id, audience: Id): Promise<boolean> =>
  audience === org ||
  Boolean((await tx.first<{ within: boolean }>(sql`select sees(${person}, ${audience}) as within`))?.within)

async function refuseUnknown(tx: Transaction, viewer: Viewer, persons: Id[]): Promise<void> {
  if (persons.length === 0) return
  const known = await tx.rows<{ person: Id }>(
    sql`select person from person where org = ${viewer.org} and person = any (${persons}::uuid[])`,
  )
  if (known.length < new Set(persons).size)
    throw invalid('audience', 'Somebody that you named is not in this organisation.')
}

/** Audiences as they are shown, by id. */
export async function audiencesSeen(tx: Transaction, viewer: Viewer, audiences: Id[]): Promise<Map<Id, AudienceSeen>> {
  interface Row {
    audience: Id
    word: VisibilityWord
    team: Id | null
    team_name: string | null
    persons: { person: Id; name: string }[] | null
  }
  const rows = await tx.rows<Row>(sql`
    select a.audience, a.word, a.team, t.name as team_name, (
      select jsonb_agg(jsonb_build_object('person', p.person, 'name', p.name) order by p.name)
      from person p where p.org = ${viewer.org} and p.person = any (array(
        select a.person union select a.other
        union select n.person from audience_person n where n.org = ${viewer.org} and n.audience = a.audience))) as persons
    from audience a left join team t on t.org = a.org and t.team = a.team
    where a.org = ${viewer.org} and a.audience = any (${audiences}::uuid[])`)
  const seen = new Map<Id, AudienceSeen>(
    rows.map(({ audience, word, team, team_name, persons }) => [
      audience,
      { audience, word, team: team && team_name ? { team, name: team_name } : null, persons: persons ?? [] },
    ]),
  )
  seen.set(viewer.org, { audience: viewer.org, word: 'organisation', team: null, persons: [] })
  return seen
}

/** The audience of one person alone. */
export async function onlyFor(tx: Transaction, person: Id): Promise<Id> {
  const made = await tx.first<{ audience: Id }>(
    sql`select make_audience('private', ${person}, null, null, null, ${newId()}) as audience`,
  )
  return made?.audience ?? person
}
