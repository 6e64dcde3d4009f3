import { PersonField } from '../../people/persons/web/PersonField.tsx'
import { TeamField } from '../../people/teams/web/TeamField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { t } from '../../web/words.ts'
import { healths } from '../health.ts'
import { gaps, states } from '../node.ts'
import type { Named, WantedAddress, WantedChange } from './address.ts'
import { frameworkWord, gapWord, healthWord, stateWord } from './saying.ts'

interface Props {
  wanted: WantedAddress
  onChange: (change: WantedChange) => void
  table: boolean
  /** What is looked for already, by name. */
  named: Named[]
}

const frameworks = ['none', 'smart', 'okr', 'bhag', 'stretch', 'pact', 'hard', 'fast']

const labelOf = (named: Named[], name: keyof WantedAddress) => named.find((each) => each.name === name)?.label ?? ''

/** A field for each thing that can be looked for. */
export function FilterFields({ wanted, onChange, table, named }: Props) {
  const any = t('Any')
  return (
    <>
      <TeamField
        label={t('Team')}
        hint={t('With the teams within it.')}
        optional
        value={wanted.team ? { team: wanted.team, name: labelOf(named, 'team') } : null}
        onChange={(team) => onChange({ team: team?.team })}
      />
      <PersonField
        label={t('Owner')}
        optional
        value={wanted.owner ? { person: wanted.owner, name: labelOf(named, 'owner') } : null}
        onChange={(owner) => onChange({ owner: owner?.person })}
      />
      <SelectField
        label={t('Health')}
        optional
        value={wanted.health ?? ''}
        onChange={(health) => onChange({ health: (health || undefined) as WantedAddress['health'] })}
        choices={[{ value: '', label: any }, ...healths.map((value) => ({ value, label: healthWord(value) }))]}
      />
      <SelectField
        label={t('Missing')}
        optional
        value={wanted.gap ?? ''}
        onChange={(gap) => onChange({ gap: (gap || undefined) as WantedAddress['gap'] })}
        choices={[{ value: '', label: any }, ...gaps.map((value) => ({ value, label: gapWord(value) }))]}
      />
      <SelectField
        label={t('Framework')}
        optional
        value={wanted.framework ?? ''}
        onChange={(framework) => onChange({ framework: framework || undefined })}
        choices={[{ value: '', label: any }, ...frameworks.map((value) => ({ value, label: frameworkWord(value) }))]}
      />
      {table && (
        <SelectField
          label={t('State')}
          optional
          value={wanted.state ?? ''}
          onChange={(state) => onChange({ state: (state || undefined) as WantedAddress['state'] })}
          choices={[{ value: '', label: any }, ...states.map((value) => ({ value, label: stateWord(value) }))]}
        />
      )}
      {table && (
        <SelectField
          label={t('List')}
          value={wanted.kind}
          onChange={(kind) => onChange({ kind: kind === 'goal' ? undefined : 'measure' })}
          choices={[
            { value: 'goal', label: t('Goals') },
            { value: 'measure', label: t('Measures') },
          ]}
        />
      )}
    </>
  )
}
