import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../../kernel/contract.ts'
import type { Day } from '../../kernel/dates.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { civilDate, percent } from '../../ui/format.ts'
import { Health } from '../../ui/Health.tsx'
import { Answered } from '../../web/Answered.tsx'
import { usePaths } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { locale, t } from '../../web/words.ts'
import { changed } from '../contract.ts'
import { healthWord, kindWord } from './saying.ts'

type Change = OutputOf<typeof changed>['changes'][number]
type Stood = Change['before']

/** What changed on the map since that day, as a table. */
export function PastChanges({ from, focus, path }: { from: Day; focus?: string; path?: string }) {
  const asked = useAnswer(changed, { from, focus, path }, { keep: true })
  const paths = usePaths()
  const date = civilDate(from, locale(), 'long')
  return (
    <Answered query={asked}>
      {({ changes }) => (
        <DataTable
          caption={t('What changed since {{date}}', { date })}
          rows={changes}
          rowKey={({ node }) => node}
          empty={<Empty title={t('Nothing on the map has changed since {{date}}.', { date })} />}
          columns={[
            {
              key: 'title',
              header: t('Title'),
              main: true,
              sortBy: ({ title }) => title,
              cell: ({ node, kind, title }) =>
                kind === 'goal' ? <Link to={paths.goal(node)}>{title}</Link> : `${title} (${kindWord(kind)})`,
            },
            { key: 'what', header: t('What changed'), cell: (change) => whatChanged(change) },
            { key: 'then', header: t('Then'), width: '11rem', cell: ({ before }) => <Standing stood={before} /> },
            { key: 'now', header: t('Now'), width: '11rem', cell: ({ after }) => <Standing stood={after} /> },
            {
              key: 'moved',
              header: t('Moved by'),
              align: 'end',
              width: '7rem',
              sortBy: (change) => movedBy(change) ?? 0,
              cell: (change) => movedWord(movedBy(change)),
            },
          ]}
        />
      )}
    </Answered>
  )
}

function Standing({ stood }: { stood: Stood }) {
  if (!stood) return <>–</>
  return <Health value={stood.health} label={healthWord(stood.health)} />
}

const movedBy = ({ before, after }: Change): number | null =>
  before?.progress == null || after?.progress == null ? null : Number(after.progress) - Number(before.progress)

const movedWord = (by: number | null): string =>
  by === null || by === 0 ? '–' : `${by > 0 ? '+' : '−'}${percent(Math.abs(by), locale())}`

/** In a few words, all that is not what it was. */
function whatChanged({ before, after }: Change): string {
  if (!before) return t('New here')
  if (!after) return t('Is no longer here')
  const said = [
    before.health !== after.health && t('Health'),
    before.progress !== after.progress && t('Progress'),
    before.value !== after.value && t('Value'),
    before.owner?.person !== after.owner?.person &&
      t('Owner: {{before}}, now {{after}}', {
        before: before.owner?.name ?? t('nobody'),
        after: after.owner?.name ?? t('nobody'),
      }),
    before.supports.join() !== after.supports.join() &&
      t('Supports: {{before}}, now {{after}}', {
        before: before.supports.join('; ') || t('nothing'),
        after: after.supports.join('; ') || t('nothing'),
      }),
  ]
  return said.filter(Boolean).join(' · ')
}
