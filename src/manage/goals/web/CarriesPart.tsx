import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Neighbour, NeighbourList } from '../../../graph/web/NeighbourList.tsx'
import { Shares } from '../../../graph/web/Shares.tsx'
import { SupportActs } from '../../../graph/web/SupportActs.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'

/** The goals that carry this one, proposals first, each with its share. */
export function CarriesPart({ goal }: { goal: GoalView }) {
  const paths = usePaths()
  const [sharing, setSharing] = useState(false)
  const { node, carries, carriesTotal, abilities } = goal
  const mayAccept = abilities.accept?.allowed
  const counted = [...carries, ...goal.measures].filter(({ accepted }) => accepted)
  const hidden = carriesTotal - carries.length
  const open = node.state !== 'closed'
  if (!open && carries.length === 0) return null
  const acts = (each: Neighbour) =>
    each.accepted ? null : <SupportActs child={each.node} parent={node.node} accepted={false} />
  return (
    <Section
      title={t('Carried by')}
      aside={carriesTotal > 0 ? carriesTotal : undefined}
      actions={
        mayAccept && counted.length > 1 && !sharing ? (
          <Button look="quiet" size="small" onClick={() => setSharing(true)}>
            {t('Set shares')}
          </Button>
        ) : null
      }
    >
      <Stack gap={3}>
        {sharing ? (
          <Shares parent={node.node} carries={counted} onDone={() => setSharing(false)} />
        ) : (
          carries.length > 0 && (
            <NeighbourList
              neighbours={carries.toSorted((a, b) => Number(a.accepted) - Number(b.accepted))}
              acts={mayAccept ? acts : undefined}
            />
          )
        )}
        {carries.length === 0 && !sharing && <p>{t('No other goal carries it.')}</p>}
        {hidden > 0 && (
          <Link to={paths.map} search={{ focus: node.node } as never}>
            {t('{{count}} more are on the map', { count: hidden, one: '{{count}} more is on the map' })}
          </Link>
        )}
        {open && (
          <div>
            <Link to={paths.newGoal} search={{ parent: node.node } as never} className={buttonClass} data-size="small">
              {t('Write a goal that carries it')}
            </Link>
          </div>
        )}
      </Stack>
    </Section>
  )
}
