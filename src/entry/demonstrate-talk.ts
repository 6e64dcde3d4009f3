import { insertComment, setReaction } from '../conversation/comments/store.ts'
import { beginToFollow } from '../conversation/followers/store.ts'
import { sayings } from '../demo/comments.ts'
import type { Id } from '../kernel/ids.ts'
import type { Viewer } from '../kernel/viewer.ts'
import type { Organisation } from '../people/organisations/organisation.ts'
import type { Database } from '../platform/database.ts'
import { tell } from '../platform/outbox.ts'
import { sql } from '../platform/sql.ts'
import { subjectOf } from './compose/subjects.ts'

/** Lets the cast say what they say, each as themselves, so that their goals, sight and followers decide as for anybody. */
export async function letTheCastTalk(database: Database, { org, zone }: Organisation): Promise<void> {
  const known = await database.asSystem('import', org, async (tx) => ({
    people: await tx.rows<{ external_id: string; person: Id; name: string }>(
      sql`select external_id, person, name from person where org = ${org} and external_id is not null`,
    ),
    goals: await tx.rows<{ external_id: string; node: Id }>(
      sql`select external_id, node from node where org = ${org} and kind = 'goal' and external_id is not null`,
    ),
  }))
  const people = new Map(known.people.map((each) => [each.external_id, each]))
  const goals = new Map(known.goals.map((each) => [each.external_id, each.node]))
  const as = (id: string): Viewer => {
    const person = people.get(id)?.person
    if (!person) throw new Error(`Nobody of the cast is ${id}.`)
    return { org, person, administrator: false, zone, scopes: ['read', 'write'] }
  }
  for (const { goal, on, by, says, ago, reactions = [] } of sayings) {
    const node = goals.get(goal)
    if (!node) throw new Error(`No goal of the cast is ${goal}.`)
    const mentions: Id[] = []
    const body = says.replace(/@([a-z-]+)/g, (_, id: string) => {
      mentions.push(as(id).person)
      return `@${people.get(id)?.name}`
    })
    const viewer = as(by)
    const said = await database.asViewer(viewer, async (tx) => {
      const latest = await tx.first<{ check_in: Id }>(sql`
        select check_in from check_in where org = ${org} and goal = ${node} order by read_on desc, check_in desc limit 1`)
      const about =
        on === 'goal' || !latest
          ? await subjectOf({ tx, viewer }, 'goal', node, 'to write')
          : await subjectOf({ tx, viewer }, 'check-in', latest.check_in, 'to write')
      const at = new Date(Date.now() - ago * 3_600_000)
      const comment = await insertComment(tx, org, viewer.person, about, { body, mentions }, at)
      await beginToFollow(tx, org, about, mentions)
      const after = { comment, kind: about.kind, about: about.subject, mentions }
      await tell(tx, org, viewer.person, {
        happened: 'comment.written',
        subject: node,
        audience: about.audience,
        after,
      })
      return { ...about, comment }
    })
    for (const reaction of reactions)
      await database.asViewer(as(reaction.by), async (tx) => {
        const to = { kind: 'comment', subject: said.comment, node, audience: said.audience }
        await setReaction(tx, as(reaction.by), to, reaction.word, true)
      })
  }
}
