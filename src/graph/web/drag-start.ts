import { type PointerEvent, useCallback, useState } from 'react'

/** A goal that is being dragged, and from where on the screen. */
export interface Dragged {
  node: string
  title: string
  x: number
  y: number
}

/** So far a pointer moves before it drags: less is a press with an unsteady hand. */
const begins = 6

/**
 * Begins to drag a goal that lies under the pointer; what follows is DragSupport's. With a mouse or a pen alone: a finger
 * scrolls, and there is a way without any pointer.
 */
export function useDragStart(goalAt: (element: Element) => { node: string; title: string } | null) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch' || event.ctrlKey || event.metaKey) return
      const goal = event.target instanceof Element ? goalAt(event.target) : null
      if (!goal) return
      const [x, y] = [event.clientX, event.clientY]
      const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
        if (Math.hypot(clientX - x, clientY - y) < begins) return
        stop()
        setDragged({ ...goal, x: clientX, y: clientY })
      }
      const stop = () => {
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
  return { dragged, onPointerDown, letGo: useCallback(() => setDragged(null), []) }
}
