import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from './numbers.ts'

/** A flush slower than this says that the disk's allowance is used up; a figure taken then is worthless. */
export const fastFlush = 0.4

export interface Probe {
  /** Milliseconds of a small write with its fdatasync. */
  median: number
  p99: number
}

/** A few hundred small writes, each flushed, where the database keeps its data. */
export function probe(folder: string, times = 200): Probe {
  const path = join(folder, 'flush-probe')
  const file = openSync(path, 'w')
  const page = Buffer.alloc(8192, 7)
  const taken: number[] = []
  try {
    for (let at = 0; at < times; at++) {
      const begun = performance.now()
      writeSync(file, page, 0, page.length, at * page.length)
      fdatasyncSync(file)
      taken.push(performance.now() - begun)
    }
  } finally {
    closeSync(file)
    rmSync(path)
  }
  return { median: percentile(taken, 50), p99: percentile(taken, 99) }
}

/** Waits until a flush is fast again; answers the probe that was fast, or the last one where patience ended. */
export async function fastAgain(folder: string, patience: number): Promise<Probe & { waited: number }> {
  const begun = Date.now()
  for (;;) {
    const found = probe(folder)
    const waited = (Date.now() - begun) / 1000
    if (found.median < fastFlush || waited > patience) return { ...found, waited }
    await pause(3000)
  }
}
