import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Whether a process runs under this number; one that has ended and only waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  return exists(pid) && !isZombie(pid)
}

/** Whether the number is taken at all. PostgreSQL asks no more than this, so a zombie stands in its way. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export function isZombie(pid: number): boolean {
  if (process.platform === 'win32') return false
  return (statOf(pid)?.[0] ?? askPs(pid, 'stat'))?.startsWith('Z') ?? false
}

/** A word that differs when the number was given to another process since; undefined where the system does not tell. */
export function birthOf(pid: number): string | undefined {
  const ticks = statOf(pid)?.[19]
  if (ticks) return `${ticks}@${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  return process.platform === 'win32' ? undefined : askPs(pid, 'lstart')
}

/** Waits until it runs no more; false when it still does after `seconds`. */
export async function ended(pid: number, seconds: number): Promise<boolean> {
  for (const limit = Date.now() + seconds * 1000; isRunning(pid); await pause(20)) if (Date.now() > limit) return false
  return true
}

/** Whether the process is a PostgreSQL server at work in `cluster`; its working directory tells, where it can be read. */
export function isPostgresIn(cluster: string, pid: number): boolean {
  if (process.platform === 'win32') return exists(pid)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return /postgres/.test(statOf(pid) ? readFileSync(`/proc/${pid}/comm`, 'utf8') : (askPs(pid, 'comm') ?? ''))
  }
}

/** The fields of /proc/PID/stat after the name, which may hold spaces and brackets itself. */
function statOf(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function askPs(pid: number, field: string): string | undefined {
  if (process.platform === 'linux') return undefined
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
