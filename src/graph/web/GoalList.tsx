import { lazy, Suspense } from 'react'
import { FilterBar } from '../../ui/Filter.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { t } from '../../web/words.ts'
import type { WantedAddress, WantedChange } from './address.ts'
import { Chips, Filters } from './Filters.tsx'
import classes from './GoalList.module.css'
import { GoalTable } from './GoalTable.tsx'
import { WordsField } from './WordsField.tsx'

const GoalTimeline = lazy(() => import('./GoalTimeline.tsx').then(({ GoalTimeline }) => ({ default: GoalTimeline })))
const GoalBoard = lazy(() => import('./GoalBoard.tsx').then(({ GoalBoard }) => ({ default: GoalBoard })))

interface Props {
  wanted: WantedAddress
  onChange: (change: WantedChange) => void
  empty?: React.ReactNode
  /** At the end of the bar. */
  aside?: React.ReactNode
}

/** All goals as a table with its search and its filters; where they are kept is the page's own. */
export function GoalList({ wanted, onChange, empty, aside }: Props) {
  return (
    <div className={classes.list}>
      <FilterBar>
        <WordsField text={wanted.text ?? ''} onChange={(text) => onChange({ text: text || undefined })} />
        <Filters wanted={wanted} onChange={onChange} table />
        <Segments
          label={t('Draw as')}
          options={[
            { value: 'table', label: t('List') },
            { value: 'timeline', label: t('Timeline') },
            { value: 'board', label: t('Board') },
          ]}
          value={wanted.as}
          onChange={(as) => onChange({ as: as === 'table' ? undefined : as, kind: undefined })}
        />
        {aside && <div className={classes.aside}>{aside}</div>}
      </FilterBar>
      <Chips wanted={wanted} onChange={onChange} />
      {wanted.as === 'table' ? (
        <GoalTable wanted={wanted} onChange={onChange} empty={empty} />
      ) : (
        <Suspense fallback={<Loading lines={12} />}>
          {wanted.as === 'board' ? <GoalBoard wanted={wanted} onChange={onChange} /> : <GoalTimeline wanted={wanted} />}
        </Suspense>
      )}
    </div>
  )
}
