import { type ComponentType, lazy } from 'react'
import { t } from '../../../web/words.ts'
import type { Look } from '../view.ts'
import type { LookProps } from './look-props.ts'

interface Drawn {
  word: () => string
  /** It can be grouped and has columns. */
  table?: true
  Draw: ComponentType<LookProps>
}

/**
 * The looks of one page, each fetched when somebody wants it. Another look is a name in `looks` of `../view.ts` and a
 * line here: the page, the address and saved views take both from these lists.
 */
export const drawn: Record<Look, Drawn> = {
  table: {
    word: () => t('List'),
    table: true,
    Draw: lazy(() => import('./TableLook.tsx').then(({ TableLook }) => ({ default: TableLook }))),
  },
  tree: {
    word: () => t('Tree'),
    Draw: lazy(() => import('./TreeLook.tsx').then(({ TreeLook }) => ({ default: TreeLook }))),
  },
  timeline: {
    word: () => t('Timeline'),
    Draw: lazy(() => import('./TimelineLook.tsx').then(({ TimelineLook }) => ({ default: TimelineLook }))),
  },
  board: {
    word: () => t('Board'),
    Draw: lazy(() => import('./BoardLook.tsx').then(({ BoardLook }) => ({ default: BoardLook }))),
  },
}
