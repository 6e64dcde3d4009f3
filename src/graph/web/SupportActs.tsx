import { Button } from '../../ui/Button.tsx'
import { useNotice } from '../../ui/Notice.tsx'
import { useAct } from '../../web/queries.ts'
import { t } from '../../web/words.ts'
import { accept, unlink } from '../contract.ts'
import classes from './Node.module.css'

interface Props {
  child: string
  parent: string
  accepted: boolean
  /** From the child's side: ends the link or takes the proposal back. */
  end?: boolean
}

/** What may be done with a link: accept or decline a proposal, or end it. */
export function SupportActs({ child, parent, accepted, end = false }: Props) {
  const notify = useNotice()
  const refused = (error: Error) => notify({ text: error.message, kind: 'refusal' })
  const accepting = useAct(accept, { after: ({ warning }) => notify(warning ?? t('Accepted: it counts from now on.')) })
  const ending = useAct(unlink, {
    after: () => notify(accepted ? t('The link has ended.') : t('The proposal is gone.')),
  })
  const both = { node: child, parent }
  if (accepted && !end) return null
  return (
    <div className={classes.acts}>
      {!accepted && !end && (
        <Button size="small" busy={accepting.isPending} onClick={() => accepting.mutate(both, { onError: refused })}>
          {t('Accept')}
        </Button>
      )}
      <Button
        look="quiet"
        size="small"
        busy={ending.isPending}
        onClick={() => ending.mutate(both, { onError: refused })}
      >
        {accepted ? t('End link') : end ? t('Take back') : t('Decline')}
      </Button>
    </div>
  )
}
