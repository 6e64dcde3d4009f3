import { useState } from 'react'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { PickField } from '../../../ui/PickField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { among } from '../../../ui/search.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { change } from '../contract.ts'
import {
  currencyOption,
  currencyOptions,
  languageOption,
  languageOptions,
  monthName,
  monthOptions,
  zoneOption,
  zoneOptions,
} from './region.ts'
import type { Settings } from './settings.ts'

/** Only what was touched, and the revision that was on screen when the first of it was. */
interface Written {
  part: Partial<Omit<Settings, 'revision'>>
  revision: number
}

const fields = ['name', 'zone', 'locale', 'currency', 'fiscalMonth']

/** Follows the organisation until somebody writes; what they wrote then stays theirs until it is saved or discarded. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const notify = useNotice()
  const [written, keep, forget] = useKept<Written | null>('settings of the organisation', null)
  const [zones] = useState(() => among(zoneOptions()))
  const [languages] = useState(() => among(languageOptions(locale())))
  const [currencies] = useState(() => among(currencyOptions(locale())))
  const act = useAct(change, {
    after: () => {
      notify(t('The settings were changed.'))
      forget()
    },
  })

  const shown = { ...settings, ...written?.part }
  const write = (part: Written['part']) =>
    keep({ part: { ...written?.part, ...part }, revision: written?.revision ?? settings.revision })
  const save = (revision = written?.revision) => {
    if (!written || revision === undefined) notify(t('Nothing was changed, so there is nothing to save.'))
    else act.mutate({ ...written.part, revision })
  }
  const discard = () => {
    forget()
    act.reset()
  }
  const theirs = act.error?.theirs as Settings | undefined
  const faults = theirs ? faultsIn(null, []) : faultsIn(act.error, fields)

  return (
    <>
      <Conflict
        error={act.error}
        busy={act.isPending}
        onMine={() => save(theirs?.revision)}
        onTheirs={discard}
        fields={[
          { field: 'name', label: t('Name') },
          { field: 'zone', label: t('Time zone'), print: (zone) => zoneOption(String(zone)).label },
          { field: 'locale', label: t('Language'), print: (tag) => languageOption(String(tag), locale()).label },
          { field: 'currency', label: t('Currency'), print: (code) => currencyOption(String(code), locale()).label },
          { field: 'fiscalMonth', label: t('Year begins in'), print: (month) => monthName(Number(month), locale()) },
        ]}
      />
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => save()}>
        <TextField
          label={t('Name')}
          hint={t('Stands above every page. The address in the browser stays as it is.')}
          value={shown.name}
          onChange={(name) => write({ name })}
          error={faults.at('name')}
          autoComplete="off"
          maxLength={200}
        />
        <PickField
          label={t('Time zone')}
          hint={t('Decides when a day begins and ends: when a check-in is due, and which date it bears.')}
          value={zoneOption(shown.zone)}
          onChange={(zone) => zone && write({ zone: zone.value })}
          search={zones}
          error={faults.at('zone')}
        />
        <PickField
          label={t('Language')}
          hint={t('How dates and numbers are written for whoever’s browser asks for no English of its own.')}
          value={languageOption(shown.locale, locale())}
          onChange={(language) => language && write({ locale: language.value })}
          search={languages}
          error={faults.at('locale')}
        />
        <PickField
          label={t('Currency')}
          value={currencyOption(shown.currency, locale())}
          onChange={(currency) => currency && write({ currency: currency.value })}
          search={currencies}
          error={faults.at('currency')}
        />
        <SelectField
          label={t('Year begins in')}
          hint={t('Quarters, tertials and halves are counted from the first of this month.')}
          value={String(shown.fiscalMonth)}
          choices={monthOptions(locale())}
          onChange={(month) => write({ fiscalMonth: Number(month) })}
          error={faults.at('fiscalMonth')}
        />
        <FormActions
          submit={t('Save settings')}
          busy={act.isPending}
          cancel={written ? { label: t('Discard changes'), onSelect: discard } : undefined}
        />
      </Form>
    </>
  )
}
