import { type ChildProcess, fork, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Done, Job } from './load.ts'

export interface Served {
  origin: string
  pid: number
  stop(): Promise<void>
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The product as it is started for real, on a database that is there, without its limit on requests. */
export const startProduct = (url: string, ...flags: string[]): Promise<Served> =>
  serve(at('../src/entry/cli.ts'), ['start', '--port', '0', '--host', '127.0.0.1', ...flags], {
    DATABASE_URL: url,
    BEARING_REQUEST_LIMIT: '10000000',
  })

export const startFloor = (url: string, root: string): Promise<Served> =>
  serve(at('floor/server.ts'), [], { FLOOR_DATABASE_URL: url, FLOOR_ROOT: root })

/** Resolves once the program has printed its address. */
function serve(program: string, args: string[], env: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let words = ''
    child.stdout.on('data', (chunk) => {
      words += chunk
      const [, origin] = /(http:\/\/[\w.:]+)/.exec(words) ?? []
      if (origin && child.pid) resolve({ origin, pid: child.pid, stop: () => stopped(child) })
    })
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}. ${words}`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  return gone
}

/** Mebibytes that a process holds now, and the most that it held; on Linux. */
export function memoryOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: of('VmRSS'), most: of('VmHWM') }
}

export class Clients {
  readonly #child = fork(at('load.ts'))

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

  stop(): void {
    if (this.#child.connected) this.#child.disconnect()
  }
}
