import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { FilterBar, FilterButton, FilterChips } from '../../../ui/Filter.tsx'
import { relativeDays } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, anId, oneOf, someText, useAddress } from '../../../web/address.ts'
import { filterWord } from '../../../web/filtering.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer, usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { grid, list, type StakeholderListed } from '../contract.ts'
import { quadrants } from '../grid.ts'
import { sides } from '../stakeholder.ts'
import { Grid } from './Grid.tsx'
import { StakeholderDialog } from './StakeholderDialog.tsx'
import classes from './Stakeholders.module.css'
import { dayWord, quadrantWord, sideWord } from './saying.ts'

const fields = {
  text: someText(200),
  side: oneOf(sides),
  quadrant: oneOf(quadrants),
  owner: anId,
  overdue: aFlag,
  due: aFlag,
  archived: aFlag,
}

/** Who has a stake: on the grid, and the same as a table that begins with what was promised soonest. */
export function StakeholdersPage() {
  const [address, setAddress] = useAddress(fields)
  const [adding, setAdding] = useState(false)
  const [name, setName] = useState('')
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const asked = usePages(list, address)
  const drawn = useAnswer(grid, address, { live: 'any', keep: true, enabled: !address.archived })
  const stakeholders = useMemo(() => asked.pages.flatMap((page) => page.stakeholders), [asked.pages])
  useTrail([{ label: t('Stakeholders') }])
  const choice = <Value extends string>(values: readonly Value[], word: (value: Value) => string) => [
    { value: '', label: t('Any') },
    ...values.map((value) => ({ value, label: word(value) })),
  ]
  const said = {
    quadrant: address.quadrant && quadrantWord(address.quadrant),
    side: address.side && sideWord(address.side),
    owner: address.owner && (name || t('the chosen person')),
    overdue: address.overdue && t('Promise overdue'),
    due: address.due && t('To speak with'),
    archived: address.archived && t('Archived ones'),
  }
  const chips = Object.entries(said).flatMap(([id, label]) => (label ? [{ id, label }] : []))
  return (
    <Page
      title={t('Stakeholders')}
      product="Bearing"
      actions={
        <Button look="primary" onClick={() => setAdding(true)}>
          {t('Add stakeholder')}
        </Button>
      }
    >
      <div className={classes.looking}>
        <FilterBar>
          <SearchField label={t('Words')} value={typed} onChange={setTyped} />
          <FilterButton label={t('Filter')} said={filterWord(chips.length)}>
            {() => (
              <>
                <SelectField
                  label={t('Quadrant')}
                  optional
                  value={address.quadrant ?? ''}
                  onChange={(chosen) => setAddress({ quadrant: quadrants.find((each) => each === chosen) })}
                  choices={choice(quadrants, quadrantWord)}
                />
                <SelectField
                  label={t('Inside or outside')}
                  optional
                  value={address.side ?? ''}
                  onChange={(chosen) => setAddress({ side: sides.find((each) => each === chosen) })}
                  choices={choice(sides, sideWord)}
                />
                <PersonField
                  label={t('Looked after by')}
                  optional
                  value={address.owner ? { person: address.owner, name: name || t('the chosen person') } : null}
                  onChange={(owner) => {
                    setName(owner?.name ?? '')
                    setAddress({ owner: owner?.person })
                  }}
                />
                <SwitchField
                  label={t('Promise overdue')}
                  value={address.overdue}
                  onChange={(overdue) => setAddress({ overdue }, { replace: true })}
                />
                <SwitchField
                  label={t('To speak with')}
                  value={address.due}
                  onChange={(due) => setAddress({ due }, { replace: true })}
                />
                <SwitchField
                  label={t('Archived ones')}
                  value={address.archived}
                  onChange={(archived) => setAddress({ archived }, { replace: true })}
                />
              </>
            )}
          </FilterButton>
        </FilterBar>
        <FilterChips
          label={t('Looked for')}
          chips={chips}
          takeAway={t('take away')}
          onTake={(field) => setAddress({ [field]: undefined })}
        />
      </div>
      {!address.archived && drawn.data && drawn.data.points.length > 0 && (
        <Grid points={drawn.data.points} more={drawn.data.more} />
      )}
      <Answered query={asked}>
        {() => (
          <StakeholdersTable
            stakeholders={stakeholders}
            sought={Object.values(address).some(Boolean)}
            onNearEnd={asked.more}
          />
        )}
      </Answered>
      {adding && <StakeholderDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

interface TableProps {
  stakeholders: StakeholderListed[]
  sought: boolean
  onNearEnd: () => void
}

function StakeholdersTable({ stakeholders, sought, onNearEnd }: TableProps) {
  const paths = usePaths()
  const navigate = useNavigate()
  const today = useToday()
  return (
    <DataTable
      caption={t('Stakeholders')}
      rows={stakeholders}
      rowKey={({ stakeholder }) => stakeholder}
      onOpen={({ stakeholder }) => void navigate({ to: paths.stakeholder(stakeholder) })}
      onNearEnd={onNearEnd}
      empty={
        sought ? (
          <Empty title={t('No stakeholder is found')}>{t('Try other words, or fewer conditions.')}</Empty>
        ) : (
          <Empty title={t('No stakeholder yet')}>
            {t('Who can make what we want succeed or fail? Note them, say what they expect, and who looks after them.')}
          </Empty>
        )
      }
      columns={[
        { key: 'name', header: t('Stakeholder'), main: true, cell: (row) => row.name },
        {
          key: 'promise',
          header: t('Promised by'),
          width: '11rem',
          cell: ({ promiseDueOn }) =>
            promiseDueOn === null ? (
              ''
            ) : promiseDueOn < today ? (
              <span className={classes.late}>{t('overdue since {{date}}', { date: dayWord(promiseDueOn) })}</span>
            ) : (
              dayWord(promiseDueOn)
            ),
        },
        {
          key: 'quadrant',
          header: t('Quadrant'),
          width: '12rem',
          hideOnPhone: true,
          cell: (row) => quadrantWord(row.quadrant),
        },
        { key: 'influence', header: t('Influence'), align: 'end', width: '6rem', cell: (row) => row.influence },
        { key: 'interest', header: t('Interest'), align: 'end', width: '6rem', cell: (row) => row.interest },
        {
          key: 'last',
          header: t('Last contact'),
          width: '9rem',
          hideOnPhone: true,
          cell: ({ lastOn }) => (lastOn ? relativeDays(lastOn, today, locale()) : t('none yet')),
        },
        {
          key: 'next',
          header: t('Next contact'),
          width: '9rem',
          cell: ({ nextOn }) =>
            nextOn === null ? '' : nextOn < today ? <strong>{dayWord(nextOn)}</strong> : dayWord(nextOn),
        },
        { key: 'owner', header: t('Looked after by'), width: '11rem', cell: (row) => row.owner.name },
      ]}
    />
  )
}
