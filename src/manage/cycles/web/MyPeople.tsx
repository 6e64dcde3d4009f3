import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { instant, number, relativeDays } from '../../../ui/format.ts'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { nudge, people } from '../contract.ts'
import { asksAgain } from './asks-again.ts'

type Report = OutputOf<typeof people>['people'][number]

/** What my direct reports owe on goals that I see, with one reminder a week. Nothing for whom nobody reports to. */
export function MyPeople() {
  const paths = usePaths()
  const today = useToday()
  const asked = useAnswer(people, {}, asksAgain)
  if (asked.error && !asked.data) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />
  const rows = asked.data?.people ?? []
  if (rows.length === 0) return null
  const count = (of: 'checkIns' | 'words' | 'closings' | 'gaps' | 'readings' | 'count', header: string) => ({
    key: of,
    header,
    width: '7rem',
    align: 'end' as const,
    sortBy: (row: Report) => row[of],
    cell: (row: Report) => number(row[of], locale()),
  })
  return (
    <Section title={t('What my people owe')} aside={t('on goals that you can see')}>
      <DataTable
        caption={t('What my people owe')}
        rows={rows}
        rowKey={({ person }) => person}
        columns={[
          {
            key: 'name',
            header: t('Person'),
            main: true,
            sortBy: (row) => row.name,
            cell: (row) => <Link to={paths.person(row.person)}>{row.name}</Link>,
          },
          count('count', t('In all')),
          count('checkIns', t('Check-ins')),
          count('words', t('Their word')),
          count('closings', t('To close')),
          count('gaps', t('Gaps')),
          count('readings', t('Readings')),
          {
            key: 'oldest',
            header: t('Oldest'),
            width: '9rem',
            sortBy: (row) => row.oldest ?? '9999',
            cell: (row) => (row.oldest ? relativeDays(row.oldest, today, locale()) : t('nothing late')),
          },
          { key: 'remind', header: t('Remind'), width: '11rem', align: 'end', cell: (row) => <Remind row={row} /> },
        ]}
      />
    </Section>
  )
}

function Remind({ row }: { row: Report }) {
  const notify = useNotice()
  const act = useAct(nudge, {
    after: () => notify(t('{{name}} was reminded. Once a week is enough.', { name: row.name })),
  })
  if (row.nudgedAt) return <>{t('reminded {{when}}', { when: instant(row.nudgedAt, locale()) })}</>
  if (!row.abilities.nudge?.allowed) return <>{t('nothing to remind of')}</>
  return (
    <Button
      size="small"
      busy={act.isPending}
      aria-label={t('Remind {{name}}', { name: row.name })}
      onClick={() =>
        act.mutate({ person: row.person }, { onError: (error) => notify({ text: error.message, kind: 'refusal' }) })
      }
    >
      {t('Remind')}
    </Button>
  )
}
