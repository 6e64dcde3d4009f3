import { Link } from '@tanstack/react-router'
import { owed } from '../../manage/cycles/contract.ts'
import { asksAgain } from '../../manage/cycles/web/asks-again.ts'
import { me as seeMe } from '../../people/persons/contract.ts'
import { PersonLink } from '../../people/persons/web/PersonLink.tsx'
import { signOut } from '../../people/sign-in/web/password.ts'
import { SignIns, useLeave } from '../../people/sign-in/web/SignIns.tsx'
import { Tokens } from '../../people/tokens/web/Tokens.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Field, Fields } from '../../ui/Field.tsx'
import { list as inWords } from '../../ui/format.ts'
import { Page } from '../../ui/Page.tsx'
import { useColourScheme } from '../../ui/Provider.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { AnsweredPage } from '../../web/AnsweredPage.tsx'
import { usePaths } from '../../web/paths.ts'
import { useAnswer } from '../../web/queries.ts'
import { useViewer } from '../../web/viewer.tsx'
import { locale, t } from '../../web/words.ts'

/** Oneself: what is owed, how one is known here, how things look, and one's ways in. */
export function MePage() {
  const paths = usePaths()
  const me = useAnswer(seeMe, {})
  const { organisation } = useViewer()
  const leave = useLeave()
  return (
    <AnsweredPage query={me} title={t('Me')}>
      {(person) => (
        <Page
          title={person.name}
          kicker={person.title}
          product="Bearing"
          actions={
            <>
              <Link to={paths.person(person.person)} className={buttonClass}>
                {t('As others see me')}
              </Link>
              <Button onClick={() => void signOut().then(leave)}>{t('Sign out')}</Button>
            </>
          }
        >
          <Owed />
          <Section title={t('Profile')}>
            <Fields shape="beside">
              <Field label={t('E-mail')} missing={t('none')}>
                {person.email}
              </Field>
              <Field label={t('Manager')} missing={t('nobody')}>
                {person.manager && <PersonLink {...person.manager} />}
              </Field>
              <Field label={t('Organisation')}>
                <Link to={paths.settings}>{organisation.name}</Link>
              </Field>
              <Field label={t('Teams')} missing={t('none')}>
                {inWords(
                  person.teams.map(({ name }) => name),
                  locale(),
                )}
              </Field>
            </Fields>
          </Section>
          <Appearance />
          <SignIns />
          <Tokens />
        </Page>
      )}
    </AnsweredPage>
  )
}

function Owed() {
  const paths = usePaths()
  const { me } = useViewer()
  const count = useAnswer(owed, {}, asksAgain).data?.count
  return (
    <Section title={t('What I owe')}>
      <p>
        {count
          ? t('{{count}} things wait for me: check-ins, my word, closings, gaps and questions.', {
              count,
              one: '{{count}} thing waits for me.',
            })
          : t('Nothing waits for me.')}
      </p>
      <p>
        <Link to={paths.myGoals} className={buttonClass}>
          {t('See what I owe')}
        </Link>{' '}
        <Link to={paths.accountability(me.person)} className={buttonClass} data-look="quiet">
          {t('What the buck stops with me for')}
        </Link>
      </p>
    </Section>
  )
}

function Appearance() {
  const { scheme, choose } = useColourScheme()
  return (
    <Section title={t('Appearance')}>
      <Segments
        label={t('Colours')}
        value={scheme}
        onChange={choose}
        options={[
          { value: 'auto', label: t('As my system') },
          { value: 'light', label: t('Light') },
          { value: 'dark', label: t('Dark') },
        ]}
      />
    </Section>
  )
}
