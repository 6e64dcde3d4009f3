import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useState } from 'react'
import type { TreeRowOf } from './branches.ts'

/** As high as a row is on a desk; on a phone each is measured. */
const rowHeight = 48
/** What stands above and below the rows and never moves: the top line, the table's head, the bar on a phone. */
const covered = 96

/**
 * Which rows of an outline are drawn: those near the window, and those that hold the keyboard or are being dragged,
 * wherever they are. The others are room.
 */
export function useDrawn(grid: { current: HTMLElement | null }, rows: TreeRowOf[], held: readonly number[]) {
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const body = grid.current?.querySelector('tbody')
    if (body) setMargin(Math.round(body.getBoundingClientRect().top + scrollY))
  })
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: covered,
    rangeExtractor: (range) =>
      [
        ...new Set([...defaultRangeExtractor(range), ...held.filter((index) => index >= 0 && index < range.count)]),
      ].sort((one, other) => one - other),
  })
  const items = virtual.getVirtualItems()
  return {
    lines: items.map(({ index, start }, at) => ({ index, before: start - (items[at - 1]?.end ?? margin) })),
    after: virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin),
    measure: virtual.measureElement,
    scrollTo: (index: number) => virtual.scrollToIndex(index, { align: 'auto' }),
  }
}
