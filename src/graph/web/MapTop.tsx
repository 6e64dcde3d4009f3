import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useMemo, useState } from 'react'
import { usePaths } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { t } from '../../web/words.ts'
import { list, map, type NodeView } from '../contract.ts'
import { columns, usualRoom } from './columns.ts'
import classes from './MapTop.module.css'
import { MapTree } from './MapTree.tsx'
import { rows } from './rows.ts'
import { type MapAnswer, topOf } from './scope.ts'
import { useNarrow, useSize } from './size.ts'

/** The top of the map, small: what carries the vision, and what carries that. A press goes to the map itself, at that place. */
export function MapTop() {
  const { data } = useAnswer(map, {}, { live: 'any', keep: true })
  const answer = useMemo(() => data && topOf(data), [data])
  return <Drawn answer={answer} />
}

const most = 7

/** Goals of a team and of the teams within it, or of one owner, drawn as on the map: those at risk first. */
export function MapOf(scope: { team?: string; owner?: string }) {
  const { data } = useAnswer(list, { ...scope, state: 'active', sort: 'health', most }, { live: 'any', keep: true })
  const answer = useMemo(() => data && asAreas(data.nodes), [data])
  return <Drawn answer={answer} />
}

/** Equals beside one another, with nothing above them. */
const asAreas = (nodes: NodeView[]): MapAnswer => ({
  path: [],
  areas: nodes.map((node) => ({
    ...node,
    key: node.node,
    parent: null,
    part: 1 / nodes.length,
    carries: 0,
    severalParents: false,
    proposed: false,
  })),
  folded: [],
  unlinked: [],
  hasVision: true,
  truncated: false,
})

function Drawn({ answer }: { answer: MapAnswer | undefined }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [frame, size] = useSize()
  const [here, setHere] = useState<string | null>(null)
  const placed = useMemo(() => {
    if (!answer) return []
    const top = answer.areas.filter(({ parent }) => parent === null)
    if (narrow) return rows(top.slice(0, most), [])
    return size ? columns(answer.areas, answer.folded, { ...usualRoom, ...size }) : []
  }, [answer, narrow, size])
  if (answer?.areas.length === 0) return null
  const go = (key: string) => {
    const focus = key
      .split('/')
      .filter((part) => part !== '…')
      .at(-1)
    void navigate({ to: paths.map, search: (focus ? { focus } : {}) as never })
  }
  // Here one press goes there: to choose is what the map itself is for.
  const press = (event: MouseEvent) => {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key
    if (!key) return
    event.stopPropagation()
    go(key)
  }
  return (
    <section
      ref={frame}
      className={classes.room}
      data-narrow={narrow || undefined}
      aria-label={t('The top of the map')}
      onClickCapture={press}
    >
      {answer && (
        <MapTree
          answer={answer}
          from="top"
          placed={placed}
          here={here}
          picked={here !== null}
          list={narrow}
          today={false}
          matches={null}
          onChoose={setHere}
          onZoom={go}
          onOut={() => setHere(null)}
          onOpen={go}
          onFold={({ parent }) => go(parent ?? '')}
        />
      )}
    </section>
  )
}
