import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { instant } from '../../../ui/format.ts'
import { Row } from '../../../ui/Layout.tsx'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { list, withdraw } from '../contract.ts'

/** One-use links of a person that still work, to be taken back; for administrators. */
export function OpenLinks({ person }: { person: string }) {
  const links = useAnswer(list, { person }).data?.links ?? []
  const act = useAct(withdraw)
  if (!links.length) return null
  return (
    <>
      {act.error && <Failure what={act.error.message} />}
      {links.map(({ link, purpose, endsAt, abilities }) => (
        <Row key={link} apart>
          <p>
            {purpose === 'invitation'
              ? t('Invited; the link works until {{until}}.', { until: instant(endsAt, locale()) })
              : t('May choose a new password; the link works until {{until}}.', { until: instant(endsAt, locale()) })}
          </p>
          {abilities.withdraw?.allowed && (
            <Button size="small" busy={act.isPending} onClick={() => act.mutate({ link })}>
              {t('Withdraw the link')}
            </Button>
          )}
        </Row>
      ))}
    </>
  )
}
