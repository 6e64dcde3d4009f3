import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import type { FactField } from '../../frameworks/framework.ts'
import type { GoalView } from '../contract.ts'
import { readFacts } from '../framework-facts.ts'
import { partsOf, writtenOf } from '../written.ts'
import { useGoalChange } from './changing.ts'
import classes from './EditableFact.module.css'
import { FactInput } from './FactFields.tsx'
import { FactValue } from './FactValue.tsx'
import { Findings } from './Findings.tsx'
import { withoutBlanks } from './fact-words.ts'
import { measuredOf } from './measured.ts'

/** One thing that the framework keeps of a goal, changed where it stands; its check reads along. */
export function EditableFact({ goal, field }: { goal: GoalView; field: FactField }) {
  const [editing, setEditing] = useState(false)
  const mayEdit = goal.abilities.edit?.allowed
  if (editing && mayEdit) return <Editor goal={goal} field={field} onDone={() => setEditing(false)} />
  const value = goal.facts[field.name]
  return (
    <div className={classes.fact} data-short={short.has(field.kind)}>
      <p className={classes.label}>{t(field.label)}</p>
      <FactValue goal={goal} field={field} value={value} measures={measuredOf(goal)} />
      {mayEdit && (
        <Button
          look="quiet"
          size="small"
          aria-label={t('Edit “{{label}}”', { label: t(field.label) })}
          onClick={() => setEditing(true)}
        >
          {t('Edit')}
        </Button>
      )}
    </div>
  )
}

/** What is a word or two stands beside its label. */
const short = new Set<FactField['kind']>(['choice', 'rating', 'number', 'day', 'switch'])

function Editor({ goal, field, onDone }: { goal: GoalView; field: FactField; onDone: () => void }) {
  const today = useToday()
  const [base, setBase] = useState(goal)
  const [value, setValue] = useState(goal.facts[field.name])
  const [tried, setTried] = useState(false)
  const { save, error, busy } = useGoalChange(goal)
  const facts = withoutBlanks(goal.framework, { ...goal.facts, [field.name]: value })
  const wrong = readFacts(goal.framework, facts).faults
  const read = (version: GoalView) => JSON.stringify([version.framework, version.facts[field.name]])
  const clash = read(goal) !== read(base)
  const findings = partsOf(goal.framework, { ...writtenOf(goal, today), facts }).flatMap((part) => part.findings)
  const submit = async () => {
    setTried(true)
    if (wrong.length > 0) return
    const saved = { fields: { facts: { [field.name]: facts[field.name] } }, read, base: read(base) }
    if (await save(saved)) onDone()
  }
  const refusal = clash
    ? { what: t('Somebody else changed this while you were writing. Save again to put yours in its place.') }
    : error && error.faults.length === 0
      ? { what: error.message }
      : null
  const faultAt = (at: string) =>
    (tried ? wrong.find((fault) => fault.at === at)?.sentence : undefined) ?? error?.faultAt(at)
  return (
    <Form
      busy={busy}
      refusal={refusal}
      onSubmit={() => {
        // Whoever saves after having been told has seen the other one.
        if (clash) setBase(goal)
        else void submit()
      }}
    >
      <FactInput
        field={field}
        at={`facts.${field.name}`}
        value={value}
        onChange={setValue}
        measures={measuredOf(goal)}
        faultAt={faultAt}
      />
      <Findings findings={findings.filter(({ at }) => at === `facts.${field.name}`)} />
      <FormActions submit={t('Save')} busy={busy} cancel={{ label: t('Cancel'), onSelect: onDone }} />
    </Form>
  )
}
