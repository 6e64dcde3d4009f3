import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { aFlag, anId, someText, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { usePages } from '../../../web/queries.ts'
import { SearchField } from '../../../web/SearchField.tsx'
import { useTyping } from '../../../web/settled.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { trendOf } from '../buy-in.ts'
import { type ChangeListed, list } from '../contract.ts'
import classes from './Changes.module.css'
import { buyInSaid, endingWord, stageSaid } from './saying.ts'

const fields = { text: someText(200), team: anId, closed: aFlag }

/** Changes under way, or those that are closed and what was learnt. */
export function ChangesPage() {
  const paths = usePaths()
  const today = useToday()
  const navigate = useNavigate()
  const [address, setAddress] = useAddress(fields)
  const [names, setNames] = useState<Record<string, string>>({})
  const [typed, setTyped] = useTyping(address.text ?? '', (text) => setAddress({ text }, { replace: true }))
  const changes = usePages(list, address)
  const rows = changes.pages.flatMap((page) => page.changes)
  const sought = Object.values(address).some(Boolean)
  useTrail([{ label: t('Changes') }])
  const beginOne = (
    <Link to={paths.newChange} className={buttonClass} data-look="primary">
      {t('Begin a change')}
    </Link>
  )
  return (
    <Page title={t('Changes')} product="Bearing" actions={beginOne}>
      <div className={classes.filters}>
        <SearchField label={t('Words of it')} value={typed} onChange={setTyped} />
        <TeamField
          label={t('Team')}
          optional
          value={address.team ? { team: address.team, name: names[address.team] ?? t('the chosen team') } : null}
          onChange={(team) => {
            if (team) setNames({ ...names, [team.team]: team.name })
            setAddress({ team: team?.team })
          }}
        />
        <SwitchField
          label={t('Closed ones')}
          value={address.closed}
          onChange={(closed) => setAddress({ closed }, { replace: true })}
        />
      </div>
      <Answered query={changes}>
        {() => (
          <DataTable
            caption={t('Changes')}
            rows={rows}
            rowKey={(row) => row.change}
            onOpen={(row) => void navigate({ to: paths.change(row.change) })}
            onNearEnd={changes.more}
            empty={
              sought ? (
                <Empty title={t('No change is found')}>{t('Try other words, or fewer conditions.')}</Empty>
              ) : (
                <Empty title={t('No change yet')} action={beginOne}>
                  {t(
                    'Why now, whom it affects, who carries it, what is said against it, and how far people are for it.',
                  )}
                </Empty>
              )
            }
            columns={[
              { key: 'title', header: t('Change'), main: true, cell: (row) => row.title },
              { key: 'stage', header: t('Where it is'), cell: (row) => whereSaid(row) },
              { key: 'buyIn', header: t('Buy-in'), width: '13rem', cell: (row) => buyInCell(row) },
              { key: 'owner', header: t('Who answers for it'), width: '12rem', cell: (row) => row.owner.name },
              { key: 'look', header: t('Day'), width: '12rem', cell: (row) => daySaid(row, today) },
            ]}
          />
        )}
      </Answered>
    </Page>
  )
}

const whereSaid = ({ closedAs, stage }: ChangeListed): string => (closedAs ? endingWord(closedAs) : stageSaid(stage))

function buyInCell({ buyIn }: ChangeListed): string {
  if (!buyIn) return ''
  return buyInSaid(buyIn.mean, buyIn.first, trendOf(buyIn.first === null ? [buyIn.mean] : [buyIn.first, buyIn.mean]))
}

/** The day that matters now: when it closed, or when it is looked at again. */
function daySaid({ closedOn, lookAgainOn }: ChangeListed, today: string): string {
  if (closedOn) return civilDate(closedOn, locale())
  const date = civilDate(lookAgainOn, locale())
  return lookAgainOn <= today ? t('look again since {{date}}', { date }) : t('look again on {{date}}', { date })
}
