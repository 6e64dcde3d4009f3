import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '../../../kernel/ids.ts'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { carryOut, look, progress, type Report, stop, tryOut, type Understood } from '../contract.ts'
import type { Answers } from '../mapping.ts'
import { readFiles, type SentFile } from './reading-files.ts'

/** Large files take their time. */
const patience = 15 * 60_000

export type Doing =
  | { what: 'reading'; ratio: number }
  | { what: 'trying' }
  | { what: 'importing'; ratio: number | null; began: number; stopping: boolean }
  | null

/**
 * Files are looked at, tried, and carried out as they were tried. What their columns mean is asked between the first two
 * where the files are not Bearing's own. Whoever waits sees what is being done and can stop it.
 */
export function useTrying(source: string, files: File[]) {
  const organisation = useOrganisation()
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing>(null)
  const [error, setError] = useState<Error | null>(null)
  const [understood, setUnderstood] = useState<Understood | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  // Several may be answered before the next drawing.
  const told = useRef<Answers>({})
  const [tried, setTried] = useState<Report | null>(null)
  const sent = useRef<SentFile[] | null>(null)
  const control = useRef<AbortController | null>(null)
  const work = useRef<string | null>(null)

  const run = async (does: (signal: AbortSignal) => Promise<void>) => {
    const controller = new AbortController()
    control.current = controller
    const { signal } = controller
    setError(null)
    try {
      await does(signal)
    } catch (given) {
      if (!signal.aborted) setError(given as Refused)
    } finally {
      setDoing(null)
    }
  }

  /** Reads once, looks with these answers, and tries where nothing is open. */
  const go = (given: Answers, further: 'try' | 'look') =>
    run(async (signal) => {
      setTried(null)
      if (!sent.current) {
        setDoing({ what: 'reading', ratio: 0 })
        sent.current = await readFiles(files, (ratio) => setDoing({ what: 'reading', ratio }))
        if (signal.aborted) return
      }
      setDoing({ what: 'trying' })
      const input = { source, files: sent.current, answers: given }
      const found = await ask(look, input, { organisation, signal, patience })
      const first = understood === null
      const foreign = found.sheets.some(({ own, remembered }) => !own && !remembered)
      setUnderstood(found)
      const open = found.questions.some(({ answer }) => answer === null)
      if (further === 'look' || open || (first && foreign)) return
      setTried(await ask(tryOut, input, { organisation, signal, patience }))
    })

  const watch = async (id: string, began: number, signal: AbortSignal) => {
    while (!signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 500))
      const { work: found } = await ask(progress, { work: id }, { organisation, signal }).catch(() => ({ work: null }))
      if (signal.aborted) return
      const ratio = found && found.total > 0 ? Math.min(1, found.done / found.total) : null
      setDoing((now) => (now?.what === 'importing' ? { ...now, ratio: ratio ?? now.ratio, began } : now))
    }
  }

  const bring = (after: () => void) =>
    run(async () => {
      if (!tried || !sent.current) return
      const id = newId()
      const watching = new AbortController()
      const began = Date.now()
      work.current = id
      setDoing({ what: 'importing', ratio: null, began, stopping: false })
      void watch(id, began, watching.signal)
      try {
        const input = { source, files: sent.current, answers, tried: tried.tried, work: id }
        await ask(carryOut, input, { organisation, patience })
      } finally {
        watching.abort()
      }
      forget()
      void client.invalidateQueries({ queryKey: [organisation] })
      after()
    })

  const forget = () => {
    setTried(null)
    setUnderstood(null)
    setAnswers({})
    told.current = {}
    setError(null)
    sent.current = null
  }

  return {
    doing,
    error,
    understood,
    answers,
    report: tried,
    tryThem: () => go(answers, 'try'),
    answer: (sheet: string, key: string, value: string) => {
      setTried(null)
      const after = { ...told.current, [sheet]: { ...told.current[sheet], [key]: value } }
      told.current = after
      setAnswers(after)
      // What a file holds decides which columns it can have.
      if (key === 'kind') void go(after, 'look')
    },
    bring,
    /** What was tried is no longer what is chosen. */
    forget,
    stop: () => {
      if (doing?.what !== 'importing') return control.current?.abort()
      setDoing({ ...doing, stopping: true })
      if (work.current) void ask(stop, { work: work.current }, { organisation }).catch(setError)
    },
  }
}
