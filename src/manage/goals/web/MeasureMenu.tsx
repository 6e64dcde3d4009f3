import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { useState } from 'react'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { IconButton } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { archiveMeasure, type GoalView } from '../contract.ts'
import { ExpectedDialog } from './ExpectedDialog.tsx'
import { MeasureDialog } from './MeasureDialog.tsx'

/** Only what moves from a baseline to a target can be expected on a curve. */
const mayCurve = ({ numbers }: Neighbour): boolean =>
  numbers !== null && numbers.direction !== 'between' && numbers.direction !== 'done'

/** What may be done with a measure; nothing is shown to whoever may do nothing. */
export function MeasureMenu({ goal, measure }: { goal: GoalView; measure: Neighbour }) {
  const notify = useNotice()
  const [open, setOpen] = useState<'change' | 'expected' | 'archive' | null>(null)
  const act = useAct(archiveMeasure, {
    after: () => {
      setOpen(null)
      notify(t('Measure archived. Its readings stay.'))
    },
  })
  if (!goal.abilities.edit?.allowed) return null
  return (
    <>
      <Menu
        label={t('“{{title}}”', { title: measure.title })}
        opener={(opener) => (
          <IconButton size="small" label={t('Change “{{title}}”', { title: measure.title })} {...opener}>
            <IconDots aria-hidden />
          </IconButton>
        )}
        items={[
          { id: 'change', label: t('Change the measure'), onSelect: () => setOpen('change') },
          ...(mayCurve(measure)
            ? [{ id: 'expected', label: t('What is expected by when'), onSelect: () => setOpen('expected') }]
            : []),
          { id: 'archive', label: t('Archive it'), danger: true, onSelect: () => setOpen('archive') },
        ]}
      />
      {open === 'change' && <MeasureDialog goal={goal} measure={measure} onClose={() => setOpen(null)} />}
      {open === 'expected' && <ExpectedDialog goal={goal} measure={measure} onClose={() => setOpen(null)} />}
      <Confirm
        open={open === 'archive'}
        title={t('Archive “{{title}}”?', { title: measure.title })}
        confirm={t('Archive')}
        cancel={t('Keep it')}
        danger
        busy={act.isPending}
        onConfirm={() => act.mutate({ goal: goal.node.node, measure: measure.node })}
        onClose={() => setOpen(null)}
      >
        <p>{t('It counts no longer, and its readings stay in the history.')}</p>
        {act.error && <Failure what={act.error.message} />}
      </Confirm>
    </>
  )
}
