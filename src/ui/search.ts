import { useEffect, useState } from 'react'

export type Option = { value: string; label: string; detail?: string }

/** Finds options for what was typed ('' for the first ones). The signal says that nobody waits any more. */
export type Search = (typed: string, signal: AbortSignal) => Option[] | Promise<Option[]>

/** Options that are there already, found by parts of their words in any order, without regard to case or accents. */
export const among =
  (options: Option[]): Search =>
  (typed) => {
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
    const wanted = plain(typed).split(/\s+/)
    return options.filter((option) => {
      const text = plain(`${option.label} ${option.detail ?? ''}`)
      return wanted.every((word) => text.includes(word))
    })
  }

type Found = { options: Option[]; state: 'searching' | 'found' | 'failed' }
const pause = 120

/** The options for what is typed, while `active`. Old ones stay until the new ones are there, so that nothing blinks. */
export function useSearch(search: Search, typed: string, active: boolean): Found {
  const [found, setFound] = useState<Found>({ options: [], state: 'searching' })
  useEffect(() => {
    if (!active) return
    const control = new AbortController()
    const run = async () => {
      try {
        const options = await search(typed, control.signal)
        if (!control.signal.aborted) setFound({ options, state: 'found' })
      } catch {
        if (!control.signal.aborted) setFound({ options: [], state: 'failed' })
      }
    }
    setFound((before) => ({ ...before, state: 'searching' }))
    const timer = setTimeout(run, typed ? pause : 0)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [search, typed, active])
  return found
}
