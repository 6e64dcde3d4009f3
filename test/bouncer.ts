import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Urls } from '../src/platform/roles.ts'
import { databaseAt } from './relay.ts'
import type { FoundPgBouncer } from './setup/pgbouncer.ts'

/** A PgBouncer in transaction mode in front of a server, with so many connections to it for each role. */
export class Bouncer {
  readonly #found: FoundPgBouncer
  readonly #folder = mkdtempSync(join(tmpdir(), 'bearing-bouncer-'))
  readonly #owner: number | undefined
  #child: ChildProcess | undefined
  port = 0

  constructor(found: FoundPgBouncer, { owner, viewers, system }: Urls) {
    this.#found = found
    // It refuses to be root, and has to get through the folder of the server's socket.
    if (process.getuid?.() === 0) {
      const at = databaseAt(owner)
      this.#owner = 'path' in at ? statSync(at.path).uid : 65534
      chownSync(this.#folder, this.#owner, -1)
    }
    const logins = [owner, viewers, system].map((url) => new URL(url))
    this.#write(
      'logins.txt',
      logins
        .map(({ username, password }) => `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"`)
        .join('\n'),
    )
  }

  async start(server: string, connections: number): Promise<this> {
    this.port ||= await freePort()
    const at = databaseAt(server)
    const settings = {
      listen_addr: '127.0.0.1',
      listen_port: this.port,
      unix_socket_dir: '',
      auth_type: 'trust',
      auth_file: join(this.#folder, 'logins.txt'),
      pool_mode: 'transaction',
      default_pool_size: connections,
      max_client_conn: 200,
    }
    const [host, port] =
      'path' in at ? [at.path.replace(/\/[^/]*$/, ''), /\d+$/.exec(at.path)?.[0]] : [at.host, at.port]
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`)
    this.#write('bouncer.ini', ['[databases]', `* = host=${host} port=${port}`, '[pgbouncer]', ...lines].join('\n'))
    const { program, env } = this.#found
    const child = spawn(program, [join(this.#folder, 'bouncer.ini')], {
      env,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(this.#owner === undefined ? {} : { uid: this.#owner }),
    })
    this.#child = child
    let log = ''
    child.stderr.on('data', (chunk) => {
      log += chunk
    })
    for (const until = Date.now() + 5000; !(await answers(this.port)); await pause(20))
      if (child.exitCode !== null || Date.now() > until) throw new Error(`PgBouncer does not answer. ${log}`)
    return this
  }

  stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    // SIGTERM ends it at once, with what is open.
    child.kill('SIGTERM')
    return gone
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #write(name: string, text: string): void {
    const path = join(this.#folder, name)
    writeFileSync(path, `${text}\n`, { mode: 0o600 })
    if (this.#owner !== undefined) chownSync(path, this.#owner, -1)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
