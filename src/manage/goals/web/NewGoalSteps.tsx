import { useMemo } from 'react'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { AudienceField } from '../../../people/sight/web/AudienceField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { FieldRow } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import type { Refused } from '../../../web/refused.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { ruleOf } from '../../frameworks/rules.ts'
import { partsOf } from '../written.ts'
import { Alike } from './Alike.tsx'
import { FactFields } from './FactFields.tsx'
import { Findings } from './Findings.tsx'
import { FrameworkChoice } from './FrameworkChoice.tsx'
import { MeasuresEditor } from './MeasuresEditor.tsx'
import { inFramework, measured, measuresGiven, type NewGoal, writtenNow } from './new-goal.ts'
import { PartsList } from './PartsList.tsx'
import { Step } from './Step.tsx'
import { SupportsField } from './SupportField.tsx'

interface Props {
  goal: NewGoal
  onChange: (goal: NewGoal) => void
  faultAt: (field: string) => string | undefined
}

/** The four questions, why before how. */
export function NewGoalSteps({ goal, onChange, faultAt }: Props) {
  const today = useToday()
  const change = (part: Partial<NewGoal>) => onChange({ ...goal, ...part })
  const rule = ruleOf(goal.framework)
  // A page that asks before anything is written would ask about nothing.
  const begun = goal.title.trim() !== ''
  const parts = useMemo(() => (begun ? partsOf(goal.framework, writtenNow(goal, today)) : []), [begun, goal, today])
  const findings = parts.flatMap((part) => part.findings)
  const at = (field: string) => findings.filter((finding) => finding.at === field)
  return (
    <>
      <Step name={t('How it is written')} says={t('A framework asks its own questions. A goal needs none.')}>
        <FrameworkChoice
          label={t('Framework')}
          value={goal.framework}
          onChange={(framework) => onChange(inFramework(goal, framework, today))}
          error={faultAt('framework')}
        />
      </Step>
      <Step name={t('What')} says={t('The result, in a sentence that anybody understands.')}>
        <Stack gap={2}>
          <TextField
            label={t('Title')}
            placeholder={t('Patients go home before noon')}
            value={goal.title}
            onChange={(title) => change({ title })}
            error={faultAt('title')}
          />
          <Findings findings={at('title')} />
          <Alike title={goal.title} />
        </Stack>
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
        <Findings findings={at('why')} />
        <SupportsField
          label={t('What it supports')}
          about={{ title: goal.title, team: goal.team?.team, due: goal.due }}
          optional
          hint={t('The vision or goals. Where somebody else owns them, they accept it first.')}
          value={goal.supports}
          onChange={(supports) => change({ supports })}
          error={faultAt('supports') ?? faultAt('parent')}
        />
        <Findings findings={at('supports')} />
      </Step>
      <Step name={t('How')} says={t('How it gets done, and the numbers that will tell.')}>
        <LongTextField
          label={t('How it gets done')}
          optional
          value={goal.how}
          onChange={(how) => change({ how })}
          error={faultAt('how')}
        />
        <Findings findings={at('how')} />
        <MeasuresEditor
          measures={goal.measures}
          onChange={(measures) => change({ measures })}
          framework={goal.framework}
          faultAt={(measure, field) => faultAt(`measures.${measuresGiven(goal).indexOf(measure)}.${field}`)}
        />
        <Findings findings={at('measures')} />
      </Step>
      {rule && rule.fields.length > 0 && (
        <Step name={rule.title} says={t(rule.help)}>
          <FactFields
            fields={rule.fields}
            facts={goal.facts}
            onChange={(facts) => change({ facts })}
            measures={measured(goal)}
            faultAt={faultAt}
            findings={findings}
          />
        </Step>
      )}
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
        <Findings findings={[...at('start'), ...at('due')]} />
      </Step>
      <Step name={t('Who sees it')} says={t('You can change this later.')}>
        <AudienceField
          value={goal.audience}
          onChange={(audience) => change({ audience })}
          owner={goal.owner}
          team={goal.team}
          error={faultAt('audience') ?? faultAt('audience.person') ?? faultAt('audience.persons')}
        />
        <Findings findings={at('audience')} />
      </Step>
      {rule && begun && (
        <Step name={t('How {{framework}} reads it', { framework: rule.title })} says={t('It asks, and never refuses.')}>
          <PartsList parts={parts} without={(each) => beside.has(each) || each.startsWith('facts.')} />
        </Step>
      )}
    </>
  )
}

/** Where a finding stands beside its field; the others are said in the list of parts. */
const beside = new Set(['title', 'why', 'supports', 'how', 'measures', 'start', 'due', 'audience'])

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
  const facts = ruleOf(goal.framework)?.fields ?? []
  const isFact = (at: string) => facts.some(({ name }) => at.startsWith(`facts.${name}`))
  const all = [...shown, ...measuresGiven(goal).flatMap((_, at) => fields.map((field) => `measures.${at}.${field}`))]
  const elsewhere = error?.faults.filter(({ at }) => !all.includes(at) && !isFact(at)) ?? []
  const what =
    error && (error.faults.length === 0 ? error.message : elsewhere.map(({ sentence }) => sentence).join(' '))
  return { at: (field: string) => error?.faultAt(field), refusal: what ? { what } : null }
}
