import { useEffect, useRef } from 'react'

/** What one press, or two after each other, does: `{ 'g l': goToMap, '?': showShortcuts }`. */
export type Keys = Record<string, () => void>

const between = 1_200

/** Listens on the whole page, but never while somebody types, nor with a dialog open. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    let first = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey) {
        if (document.querySelector('dialog:modal') && !latest.current['mod k']) return
        event.preventDefault()
        latest.current['mod k']?.()
        return
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target)) return
      const chord = first ? `${first} ${event.key}` : event.key
      clearTimeout(timer)
      first = ''
      const act = latest.current[chord]
      if (act) {
        event.preventDefault()
        act()
      } else if (Object.keys(latest.current).some((key) => key.startsWith(`${event.key} `))) {
        first = event.key
        timer = setTimeout(() => {
          first = ''
        }, between)
      }
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
      clearTimeout(timer)
    }
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog:modal, [popover]:popover-open[role]')) return true
  return target instanceof Element && Boolean(target.closest('input, textarea, select, [contenteditable=true]'))
}
