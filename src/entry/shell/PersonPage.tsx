import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { HandOver } from '../../people/links/web/HandOver.tsx'
import { OpenLinks } from '../../people/links/web/OpenLinks.tsx'
import { see } from '../../people/persons/contract.ts'
import { ChangePerson } from '../../people/persons/web/ChangePerson.tsx'
import { EndPerson } from '../../people/persons/web/EndPerson.tsx'
import { DirectReports, ReportingLine } from '../../people/persons/web/ReportingLine.tsx'
import type { Whole } from '../../people/persons/web/whole.ts'
import { PersonTeams } from '../../people/teams/web/PersonTeams.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Field, Fields } from '../../ui/Field.tsx'
import { civilDate } from '../../ui/format.ts'
import { Columns, Stack } from '../../ui/Layout.tsx'
import { Page } from '../../ui/Page.tsx'
import { Section } from '../../ui/Section.tsx'
import { AnsweredPage } from '../../web/AnsweredPage.tsx'
import { usePaths } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { useTrail } from '../../web/trail.tsx'
import { useViewer } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'

type Open = 'change' | 'end' | 'invitation' | 'lost access' | null

/** Somebody of the organisation: whom they report to, who reports to them, and their teams. */
export function PersonPage() {
  const paths = usePaths()
  const person = useParams({ strict: false }).person as string
  const query = useAnswer(see, { person })
  useTrail([{ label: t('People'), to: paths.people }, { label: query.data?.name ?? '…' }])
  return (
    <AnsweredPage query={query} title={t('Person')}>
      {(whole) => <Known person={whole} />}
    </AnsweredPage>
  )
}

function Known({ person }: { person: Whole }) {
  const paths = usePaths()
  const { me } = useViewer()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const { change, end, invite, lostAccess } = person.abilities
  return (
    <Page
      title={person.name}
      kicker={person.title}
      product="Bearing"
      actions={
        <>
          <Link to={paths.accountability(person.person)} className={buttonClass}>
            {t('Accountable for')}
          </Link>
          {change.allowed && <Button onClick={() => setOpen('change')}>{t('Change')}</Button>}
          {invite.allowed && <Button onClick={() => setOpen('invitation')}>{t('Invite')}</Button>}
          {lostAccess.allowed && <Button onClick={() => setOpen('lost access')}>{t('Let back in')}</Button>}
          {end.allowed && (
            <Button onClick={() => setOpen('end')}>
              {person.endsOn ? t('Change last day') : t('Record last day')}
            </Button>
          )}
        </>
      }
    >
      <Columns
        left={<ReportingLine person={person} />}
        right={
          <Stack gap={7}>
            <DirectReports person={person} />
            <PersonTeams person={person} />
            <Section title={t('Details')}>
              <Fields shape="beside">
                <Field label={t('E-mail')} missing={t('none')}>
                  {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
                </Field>
                {person.startsOn && <Field label={t('First day')}>{civilDate(person.startsOn, locale())}</Field>}
                {person.endsOn && <Field label={t('Last day')}>{civilDate(person.endsOn, locale())}</Field>}
                <Field label={t('Signs in')}>{person.signsIn ? t('Yes') : t('Not yet')}</Field>
                {person.administrator && <Field label={t('Administrator')}>{t('Yes')}</Field>}
              </Fields>
              {me.administrator && <OpenLinks person={person.person} />}
            </Section>
          </Stack>
        }
      />
      {open === 'change' && <ChangePerson person={person} onClose={close} />}
      {open === 'end' && <EndPerson person={person} onClose={close} />}
      {(open === 'invitation' || open === 'lost access') && <HandOver person={person} purpose={open} onClose={close} />}
    </Page>
  )
}
