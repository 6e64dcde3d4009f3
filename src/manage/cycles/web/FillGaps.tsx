import { useState } from 'react'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { change, type GoalView } from '../../goals/contract.ts'
import type { Missing } from '../owed.ts'

interface Props {
  goal: GoalView
  missing: readonly Missing[]
  onClose: () => void
}

const blank = { why: '', how: '', due: '' }

/** The words and the date that a goal lacks, written from the list. What is left empty stays missing. */
export function FillGaps({ goal, missing, onClose }: Props) {
  const notify = useNotice()
  const [said, write, forget] = useKept(`gaps of ${goal.node.node}`, blank)
  const [empty, setEmpty] = useState(false)
  // As it was when writing began: what others write meanwhile is met on saving.
  const [opened] = useState(goal.revision)
  const act = useAct(change, {
    after: () => {
      forget()
      onClose()
      notify(t('Saved.'))
    },
  })
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''))
  const faults = faultsIn(act.error, ['why', 'how', 'due'])
  const nothing = empty && Object.keys(given).length === 0 ? t('Write at least one of these.') : undefined
  const theirs = act.error?.theirs as { revision: number } | undefined
  const submit = (revision = opened) => {
    setEmpty(true)
    if (Object.keys(given).length > 0) act.mutate({ goal: goal.node.node, revision, ...given })
  }
  const first = missing[0]
  const { edit } = goal.abilities
  if (!edit?.allowed)
    return (
      <Dialog open title={goal.node.title} onClose={onClose}>
        <p>{edit?.because}</p>
        {goal.node.owner && <p>{t('Its owner is {{name}}.', { name: goal.node.owner.name })}</p>}
      </Dialog>
    )
  return (
    <Dialog open guarded title={goal.node.title} onClose={onClose}>
      <Form busy={act.isPending} refusal={theirs ? null : faults.refusal} onSubmit={() => submit()}>
        <Conflict
          error={act.error}
          fields={[
            { field: 'why', label: t('Why') },
            { field: 'how', label: t('How') },
            { field: 'due', label: t('Due') },
          ]}
          onMine={() => submit(theirs?.revision)}
          onTheirs={() => {
            forget()
            onClose()
          }}
          busy={act.isPending}
        />
        {missing.includes('why') && (
          <LongTextField
            label={t('Why')}
            hint={t('What would be lost without it?')}
            meaning
            value={said.why}
            onChange={(why) => write({ ...said, why })}
            error={faults.at('why') ?? (first === 'why' ? nothing : undefined)}
          />
        )}
        {missing.includes('how') && (
          <LongTextField
            label={t('How')}
            hint={t('What is done to get there?')}
            value={said.how}
            onChange={(how) => write({ ...said, how })}
            error={faults.at('how') ?? (first === 'how' ? nothing : undefined)}
          />
        )}
        {missing.includes('when') && (
          <DateField
            label={t('Due')}
            min={goal.node.start ?? undefined}
            value={said.due}
            onChange={(due) => write({ ...said, due })}
            error={faults.at('due') ?? (first === 'when' ? nothing : undefined)}
          />
        )}
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
