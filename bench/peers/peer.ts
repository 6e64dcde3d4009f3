import { fork } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { percentile, shown } from '../numbers.ts'
import { firstValues, meanOfAll } from '../tree.ts'

/** Another thing that people could keep the tree in. A file here that ends in `.peer.ts` exports one as `peer`. */
export interface Peer {
  name: string
  /** The largest tree that it is asked for. */
  most: number
  /** What has to be installed before it can be measured, as a sentence; nothing if all is there. */
  missing(): string | undefined
  /** `folder` is empty, is its own, and is removed afterwards. */
  start(folder: string): Promise<SheetPeer>
}

/** Goals are named by their number in the tree; the top is goal 0. */
export interface SheetPeer {
  version: string
  load(size: number): Promise<void>
  checkIn(leaf: number, value: number): Promise<void>
  /** The progress of the top, as a decimal. */
  top(): Promise<string>
  /** Makes what was recorded last; a peer that only remembers has none. */
  save?(): Promise<void>
  /** Mebibytes that its processes hold now. */
  memory(): number
  close(): Promise<void>
}

export interface PeerRun {
  size: number
  /** Seconds until the whole tree stands, its top is known and, where there is a save, it is saved. */
  load: number
  memory: number
  /** Milliseconds from a check-in until the top reads back. */
  visible: number[]
  /** The same until it is saved too; empty for a peer without a save. */
  saved: number[]
}

export interface PeerFound {
  name: string
  version: string
  /** Why it was not measured, or not to the end. */
  missing?: string
  runs: PeerRun[]
}

/** What the process that drives a peer tells: the figures, and all that it read for us to check. */
export interface Told extends PeerRun {
  version: string
  top: string
  checkIns: { leaf: number; value: number; top: string }[]
}

const patience = 120_000

/** Each peer at each size, one after the other, each in a process of its own. A peer that reads a wrong top fails. */
export async function measurePeers(
  sizes: number[],
  say: (line: string) => void,
  { on = tmpdir(), ending }: { on?: string; ending?: AbortSignal } = {},
): Promise<PeerFound[]> {
  const all: PeerFound[] = []
  for (const file of await peerFiles()) {
    const { peer } = (await import(pathToFileURL(file).href)) as { peer: Peer }
    const found: PeerFound = { name: peer.name, version: '', runs: [] }
    all.push(found)
    found.missing = peer.missing()
    for (const size of found.missing ? [] : sizes.filter((size) => size <= peer.most)) {
      ending?.throwIfAborted()
      try {
        const { version, top, checkIns, ...run } = await driven(file, size, on, ending)
        check(size, top, checkIns)
        found.version = version
        found.runs.push(run)
        say(
          `  ${peer.name}, ${size} goals: loaded in ${shown(run.load)} s, top after ${shown(percentile(run.visible, 50))} ms`,
        )
      } catch (error) {
        ending?.throwIfAborted()
        found.missing = `With ${size} goals: ${error instanceof Error ? error.message : error}`
        break
      }
    }
    if (found.missing) say(`  ${peer.name}: ${found.missing}`)
  }
  return all
}

async function peerFiles(): Promise<string[]> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  return (await readdir(here))
    .filter((name) => name.endsWith('.peer.ts'))
    .sort()
    .map((name) => join(here, name))
}

/** The top after loading and after each check-in, against the mean of all leaves that is computed apart. */
function check(size: number, first: string, checkIns: Told['checkIns']): void {
  const values = firstValues(size)
  const compare = (top: string, when: string): void => {
    const right = meanOfAll(size, values)
    if (Math.abs(Number(top) - Number(right)) <= 1e-9) return
    throw new Error(`The top reads ${top} ${when}, but the mean of all leaves is ${right}.`)
  }
  compare(first, 'after loading')
  for (const [at, { leaf, value, top }] of checkIns.entries()) {
    values.set(leaf, value)
    compare(top, `after check-in ${at + 1}`)
  }
}

/** In a group of its own, so that all it has started ends with it. */
async function driven(file: string, size: number, on: string, ending?: AbortSignal): Promise<Told> {
  const folder = await mkdtemp(join(on, 'bearing-peer-'))
  const child = fork(fileURLToPath(new URL('drive.ts', import.meta.url)), [file, String(size), folder], {
    detached: true,
  })
  const end = (): void => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // All of the group had ended by itself.
    }
  }
  ending?.addEventListener('abort', end)
  const clock = setTimeout(end, patience)
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', ({ told, failed }: { told?: Told; failed?: string }) =>
        told ? resolve(told) : reject(new Error(failed)),
      )
      child.once('error', reject)
      child.once('exit', () => reject(new Error(`It did not finish within ${patience / 1000} seconds, or it ended.`)))
    })
  } finally {
    clearTimeout(clock)
    ending?.removeEventListener('abort', end)
    end()
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
