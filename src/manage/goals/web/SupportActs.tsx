import { useState } from 'react'
import { accept, setShare, unlink } from '../../../graph/contract.ts'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import classes from './SupportActs.module.css'

interface Props {
  child: string
  /** The neighbour that the row is about: the goal above of a `child`, the goal below of a `parent`. */
  parent: Pick<Neighbour, 'node' | 'title' | 'share'>
  side: 'child' | 'parent'
  accepted: boolean
  allowed: boolean | undefined
}

/** What may be done with a link: accept or decline it, set its share, end it. */
export function SupportActs({ child, parent, side, accepted, allowed }: Props) {
  const notify = useNotice()
  const [sharing, setSharing] = useState(false)
  const ends = { node: child, parent: parent.node }
  const edge = side === 'child' ? ends : { node: parent.node, parent: child }
  const accepting = useAct(accept, { after: ({ warning }) => notify(warning ?? t('Accepted. It counts from now on.')) })
  const ending = useAct(unlink, { after: () => notify(accepted ? t('No longer linked.') : t('Proposal ended.')) })
  const refused = accepting.error ?? ending.error
  if (!allowed) return null

  if (!accepted)
    return (
      <div className={classes.acts}>
        {side === 'parent' && (
          <Button size="small" busy={accepting.isPending} onClick={() => accepting.mutate(edge)}>
            {t('Accept')}
          </Button>
        )}
        <Button size="small" look="quiet" busy={ending.isPending} onClick={() => ending.mutate(edge)}>
          {side === 'parent' ? t('Decline') : t('Withdraw')}
        </Button>
        {refused && <p role="alert">{refused.message}</p>}
      </div>
    )
  return (
    <div className={classes.acts} data-quiet={!sharing || undefined}>
      {sharing ? (
        <ShareForm edge={edge} share={parent.share} onDone={() => setSharing(false)} />
      ) : (
        <Menu
          label={t('Link with “{{title}}”', { title: parent.title })}
          align="start"
          opener={(opener) => (
            <Button look="quiet" size="small" {...opener} aria-label={t('Change the link with “{{title}}”', { title: parent.title })}>
              {t('Change')}
            </Button>
          )}
          items={[
            ...(side === 'parent'
              ? [{ id: 'share', label: t('Set its share'), onSelect: () => setSharing(true) }]
              : []),
            { id: 'end', label: t('End the link'), danger: true, onSelect: () => ending.mutate(edge) },
          ]}
        />
      )}
      {refused && <p role="alert">{refused.message}</p>}
    </div>
  )
}

interface ShareProps {
  edge: { node: string; parent: string }
  share: string | null
  onDone: () => void
}

/** How much of the parent it counts for; empty, and the rest is split equally. */
export function ShareForm({ edge, share, onDone }: ShareProps) {
  const [typed, setTyped] = useState(share ? String(Number(share)) : '')
  const [readable, setReadable] = useState(true)
  const act = useAct(setShare, { after: onDone })
  const faults = faultsIn(act.error, ['share'])
  const number = typed.trim() === '' ? null : Number(typed)
  return (
    <Form
      busy={act.isPending}
      refusal={faults.refusal}
      onSubmit={() => readable && act.mutate({ ...edge, share: number })}
    >
      <NumberField
        label={t('Share')}
        optional
        hint={t('Empty: it gets an equal part of what the others leave.')}
        unit="%"
        value={typed}
        onChange={(value, good) => {
          setTyped(value)
          setReadable(good)
        }}
        error={faults.at('share')}
      />
      <FormActions submit={t('Set share')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onDone }} />
    </Form>
  )
}
