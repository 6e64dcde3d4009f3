import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react'

/** An element's room in pixels, kept up to date; nothing before it stands. */
export function useSize(element: RefObject<HTMLElement | null>): { width: number; height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const standing = element.current
    if (!standing) return
    const measure = (width: number, height: number) =>
      setSize((before) =>
        before?.width === Math.floor(width) && before.height === Math.floor(height)
          ? before
          : { width: Math.floor(width), height: Math.floor(height) },
      )
    const watch = new ResizeObserver(([entry]) => {
      if (entry) measure(entry.contentRect.width, entry.contentRect.height)
    })
    watch.observe(standing)
    measure(standing.clientWidth, standing.clientHeight)
    return () => watch.disconnect()
  }, [element])
  return size
}

const narrow = '(max-width: 700px)'

/** Whether there is room for one column only, as on a phone. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = matchMedia(narrow)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(narrow).matches,
  )
