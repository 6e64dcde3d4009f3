import { existsSync, readFileSync } from 'node:fs'
import { memoryOf } from '../processes.ts'
import type { Peer } from './peer.ts'
import { rowOf, sheetOf } from './sheet.ts'

/** As much of it as is used here. Its own types are there only where it is installed. */
interface Engine {
  setCellContents(at: Cell, value: number): unknown
  getCellValue(at: Cell): unknown
  destroy(): void
}

interface Cell {
  sheet: number
  row: number
  col: number
}

interface Package {
  HyperFormula: { buildFromArray(rows: unknown[][], options: object): Engine }
}

const about = new URL('node_modules/hyperformula/package.json', import.meta.url)

/** A spreadsheet's engine without the spreadsheet: in memory, in one process, and gone with it. */
export const peer: Peer = {
  name: 'HyperFormula',
  most: 100_000,
  missing: () => (existsSync(about) ? undefined : 'Not installed: npm ci --prefix bench/peers installs it.'),
  async start() {
    const name: string = 'hyperformula'
    const { HyperFormula }: Package = await import(name)
    let engine: Engine | undefined
    const loaded = (): Engine => {
      if (engine) return engine
      throw new Error('Nothing is loaded.')
    }
    const cell = (goal: number, col: number): Cell => ({ sheet: 0, row: rowOf(goal) - 1, col })
    return {
      version: JSON.parse(readFileSync(about, 'utf8')).version,
      async load(size) {
        const rows = sheetOf(size, ',').map(([value, formula]) => [value === '' ? null : value, formula])
        engine = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3', maxRows: size })
      },
      async checkIn(leaf, value) {
        loaded().setCellContents(cell(leaf, 0), value)
      },
      top: async () => String(loaded().getCellValue(cell(0, 1))),
      memory: () => memoryOf(process.pid).now,
      close: async () => engine?.destroy(),
    }
  },
}
