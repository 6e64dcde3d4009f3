import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { AudienceField } from '../../../people/sight/web/AudienceField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { FieldRow } from '../../../ui/Form.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import type { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'
import { type Framework, frameworks } from '../goal.ts'
import { MeasuresEditor } from './MeasuresEditor.tsx'
import { measuresGiven, type NewGoal } from './new-goal.ts'
import { Step } from './Step.tsx'
import { SupportsField } from './SupportField.tsx'
import { frameworkName } from './saying.ts'

interface Props {
  goal: NewGoal
  onChange: (goal: NewGoal) => void
  faultAt: (field: string) => string | undefined
}

/** The four questions, why before how. */
export function NewGoalSteps({ goal, onChange, faultAt }: Props) {
  const change = (part: Partial<NewGoal>) => onChange({ ...goal, ...part })
  return (
    <>
      <Step name={t('What')} says={t('The result, in a sentence that anybody understands.')}>
        <TextField
          label={t('Title')}
          placeholder={t('Patients go home before noon')}
          value={goal.title}
          onChange={(title) => change({ title })}
          error={faultAt('title')}
        />
        <FieldRow>
          <PersonField
            label={t('Owner')}
            hint={t('The one person who answers for it.')}
            value={goal.owner}
            onChange={(owner) => change({ owner })}
            error={faultAt('owner')}
          />
          <TeamField
            label={t('Team')}
            optional
            hint={t('The team that it belongs to.')}
            value={goal.team}
            onChange={(team) => change({ team })}
            error={faultAt('team')}
          />
        </FieldRow>
        <SelectField
          label={t('Framework')}
          hint={frameworkHint(goal.framework)}
          value={goal.framework ?? 'none'}
          onChange={(chosen) => change({ framework: chosen === 'none' ? null : (chosen as Framework) })}
          choices={[null, ...frameworks].map((each) => ({ value: each ?? 'none', label: frameworkName(each) }))}
          error={faultAt('framework')}
        />
      </Step>
      <Step name={t('Why')} says={t('What it serves. Whoever works on it should be able to say this.')}>
        <LongTextField
          label={t('Why it matters')}
          meaning
          optional
          value={goal.why}
          onChange={(why) => change({ why })}
          error={faultAt('why')}
        />
        <SupportsField
          label={t('What it supports')}
          optional
          hint={t('The vision or goals. Where somebody else owns them, they accept it first.')}
          value={goal.supports}
          onChange={(supports) => change({ supports })}
          error={faultAt('supports') ?? faultAt('parent')}
        />
      </Step>
      <Step name={t('How')} says={t('How it gets done, and the numbers that will tell.')}>
        <LongTextField
          label={t('How it gets done')}
          optional
          value={goal.how}
          onChange={(how) => change({ how })}
          error={faultAt('how')}
        />
        <MeasuresEditor
          measures={goal.measures}
          onChange={(measures) => change({ measures })}
          framework={goal.framework}
          faultAt={(measure, field) => faultAt(`measures.${measuresGiven(goal).indexOf(measure)}.${field}`)}
        />
      </Step>
      <Step name={t('When')} says={t('From when, and until when.')}>
        <FieldRow>
          <DateField
            label={t('Start')}
            optional
            value={goal.start}
            onChange={(start) => change({ start })}
            error={faultAt('start')}
          />
          <DateField
            label={t('Due')}
            optional
            min={goal.start || undefined}
            value={goal.due}
            onChange={(due) => change({ due })}
            error={faultAt('due')}
          />
        </FieldRow>
      </Step>
      <Step name={t('Who sees it')} says={t('You can change this later.')}>
        <AudienceField
          value={goal.audience}
          onChange={(audience) => change({ audience })}
          owner={goal.owner}
          team={goal.team}
          error={faultAt('audience') ?? faultAt('audience.person') ?? faultAt('audience.persons')}
        />
      </Step>
    </>
  )
}

function frameworkHint(framework: Framework | null): string {
  if (framework === 'smart')
    return t('Specific, measurable, achievable, relevant and time-bound. A check-in every month.')
  if (framework === 'okr') return t('An aim that moves people, told by two to five key results. A check-in every week.')
  return t('A plain goal. A check-in every month.')
}

const shown = [
  'title',
  'owner',
  'team',
  'framework',
  'why',
  'supports',
  'parent',
  'how',
  'start',
  'due',
  'audience',
  'audience.person',
  'audience.persons',
]

/** Each refused field gets its sentence; the rest is said above the form. */
export function faultsOfGoal(error: Refused | null, goal: NewGoal) {
  const fields = ['title', 'unit', 'direction', 'baseline', 'target', 'targetMax']
  const all = [...shown, ...measuresGiven(goal).flatMap((_, at) => fields.map((field) => `measures.${at}.${field}`))]
  const elsewhere = error?.faults.filter(({ at }) => !all.includes(at)) ?? []
  const what =
    error && (error.faults.length === 0 ? error.message : elsewhere.map(({ sentence }) => sentence).join(' '))
  return { at: (field: string) => error?.faultAt(field), refusal: what ? { what } : null }
}
