import { useState } from 'react'
import type { Neighbour } from '../../../graph/web/NeighbourList.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { addMeasure, changeMeasure, type GoalView } from '../contract.ts'
import { MeasureFields } from './MeasureFields.tsx'
import { emptyMeasure, measureGiven, measureWordsOf, unreadable } from './measure-words.ts'

const shown = ['title', 'unit', 'direction', 'baseline', 'target', 'targetMax', 'addsUp', 'share']
const blank = emptyMeasure(0)

interface Props {
  goal: GoalView
  /** The one to change; without it a new one is written. */
  measure?: Neighbour
  onClose: () => void
}

/** A measure of a goal, written or changed. Its readings stay as they are. */
export function MeasureDialog({ goal, measure, onClose }: Props) {
  const notify = useNotice()
  const name = `measure of ${goal.node.node} ${measure?.node ?? 'new'}`
  const [words, change, forget] = useKept(name, measure ? measureWordsOf(measure) : blank)
  const [share, setShare] = useState(measure?.share ? String(Number(measure.share)) : '')
  const done = (said: string) => {
    forget()
    onClose()
    notify(said)
  }
  const adding = useAct(addMeasure, { after: () => done(t('Measure added.')) })
  const changing = useAct(changeMeasure, { after: () => done(t('Measure changed.')) })
  const act = measure ? changing : adding
  const faults = faultsIn(act.error, shown)
  const submit = () => {
    const shareGiven = share.trim() === '' ? null : Number(share)
    if (unreadable(words).length > 0 || Number.isNaN(shareGiven)) return
    const given = { goal: goal.node.node, ...measureGiven(words), share: shareGiven }
    if (measure) changing.mutate({ ...given, measure: measure.node })
    else adding.mutate(given)
  }
  return (
    <Dialog
      open
      shape="side"
      guarded
      title={measure ? t('Change the measure') : goal.framework === 'okr' ? t('Add a key result') : t('Add a measure')}
      onClose={onClose}
    >
      <Form onSubmit={submit} busy={act.isPending} refusal={faults.refusal}>
        <MeasureFields words={words} onChange={change} framework={goal.framework} faultAt={faults.at} />
        <NumberField
          label={t('Share')}
          optional
          unit="%"
          hint={t('How much of the goal’s progress it counts for. Empty: an equal part of what the others leave.')}
          value={share}
          onChange={setShare}
          error={faults.at('share')}
        />
        <FormActions
          submit={measure ? t('Save') : t('Add measure')}
          busy={act.isPending}
          cancel={{
            label: t('Cancel'),
            onSelect: () => {
              forget()
              onClose()
            },
          }}
        />
      </Form>
    </Dialog>
  )
}
