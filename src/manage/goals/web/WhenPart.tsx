import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Field, Fields } from '../../../ui/Field.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'
import { Both } from './Both.tsx'
import { useGoalChange } from './changing.ts'
import { factsOf, fieldsChanged, readOf } from './facts.ts'
import { Gap } from './Gap.tsx'
import { dayAndDistance } from './saying.ts'
import classes from './WhenPart.module.css'

/** From when until when, changed where it stands. */
export function WhenPart({ goal }: { goal: GoalView }) {
  const [editing, setEditing] = useState(false)
  const today = useToday()
  const mayEdit = goal.abilities.edit?.allowed
  const { start, due, state } = goal.node
  if (editing && mayEdit) return <Dates goal={goal} onDone={() => setEditing(false)} />
  if (!due && !start)
    return (
      <Gap
        says={t('No when yet. Until when should this be reached?')}
        act={mayEdit ? t('Set a due date') : undefined}
        onAct={() => setEditing(true)}
      />
    )
  return (
    <div className={classes.when}>
      <Fields>
        <Field label={t('Start')} missing={t('not set')}>
          {start && dayAndDistance(start, today)}
        </Field>
        <Field label={t('Due')} missing={t('not set')}>
          {due && dayAndDistance(due, today)}
        </Field>
        {goal.expectedOn && state === 'active' && (
          <Field label={t('Next check-in')}>{dayAndDistance(goal.expectedOn, today)}</Field>
        )}
      </Fields>
      {mayEdit && (
        <Button look="quiet" size="small" aria-label={t('Edit the dates')} onClick={() => setEditing(true)}>
          {t('Edit')}
        </Button>
      )}
    </div>
  )
}

function Dates({ goal, onDone }: { goal: GoalView; onDone: () => void }) {
  const [base] = useState(goal)
  const [facts, setFacts] = useState(() => factsOf(goal))
  const [clash, setClash] = useState(false)
  const { save, error, busy } = useGoalChange(goal)
  const faults = faultsIn(error, ['start', 'due'])
  const fields = fieldsChanged(factsOf(base), facts)
  const names = Object.keys(fields)
  const submit = async () => {
    if (names.length === 0) return onDone()
    const read = readOf(names)
    if (await save({ fields, read, base: read(clash ? goal : base) })) onDone()
    else setClash(true)
  }
  const differing = clash ? names.filter((name) => readOf([name])(goal) !== readOf([name])(base)) : []
  return (
    <Form onSubmit={() => void submit()} busy={busy} refusal={faults.refusal}>
      {differing.length > 0 && <Both names={differing} theirs={factsOf(goal)} yours={facts} onTakeTheirs={onDone} />}
      <FieldRow>
        <DateField
          label={t('Start')}
          optional
          value={facts.start}
          onChange={(start) => setFacts({ ...facts, start })}
          error={faults.at('start')}
        />
        <DateField
          label={t('Due')}
          optional
          min={facts.start || undefined}
          value={facts.due}
          onChange={(due) => setFacts({ ...facts, due })}
          error={faults.at('due')}
        />
      </FieldRow>
      <FormActions
        submit={differing.length ? t('Save mine') : t('Save')}
        busy={busy}
        cancel={{ label: t('Cancel'), onSelect: onDone }}
      />
    </Form>
  )
}
