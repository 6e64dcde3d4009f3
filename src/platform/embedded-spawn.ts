import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import type { Account } from './embedded-account.ts'

interface Manner {
  account: Account | null
  handle?: number | undefined
}

/** Nothing of our surroundings but what a program needs: PG* would redirect it, a locale would translate its messages. */
function surroundings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => /^(PATH|SystemRoot|ComSpec|TEMP|TMP|TMPDIR)$/i.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

const as = ({ account }: Manner) => ({
  ...(account && { uid: account.uid, gid: account.gid }),
  cwd: process.platform === 'win32' ? undefined : '/',
  env: surroundings(),
})

/** Runs a tool to its end; `words` is all that it printed. */
export function run(path: string, args: string[], manner: Manner): Promise<{ code: number | null; words: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { ...as(manner), stdio: ['ignore', 'pipe', 'pipe', manner.handle ?? 'ignore'] })
    let words = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        words += chunk.toString()
      })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, words }))
  })
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches Bearing alone, which lets its work
 * end before it takes the database away.
 */
export function launch(path: string, args: string[], log: string, manner: Manner): Promise<ChildProcess> {
  turnOver(log)
  const out = openSync(log, 'a', 0o600)
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', out, out, manner.handle ?? 'ignore'] as const
    const child = spawn(path, args, { ...as(manner), stdio: [...stdio], detached: true })
    child.once('error', reject)
    child.once('spawn', () => resolve(child))
    child.unref()
  }).finally(() => closeSync(out)) as Promise<ChildProcess>
}

/** What was written to the log after `from`. */
export const tailOf = (log: string, from: number): string => readFileSync(log).subarray(from).toString()
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

function turnOver(log: string): void {
  if (sizeOf(log) > 10 * 1024 * 1024) renameSync(log, `${log}.1`)
}
