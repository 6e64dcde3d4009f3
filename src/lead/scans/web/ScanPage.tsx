import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonLink } from '../../../people/persons/web/PersonLink.tsx'
import { SeenBy } from '../../../people/sight/web/SeenBy.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Layout.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { anId, oneOf, useAddress } from '../../../web/address.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { Accountable } from '../../accountability/web/Accountable.tsx'
import { type ScanSeen, see } from '../contract.ts'
import type { Place } from '../scan.ts'
import { FindingDialog } from './FindingDialog.tsx'
import { FindingFormDialog } from './FindingForm.tsx'
import { FindingsPart } from './FindingsPart.tsx'
import { Inflow } from './Inflow.tsx'
import { MovementPart } from './MovementPart.tsx'
import { MovesPart } from './MovesPart.tsx'
import { PastList } from './PastList.tsx'
import { ScanActs } from './ScanActs.tsx'
import { ScanDialog } from './ScanDialog.tsx'
import classes from './Scans.module.css'
import { kindWord } from './saying.ts'

const fields = { finding: anId, view: oneOf(['board', 'table', 'moves', 'moved', 'about'], 'board') }

/** One scan: its board, the table behind it, the moves that pairs suggest, and what moved since the earlier one. */
export function ScanPage() {
  const paths = usePaths()
  const scan = useParams({ strict: false }).scan as string
  const query = useAnswer(see, { scan }, { live: 'any', keep: true })
  useTrail([{ label: t('Scans'), to: paths.scans }, { label: query.data?.question ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Scan')}>
      {(seen) => <Known key={seen.scan} scan={seen} />}
    </AnsweredPage>
  )
}

function Known({ scan }: { scan: ScanSeen }) {
  const [address, setAddress] = useAddress(fields)
  const [open, setOpen] = useState<'change' | 'inflow' | null>(null)
  const [addingTo, setAddingTo] = useState<Place | null>(null)
  const { abilities } = scan
  const show = (finding: string) => setAddress({ finding })
  const part = { scan, onOpen: show, onAdd: setAddingTo }
  return (
    <Page
      title={scan.question}
      product="Bearing"
      kicker={<SeenBy audience={scan.audience} />}
      why={scan.scope && <Meaning>{scan.scope}</Meaning>}
      actions={
        <>
          {abilities.contribute.allowed && (
            <Button look="primary" onClick={() => setAddingTo(scan.places[0]?.place ?? 'strength')}>
              {t('Add finding')}
            </Button>
          )}
          {abilities.contribute.allowed && scan.kind === 'swot' && (
            <Button onClick={() => setOpen('inflow')}>{t('Bring in from a PESTLE')}</Button>
          )}
          {abilities.edit.allowed && <Button onClick={() => setOpen('change')}>{t('Change')}</Button>}
          <ScanActs scan={scan} />
        </>
      }
    >
      <Line scan={scan} />
      <Tabs
        label={t('Parts of the scan')}
        value={address.view}
        onChange={(view) => setAddress({ view: view === 'board' ? undefined : view })}
        tabs={[
          { value: 'board', label: t('Board'), content: <FindingsPart {...part} look="board" /> },
          { value: 'table', label: t('Table'), count: scan.findings, content: <FindingsPart {...part} look="table" /> },
          ...(scan.kind === 'swot'
            ? [{ value: 'moves' as const, label: t('Moves'), content: <MovesPart scan={scan} onOpen={show} /> }]
            : []),
          ...(scan.follows
            ? [{ value: 'moved' as const, label: t('What moved'), content: <MovementPart scan={scan} onOpen={show} /> }]
            : []),
          { value: 'about', label: t('About it'), content: <About scan={scan} /> },
        ]}
      />
      {address.finding && (
        <FindingDialog
          key={address.finding}
          scan={scan}
          finding={address.finding}
          onOpen={show}
          onClose={() => setAddress({ finding: undefined })}
        />
      )}
      {addingTo && <FindingFormDialog scan={scan} place={addingTo} onClose={() => setAddingTo(null)} />}
      {open === 'change' && <ScanDialog scan={scan} onClose={() => setOpen(null)} />}
      {open === 'inflow' && <Inflow scan={scan} onClose={() => setOpen(null)} />}
    </Page>
  )
}

/** What one needs beside the board, in a line. */
function Line({ scan }: { scan: ScanSeen }) {
  const paths = usePaths()
  const today = useToday()
  const { kind, heldOn, closedOn, archivedOn, lookAgainOn, dots, placed, abilities, follows } = scan
  const day = (on: string) => civilDate(on, locale())
  return (
    <p className={classes.facts}>
      <span>{kindWord(kind)}</span>
      <span>{t('held on {{date}}', { date: day(heldOn) })}</span>
      {closedOn && <span>{t('closed on {{date}}', { date: day(closedOn) })}</span>}
      {lookAgainOn && !scan.followed && (
        <span>
          {lookAgainOn <= today
            ? t('to be looked at again since {{date}}', { date: day(lookAgainOn) })
            : t('look again on {{date}}', { date: day(lookAgainOn) })}
        </span>
      )}
      {archivedOn && <span>{t('archived on {{date}}', { date: day(archivedOn) })}</span>}
      {abilities.contribute.allowed && dots > 0 && (
        <span>
          {t('{{count}} of your {{all}} dots left', {
            count: Math.max(0, dots - placed),
            all: dots,
            one: '1 of your {{all}} dots left',
          })}
        </span>
      )}
      <Link to={paths.scan(scan.scan)} search={{ show: 'unacted' } as never}>
        {t('{{count}} of {{all}} findings never acted on', {
          count: scan.unacted,
          all: scan.findings,
          one: '1 of {{all}} findings never acted on',
        })}
      </Link>
      {follows && (
        <span>
          {t('goes on from')}{' '}
          <Link to={paths.scan(follows.scan)}>
            {follows.question} ({day(follows.heldOn)})
          </Link>
        </span>
      )}
      {scan.followedBy.map((next) => (
        <span key={next.scan}>
          {t('went on in')}{' '}
          <Link to={paths.scan(next.scan)}>
            {next.question} ({day(next.heldOn)})
          </Link>
        </span>
      ))}
    </p>
  )
}

function About({ scan: { scan, owner, team, contributors, lookAgainOn, dots } }: { scan: ScanSeen }) {
  const paths = usePaths()
  return (
    <Stack gap={5}>
      <Fields shape="beside">
        <Field label={t('Owner')} missing={t('Nobody owns it.')}>
          {owner && <PersonLink {...owner} />}
        </Field>
        {team && (
          <Field label={t('Team')}>
            <Link to={paths.team(team.team)}>{team.name}</Link>
          </Field>
        )}
        <Field label={t('Look again on')} missing={t('no day chosen')}>
          {lookAgainOn && civilDate(lookAgainOn, locale())}
        </Field>
        <Field label={t('Contributors')} missing={t('the owner alone')}>
          {contributors.map(({ name }) => name).join(', ')}
        </Field>
        <Field label={t('Dots for each contributor')}>{dots}</Field>
      </Fields>
      <Accountable kind="scan" subject={scan} />
      <PastList scan={scan} />
    </Stack>
  )
}
