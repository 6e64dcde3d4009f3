import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { carryOut, type Report, tryOut } from '../contract.ts'
import { readFiles, type SentFile } from './reading-files.ts'

/** Large files take their time. */
const patience = 15 * 60_000

export type Doing = { what: 'reading'; ratio: number } | { what: 'trying' } | { what: 'importing' } | null

/** Files are tried first and carried out as they were tried; whoever waits sees what is being done and can stop it. */
export function useTrying(source: string, files: File[]) {
  const organisation = useOrganisation()
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing>(null)
  const [error, setError] = useState<Error | null>(null)
  const [tried, setTried] = useState<{ report: Report; sent: SentFile[] } | null>(null)
  const control = useRef<AbortController | null>(null)

  const run = async (work: (signal: AbortSignal) => Promise<void>) => {
    control.current = new AbortController()
    setError(null)
    try {
      await work(control.current.signal)
    } catch (given) {
      if (!control.current.signal.aborted) setError(given as Refused)
    } finally {
      setDoing(null)
    }
  }

  const tryThem = () =>
    run(async (signal) => {
      setTried(null)
      setDoing({ what: 'reading', ratio: 0 })
      const sent = await readFiles(files, (ratio) => setDoing({ what: 'reading', ratio }))
      if (signal.aborted) return
      setDoing({ what: 'trying' })
      const report = await ask(tryOut, { source, files: sent }, { organisation, signal, patience })
      setTried({ report, sent })
    })

  const bring = (after: () => void) =>
    run(async () => {
      if (!tried) return
      setDoing({ what: 'importing' })
      await ask(carryOut, { source, files: tried.sent, tried: tried.report.tried }, { organisation, patience })
      setTried(null)
      void client.invalidateQueries({ queryKey: [organisation] })
      after()
    })

  return {
    doing,
    error,
    report: tried?.report ?? null,
    tryThem,
    bring,
    /** What was tried is no longer what is chosen. */
    forget: () => {
      setTried(null)
      setError(null)
    },
    stop: () => control.current?.abort(),
  }
}
