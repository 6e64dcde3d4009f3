import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { IconButton } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { archive, close, reopen, repeat, restore, type ScanSeen } from '../contract.ts'

type Asked = 'close' | 'archive' | 'repeat'

/** What is done with a scan as a whole. */
export function ScanActs({ scan: { scan, question, abilities } }: { scan: ScanSeen }) {
  const notify = useNotice()
  const navigate = useNavigate()
  const paths = usePaths()
  const [asking, setAsking] = useState<Asked | null>(null)
  const done = (says: string) => () => {
    setAsking(null)
    notify(says)
  }
  const closing = useAct(close, { after: done(t('Scan closed. Findings and dots stay as they are.')) })
  const reopening = useAct(reopen, { after: done(t('Scan opened again.')) })
  const archiving = useAct(archive, { after: done(t('Scan archived.')) })
  const restoring = useAct(restore, { after: done(t('Scan taken up again.')) })
  const repeating = useAct(repeat, {
    after: ({ scan: next }) => {
      setAsking(null)
      notify(t('The next scan has begun. Its findings came along.'))
      void navigate({ to: paths.scan(next) })
    },
  })
  const items = [
    { id: 'close', label: t('Close the scan'), may: abilities.close, onSelect: () => setAsking('close') },
    { id: 'reopen', label: t('Open it again'), may: abilities.reopen, onSelect: () => reopening.mutate({ scan }) },
    {
      id: 'repeat',
      label: t('Begin the next scan from this one'),
      may: abilities.repeat,
      onSelect: () => setAsking('repeat'),
    },
    { id: 'archive', label: t('Archive'), may: abilities.archive, onSelect: () => setAsking('archive') },
    { id: 'restore', label: t('Take it up again'), may: abilities.restore, onSelect: () => restoring.mutate({ scan }) },
  ].filter(({ may }) => may.allowed)
  const refused = reopening.error ?? restoring.error
  const acts = {
    close: {
      act: closing,
      title: t('Close “{{question}}”?', { question }),
      confirm: t('Close the scan'),
      says: t('Nobody adds findings or places dots from then on. What was found can still become goals.'),
    },
    archive: {
      act: archiving,
      title: t('Archive “{{question}}”?', { question }),
      confirm: t('Archive'),
      says: t('It is kept, out of the way. It can be taken up again.'),
    },
    repeat: {
      act: repeating,
      title: t('Begin the next scan?'),
      confirm: t('Begin the next scan'),
      says: t('Today’s scan starts with what was found here, and shows what moves. Dots and links stay with this one.'),
    },
  }
  const asked = asking && acts[asking]
  return (
    <>
      {items.length > 0 && (
        <Menu
          label={t('More about this scan')}
          items={items}
          opener={(opener) => (
            <IconButton {...opener} label={t('More')}>
              <IconDots aria-hidden />
            </IconButton>
          )}
        />
      )}
      {refused && <Failure what={refused.message} />}
      {asked && (
        <Confirm
          open
          title={asked.title}
          confirm={asked.confirm}
          cancel={t('Cancel')}
          busy={asked.act.isPending}
          onConfirm={() => asked.act.mutate({ scan })}
          onClose={() => setAsking(null)}
        >
          <p>{asked.says}</p>
          {asked.act.error && <Failure what={asked.act.error.message} />}
        </Confirm>
      )}
    </>
  )
}
