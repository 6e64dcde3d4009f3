import IconArrowFork from '@tabler/icons-react/dist/esm/icons/IconArrowFork.mjs'
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { type CSSProperties, memo } from 'react'
import { number } from '../../ui/format.ts'
import { HealthMark, healthPattern } from '../../ui/Health.tsx'
import { initials } from '../../ui/initials.ts'
import { Progress } from '../../ui/Progress.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import { locale, t } from '../../web/words.ts'
import type { Area } from '../contract.ts'
import { HealthBar } from './BelowBar.tsx'
import { levelOf, type Placed } from './columns.ts'
import classes from './Map.module.css'
import type { Match } from './matching.ts'
import { areaLabel } from './reading-out.ts'
import {
  coverageSentence,
  coverageWord,
  healthWord,
  measuresInAll,
  progressBrief,
  progressWord,
  ratioOf,
  supportsWord,
  tallySentence,
  targetWord,
  valueBrief,
} from './saying.ts'

export interface AreaProps {
  place: Placed
  area: Area
  way: string
  chosen: boolean
  /** Shown as chosen. */
  marked: boolean
  /** On the way from the chosen one up to where one looks from. */
  onWay: boolean
  /** Null where nothing is looked for. */
  match: Match | null
  /** Rows one below the other, rather than columns. */
  list: boolean
}

/** Another answer about the same node, at the same place, draws nothing anew. */
const isSame = (before: AreaProps, after: AreaProps): boolean =>
  areEqual({ ...before, place: null, area: null }, { ...after, place: null, area: null }) &&
  areEqual({ ...before.place, area: null }, { ...after.place, area: null }) &&
  (before.area === after.area || JSON.stringify(before.area) === JSON.stringify(after.area))

const areEqual = <Fields extends object>(one: Fields, other: Fields): boolean =>
  Object.keys(other).every((name) => one[name as keyof Fields] === other[name as keyof Fields])

/** One node of the map, as large as its part. */
export const MapArea = memo(function MapArea({ place, area, way, chosen, marked, onWay, match, list }: AreaProps) {
  const quiet = match !== null && !match.own
  const shape = shapeOf(place, area, list)
  return (
    <div
      role="treeitem"
      id={`area-${place.key}`}
      tabIndex={chosen ? 0 : -1}
      aria-level={levelOf(place)}
      aria-posinset={place.position}
      aria-setsize={place.of}
      aria-expanded={area.carries > 0 ? place.drawn > 0 : undefined}
      aria-selected={chosen}
      title={shape === 'line' ? area.title : undefined}
      className={classes.area}
      data-way={way}
      data-node={place.area?.kind === 'measure' ? undefined : area.node}
      data-key={place.key}
      data-shape={shape}
      data-depth={place.depth}
      data-kind={area.kind}
      data-chosen={marked || undefined}
      data-on-way={onWay || undefined}
      data-quiet={quiet || undefined}
      data-proposed={area.proposed || undefined}
      style={list ? undefined : { left: place.x, top: place.y, width: place.width, height: place.height }}
    >
      <span
        className={classes.ground}
        style={quiet || area.proposed ? undefined : healthPattern(area.standing.health)}
      />
      {shape === 'whole' ? (
        <Whole area={area} height={place.height} />
      ) : (
        <Brief area={area} place={place} match={match} shape={shape} />
      )}
      <span className={classes.light} data-light />
      <Unseen>{areaLabel(area, match)}</Unseen>
    </div>
  )
}, isSame)

/** Below this, one line of the title and one of numbers would hide more than two lines of the title. */
const twoLines = 62

type Shape = 'line' | 'card' | 'large' | 'whole'

function shapeOf({ depth, parent, of, height }: Placed, { kind }: Area, list: boolean): Shape {
  if (parent === null && of === 1 && (list || height >= 150)) return 'whole'
  if (list) return depth === 2 ? 'line' : 'card'
  if (height < twoLines) return 'line'
  return depth === 1 && kind !== 'measure' && height >= 104 ? 'large' : 'card'
}

const lineHeight = { line: 17.5, card: 17.5, large: 20, whole: 25 }
const around = 10
const below = 20

