import { useState } from 'react'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { AudienceField } from '../../../people/sight/web/AudienceField.tsx'
import { RhythmField } from '../../../people/teams/web/RhythmField.tsx'
import { rhythmWord } from '../../../people/teams/web/rhythm.ts'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldGroup, FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { type Faults, faultsIn } from '../../../web/faults.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import type { GoalView } from '../contract.ts'
import { Both } from './Both.tsx'
import { useGoalChange } from './changing.ts'
import { type Facts, factsOf, fieldsChanged, readOf } from './facts.ts'

const shown = [
  'title',
  'owner',
  'team',
  'rhythm',
  'deputy',
  'deputy.person',
  'deputy.to',
  'audience',
  'audience.person',
  'audience.persons',
]

/** What a goal is, changed beside the page: title, owner, deputy, team, rhythm, audience. */
export function EditFacts({ goal, onClose }: { goal: GoalView; onClose: () => void }) {
  const [base, setBase] = useState(goal)
  const [facts, setFacts] = useState(() => factsOf(goal))
  const [clash, setClash] = useState<string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const { save, error, busy } = useGoalChange(goal)
  const faults = faultsIn(error, shown)
  const fields = fieldsChanged(factsOf(base), facts)
  const names = Object.keys(fields)

  const submit = async () => {
    setProblem(facts.owner ? null : t('Choose the one person who answers for it.'))
    if (!facts.owner && base.node.owner) return
    if (names.length === 0) return onClose()
    // Whoever saves with both in sight has seen the other one.
    const from = clash.length ? goal : base
    if (await save({ fields, read: readOf(names), base: readOf(names)(from) })) onClose()
    else setClash(names)
  }
  const takeTheirs = () => {
    setBase(goal)
    setFacts(factsOf(goal))
    setClash([])
  }
  const differing = clash.filter((name) => readOf([name])(goal) !== readOf([name])(base))

  return (
    <Dialog open title={t('What it is')} shape="side" guarded={names.length > 0} onClose={onClose}>
      <Form onSubmit={() => void submit()} busy={busy} refusal={faults.refusal}>
        {differing.length > 0 && (
          <Both names={differing} theirs={factsOf(goal)} yours={facts} onTakeTheirs={takeTheirs} />
        )}
        <FactFields
          facts={facts}
          onChange={(part) => setFacts({ ...facts, ...part })}
          faults={faults}
          ownerProblem={problem}
          rhythm={goal.rhythm}
        />
        <FormActions
          submit={differing.length ? t('Save mine') : t('Save')}
          busy={busy}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

interface FieldsProps {
  facts: Facts
  onChange: (part: Partial<Facts>) => void
  faults: Faults
  ownerProblem: string | null
  rhythm: number
}

function FactFields({ facts, onChange, faults, ownerProblem, rhythm }: FieldsProps) {
  const today = useToday()
  const audienceFault = faults.at('audience') ?? faults.at('audience.person') ?? faults.at('audience.persons')
  return (
    <>
      <TextField
        label={t('Title')}
        value={facts.title}
        onChange={(title) => onChange({ title })}
        error={faults.at('title')}
      />
      <PersonField
        label={t('Owner')}
        hint={t('The one person who answers for it.')}
        value={facts.owner}
        onChange={(owner) => onChange({ owner })}
        error={faults.at('owner') ?? (facts.owner ? undefined : ownerProblem)}
      />
      <TeamField
        label={t('Team')}
        optional
        value={facts.team}
        onChange={(team) => onChange({ team })}
        error={faults.at('team')}
      />
      <FieldRow>
        <RhythmField
          label={t('Rhythm')}
          hint={t('Now a check-in {{rhythm}}.', { rhythm: rhythmWord(rhythm) })}
          none={t('As its team or framework says')}
          value={facts.rhythm}
          onChange={(next) => onChange({ rhythm: next })}
          error={faults.at('rhythm')}
        />
      </FieldRow>
      <AudienceField
        value={facts.audience}
        onChange={(audience) => onChange({ audience })}
        owner={facts.owner}
        team={facts.team}
        error={audienceFault}
      />
      {facts.audience.word !== 'organisation' && (
        <SwitchField
          label={t('Counts in the goals above')}
          hint={t('Its number then is as public as they are; its words stay with its audience.')}
          value={facts.countsUpward}
          onChange={(countsUpward) => onChange({ countsUpward })}
        />
      )}
      <FieldGroup label={t('Deputy')} hint={t('Acts for the owner for a time: checks in, edits, closes.')}>
        <PersonField
          label={t('Deputy')}
          optional
          without={facts.owner ? [facts.owner.person] : undefined}
          value={facts.deputy}
          onChange={(deputy) => onChange({ deputy })}
          error={faults.at('deputy') ?? faults.at('deputy.person')}
        />
        {facts.deputy && (
          <FieldRow>
            <DateField
              label={t('From')}
              optional
              value={facts.deputyFrom}
              onChange={(deputyFrom) => onChange({ deputyFrom })}
            />
            <DateField
              label={t('Until')}
              optional
              min={facts.deputyFrom > today ? facts.deputyFrom : today}
              value={facts.deputyTo}
              onChange={(deputyTo) => onChange({ deputyTo })}
              error={faults.at('deputy.to')}
            />
          </FieldRow>
        )}
      </FieldGroup>
    </>
  )
}
