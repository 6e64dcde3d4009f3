import type { FindPlace } from '../../conversation/texts/server.ts'
import { decisionAbilities } from '../../lead/decisions/decision.ts'
import { standingTo } from '../../lead/decisions/relating.ts'
import { decisionRow } from '../../lead/decisions/store.ts'
import { mayWriteDirection, versions } from '../../lead/direction/store.ts'
import { findingRow, scanOf } from '../../lead/scans/finding-rows.ts'
import { mayChange } from '../../lead/scans/scan.ts'
import { abilitiesOf } from '../../lead/scans/seeing.ts'
import { scanRow } from '../../lead/scans/store.ts'

/** How long each may be where it is saved: the contracts of the slices say the same. */
const most = {
  finding: { text: 1_000, evidence: 10_000 },
  decision: { context: 20_000 },
  direction: { vision: 1_000, mission: 4_000 },
} as const

const findings: FindPlace = async (asking, { subject, field }) => {
  if (field !== 'text' && field !== 'evidence') return
  const { tx, viewer } = asking
  const scan = await scanRow(tx, viewer, await scanOf(tx, viewer.org, subject))
  const row = await findingRow(tx, viewer, scan.scan, subject)
  const { contribute, arrange } = await abilitiesOf(asking, scan)
  const write = contribute.allowed ? mayChange(row, viewer.person, arrange) : contribute
  return { audience: scan.audience, saved: row[field], most: most.finding[field], write }
}

const decisions: FindPlace = async (asking, { subject, field }) => {
  if (field !== 'context') return
  const row = await decisionRow(asking.tx, asking.viewer, subject)
  const stage = { state: row.state, archived: row.archived_on !== null, heard: false, settled: false }
  const { edit } = decisionAbilities(await standingTo(asking, row), stage)
  return { audience: row.audience, saved: row.context, most: most.decision[field], write: edit }
}

/** What is written towards the next version belongs to the one that it goes on from. */
const directions: FindPlace = async (asking, { subject, field }) => {
  if (field !== 'vision' && field !== 'mission') return
  const all = await versions(asking.tx, asking.viewer)
  const before = all.find(({ direction }) => direction === subject)
  if (!before) return
  const draft = all.find(({ published_at }) => published_at === null)
  return {
    audience: asking.viewer.org,
    saved: (draft ?? before)[field],
    most: most.direction[field],
    write: await mayWriteDirection(asking),
  }
}

const finders: Record<string, FindPlace> = { finding: findings, decision: decisions, direction: directions }

/** What is written together, by kind and field. Texts lie below what they belong to, so they are told here. */
export const placeOf: FindPlace = async (asking, about) =>
  Object.hasOwn(finders, about.kind) ? finders[about.kind]?.(asking, about) : undefined