/** How many lines of the title find room. */
function linesIn(height: number, shape: Shape): CSSProperties {
  const room = shape === 'line' ? height - 2 : height - around - below
  const lines = Math.floor(room / lineHeight[shape])
  return lines > 1 ? { WebkitLineClamp: lines } : { display: 'block', whiteSpace: 'nowrap', textOverflow: 'ellipsis' }
}

/** In a narrow line the title comes first: what is unknown is left to the mark, which says so too. */
const scarce = 250

function valueIn({ standing, numbers }: Area, shape: Shape, { width }: Placed): string | null {
  if (numbers) return valueBrief(numbers)
  if (shape !== 'line' || ratioOf(standing) !== null) return progressWord(standing)
  return width > 0 && width < scarce ? null : progressBrief(standing)
}

function Brief({ area, place, match, shape }: Pick<AreaProps, 'area' | 'place' | 'match'> & { shape: Shape }) {
  const { standing } = area
  const value = valueIn(area, shape, place)
  const more = area.carries > 0 && place.drawn === 0
  return (
    <span className={classes.words} aria-hidden>
      <HealthMark value={standing.health} size={shape === 'line' ? 12 : 14} />
      <span className={classes.title} style={place.height ? linesIn(place.height, shape) : undefined}>
        {area.title}
      </span>
      <span className={classes.meta}>
        {shape === 'line' && area.proposed && <span className={classes.tag}>{t('Proposed')}</span>}
        {value && <span className={classes.value}>{value}</span>}
        {shape !== 'line' && <Details area={area} />}
        {match && match.below > 0 && (
          <span className={classes.tag}>{t('{{count}} below', { count: match.below, one: '{{count}} below' })}</span>
        )}
        {more && (
          <span className={classes.more}>
            {number(area.carries, locale())}
            <IconChevronRight size={12} aria-hidden />
          </span>
        )}
      </span>
      {shape === 'large' && place.height >= 132 && standing.below.total > 0 && (
        <span className={classes.within}>
          <HealthBar byHealth={standing.below.byHealth} />
        </span>
      )}
    </span>
  )
}

function Details({ area }: { area: Area }) {
  const target = area.numbers && targetWord(area.numbers)
  const coverage = area.numbers ? null : coverageWord(area.standing)
  return (
    <>
      {target && <span className={classes.aim}>{t('target {{target}}', { target })}</span>}
      {coverage && <span title={coverageSentence(area.standing)}>{coverage}</span>}
      {!area.numbers && ratioOf(area.standing) === null && measuresInAll(area.standing.tally) > 0 && (
        <span className={classes.aim}>{progressBrief(area.standing)}</span>
      )}
      {area.proposed && <span className={classes.tag}>{t('Proposed')}</span>}
      {area.severalParents && (
        <span title={supportsWord()} className={classes.several}>
          <IconArrowFork size={14} aria-hidden />
        </span>
      )}
      {area.owner && (
        <span className={classes.owner} title={area.owner.name}>
          {initials(area.owner.name)}
        </span>
      )}
    </>
  )
}

/** Where one looks from: room to say how it stands. */
function Whole({ area, height }: { area: Area; height: number }) {
  const { standing } = area
  const tally = tallySentence(standing.tally)
  const coverage = coverageWord(standing)
  return (
    <span className={classes.words} aria-hidden>
      <span
        className={classes.title}
        style={height ? { WebkitLineClamp: Math.max(2, Math.floor((height - 170) / 25)) } : undefined}
      >
        {area.title}
      </span>
      <span className={classes.health}>
        <HealthMark value={standing.health} size={16} /> {healthWord(standing.health)}
      </span>
      <span className={classes.progress}>
        <Progress label={t('Progress')} value={ratioOf(standing)} />
      </span>
      {coverage && <span className={classes.said}>{coverageSentence(standing)}</span>}
      {tally && <span className={classes.said}>{t('Measures: {{tally}}', { tally })}</span>}
      {standing.below.total > 0 && (
        <span className={classes.said}>
          {t('{{count}} goals below', { count: standing.below.total, one: '{{count}} goal below' })}
          <HealthBar byHealth={standing.below.byHealth} />
        </span>
      )}
    </span>
  )
}
