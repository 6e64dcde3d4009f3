import { Link } from '@tanstack/react-router'
import { Field, Fields } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { locale, t } from '../../../web/words.ts'
import { see } from '../contract.ts'
import { currencyOption, languageOption, monthName, zoneOption } from './region.ts'
import { SettingsForm } from './SettingsForm.tsx'
import type { Settings } from './settings.ts'

/** What holds for the whole organisation: everybody may read it, administrators change it. */
export function SettingsPage() {
  const paths = usePaths()
  const organisation = useAnswer(see, {})
  useTrail([{ label: t('Settings') }])
  return (
    <AnsweredPage query={organisation} title={t('Settings of the organisation')}>
      {(it) => (
        <Page title={t('Settings of the organisation')} width="reading" product="Bearing">
          <p>
            <Link to={paths.addresses}>{t('Addresses that measures are read from')}</Link>
          </p>
          {it.abilities.change.allowed ? (
            <SettingsForm settings={it} />
          ) : (
            <>
              <p>
                {it.abilities.change.because} {t('Ask one if something is wrong here.')}
              </p>
              <Values {...it} />
            </>
          )}
        </Page>
      )}
    </AnsweredPage>
  )
}

const Values = ({ name, zone, locale: language, currency, fiscalMonth }: Settings) => (
  <Fields shape="beside">
    <Field label={t('Name')}>{name}</Field>
    <Field label={t('Time zone')}>{zoneOption(zone).label}</Field>
    <Field label={t('Language')}>{languageOption(language, locale()).label}</Field>
    <Field label={t('Currency')}>{currencyOption(currency, locale()).label}</Field>
    <Field label={t('Year begins in')}>{monthName(fiscalMonth, locale())}</Field>
  </Fields>
)
