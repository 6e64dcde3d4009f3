/** A share as it stands and as it was typed: null splits the rest equally. */
export interface ShareDraft {
  node: string
  before: number | null
  after: number | null
}

export interface Split {
  byHand: number
  /** What each that is not set by hand gets. */
  each: number | null
  above: boolean
}

/** What the others get when these are set by hand. */
export function splitOf(drafts: ShareDraft[]): Split {
  const byHand = round(drafts.reduce((sum, { after }) => sum + (after ?? 0), 0))
  const automatic = drafts.filter(({ after }) => after === null).length
  return { byHand, each: automatic === 0 ? null : round(Math.max(100 - byHand, 0) / automatic), above: byHand > 100 }
}

/** What has to be changed, lowered shares first, so that the sum is never above 100 on the way. */
export const changesOf = (drafts: ShareDraft[]): ShareDraft[] =>
  drafts
    .filter(({ before, after }) => before !== after)
    .toSorted((a, b) => (a.after ?? 0) - (a.before ?? 0) - ((b.after ?? 0) - (b.before ?? 0)))

const round = (share: number): number => Math.round(share * 10_000) / 10_000
