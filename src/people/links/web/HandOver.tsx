import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { instant } from '../../../ui/format.ts'
import { CopyText } from '../../../web/CopyText.tsx'
import { useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { invite, lostAccess } from '../contract.ts'
import type { Purpose } from '../link.ts'

interface Props {
  person: { person: string; name: string }
  purpose: Purpose
  onClose: () => void
}

/** A dialog that makes a one-use link, and shows it once so that it can be handed over. */
export function HandOver({ person, purpose, onClose }: Props) {
  const invitation = purpose === 'invitation'
  const act = useAct(invitation ? invite : lostAccess)
  const made = act.data
  const title = invitation
    ? t('Invite {{name}}', { name: person.name })
    : t('Let {{name}} back in', { name: person.name })
  return (
    <Dialog open title={title} onClose={onClose} guarded={Boolean(made)}>
      {act.error && <Failure what={act.error.message} />}
      {made ? (
        <>
          <CopyText
            label={t('One-use link')}
            hint={t(
              'It works once, until {{until}}, and is shown only now. Send it to {{name}} in a way that you trust.',
              {
                until: instant(made.endsAt, locale()),
                name: person.name,
              },
            )}
            text={made.address}
          />
          <div>
            <Button onClick={onClose}>{t('Done')}</Button>
          </div>
        </>
      ) : (
        <>
          <p>
            {invitation
              ? t(
                  'You get a link to hand over. With it they choose a password, and are in. It works once, within a week.',
                )
              : t(
                  'You get a link to hand over. With it they choose a new password. It works once, within a day; the old password works until then.',
                )}
          </p>
          <div>
            <Button
              look="primary"
              busy={act.isPending}
              onClick={() => act.mutate({ person: person.person })}
              data-autofocus
            >
              {t('Make a one-use link')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
