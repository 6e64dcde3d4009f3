import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs'
import { Suspense, use } from 'react'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Failed } from '../../web/Answered.tsx'
import { useAnswer } from '../../web/queries.ts'
import { useSettled } from '../../web/settled.ts'
import { t } from '../../web/words.ts'
import { type Area, see } from '../contract.ts'
import { How } from './How.tsx'
import { NodeLink } from './NodeLink.tsx'
import classes from './NodePanel.module.css'
import { NodeSlots } from './node-slots.ts'
import { StandingOf } from './StandingOf.tsx'
import { kindWord } from './saying.ts'
import type { Seen } from './scope.ts'
import { WhyIt } from './WhyIt.tsx'

interface Props {
  /** As the map knows it: shown at once, while the rest is on its way. */
  area: Area
  /** Looks from it; absent where one does already. */
  onZoom?: () => void
  onChoose: (node: string) => void
}

/** The chosen node: why it exists, how it stands, how it gets done. */
export function NodePanel({ area, onZoom, onChoose }: Props) {
  // Whoever walks with the arrow keys asks only where they stop.
  const node = useSettled(area.node, 120)
  const asked = useAnswer(see, { node })
  const seen = node === area.node ? asked.data : undefined
  const now = seen ? { ...area, ...seen.node } : area
  const { endangered: Endangered } = use(NodeSlots)
  return (
    <div className={classes.panel}>
      {seen && <WhyIt key={`why ${node}`} seen={seen} onChoose={onChoose} />}
      <header className={classes.head}>
        <p className={classes.kind}>
          {kindWord(area.kind)}
          {area.state === 'draft' && ` · ${t('Draft')}`}
          {area.team && ` · ${area.team.name}`}
        </p>
        <h2 className={classes.title} data-kind={area.kind}>
          {area.title}
        </h2>
        {area.kind !== 'vision' && (
          <p className={classes.owner} data-missing={area.owner === null || undefined}>
            {area.owner?.name ?? (area.kind === 'goal' ? t('Nobody owns it') : '')}
          </p>
        )}
      </header>
      <div className={classes.acts}>
        <NodeLink node={area} goal={goalOf(area, seen)} className={buttonClass}>
          <IconExternalLink aria-hidden />
          <span>{area.kind === 'vision' ? t('Open the direction') : t('Open goal')}</span>
        </NodeLink>
        {onZoom && (
          <Button icon={<IconZoomIn aria-hidden />} onClick={onZoom}>
            {t('Look closer')}
          </Button>
        )}
      </div>
      <StandingOf node={now} />
      {Endangered && seen && area.kind === 'goal' && (
        <Suspense>
          <Endangered goal={node} />
        </Suspense>
      )}
      {asked.error && !asked.data ? (
        <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
      ) : seen ? (
        <How key={`how ${node}`} seen={seen} onChoose={onChoose} />
      ) : (
        <Loading lines={4} />
      )}
    </div>
  )
}

/** A measure's own goal: what it supports. */
const goalOf = (area: Area, seen: Seen | undefined): string | undefined =>
  area.kind === 'measure' ? (seen?.supports[0]?.node ?? area.parent?.split('/').at(-1)) : undefined
