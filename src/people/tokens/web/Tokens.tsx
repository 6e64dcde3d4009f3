import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { list, revoke } from '../contract.ts'
import { MakeToken } from './MakeToken.tsx'

/** One's personal access tokens: what works today, a new one, and the end of one. */
export function Tokens() {
  const tokens = useAnswer(list, {})
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<{ token: string; name: string } | null>(null)
  const act = useAct(revoke, { after: () => setEnding(null) })
  return (
    <Section
      title={t('Personal access tokens')}
      actions={
        tokens.data?.abilities.make.allowed && (
          <Button size="small" onClick={() => setMaking(true)}>
            {t('Make a token')}
          </Button>
        )
      }
    >
      <p>{t('A token lets a program of yours act in your place here, as far as you allow it and until it ends.')}</p>
      <Answered query={tokens}>
        {({ tokens: rows }) => (
          <DataTable
            caption={t('Personal access tokens')}
            rows={rows}
            rowKey={(row) => row.token}
            empty={<p>{t('You have none.')}</p>}
            columns={[
              { key: 'name', header: t('Name'), main: true, cell: (row) => `${row.name} (${row.begins}…)` },
              {
                key: 'scopes',
                header: t('May'),
                cell: (row) => (row.scopes.includes('write') ? t('read and write') : t('read')),
              },
              { key: 'ends', header: t('Last day'), cell: (row) => civilDate(row.endsOn, locale()) },
              {
                key: 'used',
                header: t('Last used'),
                cell: (row) => (row.usedOn ? civilDate(row.usedOn, locale()) : t('never')),
              },
              {
                key: 'end',
                align: 'end',
                header: t('End'),
                cell: (row) => (
                  <Button size="small" onClick={() => setEnding(row)}>
                    {t('Revoke')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answered>
      {making && <MakeToken onClose={() => setMaking(false)} />}
      <Confirm
        open={ending !== null}
        title={t('Revoke {{name}}', { name: ending?.name ?? '' })}
        confirm={t('Revoke token')}
        cancel={t('Keep it')}
        danger
        busy={act.isPending}
        onConfirm={() => ending && act.mutate({ token: ending.token })}
        onClose={() => setEnding(null)}
      >
        {act.error && <Failure what={act.error.message} />}
        <p>{t('Programs that use it are refused at once. This cannot be taken back; you can make another one.')}</p>
      </Confirm>
    </Section>
  )
}
