import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePaths } from '../../web/paths.ts'
import type { NodeView } from '../contract.ts'

interface Props {
  node: Pick<NodeView, 'node' | 'kind' | 'title'>
  /** Of a measure, the goal that it belongs to. */
  goal?: string
  className?: string
  children?: ReactNode
}

/** The way to a node's own page: a goal's, the direction for the vision, its goal's for a measure. */
export function NodeLink({ node, goal, className, children }: Props) {
  const paths = usePaths()
  const face = children ?? node.title
  const own = node.kind === 'goal' ? node.node : goal
  if (node.kind === 'measure' && !own)
    return (
      <Link to={paths.map} search={{ focus: node.node } as never} className={className}>
        {face}
      </Link>
    )
  return (
    <Link to={own ? paths.goal(own) : paths.direction} className={className}>
      {face}
    </Link>
  )
}
