import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { frameworkWord } from '../../../graph/web/saying.ts'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Failed } from '../../../web/Answered.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { useAct } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { useSettled } from '../../../web/settled.ts'
import { t } from '../../../web/words.ts'
import { frameworks } from '../../frameworks/rules.ts'
import { SupportField } from '../../goals/web/SupportField.tsx'
import { changeGoals, type OneChange, type Row } from '../contract.ts'
import { RemindDialog } from './RemindDialog.tsx'
import classes from './SeveralBar.module.css'
import { goalsWord } from './saying.ts'
import { changesOf, type Deed, deedWord, noValue, type Value } from './several.ts'

interface Props {
  deed: Deed
  goals: readonly Row[]
  onClose: () => void
  onDone: () => void
}

const patience = 120_000

/** One change to several goals: what would come of it is shown before, and one press takes it back afterwards. */
export function SeveralDialog(props: Props) {
  return props.deed === 'remind' ? <RemindDialog {...props} /> : <ChangeDialog {...props} />
}

function ChangeDialog({ deed, goals, onClose, onDone }: Props) {
  const notify = useNotice()
  const client = useQueryClient()
  const organisation = useOrganisation()
  const [value, setValue] = useState<Value>(noValue)
  const settled = useSettled(value, 300)
  const changes = changesOf(deed, settled, goals)
  const preview = useQuery({
    queryKey: ['preview', organisation, changes],
    queryFn: ({ signal }) =>
      ask(changeGoals, { changes: changes ?? [], preview: true }, { organisation, signal, patience }),
    enabled: changes !== null,
    staleTime: 0,
    gcTime: 0,
  })
  const undo = async (given: OneChange[]) => {
    try {
      const { changed } = await ask(changeGoals, { changes: given }, { organisation, patience })
      notify(t('{{count}} goals are as they were.', { count: changed, one: '{{count}} goal is as it was.' }))
    } catch (refused) {
      notify({ text: (refused as Refused).message, kind: 'refusal' })
    }
    await client.invalidateQueries({ queryKey: [organisation] })
  }
  const act = useAct(changeGoals, {
    patience,
    after: (done) => {
      const back = done.goals.flatMap((each) => each.undo ?? [])
      onClose()
      onDone()
      notify({
        text: t('{{count}} goals changed.', { count: done.changed, one: '{{count}} goal changed.' }),
        ...(back.length > 0 && { action: { label: t('Undo'), onSelect: () => void undo(back) } }),
      })
    },
  })
  const ready = value === settled && preview.data && preview.data.changed > 0
  return (
    <Dialog open guarded title={`${deedWord(deed)} · ${goalsWord(goals.length)}`} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={act.error && { what: act.error.message }}
        onSubmit={() => {
          if (changes && ready) act.mutate({ changes })
        }}
      >
        <ValueField deed={deed} value={value} onChange={setValue} />
        {changes !== null && <Preview query={preview} asked={value === settled} />}
        <FormActions
          submit={
            ready
              ? t('Change {{count}} goals', { count: preview.data.changed, one: 'Change {{count}} goal' })
              : t('Change them')
          }
          busy={act.isPending}
          disabled={!ready}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

function ValueField({ deed, value, onChange }: { deed: Deed; value: Value; onChange: (value: Value) => void }) {
  const set = (part: Partial<Value>) => onChange({ ...value, ...part })
  if (deed === 'owner')
    return <PersonField label={t('Owner')} value={value.owner} onChange={(owner) => set({ owner })} />
  if (deed === 'team')
    return (
      <TeamField
        label={t('Team')}
        hint={t('Empty takes them out of their teams.')}
        optional
        value={value.team}
        onChange={(team) => set({ team })}
      />
    )
  if (deed === 'start' || deed === 'due')
    return (
      <DateField
        label={deed === 'start' ? t('Start') : t('Due')}
        hint={t('Empty takes the date away.')}
        optional
        value={value.day}
        onChange={(day) => set({ day })}
      />
    )
  if (deed === 'rhythm')
    return <NumberField label={t('Days between two check-ins')} value={value.days} onChange={(days) => set({ days })} />
  if (deed === 'framework')
    return (
      <SelectField
        label={t('Write them as')}
        value={value.framework ?? ''}
        onChange={(chosen) => set({ framework: choices.find((each) => each === chosen) ?? null })}
        choices={[
          { value: '', label: t('Choose one') },
          ...choices.map((each) => ({ value: each, label: frameworkWord(each === 'none' ? null : each) })),
        ]}
      />
    )
  if (deed === 'confidence')
    return (
      <NumberField
        label={t('Confidence, 0 to 10')}
        hint={t('It is recorded as a check-in on each of them, today.')}
        value={value.confidence}
        onChange={(confidence) => set({ confidence })}
      />
    )
  if (deed === 'support')
    return <SupportField label={t('What they support')} value={value.parent} onChange={(parent) => set({ parent })} />
  return null
}

const choices = ['none', ...frameworks] as const

interface PreviewProps {
  query: {
    data: Awaited<ReturnType<typeof ask<typeof changeGoals.input, typeof changeGoals.output>>> | undefined
    error: Error | null
    isFetching: boolean
    refetch: () => unknown
  }
  asked: boolean
}

const shown = 20

function Preview({ query, asked }: PreviewProps) {
  const { data, error, isFetching, refetch } = query
  if (error) return <Failed error={error} busy={isFetching} onRetry={() => void refetch()} />
  if (!data || !asked) return <Loading lines={2} />
  const refused = data.goals.filter(({ came }) => came === 'refused')
  const changing = data.goals.filter(({ came }) => came === 'changed')
  const losing = changing.filter(({ lost }) => lost.length > 0)
  const wants = [...new Set(changing.flatMap((each) => each.asked.map(({ label }) => t(label))))]
  return (
    <div role="status">
      <p className={classes.count}>
        {t('{{count}} goals will change.', { count: data.changed, one: '{{count}} goal will change.' })}{' '}
        {data.same > 0 && t('{{count}} are so already.', { count: data.same, one: '{{count}} is so already.' })}{' '}
        {data.refused > 0 &&
          t('{{count}} stay as they are:', { count: data.refused, one: '{{count}} stays as it is:' })}
      </p>
      <ul className={classes.refused}>
        {refused.slice(0, shown).map(({ goal, title, because }) => (
          <li key={goal}>
            {title ?? t('A goal that you cannot see')}
            <p className={classes.why}>{because}</p>
          </li>
        ))}
      </ul>
      <Rest of={refused.length} />
      {losing.length > 0 && (
        <>
          <p className={classes.count}>
            {t('{{count}} goals lose something:', { count: losing.length, one: '{{count}} goal loses something:' })}
          </p>
          <ul className={classes.refused}>
            {losing.slice(0, shown).map(({ goal, title, lost }) => (
              <li key={goal}>
                {title}
                <p className={classes.why}>{lost.map(({ label, words }) => `${t(label)}: ${words}`).join(' · ')}</p>
              </li>
            ))}
          </ul>
          <Rest of={losing.length} />
        </>
      )}
      {wants.length > 0 && <p className={classes.why}>{t('It asks for: {{fields}}.', { fields: wants.join(', ') })}</p>}
    </div>
  )
}

const Rest = ({ of }: { of: number }) =>
  of > shown ? (
    <p className={classes.why}>{t('and {{count}} more', { count: of - shown, one: 'and {{count}} more' })}</p>
  ) : null
