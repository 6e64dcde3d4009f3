import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** An element's width in pixels, kept up to date; 0 before it stands. Text in a drawing then keeps its size. */
export function useWidth<Element extends HTMLElement>(): [RefObject<Element | null>, number] {
  const ref = useRef<Element>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!ref.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(ref.current)
    setWidth(Math.floor(ref.current.getBoundingClientRect().width))
    return () => watch.disconnect()
  }, [])
  return [ref, width]
}
