import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { t } from '../../web/words.ts'
import { NeighbourList } from './NeighbourList.tsx'
import classes from './NodePanel.module.css'
import { SupportActs } from './SupportActs.tsx'
import type { Seen } from './scope.ts'

const Shares = lazy(() => import('./Shares.tsx').then(({ Shares }) => ({ default: Shares })))

interface Props {
  seen: Seen
  onChoose: (node: string) => void
}

const first = 8

/** How a node gets done: what carries it, proposals first, with their shares. */
export function How({ seen, onChoose }: Props) {
  const [all, setAll] = useState(false)
  const [sharing, setSharing] = useState(false)
  const { node, carries, carriesTotal, abilities } = seen
  if (node.kind === 'measure') return null
  const mayAccept = abilities.accept.allowed
  const sorted = carries.toSorted((a, b) => Number(a.accepted) - Number(b.accepted))
  const shown = all ? sorted : sorted.slice(0, first)
  const unseen = carriesTotal - carries.length
  const act = (each: (typeof carries)[number]) =>
    each.accepted ? null : <SupportActs child={each.node} parent={node.node} accepted={false} />
  return (
    <section aria-labelledby="how-it" className={classes.section}>
      <header className={classes.sectionHead}>
        <h2 id="how-it" className={classes.label}>
          {t('How')}
        </h2>
        {mayAccept && carries.length > 1 && !sharing && (
          <Button look="quiet" size="small" onClick={() => setSharing(true)}>
            {t('Set shares')}
          </Button>
        )}
      </header>
      {carries.length === 0 && <p className={classes.quiet}>{t('Nothing carries it yet.')}</p>}
      {sharing ? (
        <Suspense fallback={<Loading lines={4} />}>
          <Shares
            parent={node.node}
            carries={carries.filter(({ accepted }) => accepted)}
            onDone={() => setSharing(false)}
          />
        </Suspense>
      ) : (
        <NeighbourList
          neighbours={shown}
          goal={node.node}
          onChoose={(each) => onChoose(each.node)}
          acts={mayAccept ? act : undefined}
        />
      )}
      {!sharing && sorted.length > first && (
        <Button look="quiet" size="small" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('Show fewer') : t('Show all {{count}}', { count: sorted.length, one: 'Show all {{count}}' })}
        </Button>
      )}
      {all && unseen > 0 && (
        <p className={classes.quiet}>
          {t('{{count}} more are not listed here. Search finds them.', {
            count: unseen,
            one: '{{count}} more is not listed here. Search finds it.',
          })}
        </p>
      )}
    </section>
  )
}
