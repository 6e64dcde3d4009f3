import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { t } from '../../web/words.ts'
import { NeighbourList } from './NeighbourList.tsx'
import classes from './NodePanel.module.css'
import { SupportActs } from './SupportActs.tsx'
import type { Seen } from './scope.ts'

const Propose = lazy(() => import('./Propose.tsx').then(({ Propose }) => ({ default: Propose })))

interface Props {
  seen: Seen
  onChoose: (node: string) => void
}

/** Why a node exists: what it supports, in the serif face, and the place to propose more. */
export function WhyIt({ seen, onChoose }: Props) {
  const [proposing, setProposing] = useState(false)
  const { node, supports, abilities } = seen
  if (node.kind === 'vision') return null
  const mayLink = node.kind === 'goal' && abilities.link.allowed
  return (
    <section aria-labelledby="why-it" className={classes.section}>
      <h2 id="why-it" className={classes.label}>
        {t('Why')}
      </h2>
      {supports.length > 0 ? (
        <NeighbourList
          neighbours={supports}
          meaning
          onChoose={(each) => onChoose(each.node)}
          acts={
            mayLink
              ? (each) =>
                  // To end a link is rare: it is offered where links are being changed anyway.
                  (proposing || !each.accepted) && (
                    <SupportActs child={node.node} parent={each.node} accepted={each.accepted} end />
                  )
              : undefined
          }
        />
      ) : (
        <p className={classes.quiet}>{t('It supports nothing yet.')}</p>
      )}
      {mayLink &&
        (proposing ? (
          <Suspense fallback={<Loading lines={2} />}>
            <Propose node={node.node} onDone={() => setProposing(false)} />
          </Suspense>
        ) : (
          <Button look="quiet" size="small" onClick={() => setProposing(true)}>
            {supports.length > 0 ? t('Change what it supports') : t('Link it to what it supports')}
          </Button>
        ))}
    </section>
  )
}
