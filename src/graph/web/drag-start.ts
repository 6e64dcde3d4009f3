import { type PointerEvent, useCallback, useRef, useState } from 'react'

/** A goal that is being dragged, and from where on the screen. */
export interface Dragged {
  node: string
  title: string
  x: number
  y: number
  /** By a finger, which hides what lies below it. */
  finger: boolean
}

/** So far a pointer moves before it drags: less is a press with an unsteady hand. */
const begins = 6
/** So long a finger rests before it drags, and so far it may stray meanwhile: one that moves at once scrolls. */
const rests = 400
const strays = 10

type Goal = { node: string; title: string }

/**
 * Begins to drag a goal that lies under the pointer; what follows is DragSupport's. A mouse or a pen drags as it moves, a
 * finger once it has rested. `surface` goes where the goals lie: from then on the page does not scroll under the finger.
 */
export function useDragStart(goalAt: (element: Element, finger: boolean) => Goal | null) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const holds = useRef(false)
  const surface = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const still = (event: Event) => {
      if (holds.current && event.cancelable) event.preventDefault()
    }
    for (const name of kept) element.addEventListener(name, still, { passive: false })
    return () => {
      for (const name of kept) element.removeEventListener(name, still)
    }
  }, [])
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      const finger = event.pointerType === 'touch'
      if (event.button !== 0 || !event.isPrimary || event.ctrlKey || event.metaKey) return
      const goal = event.target instanceof Element ? goalAt(event.target, finger) : null
      if (!goal) return
      const [x, y] = [event.clientX, event.clientY]
      const drag = (at: { x: number; y: number }) => {
        stop()
        holds.current = finger
        setDragged({ node: goal.node, title: goal.title, ...at, finger })
      }
      const rested = finger ? setTimeout(() => drag({ x, y }), rests) : undefined
      const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
        if (Math.hypot(clientX - x, clientY - y) < (finger ? strays : begins)) return
        if (finger) stop()
        else drag({ x: clientX, y: clientY })
      }
      const stop = () => {
        clearTimeout(rested)
        removeEventListener('pointermove', move)
        removeEventListener('pointerup', stop)
        removeEventListener('pointercancel', stop)
      }
      addEventListener('pointermove', move)
      addEventListener('pointerup', stop)
      addEventListener('pointercancel', stop)
    },
    [goalAt],
  )
  const letGo = useCallback(() => {
    holds.current = false
    setDragged(null)
  }, [])
  return { dragged, onPointerDown, surface, letGo }
}

// What a browser would do with a finger that rests on a link.
const kept = ['touchmove', 'contextmenu', 'dragstart', 'selectstart']
