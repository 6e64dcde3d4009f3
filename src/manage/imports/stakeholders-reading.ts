import type { Id } from '../../kernel/ids.ts'
import { sql, type Transaction } from '../../platform/sql.ts'
import { instant } from './past-reading.ts'
import type { ContactLine, ExpectationLine, PromiseLine, StakeholderLine, Stakeholders } from './stakeholder-lines.ts'

/** Stakeholders with all that hangs on them, as this transaction's viewer or system role sees them. */
export async function readStakeholders(
  tx: Transaction,
  org: Id,
  audiences: ReadonlyMap<Id, { key: string; seen: boolean }>,
): Promise<Stakeholders> {
  const stakeholders = await tx.rows<StakeholderLine>(sql`
    select s.stakeholder, s.name, s.about, s.side, s.of_person as person, s.of_team as "ofTeam", s.speaks, s.influence, s.interest, s.attitude,
      s.attitude_on as "attitudeOn", s.owner, s.team, s.rhythm, s.next_on as "nextOn", s.added_by as "addedBy",
      ${instant('s.added_at')} as "addedAt", s.archived_on as "archivedOn", s.audience, s.source, s.external_id as "externalId"
    from stakeholder s where s.org = ${org}`)
  return {
    stakeholders: stakeholders.flatMap((row) => {
      const audience = audiences.get(row.audience)
      return audience ? { ...row, audience: audience.key, seen: audience.seen } : []
    }),
    expectations: await tx.rows<ExpectationLine>(sql`
      select x.expectation, x.stakeholder, x.body as text, x.by, ${instant('x.at')} as at, x.ended_on as "endedOn", x.source,
        x.external_id as "externalId",
        array(select l.node from expectation_link l where l.org = ${org} and l.expectation = x.expectation) as goals
      from expectation x where x.org = ${org}`),
    promises: await tx.rows<PromiseLine>(sql`
      select promise, stakeholder, body as text, owner, made_on as "madeOn", first_due_on as "firstDueOn", due_on as "dueOn", state,
        settled_on as "settledOn", word, by, ${instant('at')} as at, source, external_id as "externalId"
      from promise where org = ${org}`),
    contacts: await tx.rows<ContactLine>(sql`
      select contact, stakeholder, spoke_on as "spokeOn", note, by, ${instant('at')} as at, source, external_id as "externalId"
      from stakeholder_contact where org = ${org}`),
  }
}
