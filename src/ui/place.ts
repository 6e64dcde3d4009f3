const gap = 6
const margin = 8
const tallest = { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY, fill: 320 }

/** Puts a fixed panel below its anchor, or above where there is more room, and never outside of the window. */
export function place(panel: HTMLElement, anchor: Element, align: 'start' | 'end' | 'fill' = 'start') {
  const at = anchor.getBoundingClientRect()
  const style = panel.style
  if (align === 'fill') style.inlineSize = `${at.width}px`
  const below = innerHeight - at.bottom - gap - margin
  const above = at.top - gap - margin
  style.maxBlockSize = 'none'
  const wanted = panel.offsetHeight
  const flipped = wanted > below && above > below
  const room = Math.min(Math.max(96, flipped ? above : below), tallest[align])
  style.maxBlockSize = `${room}px`
  const height = Math.min(wanted, room)
  style.top = `${flipped ? at.top - gap - height : at.bottom + gap}px`
  const toRight = (align === 'end') === (getComputedStyle(panel).direction !== 'rtl')
  const left = toRight ? at.right - panel.offsetWidth : at.left
  style.left = `${Math.max(margin, Math.min(left, innerWidth - margin - panel.offsetWidth))}px`
}
