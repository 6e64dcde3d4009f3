import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Menu, type MenuItem } from '../../../ui/Menu.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { activate, discard, type GoalView } from '../contract.ts'
import { CloseDialog, ReopenDialog } from './Closing.tsx'
import { abilityOf } from './saying.ts'

/** Activate, close, reopen, delete: what fits the goal's state, and why not where it may not be done. */
export function StateActs({ goal }: { goal: GoalView }) {
  const notify = useNotice()
  const navigate = useNavigate()
  const paths = usePaths()
  const [open, setOpen] = useState<'close' | 'reopen' | 'discard' | null>(null)
  const id = { goal: goal.node.node }
  const activating = useAct(activate, { after: () => notify(t('The goal is active. Check-ins can begin.')) })
  const discarding = useAct(discard, {
    after: async () => {
      await navigate({ to: paths.myGoals })
      notify(t('Draft deleted.'))
    },
  })
  const { state } = goal.node
  const may = (verb: string) => abilityOf(goal.abilities, verb)
  const item = (id: string, verb: string, label: string, onSelect: () => void, danger = false): MenuItem => ({
    id,
    label,
    hint: may(verb).because,
    disabled: !may(verb).allowed,
    danger: danger && may(verb).allowed,
    onSelect,
  })
  const items = [
    ...(state === 'active' ? [item('close', 'close', t('Close the goal'), () => setOpen('close'))] : []),
    ...(state === 'closed' ? [item('reopen', 'reopen', t('Reopen the goal'), () => setOpen('reopen'))] : []),
    ...(state === 'draft' ? [item('discard', 'discard', t('Delete the draft'), () => setOpen('discard'), true)] : []),
  ]
  return (
    <>
      {state === 'draft' && may('activate').allowed && (
        <Button look="primary" busy={activating.isPending} onClick={() => activating.mutate(id)}>
          {t('Activate')}
        </Button>
      )}
      <Menu
        label={t('The goal’s state')}
        items={items}
        opener={(opener) => (
          <IconButton label={t('More to do with this goal')} {...opener}>
            <IconDots aria-hidden />
          </IconButton>
        )}
      />
      {activating.error && <Failure what={activating.error.message} />}
      {open === 'close' && <CloseDialog goal={goal} onClose={() => setOpen(null)} />}
      {open === 'reopen' && <ReopenDialog goal={goal} onClose={() => setOpen(null)} />}
      <Confirm
        open={open === 'discard'}
        title={t('Delete this draft?')}
        confirm={t('Delete')}
        cancel={t('Keep it')}
        danger
        busy={discarding.isPending}
        onConfirm={() => discarding.mutate(id)}
        onClose={() => setOpen(null)}
      >
        <p>{t('“{{title}}” is deleted with its measures. This cannot be undone.', { title: goal.node.title })}</p>
        {discarding.error && <Failure what={discarding.error.message} />}
      </Confirm>
    </>
  )
}
