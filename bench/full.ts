import { tmpdir } from 'node:os'
import { Progress, type Stage } from './course.ts'
import { type FullFound, type Part, parts } from './full-found.ts'
import { type Run, small, whole, works } from './full-works.ts'
import { Clients } from './processes.ts'
import { makeSetting } from './setting.ts'

/** Seconds that each part takes on two cores, until a run has told better. */
const guesses: Record<string, number> = {
  ...{ visible: 20, writes: 130, lag: 25, reparenting: 15, recompute: 30, killed: 60, streams: 60, reads: 260 },
  ...{ page: 200, start: 60, 'planting deep': 100, 'planting large': 330 },
}

export interface WantedFull {
  quick: boolean
  only?: string[]
  on?: string
  ending: AbortSignal
  say: (line: string) => void
  /** What was found before, which the parts of this run are put in among, and whose times tell how long they take. */
  before: FullFound | null
  /** Called after each part with all that there is by then, so that nothing is lost if the rest cannot be measured. */
  keep: (found: FullFound) => Promise<unknown>
  /** Carried out first, as a part of its own. */
  first?: { title: string; expected: number; work: () => Promise<void> }
}

const ofDeep: Part[] = ['visible', 'writes', 'lag', 'reparenting', 'recompute', 'killed', 'streams']

export async function measureFull({
  quick,
  only,
  on,
  ending,
  say,
  before,
  keep,
  first,
}: WantedFull): Promise<FullFound> {
  const wanted = (Object.keys(parts) as Part[]).filter((part) => only?.includes(part) ?? true)
  const how = quick ? small : whole
  const found: FullFound = {
    ...{ begun: new Date().toISOString(), seconds: 0 },
    ...(only && before),
    ...{ postgres: '', sizes: how.sizes, deep: how.deep, courses: { ...(only && before?.courses) } },
  }
  const stages = stagesOf(wanted, quick ? 0.15 : 1, before, first)
  const progress = new Progress(stages, say, ending)
  if (first)
    found.courses.first = await progress.run('first', async () => {
      await first.work()
      return undefined
    })
  const setting = await makeSetting([], 0, on ?? tmpdir(), say)
  found.postgres = setting.version
  const clients = new Clients()
  const run: Run = { how, setting, clients, found, ending, say, large: new Map(), wantsReads: wanted.includes('reads') }
  try {
    for (const { name } of stages) {
      if (name === 'first') continue
      const course = await progress.run(name, () => works[name]?.(run) ?? Promise.resolve(undefined))
      found.courses[name] = course
      if (course.failed) {
        // What went wrong may have left anything behind.
        clients.replace()
        await run.deep?.forget()
      }
      if (!only || !before) found.seconds = progress.seconds
      await keep(found)
    }
    return found
  } finally {
    clients.stop()
    await run.deep?.close()
    await setting.close()
  }
}

function stagesOf(wanted: Part[], size: number, before: FullFound | null, first: WantedFull['first']): Stage[] {
  const stage = (name: string, title: string): Stage => ({
    ...{ name, title },
    expected: before?.courses[name]?.seconds ?? (guesses[name] ?? 60) * size,
  })
  const [written, read] = [
    wanted.filter((part) => ofDeep.includes(part)),
    wanted.filter((part) => !ofDeep.includes(part)),
  ]
  return [
    ...(first ? [{ name: 'first', title: first.title, expected: first.expected }] : []),
    ...(written.length > 0 ? [stage('planting deep', 'Planting the tree that is written in')] : []),
    ...written.map((part) => stage(part, parts[part])),
    ...(read.length > 0 ? [stage('planting large', 'Planting the organisations that are read')] : []),
    ...read.map((part) => stage(part, parts[part])),
  ]
}
