import { useEffect, useRef, useState } from 'react'

/** The value once it has stood still for a moment: what is typed, before it is asked for. */
export function useSettled<Value>(value: Value, pause = 150): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}

/**
 * Text that is typed here and kept elsewhere, such as in the address: what is typed shows at once, and is handed on
 * once it has stood still. A value that comes from elsewhere meanwhile, such as by going back, takes its place.
 */
export function useTyping(value: string, onSettled: (value: string) => void) {
  const [typed, setTyped] = useState({ text: value, from: value })
  const text = typed.from === value ? typed.text : value
  const settled = useSettled(text)
  const latest = useRef(onSettled)
  latest.current = onSettled
  useEffect(() => {
    if (settled !== value && settled === text) latest.current(settled)
  }, [settled, text, value])
  return [text, (given: string) => setTyped({ text: given, from: value })] as const
}

/** True a moment after the page is there, and with a connection: what nobody waits for is asked for last. */
export function useSoon(): boolean {
  const [soon, setSoon] = useState(false)
  useEffect(() => {
    const begin = () => navigator.onLine && setSoon(true)
    const timer = setTimeout(() => {
      begin()
      addEventListener('online', begin)
    }, 2_500)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', begin)
    }
  }, [])
  return soon
}
