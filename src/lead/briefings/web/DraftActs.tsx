import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type BriefingSeen, remove, send } from '../contract.ts'
import { goesTo, passAfterSaid } from './saying.ts'

/** Send it, change it, or throw it away. */
export function DraftActs({ briefing }: { briefing: BriefingSeen }) {
  const paths = usePaths()
  const notify = useNotice()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'send' | 'remove' | null>(null)
  const close = () => {
    setAsking(null)
    sending.reset()
  }
  const sending = useAct(send, {
    quietly: true,
    after: () => {
      setAsking(null)
      notify(t('Sent. It goes from one level to the next.'))
    },
  })
  const removing = useAct(remove, {
    quietly: true,
    after: () => navigate({ to: paths.briefings, replace: true }),
  })
  const act = asking === 'remove' ? removing : sending
  return (
    <>
      <Button look="primary" onClick={() => setAsking('send')}>
        {t('Send')}
      </Button>
      <Link to={paths.editBriefing(briefing.briefing)} className={buttonClass}>
        {t('Change')}
      </Link>
      <Button look="quiet" onClick={() => setAsking('remove')}>
        {t('Delete draft')}
      </Button>
      <Confirm
        open={asking === 'send'}
        title={t('Send “{{title}}”?', { title: briefing.title })}
        confirm={t('Send')}
        cancel={t('Not yet')}
        busy={act.isPending}
        onConfirm={() => sending.mutate({ briefing: briefing.briefing, revision: briefing.revision })}
        onClose={close}
      >
        <p>
          {t('It goes {{whom}}: {{count}} people.', {
            whom: goesTo(briefing),
            count: briefing.goesTo ?? 0,
            one: 'It goes {{whom}}: one person.',
          })}{' '}
          {passAfterSaid(briefing.passAfter)} {t('Its words then stay as they are.')}
        </p>
        {sending.error && <Failure what={sending.error.message} />}
      </Confirm>
      <Confirm
        open={asking === 'remove'}
        title={t('Delete “{{title}}”?', { title: briefing.title })}
        confirm={t('Delete draft')}
        cancel={t('Keep it')}
        danger
        busy={act.isPending}
        onConfirm={() => removing.mutate({ briefing: briefing.briefing })}
        onClose={() => setAsking(null)}
      >
        <p>{t('Nobody has read it. It goes for good.')}</p>
        {removing.error && <Failure what={removing.error.message} />}
      </Confirm>
    </>
  )
}
