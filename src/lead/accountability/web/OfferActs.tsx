import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { accept, decline, withdraw } from '../contract.ts'
import type { OfferSeen } from './offer.ts'

/** What one may do with an offer: accept or decline what is offered to oneself, take back what one offered. */
export function OfferActs({ offer: { offer, abilities, receiver } }: { offer: OfferSeen }) {
  const notify = useNotice()
  const accepting = useAct(accept, { after: () => notify(t('You answer for it from now on.')) })
  const declining = useAct(decline, { after: ({ giver }) => notify(t('Declined. It stays with {{name}}.', giver)) })
  const taking = useAct(withdraw, { after: () => notify(t('Taken back. {{name}} was not asked again.', receiver)) })
  const error = accepting.error ?? declining.error ?? taking.error
  return (
    <>
      {abilities.accept.allowed && (
        <Button look="primary" size="small" busy={accepting.isPending} onClick={() => accepting.mutate({ offer })}>
          {t('Accept')}
        </Button>
      )}
      {abilities.decline.allowed && (
        <Button size="small" busy={declining.isPending} onClick={() => declining.mutate({ offer })}>
          {t('Decline')}
        </Button>
      )}
      {abilities.withdraw.allowed && (
        <Button look="quiet" size="small" busy={taking.isPending} onClick={() => taking.mutate({ offer })}>
          {t('Take it back')}
        </Button>
      )}
      {error && <Failure what={error.message} />}
    </>
  )
}
