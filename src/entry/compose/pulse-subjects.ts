import type { FindPulseSubject } from '../../conversation/pulses/server.ts'
import type { Id } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/refusal.ts'
import { type Ability, mayIf } from '../../kernel/viewer.ts'
import { changeAbilities } from '../../lead/changes/change.ts'
import { standingTo } from '../../lead/changes/seeing.ts'
import { changeRow } from '../../lead/changes/store.ts'
import { mayWriteDirection, versions } from '../../lead/direction/store.ts'
import type { ViewerAsking } from '../../platform/answer.ts'
import { sql } from '../../platform/sql.ts'

type Find = (asking: ViewerAsking, subject: Id) => Promise<{ audience: Id; ask: Ability }>

/** What a pulse may be about, by kind, and who may ask. A pulse lies below its subjects, so it is told here. */
export const pulseSubjects: Record<string, Find> = {
  async direction(asking, subject) {
    const found = (await versions(asking.tx, asking.viewer)).find(({ direction }) => direction === subject)
    if (!found?.published_at) throw notFound('published direction')
    return { audience: asking.viewer.org, ask: await mayWriteDirection(asking) }
  },

  async change(asking, subject) {
    const row = await changeRow(asking.tx, asking.viewer, subject)
    const { relation, champion } = await standingTo(asking, row)
    return { audience: row.audience, ask: changeAbilities(row.closedAs !== null, relation, champion).ask }
  },

  async team({ tx, viewer }, subject) {
    const found = await tx.first<{ lead: Id | null }>(sql`
      select t.lead from team t where t.org = ${viewer.org} and t.team = ${subject}`)
    if (!found) throw notFound('team')
    return { audience: viewer.org, ask: mayIf(found.lead === viewer.person, 'The lead of a team asks about it.') }
  },
}

export const pulseSubject: FindPulseSubject = async (asking, kind, subject) => {
  const find = Object.hasOwn(pulseSubjects, kind) ? pulseSubjects[kind] : undefined
  if (!find) throw invalid('kind', `Nothing can be asked about this kind of subject: ${kind}.`)
  return find(asking, subject)
}
