import {
  type KeyboardEvent,
  lazy,
  type MouseEvent,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react'
import { t } from '../../web/words.ts'
import type { Placed } from './columns.ts'
import { useDragStart } from './drag-start.ts'
import { FoldStrip } from './FoldStrip.tsx'
import classes from './Map.module.css'
import { MapArea } from './MapArea.tsx'
import type { Match } from './matching.ts'
import { lightUp, useTravel } from './movement.ts'
import { changedSince, type MapAnswer, wayOf } from './scope.ts'
import { moved } from './walk.ts'

// Nobody drags before the map is there.
const DragSupport = lazy(() => import('./DragSupport.tsx').then(({ DragSupport }) => ({ default: DragSupport })))
const SupportDialog = lazy(() =>
  import('./SupportDialog.tsx').then(({ SupportDialog }) => ({ default: SupportDialog })),
)

interface Props {
  answer: MapAnswer
  /** What says from where one looks. */
  from: string
  placed: Placed[]
  /** The chosen key, and whether somebody chose it. */
  here: string | null
  picked: boolean
  list: boolean
  /** Not as it was: what is shown can be linked. */
  today: boolean
  matches: ReadonlyMap<string, Match> | null
  onChoose: (key: string) => void
  /** Looks from there; `within` then chooses its first child. */
  onZoom: (key: string, within?: 'first') => void
  onOut: () => void
  onOpen: (key: string) => void
  onFold: (place: Placed) => void
}

/** The map's areas as a tree: why to the left, how to the right, and the same for the arrow keys. */
export function MapTree(props: Props) {
  const { answer, from, placed, here, picked, list, today, matches, onChoose, onZoom, onFold } = props
  const tree = useRef<HTMLDivElement>(null)
  const way = useCallback((key: string) => wayOf(answer, key), [answer])
  const drawn = useByAndBy(placed, way, list)
  useTravel(tree, placed, way, from)
  useLight(tree, answer, from)
  const follow = useFollow(tree, here, drawn)

  const [linking, setLinking] = useState<string | null>(null)
  const { dragged, onPointerDown, surface, letGo } = useDragStart(
    useCallback(
      (element) => {
        const key = element.closest<HTMLElement>('[data-key]')?.dataset.key
        const area = today && answer.areas.find((each) => each.key === key)
        return area && area.kind === 'goal' ? area : null
      },
      [today, answer],
    ),
  )

  useEffect(() => surface(tree.current), [surface])

  const keyOf = (event: MouseEvent) => (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key
  const press = (event: MouseEvent) => {
    const key = keyOf(event)
    const place = placed.find((each) => each.key === key)
    if (!key || !place) return
    if (place.fold) onFold(place)
    // The first press chooses; one more looks from there. On a phone a button does, since a thumb slips.
    else if (!list && (key === here || event.detail === 2)) onZoom(key)
    else onChoose(key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (!pressed(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const pressed = (key: string): boolean => {
    const place = placed.find((each) => each.key === here)
    follow()
    if (key === 'Enter' && place) {
      if (place.fold) onFold(place)
      else onZoom(place.key)
    } else if (key === 'Escape' || key === 'Backspace') props.onOut()
    else if (key === 'o' && place?.area) props.onOpen(place.key)
    else if (key === 's' && today && place?.area?.kind === 'goal') setLinking(place.area.node)
    else return walk(key)
    return true
  }
  const walk = (key: string): boolean => {
    const move = moved(placed, here ?? '', key)
    if (move === 'out') props.onOut()
    else if (move && 'into' in move) onZoom(move.into, 'first')
    else if (move) onChoose(move.to)
    return move !== null || /^(Arrow|Home|End)/.test(key)
  }

  const chosen = placed.find((place) => place.key === here)
  return (
    <>
      <div
        ref={tree}
        role="tree"
        tabIndex={-1}
        aria-label={t('Map')}
        className={list ? classes.list : classes.tree}
        onKeyDown={onKeyDown}
        onClick={press}
        onPointerDown={onPointerDown}
      >
        {drawn.map((place) =>
          place.area ? (
            <MapArea
              key={way(place.key)}
              place={place}
              area={place.area}
              way={way(place.key)}
              chosen={place === chosen || (!chosen && place === placed[0])}
              marked={place === chosen && (picked || !list)}
              onWay={place !== chosen && Boolean(chosen?.key.startsWith(`${place.key}/`))}
              match={matches?.get(place.key) ?? null}
              list={list}
            />
          ) : (
            <FoldStrip key={way(place.key)} place={place} way={way(place.key)} chosen={place === chosen} list={list} />
          ),
        )}
      </div>
      <Suspense>
        {dragged && <DragSupport dragged={dragged} onEnd={letGo} />}
        {linking && <SupportDialog node={linking} onClose={() => setLinking(null)} />}
      </Suspense>
    </>
  )
}

const atOnce = 10

/**
 * What was there already is drawn at once, and so are a few that are new; the others follow, a few with each frame, so
 * that no frame has more to do than it has time for. In a list all are drawn, or what is read would be pushed away.
 */
function useByAndBy(placed: Placed[], way: (key: string) => string, list: boolean): Placed[] {
  const known = useRef<ReadonlySet<string>>(new Set())
  const [, drawOn] = useReducer((times: number) => times + 1, 0)
  let fresh = 0
  const drawn = list ? placed : placed.filter(({ key }) => known.current.has(way(key)) || fresh++ < atOnce)
  useLayoutEffect(() => {
    known.current = new Set(drawn.map(({ key }) => way(key)))
    if (drawn.length === placed.length) return
    const frame = requestAnimationFrame(drawOn)
    return () => cancelAnimationFrame(frame)
  })
  return drawn
}

/** After a step by key the focus follows, once the chosen area is there. */
function useFollow(tree: { current: HTMLElement | null }, here: string | null, drawn: Placed[]) {
  const wanted = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an area may come into sight later than it is chosen
  useEffect(() => {
    const area = wanted.current && here && tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(here)}"]`)
    if (!area) return
    // With the next frame, whose layout it needs anyway: asked for at once, there would be two.
    const frame = requestAnimationFrame(() => {
      wanted.current = false
      area.focus({ preventScroll: true })
      area.scrollIntoView({ block: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [tree, here, drawn])
  useHeld(tree, here)
  return () => {
    wanted.current = true
  }
}

/** An area that had the focus may go while a zoom is under way; the focus then stays in the tree, on the chosen one. */
function useHeld(tree: { current: HTMLElement | null }, here: string | null) {
  const held = useRef(false)
  useEffect(() => {
    const element = tree.current
    const come = () => {
      held.current = true
    }
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget && !element?.contains(relatedTarget as Node)) held.current = false
    }
    element?.addEventListener('focusin', come)
    element?.addEventListener('focusout', leave)
    return () => {
      element?.removeEventListener('focusin', come)
      element?.removeEventListener('focusout', leave)
    }
  }, [tree])
  useEffect(() => {
    if (!held.current || document.activeElement !== document.body) return
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      const chosen = here && tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(here)}"]`)
      const first = tree.current?.querySelector<HTMLElement>('[data-key]')
      ;(chosen || first)?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  })
}

/** While one looks from the same place, what changes lights up on its way to the vision. */
function useLight(tree: { current: HTMLElement | null }, answer: MapAnswer, from: string) {
  const before = useRef({ answer, from })
  useEffect(() => {
    const last = before.current
    before.current = { answer, from }
    if (last.answer === answer || last.from !== from || !tree.current) return
    lightUp(tree.current, changedSince(last.answer, answer))
  }, [tree, answer, from])
}
