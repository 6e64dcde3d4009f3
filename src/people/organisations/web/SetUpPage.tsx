import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FieldGroup, FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { PickField } from '../../../ui/PickField.tsx'
import { among } from '../../../ui/search.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { someText, useAddress } from '../../../web/address.ts'
import { Door } from '../../../web/Door.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { pathsIn } from '../../../web/paths.ts'
import { forgetReader, useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { setUp } from '../contract.ts'
import { currencyOptions, guessedRegion, zoneOption, zoneOptions } from './region.ts'

const fields = { key: someText(200) }

const shown = [
  'organisation.name',
  'organisation.zone',
  'organisation.currency',
  'administrator.name',
  'administrator.email',
  'administrator.password',
]

/** A new organisation and its first administrator. */
export function SetUpPage() {
  const [address] = useAddress(fields)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [key, setKey] = useState(address.key ?? '')
  const [organisation, setOrganisation] = useState({ name: '', ...guessedRegion() })
  const [administrator, setAdministrator] = useState({ name: '', email: '', password: '' })
  const [zones] = useState(() => among(zoneOptions()))
  const [currencies] = useState(() => currencyOptions(locale()))
  const [findCurrency] = useState(() => among(currencies))
  const act = useAct(setUp, {
    after: ({ organisation: made }) => {
      forgetReader(client)
      void navigate({ to: pathsIn(made.slug).begin, replace: true })
    },
  })
  const faults = faultsIn(act.error, address.key ? shown : [...shown, 'key'])
  const one = (part: Partial<typeof organisation>) => setOrganisation({ ...organisation, ...part })
  const person = (part: Partial<typeof administrator>) => setAdministrator({ ...administrator, ...part })

  return (
    <Door
      title={t('Set up your organisation')}
      why={t('You become its first administrator, and can invite the others next.')}
    >
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ key, organisation, administrator })}
      >
        {!address.key && (
          <TextField
            label={t('Start key')}
            hint={t('It stands at the end of the address that the terminal printed when Bearing was started.')}
            value={key}
            onChange={setKey}
            error={faults.at('key')}
            autoComplete="off"
          />
        )}
        <FieldGroup label={t('The organisation')}>
          <TextField
            label={t('Name')}
            value={organisation.name}
            onChange={(name) => one({ name })}
            error={faults.at('organisation.name')}
            maxLength={200}
          />
          <FieldRow>
            <PickField
              label={t('Time zone')}
              value={zoneOption(organisation.zone)}
              onChange={(zone) => zone && one({ zone: zone.value })}
              search={zones}
              error={faults.at('organisation.zone')}
            />
            <PickField
              label={t('Currency')}
              value={currencies.find(({ value }) => value === organisation.currency) ?? null}
              onChange={(currency) => currency && one({ currency: currency.value })}
              search={findCurrency}
              error={faults.at('organisation.currency')}
            />
          </FieldRow>
        </FieldGroup>
        <FieldGroup label={t('You')}>
          <TextField
            label={t('Your name')}
            value={administrator.name}
            onChange={(name) => person({ name })}
            error={faults.at('administrator.name')}
            autoComplete="name"
            maxLength={200}
          />
          <TextField
            label={t('E-mail')}
            type="email"
            value={administrator.email}
            onChange={(email) => person({ email })}
            error={faults.at('administrator.email')}
            autoComplete="username"
            maxLength={254}
          />
          <TextField
            label={t('Password')}
            hint={t('At least ten characters. A sentence is fine.')}
            type="password"
            value={administrator.password}
            onChange={(password) => person({ password })}
            error={faults.at('administrator.password')}
            autoComplete="new-password"
            maxLength={200}
          />
        </FieldGroup>
        <FormActions submit={t('Set up organisation')} busy={act.isPending} />
      </Form>
    </Door>
  )
}
