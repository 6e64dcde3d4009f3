import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Person } from '../../../ui/Avatar.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { FieldRow } from '../../../ui/Form.tsx'
import { list as inWords } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, someText, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
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
        <>
          <Link to={paths.teams} className={buttonClass}>
            {t('Teams')}
          </Link>
          {people.pages[0]?.abilities.add.allowed && (
            <Button look="primary" onClick={() => setAdding(true)}>
              {t('Add person')}
            </Button>
          )}
        </>
      }
    >
      <FieldRow>
        <TextField
          label={t('Name or job title')}
          type="search"
          value={typed}
          onChange={setTyped}
          optional
        />
        <SwitchField
          label={t('Also those who have left')}
          value={address.left}
          onChange={(left) => setAddress({ left }, { replace: true })}
        />
      </FieldRow>
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
