import { Link } from '@tanstack/react-router'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { number } from '../../../ui/format.ts'
import { Text } from '../../../ui/Layout.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { lacking } from '../contract.ts'
import { lackAdvice } from './saying.ts'

/** Owners of more goals than one keeps in mind; their goals are a press away. */
export function Overloaded() {
  const paths = usePaths()
  const asked = useAnswer(lacking, { lack: 'load' }, { every: 60_000 })
  return (
    <Answered query={asked}>
      {({ owners }) => (
        <>
          <Text quiet>{lackAdvice('load')}</Text>
          <DataTable
            caption={lackAdvice('load')}
            rows={owners}
            rowKey={({ person }) => person}
            empty={<Empty title={t('Nobody owns too many open goals.')} />}
            columns={[
              {
                key: 'name',
                header: t('Owner'),
                main: true,
                cell: (row) => <Link to={paths.person(row.person)}>{row.name}</Link>,
              },
              {
                key: 'goals',
                header: t('Open goals'),
                width: '8rem',
                align: 'end',
                cell: (row) => number(row.goals, locale()),
              },
              {
                key: 'mend',
                header: t('Mend'),
                width: '16rem',
                align: 'end',
                cell: (row) => (
                  <Link
                    to={paths.goals}
                    search={{ owner: row.person } as never}
                    aria-label={t('The goals of {{name}}: hand over or close', { name: row.name })}
                  >
                    {t('Hand over or close')}
                  </Link>
                ),
              },
            ]}
          />
        </>
      )}
    </Answered>
  )
}
