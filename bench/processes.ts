import { type ChildProcess, fork, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Done, Job } from './load.ts'

export interface Served {
  origin: string
  pid: number
  /** Milliseconds from the start until it said where it listens. */
  ready: number
  stop(): Promise<void>
  /** Ends it as a lack of memory would. */
  kill(): Promise<void>
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const cli = at('../src/entry/cli.ts')
const anywhere = ['start', '--port', '0', '--host', '127.0.0.1']
/** As bin/bearing.mjs does it; the floor's few files have the same. */
const compiled = { NODE_COMPILE_CACHE: at('../node_modules/.cache/bearing') }
const unlimited = { BEARING_REQUEST_LIMIT: '10000000' }

/** The product as it is started for real, on a database that is there, without its limit on requests. */
export const startProduct = (url: string, ...flags: string[]): Promise<Served> =>
  serve(cli, [...anywhere, ...flags], { ...unlimited, DATABASE_URL: url })

/** The same; the database lists its connections under this name. */
export const startNamed = (name: string, url: string): Promise<Served> =>
  serve(cli, [...anywhere, '--no-pages'], { ...unlimited, DATABASE_URL: url, PGAPPNAME: name })

/** The product with the database of this data folder, both started by it. */
export const startOn = (data: string): Promise<Served> =>
  serve(cli, [...anywhere, '--data', data], { ...unlimited, DATABASE_URL: undefined })

export const startFloor = (url: string, root: string): Promise<Served> =>
  serve(at('floor/server.ts'), [], { FLOOR_DATABASE_URL: url, FLOOR_ROOT: root })

/** Resolves once the program has printed its address. */
function serve(program: string, args: string[], env: Record<string, string | undefined>): Promise<Served> {
  const began = performance.now()
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...compiled, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let words = ''
    child.stdout.on('data', (chunk) => {
      words += chunk
      const [, origin] = /(http:\/\/[\w.:]+)/.exec(words) ?? []
      if (!origin || !child.pid) return
      const ready = performance.now() - began
      const end = (signal: NodeJS.Signals) => () => ended(child, signal)
      resolve({ origin, pid: child.pid, ready, stop: end('SIGTERM'), kill: end('SIGKILL') })
    })
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}. ${words}`)))
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  return gone
}

/** Mebibytes that a process holds now, and the most that it held; on Linux. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: of('VmRSS'), most: of('VmHWM') }
}

export class Clients {
  #child = fork(at('load.ts'))

  run(job: Job): Promise<Done> {
    const child = this.#child
    return new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error('The clients were ended.'))
      if (child.exitCode !== null || child.signalCode !== null) return gone()
      child.once('exit', gone)
      child.once('message', ({ done, failed }: { done?: Done; failed?: string }) => {
        child.off('exit', gone)
        if (done) resolve(done)
        else reject(new Error(failed))
      })
      child.send(job)
    })
  }

  /** Others in their place: what these are at is nobody's any more, and their answer would be taken for the next one. */
  replace(): void {
    this.#child.kill('SIGKILL')
    this.#child = fork(at('load.ts'))
  }

  stop(): void {
    if (this.#child.connected) this.#child.disconnect()
  }
}
