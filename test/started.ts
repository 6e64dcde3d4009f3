import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../src/entry/cli.ts', import.meta.url))

/** A Bearing as it is started for real, in a process of its own, on a database that is there. */
export interface Started {
  name: string
  origin: string
  port: number
  /** What it wrote to its log. */
  log(): string
  ended(): boolean
  /** Resolves when the process is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Resolves once it is ready. The server lists its connections under `name`. */
export function start(name: string, url: string, env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, [program, 'start', '--no-pages', '--port', '0', '--host', '127.0.0.1'], {
    env: { ...process.env, DATABASE_URL: url, PGAPPNAME: name, BEARING_REQUEST_LIMIT: '1000000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let log = ''
  child.stderr.on('data', (chunk) => {
    log += chunk
  })
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      const [, origin] = /(http:\/\/[\w.]+:\d+)/.exec(said) ?? []
      if (!origin) return
      const port = Number(new URL(origin).port)
      resolve({ name, origin, port, log: () => log, ended: () => isOver(child), end: (signal) => end(child, signal) })
    })
    child.once('exit', (code) => reject(new Error(`Bearing ended with ${code}. ${log}`)))
  })
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (isOver(child)) return Promise.resolve()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  return gone
}
