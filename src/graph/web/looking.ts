import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ask } from '../../web/ask.ts'
import { useOrganisation } from '../../web/organisation.tsx'
import { useAnswer } from '../../web/queries.ts'
import { map, past, see } from '../contract.ts'
import type { MapAddress } from './address.ts'
import { above, endOf, type MapAnswer, wayOf, zoomed } from './scope.ts'

export type SetMapAddress = (change: Partial<MapAddress>, options?: { replace?: boolean }) => void

/** The address is written once the arrow keys rest. */
const rest = 400
const whole = { focus: undefined, path: undefined }

/**
 * From where one looks, what is chosen there, and how both change. Looking closer and back are steps of the browser's
 * history; choosing is none, but the address follows it.
 */
export function useLooking(address: MapAddress, setAddress: SetMapAddress) {
  const { focus, path, loose, at, on } = address
  const today = useAnswer(map, { focus, path, team: focus ? undefined : loose }, { keep: true, enabled: !on })
  const then = useAnswer(past, { on: on ?? '', focus, path }, { keep: true, enabled: Boolean(on) })
  const asked = on ? then : today
  const { data, isPlaceholderData } = asked
  const answer = useMemo(() => {
    const way = path?.replaceAll(',', '/')
    return data && isPlaceholderData && way ? (zoomed(data, way) ?? data) : data
  }, [data, isPlaceholderData, path])

  const chosen = useChosen(answer, at, setAddress)
  const root = answer?.areas[0]
  const rootWay = answer && root ? wayOf(answer, root.key) : ''
  const from = focus ? rootWay : (loose ?? '')

  const look = useCallback(
    (way: string, kind: string | undefined, at?: string) =>
      setAddress({ ...(kind === 'vision' ? whole : { focus: endOf(way), path: way.replaceAll('/', ',') }), at }),
    [setAddress],
  )
  const zoom = (key: string, within?: 'first') => {
    const area = answer?.areas.find((each) => each.key === key)
    // Where one looks from already, or the vision, which is the whole.
    if (!answer || !area || (area.parent === null && (area.node === focus || area.kind === 'vision'))) return
    const way = wayOf(answer, key)
    chosen.take(way, within)
    look(way, area.kind, area.node)
  }
  const out = () => {
    if (!answer || (!focus && !loose)) return
    const way = above(rootWay)
    if (root) chosen.take(rootWay)
    if (focus && way) look(way, answer.path.at(-2)?.kind, root?.node)
    else setAddress(focus ? { ...whole, at: root?.node } : { loose: undefined, at: undefined })
  }
  const find = useFind(setAddress)
  /** Chooses a node wherever it lies: here, or where its own path leads. */
  const choose = (node: string) => {
    const here = answer?.areas.find((area) => area.node === node)
    if (here) chosen.choose(here.key)
    else void find(node)
  }
  return {
    asked,
    answer,
    /** The first day of which the map is known, while a past one is shown. */
    since: on ? (then.data?.since ?? null) : null,
    from,
    here: chosen.key,
    picked: chosen.picked,
    chooseKey: chosen.choose,
    choose,
    zoom,
    out,
    find,
  }
}

export type Looking = ReturnType<typeof useLooking>

function useChosen(answer: MapAnswer | undefined, at: string | undefined, setAddress: SetMapAddress) {
  // What was chosen here is kept by its way, until the address says something else than it did then.
  const [own, setOwn] = useState<{ way: string; seen: string | undefined; within?: 'first'; taken?: true } | null>(null)
  const valid = own && (at === own.seen || at === endOf(own.way)) ? own : null
  const key = answer ? keyOf(answer, valid, at) : null

  const node = valid && endOf(valid.way)
  const write = useRef(setAddress)
  write.current = setAddress
  useEffect(() => {
    if (!node || node === '…' || node === at) return
    const timer = setTimeout(() => write.current({ at: node }, { replace: true }), rest)
    return () => clearTimeout(timer)
  }, [node, at])

  return {
    key,
    /** Whether somebody chose it, rather than got there by looking closer or from afar. */
    picked: valid !== null && !valid.taken,
    choose: (chosen: string) => answer && setOwn({ way: wayOf(answer, chosen), seen: at }),
    // The address says the same a moment later: drawn with it, not before.
    take: (way: string, within?: 'first') => startTransition(() => setOwn({ way, seen: at, within, taken: true })),
  }
}

function keyOf(
  answer: MapAnswer,
  own: { way: string; within?: 'first' } | null,
  at: string | undefined,
): string | null {
  const { areas } = answer
  const there = own && (areas.find((area) => wayOf(answer, area.key) === own.way)?.key ?? foldOf(answer, own.way))
  const first = there && own?.within === 'first' ? areas.find((area) => area.parent === there)?.key : undefined
  return first ?? there ?? areas.find((area) => area.node === at)?.key ?? areas[0]?.key ?? null
}

const foldOf = (answer: MapAnswer, way: string): string | undefined => {
  if (endOf(way) !== '…') return undefined
  const parent = answer.areas.find((area) => wayOf(answer, area.key) === above(way))
  return parent ? `${parent.key}/…` : undefined
}

/** Goes to a node by its path: looks from it, or from what it supports where it carries nothing. */
function useFind(setAddress: SetMapAddress) {
  const organisation = useOrganisation()
  return useCallback(
    async (node: string) => {
      const { path, carriesTotal } = await ask(see, { node }, { organisation })
      const steps = carriesTotal > 0 || path.length < 2 ? path : path.slice(0, -1)
      const focus = steps.at(-1)
      const top = !focus || focus.kind === 'vision'
      setAddress({
        ...(top ? whole : { focus: focus.node, path: steps.map((step) => step.node).join(',') }),
        loose: undefined,
        at: node,
      })
    },
    [organisation, setAddress],
  )
}
