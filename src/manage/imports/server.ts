import { createHash } from 'node:crypto'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import * as contract from './contract.ts'
import { exportFiles } from './export.ts'
import type { GivenFile } from './files.ts'
import type { Plan } from './import.ts'
import { readPresent } from './reading.ts'
import * as store from './store.ts'
import { bring, gist, inOrder } from './trial.ts'
import * as undoing from './undoing.ts'

/** What an import sets going once it is committed. */
export interface ImportsNeed {
  /** Lets the roll-up start at once. */
  wake(): void
  /** Lets this process look everybody up afresh. */
  forget(): void
}

function refuseOthers({ administrator }: Viewer): void {
  if (!administrator) throw forbidden('Only administrators import. Ask one of them.')
}

type Sent = { name: string; text?: string | undefined; base64?: string | undefined }[]

const filesOf = (sent: Sent): GivenFile[] =>
  sent.map(({ name, text, base64 }) => ({
    name,
    bytes: Buffer.from(text ?? base64 ?? '', text === undefined ? 'base64' : 'utf8'),
  }))

/** Of these very files and of what they would do. */
function hashOf(source: string, files: GivenFile[], plan: Plan): string {
  const hash = createHash('sha256').update(source)
  for (const { name, bytes } of files) hash.update(`\0${name}\0${bytes.length}\0`).update(bytes)
  return hash.update(gist(plan)).digest('hex')
}

const tryOut = answer(contract.tryOut, async ({ source, files: sent }, { viewer, database }) => {
  refuseOthers(viewer)
  const files = filesOf(sent)
  const plan = await store.dryRun(database, viewer.org, bring(files), { source, by: viewer.person })
  return {
    tried: hashOf(source, files, plan),
    refused: plan.refused,
    counts: plan.counts,
    faults: inOrder(plan.faults).slice(0, 200),
    faultsTotal: plan.faults.length,
    changes: plan.changes,
  }
})

const list = answer(contract.list, async (_, { viewer, tx }) => {
  refuseOthers(viewer)
  const runs = await store.runs(tx, viewer.org)
  return {
    runs: runs.map(({ by, byName, at, rolledBackAt, ...run }) => ({
      ...run,
      by: by && byName !== null ? { person: by, name: byName } : null,
      at: at.toISOString(),
      rolledBackAt: rolledBackAt?.toISOString() ?? null,
    })),
  }
})

const exportAll = answer(contract.exportAll, async ({ source }, { viewer, tx }) => ({
  files: exportFiles(await readPresent(tx, viewer.org, { checkIns: true, by: null }), source ?? null),
}))

export function answersWith({ wake, forget }: ImportsNeed): Answer[] {
  const afterwards = (asking: ViewerAsking): void => {
    asking.afterwards(() => wake())
    asking.afterwards(forget)
  }
  const carryOut = answer(contract.carryOut, async ({ source, files: sent, tried }, asking) => {
    const { viewer, database } = asking
    refuseOthers(viewer)
    const files = filesOf(sent)
    const from = { source, by: viewer.person }
    const { run, plan } = await store.carryOut(database, viewer.org, bring(files), from, (made) => {
      if (hashOf(source, files, made) !== tried)
        throw new Refusal(
          'conflict',
          'These files, or the organisation, are not what was tried. Try them once more and look again.',
        )
    })
    afterwards(asking)
    return { run, counts: plan.counts }
  })
  const rollBack = answer(contract.rollBack, async (input, asking) => {
    const { viewer, database } = asking
    refuseOthers(viewer)
    const done = await undoing.rollBack(database, viewer.org, { ...input, by: viewer.person })
    if (input.carryOut) afterwards(asking)
    return { ...done, touched: done.touched.slice(0, 1000), touchedTotal: done.touched.length }
  })
  return [tryOut, carryOut, list, rollBack, exportAll]
}
