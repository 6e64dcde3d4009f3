import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { Box, Placed } from './columns.ts'

// What a zoom and a check-in look like: only transforms and opacity move, so that the browser never lays out again.

const quick: KeyframeAnimationOptions = { duration: 180, easing: 'ease-out' }
/** From one area of a path to the next. */
const step = 110

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Lets areas travel from where they were to where they are, after a zoom: words slide, the coloured ground behind them
 * grows. `from` says from where one looks; while it stays, nothing travels. What is new is simply there: to let it appear
 * costs as much again as all that travels, and shows nobody where something went.
 */
export function useTravel(
  tree: RefObject<HTMLElement | null>,
  placed: Placed[],
  wayOf: (key: string) => string,
  from: string,
) {
  const before = useRef<{ from: string; boxes: Map<string, Box> }>({ from, boxes: new Map() })
  useLayoutEffect(() => {
    const boxes = new Map(placed.map((place): [string, Box] => [wayOf(place.key), place]))
    const last = before.current
    before.current = { from, boxes }
    if (last.from === from || still()) return
    for (const element of tree.current?.querySelectorAll<HTMLElement>('[data-way]') ?? []) {
      const [was, is] = [last.boxes.get(element.dataset.way ?? ''), boxes.get(element.dataset.way ?? '')]
      if (!was?.width || !is?.width) continue
      element.animate([{ transform: `translate(${was.x - is.x}px, ${was.y - is.y}px)` }, { transform: 'none' }], quick)
      const grow = `scale(${was.width / is.width}, ${was.height / is.height})`
      element.firstElementChild?.animate([{ transform: grow }, { transform: 'none' }], quick)
    }
  }, [tree, placed, wayOf, from])
}

/** Lights up what changed, the deepest first, so that one sees a number travel up its path. */
export function lightUp(tree: HTMLElement, changed: { way: string; level: number }[]): void {
  const deepest = changed[0]?.level ?? 0
  for (const { way, level } of changed) {
    const light = tree.querySelector(`[data-way="${CSS.escape(way)}"] > [data-light]`)
    const delay = still() ? 0 : (deepest - level) * step
    light?.animate([{ opacity: 0 }, { opacity: 1, offset: 0.2 }, { opacity: 0 }], {
      duration: 900,
      delay,
      easing: 'ease-out',
    })
  }
}
