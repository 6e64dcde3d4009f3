import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Person } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { number } from '../../../ui/format.ts'
import { Row, Text } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { type CycleView, withoutGoals } from '../contract.ts'
import { peopleFile, saveFile, type WithoutGoal } from './people-file.ts'

/** Who has no goal in a cycle that the viewer can see; all of it as a file for a spreadsheet. */
export function WithoutGoals({ cycle }: { cycle: CycleView }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const asked = usePages(withoutGoals, { cycle: cycle.cycle }, { live: 'mentioned' })
  const [first] = asked.pages
  const rows = asked.pages.flatMap((page) => page.persons)
  return (
    <Answered query={asked}>
      {() => (
        <>
          {first && rows.length > 0 && (
            <Row apart>
              <Text quiet>
                {first.atLeast
                  ? t('More than {{total}} people have no goal here that you can see.', {
                      total: number(first.total, locale()),
                    })
                  : t('{{count}} people have no goal here that you can see.', {
                      count: first.total,
                      one: '{{count}} person has no goal here that you can see.',
                    })}
              </Text>
              <SaveAll cycle={cycle} />
            </Row>
          )}
          <DataTable
            caption={t('Without goals in {{cycle}}', { cycle: cycle.name })}
            rows={rows}
            rowKey={({ person }) => person}
            onOpen={({ person }) => void navigate({ to: paths.person(person) })}
            onNearEnd={asked.more}
            empty={
              <Empty
                title={
                  first?.among === 'line'
                    ? t('Everybody who reports to you has a goal here, or nobody does report to you.')
                    : t('Everybody has a goal here.')
                }
              />
            }
            columns={[
              {
                key: 'name',
                header: t('Name'),
                main: true,
                cell: (row) => <Person name={row.name} detail={row.title || undefined} />,
              },
              { key: 'manager', header: t('Manager'), cell: (row) => row.manager?.name ?? t('nobody') },
            ]}
          />
        </>
      )}
    </Answered>
  )
}

function SaveAll({ cycle }: { cycle: CycleView }) {
  const notify = useNotice()
  const organisation = useOrganisation()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const persons: WithoutGoal[] = []
      for (let after: string | undefined; ; ) {
        const page = await ask(withoutGoals, { cycle: cycle.cycle, after, most: 200 }, { organisation })
        persons.push(...page.persons)
        if (!page.next) break
        after = page.next
      }
      saveFile(`${cycle.name}.csv`, peopleFile(persons))
    } catch (error) {
      notify({ text: (error as Error).message, kind: 'refusal' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<IconDownload aria-hidden />} busy={busy} onClick={() => void save()}>
      {t('Save as CSV')}
    </Button>
  )
}
