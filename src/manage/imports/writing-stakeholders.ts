import type { Id } from '../../kernel/ids.ts'
import type { Transaction } from '../../platform/sql.ts'
import { give, makeAudiences } from './giving.ts'
import type { StakeholderPlan } from './plan-stakeholders.ts'
import type { Came } from './progress.ts'

/** Writes what a plan says of stakeholders; answers the ids of what it made, or null where it made nothing. */
export async function writeStakeholders(
  tx: Transaction,
  org: Id,
  made: StakeholderPlan,
  came: Came,
): Promise<object | null> {
  const { stakeholders, expectations, promises, contacts } = made
  if (stakeholders.length + expectations.length + promises.length + contacts.length === 0) return null
  const audiences = await makeAudiences(tx, org, new Set(stakeholders.map(({ audience }) => audience)))
  const rows = stakeholders.map((line) => ({ ...line, audienceId: audiences.get(line.audience) }))
  await give(tx, 'import_stakeholders', rows, came)
  await give(tx, 'import_expectations', expectations, came)
  await give(tx, 'import_promises', promises, came)
  await give(tx, 'import_contacts', contacts, came)
  return {
    stakeholders: {
      stakeholders: stakeholders.map(({ stakeholder }) => stakeholder),
      expectations: expectations.map(({ expectation }) => expectation),
      promises: promises.map(({ promise }) => promise),
      contacts: contacts.map(({ contact }) => contact),
    },
  }
}
