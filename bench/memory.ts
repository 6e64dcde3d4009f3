import { readdirSync, readFileSync } from 'node:fs'

/** Mebibytes of all processes of one installation; on Linux. */
export interface Memory {
  /** What Bearing's own processes hold. */
  bearing: number
  /** What PostgreSQL's hold, what they share counted once; null where they run elsewhere. */
  postgres: number | null
}

/** What this process and those that it started hold, and those of the server whose connection has this process id. */
export function memoryOfAll(bearing: number, backend: number | null): Memory {
  const parents = parentsOfAll()
  const postmaster = backend === null ? undefined : parents.get(backend)
  const within = (root: number): number[] => [
    root,
    ...[...parents].filter(([, parent]) => parent === root).flatMap(([pid]) => within(pid)),
  ]
  const servers = postmaster === undefined ? [] : within(postmaster)
  return {
    bearing: sum(
      within(bearing)
        .filter((pid) => !servers.includes(pid))
        .map(proportional),
    ),
    postgres: postmaster === undefined ? null : sum(servers.map(proportional)),
  }
}

const sum = (each: number[]): number => each.reduce((all, one) => all + one, 0)

function parentsOfAll(): Map<number, number> {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return new Map(
    pids.flatMap((pid) => {
      // Name and state stand before the parent; a name may hold spaces and brackets.
      const [, parent] = /^.*\) \S (\d+)/s.exec(readOrNothing(`/proc/${pid}/stat`)) ?? []
      return parent ? [[pid, Number(parent)] as const] : []
    }),
  )
}

/** Nothing for one that has ended. */
function resident(pid: number): number {
  const [, kibibytes] = /^VmRSS:\s+(\d+)/m.exec(readOrNothing(`/proc/${pid}/status`)) ?? []
  return Number(kibibytes ?? 0) / 1024
}

/** Each page counted by its share where several processes have it, or wholly where that is not told. */
function proportional(pid: number): number {
  const [, shared] = /^Pss:\s+(\d+)/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`)) ?? []
  return shared === undefined ? resident(pid) : Number(shared) / 1024
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
