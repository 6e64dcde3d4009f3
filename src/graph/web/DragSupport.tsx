import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useNotice } from '../../ui/Notice.tsx'
import { useAct, useAnswer } from '../../web/queries.ts'
import { useSettled } from '../../web/settled.ts'
import { t } from '../../web/words.ts'
import { link, mayLink } from '../contract.ts'
import classes from './DragSupport.module.css'
import type { Dragged } from './drag-start.ts'

interface Props {
  dragged: Dragged
  onEnd: () => void
}

interface Target {
  node: string
  element: HTMLElement
}

/** While a goal is dragged: whether it may support what lies under the pointer, and why not; let go, it does. */
export function DragSupport({ dragged, onEnd }: Props) {
  const [at, setAt] = useState({ x: dragged.x, y: dragged.y })
  const [target, setTarget] = useState<Target | null>(null)
  const settled = useSettled(target?.node, 60)
  const asked = useAnswer(
    mayLink,
    { node: dragged.node, parent: settled ?? '' },
    { enabled: settled !== undefined, fresh: 10_000 },
  )
  const answer = target && settled === target.node ? asked.data : undefined
  const notify = useNotice()
  const act = useAct(link, {
    after: ({ accepted, warning }) =>
      notify(
        warning ??
          (accepted ? t('Linked: it counts from now on.') : t('Proposed. It counts once the owner accepts it.')),
      ),
  })
  useMark(target?.element, answer ? (answer.allowed ? 'may' : 'not') : 'asked')

  const latest = useRef({ target, drop: (_parent: string) => {}, onEnd })
  latest.current = {
    target,
    onEnd,
    drop: (parent) =>
      act.mutate(
        { node: dragged.node, parent },
        { onError: ({ message }) => notify({ text: message, kind: 'refusal' }) },
      ),
  }
  useEffect(() => {
    const look = ({ x: clientX, y: clientY }: { x: number; y: number }) => {
      setAt({ x: clientX, y: clientY })
      const element = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-node]')
      const node = element?.dataset.node
      setTarget((before) =>
        !element || !node || node === dragged.node ? null : before?.element === element ? before : { node, element },
      )
    }
    let pointer = { x: dragged.x, y: dragged.y }
    const move = ({ clientX, clientY }: PointerEvent) => {
      pointer = { x: clientX, y: clientY }
      look(pointer)
    }
    // Near the upper or the lower edge the page goes on: what it is to support may lie beyond.
    let frame = requestAnimationFrame(function scroll() {
      const by = pace(pointer.y)
      if (by !== 0) {
        scrollBy(0, by)
        look(pointer)
      }
      frame = requestAnimationFrame(scroll)
    })
    // Where it was let go is not pressed as well.
    const unpressed = (event: MouseEvent) => event.stopPropagation()
    const end = (drops: boolean) => () => {
      addEventListener('click', unpressed, { capture: true, once: true })
      setTimeout(() => removeEventListener('click', unpressed, { capture: true }), 0)
      const { target: on, drop } = latest.current
      if (drops && on) drop(on.node)
      latest.current.onEnd()
    }
    const [up, cancel] = [end(true), end(false)]
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      latest.current.onEnd()
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', cancel)
    addEventListener('keydown', key, true)
    document.documentElement.toggleAttribute('data-dragging', true)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', cancel)
      removeEventListener('keydown', key, true)
      document.documentElement.toggleAttribute('data-dragging', false)
    }
  }, [dragged])

  const says = !target
    ? dragged.finger
      ? t('Drop it on the goal that it supports, or beside all of them to leave it.')
      : t('Drop it on the goal that it supports. Escape leaves it.')
    : !answer
      ? '…'
      : answer.allowed
        ? answer.accepted
          ? t('It will support this, and count at once.')
          : t('It will be proposed: its owner accepts it before it counts.')
        : answer.because
  return createPortal(
    <div
      className={classes.chip}
      role="status"
      data-may={answer ? String(answer.allowed) : undefined}
      style={{
        transform: `translate(${Math.max(Math.min(at.x + 14, innerWidth - 340), 8)}px, ${dragged.finger ? Math.max(at.y - 120, 8) : Math.min(at.y + 14, innerHeight - 110)}px)`,
      }}
    >
      <strong className={classes.title}>{dragged.title}</strong>
      <span>{says}</span>
    </div>,
    document.body,
  )
}

const edge = 72

/** How far the page goes on with each frame, the faster the nearer to its edge. */
function pace(y: number): number {
  if (y < edge) return -Math.ceil((edge - y) / 6)
  return y > innerHeight - edge ? Math.ceil((y - innerHeight + edge) / 6) : 0
}

/** The target says in its own shape whether it may be one. */
function useMark(element: HTMLElement | undefined, may: 'may' | 'not' | 'asked') {
  useEffect(() => {
    if (!element) return
    element.dataset.drop = may
    return () => {
      delete element.dataset.drop
    }
  }, [element, may])
}
