import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react'
import { addDays } from '../../kernel/dates.ts'
import { see as seeTeam } from '../../people/teams/contract.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Failed } from '../../web/Answered.tsx'
import { usePaths } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { useToday } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'
import type { MapAddress, WantedAddress, WantedChange } from './address.ts'
import { Chosen } from './Chosen.tsx'
import { columns, type Placed, usualRoom } from './columns.ts'
import { Chips, Filters, useTeamsWithin } from './Filters.tsx'
import { FindNode } from './FindNode.tsx'
import { useLooking } from './looking.ts'
import classes from './MapPage.module.css'
import { NothingYet, Skeleton, WholeAgain } from './MapStates.tsx'
import { MapTree } from './MapTree.tsx'
import { isWanting, matchOf } from './matching.ts'
import { PathLine } from './PathLine.tsx'
import { rows } from './rows.ts'
import type { MapAnswer } from './scope.ts'
import { useNarrow, useSize } from './size.ts'
import { Unlinked } from './Unlinked.tsx'
import { WhyBand } from './WhyBand.tsx'

const PastBar = lazy(() => import('./PastBar.tsx').then(({ PastBar }) => ({ default: PastBar })))
const PastChanges = lazy(() => import('./PastChanges.tsx').then(({ PastChanges }) => ({ default: PastChanges })))

interface Props {
  address: MapAddress
  setAddress: (change: Partial<MapAddress> & WantedChange, options?: { replace?: boolean }) => void
  wanted: WantedAddress
  views: ReactNode
}

/** The map with its bar above it and the chosen node beside it. */
export function MapView({ address, setAddress, wanted, views }: Props) {
  const narrow = useNarrow()
  const looking = useLooking(address, setAddress)
  const { answer, asked } = looking
  const loose = useLooseTeam(address.loose)
  const filter = (change: WantedChange) => setAddress(change, { replace: true })
  const onDay = useCallback(
    (on: string | undefined) => setAddress(on ? { on } : { on: undefined, shown: undefined }, { replace: true }),
    [setAddress],
  )
  return (
    <div className={classes.view} data-past={address.on !== undefined || undefined}>
      <div className={classes.bar} hidden={Boolean(!address.on && answer && isEmpty(answer, address))}>
        <div className={classes.path}>{answer && <PathLine path={answer.path} loose={loose} />}</div>
        <div className={classes.find}>
          <FindNode onFind={(node) => void looking.find(node)} />
        </div>
        <Filters wanted={wanted} onChange={filter} />
        {address.on ? <span /> : views}
        {!address.on && <LookBack setAddress={setAddress} />}
        <div className={classes.chips}>
          <Chips wanted={wanted} onChange={filter} />
        </div>
      </div>
      {address.on && (
        <Suspense fallback={<Loading lines={2} />}>
          <PastBar
            on={address.on}
            since={looking.since}
            shown={address.shown}
            onDay={onDay}
            onShown={(shown) => setAddress({ shown })}
          />
        </Suspense>
      )}
      {address.on && address.shown === 'changes' ? (
        <Suspense fallback={<Loading lines={10} />}>
          <PastChanges from={address.on} focus={address.focus} path={address.path} />
        </Suspense>
      ) : asked.error && !asked.data ? (
        <div className={classes.failed}>
          <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
          {(address.focus || address.loose) && <WholeAgain />}
        </div>
      ) : address.on && answer?.areas.length === 0 ? (
        <Empty title={t('Nothing stood here yet on this day. Choose a later one.')} />
      ) : answer ? (
        <div className={classes.both}>
          <Drawing {...{ answer, looking, address, setAddress, wanted, narrow }} loose={loose?.name ?? null} />
          <Chosen looking={looking} answer={answer} narrow={narrow} past={Boolean(address.on)} />
        </div>
      ) : (
        <Skeleton />
      )}
    </div>
  )
}

/** The way into the past: a month back, to begin with. */
function LookBack({ setAddress }: Pick<Props, 'setAddress'>) {
  const today = useToday()
  return (
    <IconButton label={t('As it was')} onClick={() => setAddress({ on: addDays(today, -30), loose: undefined })}>
      <IconHistory aria-hidden />
    </IconButton>
  )
}

/** Nothing to find, to filter or to show in another way. */
const isEmpty = ({ areas, unlinked }: MapAnswer, { focus, loose }: MapAddress) =>
  !focus && !loose && areas.length === 0 && unlinked.length === 0

function useLooseTeam(team: string | undefined) {
  const named = team !== undefined && team !== 'none'
  const seen = useAnswer(seeTeam, { team: team ?? '', most: 1 }, { enabled: named, fresh: 60_000 })
  if (!team) return null
  return { team, name: named ? (seen.data?.name ?? '…') : t('Without a team') }
}

type DrawingProps = Pick<Props, 'address' | 'setAddress' | 'wanted'> & {
  answer: MapAnswer
  looking: ReturnType<typeof useLooking>
  narrow: boolean
  loose: string | null
}

function Drawing({ answer, looking, address, setAddress, wanted, narrow, loose }: DrawingProps) {
  const paths = usePaths()
  const navigate = useNavigate()
  const [frame, size] = useSize()
  const teams = useTeamsWithin(wanted.team)
  const placed = useMemo(
    () =>
      narrow
        ? rows(answer.areas, answer.folded)
        : size
          ? columns(answer.areas, answer.folded, { ...usualRoom, ...size })
          : [],
    [answer, narrow, size],
  )
  const matches = useMemo(
    () => (isWanting(wanted) ? new Map(answer.areas.map((area) => [area.key, matchOf(area, wanted, teams)])) : null),
    [answer, wanted, teams],
  )
  const open = (key: string) => {
    const area = answer.areas.find((each) => each.key === key)
    if (area?.kind === 'vision') void navigate({ to: paths.direction })
    else if (area?.kind === 'goal') void navigate({ to: paths.goal(area.node) })
    else if (area) void navigate({ to: paths.goal(area.parent?.split('/').at(-1) ?? area.node) })
  }
  // What is folded shows where there is more room; at the place itself, in the list of what carries it.
  const unfold = ({ parent }: Placed) => {
    if (parent === null) setAddress({ view: 'table', team: address.loose === 'none' ? undefined : address.loose })
    else if (parent === answer.areas[0]?.key)
      setAddress({ view: 'table', under: answer.areas[0].kind === 'vision' ? undefined : answer.areas[0].node })
    else looking.zoom(parent)
  }
  const first = answer.areas[0]
  const bare = answer.areas.length <= 1
  return (
    <div
      className={classes.drawing}
      data-bare={bare || undefined}
      data-unlinked={answer.unlinked.length > 0 || undefined}
    >
      <NothingYet answer={answer} atTop={!address.focus && !address.loose} />
      {first && (
        <div className={classes.treeRoom}>
          {!narrow && <WhyBand answer={answer} loose={loose} onOut={looking.out} />}
          <div ref={frame} className={classes.frame} aria-busy={looking.asked.isPlaceholderData}>
            <MapTree
              answer={answer}
              from={looking.from}
              placed={placed}
              here={looking.here}
              picked={looking.picked}
              list={narrow}
              today={!address.on}
              matches={matches}
              onChoose={looking.chooseKey}
              onZoom={looking.zoom}
              onOut={looking.out}
              onOpen={open}
              onFold={unfold}
            />
          </div>
        </div>
      )}
      {answer.unlinked.length > 0 && (
        <Unlinked
          groups={answer.unlinked}
          hasVision={answer.hasVision}
          onChoose={(team) => setAddress({ loose: team, at: undefined })}
        />
      )}
    </div>
  )
}
