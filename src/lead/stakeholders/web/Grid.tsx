import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { as } from '../../../ui/as.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useWidth } from '../../../ui/useWidth.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { type grid, move } from '../contract.ts'
import {
  gap,
  isWithin,
  type Look,
  type Mark,
  marksOf,
  namesThatFit,
  nearer,
  type Place,
  type Quadrant,
  whole,
  within,
} from '../grid.ts'
import { most } from '../stakeholder.ts'
import classes from './Grid.module.css'
import { adviceOf, placeWord, quadrantWord } from './saying.ts'

export type Point = OutputOf<typeof grid>['points'][number]

/** In pixels: how near two marks may stand, what is kept free along the edges, and the size of a name. */
const near = 30
const inset = 20
const letter = 6.4
const line = 16
const longest = 36
const tallest = 560
/** Below this width names would cover half of it: the caption names one at a time. */
const narrow = 560

/** What somebody has picked up: where they took it, and where it is now. */
interface Held extends Place {
  stakeholder: string
  from: Place
  by: 'pointer' | 'keys'
}

interface Props {
  points: readonly Point[]
  /** Whether there are more than are drawn. */
  more: boolean
}

/** Stakeholders by influence and interest. They are dragged with pointer or thumb; space picks one up for the arrow keys. */
export function Grid({ points, more }: Props) {
  const today = useToday()
  const notify = useNotice()
  const navigate = useNavigate()
  const paths = usePaths()
  const [frame, width] = useWidth<HTMLDivElement>()
  const [look, setLook] = useState<Look>(whole)
  const [held, setHeld] = useState<Held | null>(null)
  const [active, setActive] = useState<string | null>(null)
  const [together, setTogether] = useState<readonly Point[] | null>(null)
  const began = useRef<{ x: number; y: number; dragged: boolean; dropped: boolean } | null>(null)
  const height = Math.min(tallest, width < narrow ? width : width * 0.62)
  const inner = { width: Math.max(1, width - 2 * inset), height: Math.max(1, height - 2 * inset) }
  const act = useAct(move, {
    after: (_, { influence, interest }) =>
      notify(t('Moved: {{place}}.', { place: placeWord({ influence, interest }) })),
  })

  // What was dropped stays where it was put until the answer with its new place is here.
  const settled = act.isIdle || act.isSuccess
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new points that are waited for
  useEffect(() => {
    if (settled) setHeld((now) => (now?.by === 'keys' || began.current ? now : null))
  }, [points, settled])

  const at = ({ influence, interest }: Place) => ({
    x: inset + ((interest - look.from.interest) / look.span) * inner.width,
    y: height - inset - ((influence - look.from.influence) / look.span) * inner.height,
  })
  const marks = useMemo(() => {
    const alone = points.filter(({ stakeholder }) => stakeholder !== held?.stakeholder)
    return marksOf(
      alone.filter((point) => isWithin(look, point)),
      { x: (near / inner.width) * look.span, y: (near / inner.height) * look.span },
    ).toSorted((a, b) => b.influence - a.influence || b.interest - a.interest)
  }, [points, held?.stakeholder, look, inner.width, inner.height])
  const lifted = held && points.find(({ stakeholder }) => stakeholder === held.stakeholder)
  const drawn: Mark<Point>[] = lifted && held ? [...marks, { ...place(held), of: [lifted] }] : marks
  // In the page they keep their order: what is moved within it loses the pointer that holds it.
  const standing = drawn.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const here = drawn.find((mark) => keyOf(mark) === active) ?? drawn[0]

  const drop = (now: Held) => {
    setHeld({ ...now, by: 'pointer' })
    if (now.influence === now.from.influence && now.interest === now.from.interest) return setHeld(null)
    const { stakeholder, influence, interest, from } = now
    act.mutate(
      { stakeholder, influence, interest, fromInfluence: from.influence, fromInterest: from.interest },
      {
        onError: ({ message }) => {
          setHeld(null)
          notify({ text: message, kind: 'refusal' })
        },
      },
    )
  }

  const pressed = (event: PointerEvent<HTMLElement>, point: Point) => {
    if (!point.movable || event.button !== 0) return
    began.current = { x: event.clientX, y: event.clientY, dragged: false, dropped: false }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const dragged = (event: PointerEvent<HTMLElement>, point: Point) => {
    const start = began.current
    const ground = frame.current?.getBoundingClientRect()
    if (!start || start.dropped || !ground) return
    if (!start.dragged && Math.hypot(event.clientX - start.x, event.clientY - start.y) < 5) return
    start.dragged = true
    const interest = look.from.interest + ((event.clientX - ground.left - inset) / inner.width) * look.span
    const influence = look.from.influence + ((ground.top + height - inset - event.clientY) / inner.height) * look.span
    setActive(point.stakeholder)
    setHeld({
      stakeholder: point.stakeholder,
      from: held?.stakeholder === point.stakeholder ? held.from : place(point),
      influence: within(influence),
      interest: within(interest),
      by: 'pointer',
    })
  }
  const released = () => {
    const was = began.current
    if (was?.dragged && !was.dropped && held) {
      was.dropped = true
      drop(held)
    }
    // The press that ends a drag is no press on the link.
    setTimeout(() => {
      began.current = null
    })
  }

  const walk = (event: KeyboardEvent) => {
    if (held?.by === 'keys') return carry(event, held)
    const from = here ? drawn.indexOf(here) : -1
    const step = steps[event.key]
    const next = event.key === 'Home' ? drawn[0] : event.key === 'End' ? drawn.at(-1) : step && drawn[from + step]
    if (next) {
      event.preventDefault()
      focus(keyOf(next))
    } else if (event.key === ' ' && here?.of.length === 1 && here.of[0]?.movable) {
      event.preventDefault()
      const [one] = here.of
      setHeld({ stakeholder: one.stakeholder, ...place(one), from: place(one), by: 'keys' })
      setActive(one.stakeholder)
    }
  }
  const carry = (event: KeyboardEvent, now: Held) => {
    const way = ways[event.key]
    const size = event.shiftKey ? 1 : 5
    if (way) {
      const next = { influence: within(now.influence + way[1] * size), interest: within(now.interest + way[0] * size) }
      if (!isWithin(look, next)) setLook(whole)
      setHeld({ ...now, ...next })
    } else if (event.key === 'Enter' || event.key === ' ') drop(now)
    else if (event.key === 'Escape') setHeld(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const focus = (key: string) => {
    setActive(key)
    frame.current?.querySelector<HTMLElement>(`[data-mark="${key}"]`)?.focus()
  }

  const open = (mark: Mark<Point>) => {
    const closer = nearer(look, mark)
    const apart = new Set(mark.of.map(({ influence, interest }) => `${influence} ${interest}`)).size > 1
    if (closer && apart) setLook(closer)
    else setTogether(mark.of)
  }

  const middle = at({ influence: most / 2, interest: most / 2 })
  const corners = look.span === most
  const names = namesThatFit(
    drawn.map((mark) => ({
      ...at(mark),
      key: keyOf(mark),
      radius: mark.of.length > 1 ? 16 : 10,
      width: width < narrow || mark.of.length > 1 ? 0 : short(mark.of[0]?.name ?? '').length * letter,
    })),
    { width, height },
    line,
  )
  return (
    <figure className={classes.figure}>
      {corners && <Corners quadrants={['keep satisfied', 'work closely']} />}
      <div ref={frame} className={classes.ground} style={{ blockSize: height }}>
        {corners && (
          <div aria-hidden>
            <span className={classes.line} data-way="up" style={{ insetInlineStart: middle.x }} />
            <span className={classes.line} data-way="across" style={{ insetBlockStart: middle.y }} />
          </div>
        )}
        <div
          role="listbox"
          tabIndex={-1}
          aria-label={t('Grid of stakeholders')}
          className={classes.marks}
          onKeyDown={walk}
        >
          {width > 0 &&
            standing.map((mark) => {
              const { x, y } = at(mark)
              const [one] = mark.of
              if (!one) return null
              const several = mark.of.length > 1
              const overdue = mark.of.some(({ promiseDueOn }) => promiseDueOn !== null && promiseDueOn < today)
              const key = keyOf(mark)
              const label = [
                several ? t('{{number}} stakeholders close together', { number: mark.of.length }) : one.name,
                placeWord(mark),
                overdue && t('a promise is overdue'),
              ]
                .filter(Boolean)
                .join(', ')
              const shared = {
                className: classes.mark,
                ...as('option'),
                'aria-selected': mark === here,
                'aria-label': label,
                tabIndex: mark === here ? 0 : -1,
                'data-mark': key,
                'data-active': mark === here || undefined,
                'data-overdue': overdue || undefined,
                style: { insetInlineStart: x, insetBlockStart: y },
                title: label,
                onFocus: () => setActive(key),
                onPointerEnter: () => !held && setActive(key),
              } as const
              return several ? (
                <button key={key} type="button" {...shared} data-several onClick={() => open(mark)}>
                  <span className={classes.disc}>{mark.of.length}</span>
                </button>
              ) : (
                <Link
                  key={key}
                  to={paths.stakeholder(one.stakeholder)}
                  {...shared}
                  data-movable={one.movable || undefined}
                  data-held={held?.stakeholder === one.stakeholder || undefined}
                  draggable={false}
                  onPointerDown={(event) => pressed(event, one)}
                  onPointerMove={(event) => dragged(event, one)}
                  onPointerUp={released}
                  onLostPointerCapture={released}
                  onPointerCancel={() => {
                    began.current = null
                    setHeld(null)
                  }}
                  onClick={(event) => {
                    if (began.current?.dragged || held) event.preventDefault()
                  }}
                >
                  <span className={classes.disc} />
                </Link>
              )
            })}
        </div>
        {drawn.map((mark) => {
          const side = names.get(keyOf(mark))
          if (!side) return null
          const { x, y } = at(mark)
          const beside = 10 + gap
          return (
            <span
              key={keyOf(mark)}
              aria-hidden
              className={classes.name}
              style={{
                insetBlockStart: y,
                ...(side === 'right' ? { insetInlineStart: x + beside } : { insetInlineEnd: width - x + beside }),
              }}
            >
              {short(mark.of[0]?.name ?? '')}
            </span>
          )
        })}
      </div>
      {corners ? (
        <Corners quadrants={['keep an eye', 'keep informed']} />
      ) : (
        <div>
          <Button size="small" onClick={() => setLook(whole)}>
            {t('Whole grid')}
          </Button>
        </div>
      )}
      <p className={classes.axis} aria-hidden>
        {t('↑ Influence · Interest →')}
      </p>
      <figcaption className={classes.caption}>
        {here && (
          <p>
            <strong>
              {here.of.length > 1
                ? t('{{number}} stakeholders close together', { number: here.of.length })
                : here.of[0]?.name}
            </strong>{' '}
            {placeWord(here)}
          </p>
        )}
        {here && <p className={classes.advice}>{adviceOf(here)}</p>}
        <p className={classes.legend}>
          {t(
            'Drag whom you look after, or press space and use the arrow keys. A square on its corner waits for an overdue promise.',
          )}
          {more && ` ${t('The grid shows the {{number}} who weigh most.', { number: points.length })}`}
        </p>
        <p role="status" className={classes.legend}>
          {held?.by === 'keys' &&
            lifted &&
            t('{{name}} is picked up: {{place}}. Arrow keys move, Enter puts down, Escape leaves it where it was.', {
              name: lifted.name,
              place: placeWord(held),
            })}
        </p>
      </figcaption>
      {together && (
        <Dialog open title={t('Close together')} onClose={() => setTogether(null)}>
          <ul className={classes.list}>
            {together.map(({ stakeholder, name, influence, interest }) => (
              <li key={stakeholder}>
                <Button look="quiet" size="small" onClick={() => void navigate({ to: paths.stakeholder(stakeholder) })}>
                  {name}
                </Button>{' '}
                <span className={classes.legend}>{placeWord({ influence, interest })}</span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </figure>
  )
}

const place = ({ influence, interest }: Place): Place => ({ influence, interest })
const keyOf = ({ of }: Mark<Point>): string => of[0]?.stakeholder ?? ''
const short = (name: string): string => (name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name)

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
const ways: Record<string, readonly [interest: number, influence: number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** What the two quadrants above, or below, advise. */
const Corners = ({ quadrants }: { quadrants: readonly Quadrant[] }) => (
  <div className={classes.corners} aria-hidden>
    {quadrants.map((quadrant) => (
      <span key={quadrant}>{quadrantWord(quadrant)}</span>
    ))}
  </div>
)
