import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Health } from '../../../ui/Health.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Quantity } from '../../../ui/Quantity.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, anId, oneOf, someText, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { useTrail } from '../../../web/trail.tsx'
import { locale, t } from '../../../web/words.ts'
import { list } from '../contract.ts'
import { stances } from '../indicator.ts'
import { IndicatorDialog } from './IndicatorDialog.tsx'
import classes from './Indicators.module.css'
import { bandWord, stanceMarks, stanceWord } from './saying.ts'

const fields = {
  text: someText(200),
  team: anId,
  owner: anId,
  stands: oneOf(stances),
  archived: aFlag,
}

/** All indicators that one may see, a page at a time: by words, team, owner and where they stand. */
export function IndicatorsPage() {
  const paths = usePaths()
  const navigate = useNavigate()
  const [address, setAddress] = useAddress(fields)
  const [adding, setAdding] = useState(false)
  const [names, setNames] = useState<Record<string, string>>({})
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const indicators = usePages(list, address)
  const rows = indicators.pages.flatMap((page) => page.indicators)
  const sought = Boolean(address.text || address.team || address.owner || address.stands || address.archived)
  useTrail([{ label: t('Indicators') }])
  const name = (id: string | undefined, otherwise: string) => (id && names[id]) || otherwise
  return (
    <Page
      title={t('Indicators')}
      product="Bearing"
      actions={
        <Button look="primary" onClick={() => setAdding(true)}>
          {t('Add indicator')}
        </Button>
      }
    >
      <div className={classes.filters}>
        <SearchField label={t('Words of the title')} value={typed} onChange={setTyped} />
        <TeamField
          label={t('Team')}
          optional
          value={address.team ? { team: address.team, name: name(address.team, t('the chosen team')) } : null}
          onChange={(team) => {
            if (team) setNames({ ...names, [team.team]: team.name })
            setAddress({ team: team?.team })
          }}
        />
        <PersonField
          label={t('Owner')}
          optional
          value={address.owner ? { person: address.owner, name: name(address.owner, t('the chosen person')) } : null}
          onChange={(owner) => {
            if (owner) setNames({ ...names, [owner.person]: owner.name })
            setAddress({ owner: owner?.person })
          }}
        />
        <SelectField
          label={t('Where it stands')}
          optional
          value={address.stands ?? ''}
          onChange={(stands) => setAddress({ stands: (stands || undefined) as typeof address.stands })}
          choices={[{ value: '', label: t('Any') }, ...stances.map((value) => ({ value, label: stanceWord(value) }))]}
        />
        <SwitchField
          label={t('Archived ones')}
          value={address.archived}
          onChange={(archived) => setAddress({ archived }, { replace: true })}
        />
      </div>
      <Answered query={indicators}>
        {() => (
          <DataTable
            caption={t('Indicators')}
            rows={rows}
            rowKey={(row) => row.indicator}
            onOpen={(row) => void navigate({ to: paths.indicator(row.indicator) })}
            onNearEnd={indicators.more}
            empty={
              sought ? (
                <Empty title={t('No indicator is found')}>{t('Try other words, or fewer conditions.')}</Empty>
              ) : (
                <Empty title={t('No indicator yet')}>
                  {t(
                    'A number to keep an eye on that never ends, with the band in which it is healthy. Goals can lean on it.',
                  )}
                </Empty>
              )
            }
            columns={[
              { key: 'title', header: t('Title'), main: true, cell: (row) => row.title },
              {
                key: 'stands',
                header: t('Stands'),
                width: '10rem',
                cell: (row) => <Health value={stanceMarks[row.stands]} label={stanceWord(row.stands)} />,
              },
              {
                key: 'value',
                header: t('Latest'),
                align: 'end',
                width: '10rem',
                cell: (row) => (row.value === null ? t('no reading') : <Quantity value={row.value} unit={row.unit} />),
              },
              {
                key: 'on',
                header: t('Day'),
                width: '8rem',
                hideOnPhone: true,
                cell: (row) => (row.valueOn ? civilDate(row.valueOn, locale()) : ''),
              },
              { key: 'band', header: t('Band'), hideOnPhone: true, cell: (row) => bandWord(row) ?? t('none') },
              { key: 'owner', header: t('Owner'), cell: (row) => row.owner?.name ?? t('nobody') },
              { key: 'team', header: t('Team'), hideOnPhone: true, cell: (row) => row.team?.name ?? '' },
            ]}
          />
        )}
      </Answered>
      {adding && <IndicatorDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
