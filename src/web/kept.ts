import { useCallback, useState } from 'react'
import { useViewer } from './viewer.tsx'

/**
 * What is being written, kept in this tab until it is saved: it survives a reload and a step to another page. It is kept
 * for this person alone. `[value, change, forget]`
 */
export function useKept<Value>(name: string, initial: Value): [Value, (next: Value) => void, () => void] {
  const key = useKeptKey(name)
  const [state, setState] = useState(() => ({ key, value: readKept<Value>(key) ?? initial }))
  // Another thing on the same page has its own text.
  const value = state.key === key ? state.value : (readKept<Value>(key) ?? initial)
  const change = useCallback(
    (next: Value) => {
      setState({ key, value: next })
      writeKept(key, next)
    },
    [key],
  )
  const forget = useCallback(() => {
    setState({ key, value: initial })
    writeKept(key, undefined)
  }, [key, initial])
  return [value, change, forget]
}

export function useKeptKey(name: string): string {
  const { me, organisation } = useViewer()
  return `bearing ${organisation.id} ${me.person} ${name}`
}

export function readKept<Value>(key: string): Value | null {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as Value)
  } catch {
    return null
  }
}

/** `undefined` forgets it. A browser that keeps nothing keeps nothing. */
export function writeKept(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
  } catch {}
}
