import type { Id } from '../../kernel/ids.ts'
import type { Format } from '../gauges/gauge.ts'

/** What is kept beside goals: ways to look at them, addresses that may be asked, and what reads numbers from there. */
export interface Kept {
  views: ViewLine[]
  addresses: AddressLine[]
  gauges: GaugeLine[]
}

export interface ViewLine {
  owner: Id
  name: string
  /** How the audience was made: see audience-words.ts. */
  audience: string
  shows: unknown
}

export interface AddressLine {
  begins: string
  private: boolean
}

export interface GaugeLine {
  /** One of the two. */
  measure: Id | null
  indicator: Id | null
  /** In whose name it reads. */
  by: Id
  address: string
  format: Format
  valueAt: string
  dateAt: string | null
  everyDays: number
}

export const nothingKept: Kept = { views: [], addresses: [], gauges: [] }
