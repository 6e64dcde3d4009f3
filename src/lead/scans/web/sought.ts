import type { ScanSeen, sorts } from '../contract.ts'
import type { Place } from '../scan.ts'

/** What a board and the table behind it share. */
export interface PartProps {
  scan: ScanSeen
  onOpen: (finding: string) => void
  onAdd: (place: Place) => void
}

/** Which findings, and in what order. */
export interface Sought {
  text: string | undefined
  sort: (typeof sorts)[number]
  acted: boolean | undefined
  archived: boolean
}
