import { lazy, Suspense } from 'react'
import { Health } from '../../ui/Health.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Why } from '../../ui/Why.tsx'
import { t } from '../../web/words.ts'
import type { NodeView } from '../contract.ts'
import { healthWord } from './saying.ts'

// Most people look at a hundred colours before they ask for one reason.
const Explanation = lazy(() => import('./Explanation.tsx').then(({ Explanation }) => ({ default: Explanation })))

interface Props {
  node: Pick<NodeView, 'node' | 'title' | 'standing'>
  size?: 'small' | 'large'
}

/** How a node stands: shape, word and colour; one press says why. */
export function HealthOf({ node, size = 'small' }: Props) {
  const { health } = node.standing
  const word = healthWord(health)
  return (
    <Why
      about={t('Why does “{{title}}” stand as it does?', { title: node.title })}
      face={<Health value={health} label={word} size={size} />}
    >
      <Suspense fallback={<Loading lines={5} />}>
        <Explanation node={node.node} />
      </Suspense>
    </Why>
  )
}
