import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { Page } from '../../../ui/Page.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { t } from '../../../web/words.ts'
import { addresses, allow, disallow } from '../contract.ts'

/** The addresses that measures may be read from: everybody may read them, administrators allow them. */
export function AddressesPage() {
  const paths = usePaths()
  const asked = useAnswer(addresses, {})
  const ending = useAct(disallow)
  const title = t('Addresses that measures are read from')
  useTrail([{ label: t('Settings'), to: paths.settings }, { label: title }])
  return (
    <AnsweredPage query={asked} title={title}>
      {({ addresses: known, abilities }) => (
        <Page title={title} width="reading" product="Bearing">
          <Stack gap={6}>
            <p>
              {t('Bearing asks no other address. An address allows all that lies below it.')} {abilities.allow.because}
            </p>
            <DataTable
              caption={title}
              rows={known}
              rowKey={({ allowed }) => allowed}
              empty={<Empty title={t('No address is allowed yet.')} />}
              columns={[
                {
                  key: 'begins',
                  header: t('Address'),
                  main: true,
                  sortBy: ({ begins }) => begins,
                  cell: ({ begins }) => begins,
                },
                {
                  key: 'private',
                  header: t('Network'),
                  width: '9rem',
                  cell: (row) => (row.private ? t('may be private') : t('public')),
                },
                ...(abilities.allow.allowed
                  ? [
                      {
                        key: 'acts',
                        header: t('Allow no longer'),
                        width: '11rem',
                        cell: ({ allowed, begins }: (typeof known)[number]) => (
                          <Button
                            look="quiet"
                            size="small"
                            busy={ending.isPending && ending.variables?.allowed === allowed}
                            aria-label={t('Allow {{address}} no longer', { address: begins })}
                            onClick={() => ending.mutate({ allowed })}
                          >
                            {t('Take away')}
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            {abilities.allow.allowed && <Allow />}
          </Stack>
        </Page>
      )}
    </AnsweredPage>
  )
}

function Allow() {
  const [begins, setBegins] = useState('')
  const [within, setWithin] = useState(false)
  const allowing = useAct(allow, {
    after: () => {
      setBegins('')
      setWithin(false)
    },
  })
  const faults = faultsIn(allowing.error, ['begins'])
  return (
    <Form onSubmit={() => allowing.mutate({ begins, private: within })} refusal={faults.refusal}>
      <TextField
        label={t('Address')}
        hint={t('Such as https://numbers.example/beds')}
        value={begins}
        onChange={setBegins}
        error={faults.at('begins')}
      />
      <SwitchField
        label={t('It lies in a private network')}
        hint={t('Otherwise Bearing refuses to ask there, whatever the name leads to.')}
        value={within}
        onChange={setWithin}
      />
      <FormActions submit={t('Allow this address')} busy={allowing.isPending} />
    </Form>
  )
}
