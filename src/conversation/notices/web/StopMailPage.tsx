import { useParams } from '@tanstack/react-router'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Door } from '../../../web/Door.tsx'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { stopMail } from '../contract.ts'
import classes from './ByMail.module.css'
import { kindName } from './saying.ts'

/** Where the address at the end of a mail leads. Asks first, since programs open addresses too; needs no sign-in. */
export function StopMailPage() {
  const { token } = useParams({ strict: false }) as { token: string }
  const act = useAct(stopMail)
  return (
    <Door title={t('Stop these mails')}>
      <div className={classes.parts}>
        {act.data ? (
          <p role="status">
            {act.data.stopped === 'digest'
              ? t('Stopped: {{organisation}} sends you no digest any longer.', { organisation: act.data.organisation })
              : t('Stopped: {{organisation}} sends you no such mails any longer ({{kind}}).', {
                  organisation: act.data.organisation,
                  kind: kindName[act.data.stopped](),
                })}{' '}
            {t('Notices stand on screen as before, where you can also choose anew.')}
          </p>
        ) : (
          <>
            <p>{t('You will get no more mails of the kind that brought you here. Notices still stand on screen.')}</p>
            {act.error && <Failure what={act.error.message} />}
            <div>
              <Button look="primary" busy={act.isPending} onClick={() => act.mutate({ token })}>
                {t('Stop these mails')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Door>
  )
}
