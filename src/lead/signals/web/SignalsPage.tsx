import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { FilterBar, FilterButton, FilterChips } from '../../../ui/Filter.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, anId, oneOf, someText, useAddress } from '../../../web/address.ts'
import { filterWord } from '../../../web/filtering.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { list, type SignalListed } from '../contract.ts'
import { directions, factors, horizons, signalKinds } from '../signal.ts'
import { Calibration } from './Calibration.tsx'
import { Radar } from './Radar.tsx'
import { SignalDialog } from './SignalDialog.tsx'
import classes from './Signals.module.css'
import { directionWord, endingWord, factorWord, horizonWord, inHundred, kindWord } from './saying.ts'

const fields = {
  text: someText(200),
  kind: oneOf(signalKinds),
  factor: oneOf(factors),
  horizon: oneOf(horizons),
  direction: oneOf(directions),
  owner: anId,
  team: anId,
  due: aFlag,
  closed: aFlag,
}

/** On the radar; beyond that one could not tell them apart. */
const mostDrawn = 200

/** The radar with its filters, the same as a table, and how well earlier signals were judged. */
export function SignalsPage() {
  const [address, setAddress] = useAddress(fields)
  const [adding, setAdding] = useState(false)
  const [names, setNames] = useState<Record<string, string>>({})
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const asked = usePages(list, address)
  const signals = useMemo(() => asked.pages.flatMap((page) => page.signals), [asked.pages])
  const drawn = useMemo(() => signals.slice(0, mostDrawn), [signals])
  useTrail([{ label: t('Foresight') }])
  const name = (id: string | undefined, otherwise: string) => (id && names[id]) || otherwise
  const said: Record<string, string | false | undefined> = {
    kind: address.kind && kindWord(address.kind),
    factor: address.factor && factorWord(address.factor),
    horizon: address.horizon && horizonWord(address.horizon),
    direction: address.direction && directionWord(address.direction),
    owner: address.owner && name(address.owner, t('the chosen person')),
    team: address.team && name(address.team, t('the chosen team')),
    due: address.due && t('To look at again'),
    closed: address.closed && t('Closed ones'),
  }
  const chips = Object.entries(said).flatMap(([id, label]) => (label ? [{ id, label }] : []))
  return (
    <Page
      title={t('Foresight')}
      product="Bearing"
      actions={
        <Button look="primary" onClick={() => setAdding(true)}>
          {t('Add signal')}
        </Button>
      }
    >
      <div className={classes.looking}>
        <FilterBar>
          <SearchField label={t('Words')} value={typed} onChange={setTyped} />
          <FilterButton label={t('Filter')} said={filterWord(chips.length)}>
            {() => (
              <>
                <Choose
                  label={t('Kind')}
                  value={address.kind}
                  onChange={(kind) => setAddress({ kind })}
                  choices={signalKinds}
                  word={kindWord}
                />
                <Choose
                  label={t('Factor')}
                  value={address.factor}
                  onChange={(factor) => setAddress({ factor })}
                  choices={factors}
                  word={factorWord}
                />
                <Choose
                  label={t('Horizon')}
                  value={address.horizon}
                  onChange={(horizon) => setAddress({ horizon })}
                  choices={horizons}
                  word={horizonWord}
                />
                <Choose
                  label={t('Direction')}
                  value={address.direction}
                  onChange={(direction) => setAddress({ direction })}
                  choices={directions}
                  word={directionWord}
                />
                <PersonField
                  label={t('Owner')}
                  optional
                  value={
                    address.owner ? { person: address.owner, name: name(address.owner, t('the chosen person')) } : null
                  }
                  onChange={(owner) => {
                    if (owner) setNames({ ...names, [owner.person]: owner.name })
                    setAddress({ owner: owner?.person })
                  }}
                />
                <TeamField
                  label={t('Team')}
                  optional
                  value={address.team ? { team: address.team, name: name(address.team, t('the chosen team')) } : null}
                  onChange={(team) => {
                    if (team) setNames({ ...names, [team.team]: team.name })
                    setAddress({ team: team?.team })
                  }}
                />
                <SwitchField
                  label={t('To look at again')}
                  value={address.due}
                  onChange={(due) => setAddress({ due }, { replace: true })}
                />
                <SwitchField
                  label={t('Closed ones')}
                  value={address.closed}
                  onChange={(closed) => setAddress({ closed }, { replace: true })}
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
      <Answered query={asked}>
        {() => (
          <>
            {signals.length > 0 && !address.closed && <Radar signals={drawn} />}
            {signals.length > 0 && !address.closed && (asked.hasNextPage || signals.length > mostDrawn) && (
              <p className={classes.quiet}>
                {t('The radar shows the {{number}} that weigh most. Choose fewer to see the others.', {
                  number: drawn.length,
                })}
              </p>
            )}
            <SignalsTable
              signals={signals}
              closed={address.closed}
              sought={Object.values(address).some(Boolean)}
              onNearEnd={asked.more}
            />
          </>
        )}
      </Answered>
      <Calibration />
      {adding && <SignalDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

interface ChooseProps<Value extends string> {
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  choices: readonly Value[]
  word: (value: Value) => string
}

function Choose<Value extends string>({ label, value, onChange, choices, word }: ChooseProps<Value>) {
  return (
    <SelectField
      label={label}
      optional
      value={value ?? ''}
      onChange={(chosen) => onChange(choices.find((each) => each === chosen))}
      choices={[{ value: '', label: t('Any') }, ...choices.map((each) => ({ value: each, label: word(each) }))]}
    />
  )
}

interface TableProps {
  signals: SignalListed[]
  closed: boolean
  sought: boolean
  onNearEnd: () => void
}

function SignalsTable({ signals, closed, sought, onNearEnd }: TableProps) {
  const paths = usePaths()
  const navigate = useNavigate()
  const today = useToday()
  return (
    <DataTable
      caption={t('Signals')}
      rows={signals}
      rowKey={({ signal }) => signal}
      onOpen={({ signal }) => void navigate({ to: paths.signal(signal) })}
      onNearEnd={onNearEnd}
      empty={
        sought ? (
          <Empty title={t('No signal is found')}>{t('Try other words, or fewer conditions.')}</Empty>
        ) : (
          <Empty title={t('No signal yet')}>
            {t('What changes outside that could help or hurt us? Note it, say who watches it, and when to look again.')}
          </Empty>
        )
      }
      columns={[
        { key: 'title', header: t('Signal'), main: true, cell: (row) => row.title },
        { key: 'kind', header: t('Kind'), width: '10rem', hideOnPhone: true, cell: (row) => kindWord(row.kind) },
        { key: 'factor', header: t('Factor'), width: '8rem', cell: (row) => factorWord(row.factor) },
        { key: 'horizon', header: t('Horizon'), width: '9rem', cell: (row) => horizonWord(row.horizon) },
        { key: 'impact', header: t('Impact'), align: 'end', width: '5rem', cell: (row) => row.impact },
        {
          key: 'direction',
          header: t('Direction'),
          width: '7rem',
          cell: (row) => directionWord(row.direction),
        },
        {
          key: 'probability',
          header: t('How likely'),
          align: 'end',
          width: '6rem',
          hideOnPhone: true,
          cell: (row) => (row.probability === null ? '' : inHundred(row.probability)),
        },
        { key: 'owner', header: t('Watched by'), width: '10rem', cell: (row) => row.owner.name },
        closed
          ? {
              key: 'closed',
              header: t('What came of it'),
              width: '10rem',
              cell: (row: SignalListed) => (row.closedAs ? endingWord(row.closedAs) : ''),
            }
          : {
              key: 'again',
              header: t('To look again'),
              width: '9rem',
              cell: (row: SignalListed) =>
                row.lookAgainOn <= today ? (
                  <strong>{civilDate(row.lookAgainOn, locale())}</strong>
                ) : (
                  civilDate(row.lookAgainOn, locale())
                ),
            },
      ]}
    />
  )
}
