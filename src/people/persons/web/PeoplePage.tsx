import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Person } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { list as inWords } from '../../../ui/format.ts'
import { Row } from '../../../ui/Layout.tsx'
import { Page } from '../../../ui/Page.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, someText, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { useTrail } from '../../../web/trail.tsx'
import { locale, t } from '../../../web/words.ts'
import { list } from '../contract.ts'
import { AddPerson } from './AddPerson.tsx'

const fields = { text: someText(200), left: aFlag }

/** Everybody in the organisation, a page at a time, found by name or title. */
export function PeoplePage() {
  const paths = usePaths()
  const navigate = useNavigate()
  const [address, setAddress] = useAddress(fields)
  const [adding, setAdding] = useState(false)
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const people = usePages(list, address)
  const rows = people.pages.flatMap((page) => page.persons)
  useTrail([{ label: t('People') }])

  return (
    <Page
      title={t('People')}
      product="Bearing"
      actions={
        people.pages[0]?.abilities.add.allowed && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('Add person')}
          </Button>
        )
      }
    >
      <Row gap={5}>
        <SearchField label={t('Name or job title')} value={typed} onChange={setTyped} />
        <SwitchField
          label={t('Also those who have left')}
          value={address.left}
          onChange={(left) => setAddress({ left }, { replace: true })}
        />
      </Row>
      <Answered query={people}>
        {() => (
          <DataTable
            caption={t('People')}
            rows={rows}
            rowKey={(row) => row.person}
            onOpen={(row) => void navigate({ to: paths.person(row.person) })}
            onNearEnd={people.more}
            empty={<Empty title={t('Nobody is found')}>{t('Try a part of the name, or another spelling.')}</Empty>}
            columns={[
              {
                key: 'name',
                header: t('Name'),
                main: true,
                cell: (row) => <Person name={row.name} detail={row.title || undefined} />,
              },
              { key: 'manager', header: t('Manager'), cell: (row) => row.manager?.name ?? '' },
              {
                key: 'teams',
                header: t('Teams'),
                cell: (row) =>
                  inWords(
                    row.teams.map(({ name }) => name),
                    locale(),
                  ),
              },
              { key: 'email', header: t('E-mail'), hideOnPhone: true, cell: (row) => row.email ?? '' },
            ]}
          />
        )}
      </Answered>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </Page>
  )
}
