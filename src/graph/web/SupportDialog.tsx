import { Dialog } from '../../ui/Dialog.tsx'
import { Stack } from '../../ui/Layout.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Failed } from '../../web/Answered.tsx'
import { useAnswer } from '../../web/queries.ts'
import { t } from '../../web/words.ts'
import { see } from '../contract.ts'
import { Propose } from './Propose.tsx'

/** What dragging does, from the keyboard: the goal supports another one, which the finder suggests. */
export function SupportDialog({ node, onClose }: { node: string; onClose: () => void }) {
  const asked = useAnswer(see, { node })
  const seen = asked.data
  return (
    <Dialog open title={t('Support another goal')} onClose={onClose}>
      {asked.error ? (
        <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
      ) : !seen ? (
        <Loading lines={3} />
      ) : seen.node.kind !== 'goal' ? (
        <p>{t('Only a goal supports another.')}</p>
      ) : !seen.abilities.link.allowed ? (
        <p>{seen.abilities.link.because}</p>
      ) : (
        <Stack gap={3}>
          <p>{t('“{{title}}” is to support:', { title: seen.node.title })}</p>
          <Propose node={node} onDone={onClose} />
        </Stack>
      )}
    </Dialog>
  )
}
