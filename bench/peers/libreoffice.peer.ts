import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { memoryOf } from '../processes.ts'
import type { Peer } from './peer.ts'
import { rowOf, sheetOf } from './sheet.ts'

const program = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'soffice'))
    .find(existsSync)

/** One that knows the office's bridge. The system's own often does where a newer one comes first. */
const python = (): string | undefined =>
  ['python3', '/usr/bin/python3'].find((one) => spawnSync(one, ['-c', 'import uno']).status === 0)

/** The process and all below it: what is started as `soffice` only watches over the one that does the work. */
function familyOf(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))]
}

function parentOf(pid: string): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return 0 // It has ended since the folder was read.
  }
}

/** A spreadsheet that people open, without its window, driven over its own bridge by a program beside it. */
export const peer: Peer = {
  name: 'LibreOffice Calc',
  most: 11_111,
  missing() {
    if (process.platform !== 'linux') return 'It is measured on Linux only.'
    return program() && python()
      ? undefined
      : 'Not installed: on Debian, apt-get install --no-install-recommends libreoffice-calc python3-uno.'
  },
  async start(folder) {
    const pipe = `bearing-peer-${process.pid}`
    const profile = pathToFileURL(join(folder, 'profile')).href
    const office = spawn(
      program() ?? 'soffice',
      [
        `-env:UserInstallation=${profile}`,
        ...['--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck'],
        `--accept=pipe,name=${pipe};urp;`,
      ],
      { stdio: 'ignore' },
    )
    const bridge = spawn(
      python() ?? 'python3',
      [fileURLToPath(new URL('libreoffice.py', import.meta.url)), pipe, pathToFileURL(join(folder, 'goals.ods')).href],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    const lines = createInterface({ input: bridge.stdout })[Symbol.asyncIterator]()
    const answer = async (): Promise<string> => {
      const { value, done } = await lines.next()
      if (done) throw new Error('The program that drives LibreOffice has ended; what it said stands above.')
      return value
    }
    const ask = (...words: (string | number)[]): Promise<string> => {
      bridge.stdin.write(`${words.join(' ')}\n`)
      return answer()
    }
    return {
      version: await answer(),
      async load(size) {
        await ask('load', JSON.stringify(sheetOf(size, ';').map((row) => row.map(String))))
      },
      async checkIn(leaf, value) {
        await ask('write', rowOf(leaf), value)
      },
      top: () => ask('top'),
      async save() {
        await ask('save')
      },
      memory: () => familyOf(office.pid ?? 0).reduce((sum, pid) => sum + memoryOf(pid).now, 0),
      async close() {
        const gone = new Promise((resolve) => office.once('exit', resolve))
        bridge.stdin.end('end\n')
        await gone
      },
    }
  },
}
