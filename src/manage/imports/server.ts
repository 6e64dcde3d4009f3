import { createHash } from 'node:crypto'
import { forbidden, Refusal } from '../../kernel/refusal.ts'
import type { Viewer } from '../../kernel/viewer.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import * as contract from './contract.ts'
import { exportAs } from './export-formats.ts'
import type { Plan } from './import.ts'
import type { Answers } from './mapping.ts'
import type { GivenFile } from './opening.ts'
import { stopWork, unwatched, watchIn, workIn } from './progress.ts'
import { everything, readPresent } from './reading.ts'
import * as store from './store.ts'
import { bring, gist, inOrder } from './trial.ts'
import * as undoing from './undoing.ts'

/** What an import sets going once it is committed. */
export interface ImportsNeed {
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

/** Of these very files, of what was answered about them, and of what they would do. */
function hashOf(source: string, files: GivenFile[], answers: Answers, plan: Plan): string {
  const hash = createHash('sha256').update(source).update(JSON.stringify(answers))
  for (const { name, bytes } of files) hash.update(`\0${name}\0${bytes.length}\0`).update(bytes)
  return hash.update(gist(plan)).digest('hex')
}

const look = answer(contract.look, async ({ source, files, answers }, { viewer, database }) => {
  refuseOthers(viewer)
  const brought = await bring(filesOf(files), answers)
  const { sheets, questions, faults } = await store.look(database, viewer.org, brought, { source, by: viewer.person })
  return {
    sheets: sheets.map(({ fingerprint: _, ...sheet }) => sheet),
    questions,
    faults: inOrder(faults.all).slice(0, 200),
  }
})

const tryOut = answer(contract.tryOut, async ({ source, files: sent, answers }, { viewer, database }) => {
  refuseOthers(viewer)
  const files = filesOf(sent)
  const plan = await store.dryRun(database, viewer.org, await bring(files, answers), { source, by: viewer.person })
  return {
    tried: hashOf(source, files, answers, plan),
    refused: plan.refused,
    counts: plan.counts,
    faults: inOrder(plan.faults).slice(0, 200),
    faultsTotal: plan.faults.length,
    changes: plan.changes,
    findings: plan.findings,
  }
})

const progress = answer(contract.progress, async ({ work }, { viewer, database }) => {
  refuseOthers(viewer)
  const found = await workIn(database, viewer.org, work)
  return { work: found ? { ...found, at: found.at.toISOString() } : null }
})

const stop = answer(contract.stop, async ({ work }, { viewer, database }) => {
  refuseOthers(viewer)
  return { stopped: await stopWork(database, viewer.org, work) }
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

const exportAll = answer(contract.exportAll, async ({ source, format }, { viewer, tx }) => {
  const present = await readPresent(tx, viewer.org, everything(viewer))
  const files = await exportAs(present, source ?? null, format)
  const sent = (bytes: Uint8Array) =>
    format === 'xlsx'
      ? { base64: Buffer.from(bytes).toString('base64') }
      : { text: Buffer.from(bytes).toString('utf8') }
  return { files: files.map(({ name, bytes }) => ({ name, ...sent(bytes) })) }
})

export function answersWith({ forget }: ImportsNeed): Answer[] {
  const afterwards = (asking: ViewerAsking): void => asking.afterwards(forget)
  const carryOut = answer(contract.carryOut, async ({ source, files: sent, answers, tried, work }, asking) => {
    const { viewer, database } = asking
    refuseOthers(viewer)
    const files = filesOf(sent)
    const from = { source, by: viewer.person }
    const agreed = (made: Plan): void => {
      if (hashOf(source, files, answers, made) !== tried)
        throw new Refusal(
          'conflict',
          'These files, or the organisation, are not what was tried. Try them once more and look again.',
        )
    }
    const watch = work === undefined ? unwatched : watchIn(database, viewer.org, work, viewer.person)
    const brought = await bring(files, answers)
    const { run, plan } = await store.carryOut(database, viewer.org, brought, from, agreed, watch)
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
  return [look, tryOut, carryOut, progress, stop, list, rollBack, exportAll]
}
