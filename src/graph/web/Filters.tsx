import { lazy, Suspense } from 'react'
import { see as seePerson } from '../../people/persons/contract.ts'
import { list as listTeams } from '../../people/teams/contract.ts'
import { FilterButton, FilterChips } from '../../ui/Filter.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { filterWord } from '../../web/filtering.ts'
import { useAnswer } from '../../web/queries.ts'
import { t } from '../../web/words.ts'
import { see } from '../contract.ts'
import type { Named, WantedAddress, WantedChange } from './address.ts'
import { frameworkWord, gapWord, healthWord, stateWord } from './saying.ts'

// Fields of forms weigh more than a map that nobody filters.
const FilterFields = lazy(() => import('./FilterFields.tsx').then(({ FilterFields }) => ({ default: FilterFields })))

interface Props {
  wanted: WantedAddress
  onChange: (change: WantedChange) => void
  /** In a table measures can be listed as well. */
  table?: boolean
}

const many = 60_000

/** What is looked for: by team, owner, health, framework and gap. */
export function Filters({ wanted, onChange, table = false }: Props) {
  const named = useNames(wanted)
  const count = named.filter(({ name }) => name !== 'under').length
  return (
    <FilterButton label={t('Filter')} said={filterWord(count)}>
      {() => (
        <Suspense fallback={<Loading lines={6} />}>
          <FilterFields wanted={wanted} onChange={onChange} table={table} named={named} />
        </Suspense>
      )}
    </FilterButton>
  )
}

/** What is looked for, each with a press that takes it away. */
export function Chips({ wanted, onChange }: Omit<Props, 'table'>) {
  const named = useNames(wanted)
  return (
    <FilterChips
      label={t('Looked for')}
      chips={named.map(({ name, label }) => ({ id: name, label }))}
      takeAway={t('take away')}
      onTake={(name) => onChange({ [name]: undefined })}
    />
  )
}

/** Each filter with its words; an id's name is asked for where only its address was opened. */
function useNames(wanted: WantedAddress): Named[] {
  const teams = useAnswer(listTeams, {}, { enabled: Boolean(wanted.team), fresh: many })
  const owner = useAnswer(seePerson, { person: wanted.owner ?? '' }, { enabled: Boolean(wanted.owner), fresh: many })
  const under = useAnswer(see, { node: wanted.under ?? '' }, { enabled: Boolean(wanted.under), fresh: many })
  const all: Named[] = [
    { name: 'under', label: t('Below “{{title}}”', { title: under.data?.node.title ?? '…' }) },
    { name: 'team', label: teams.data?.teams.find(({ team }) => team === wanted.team)?.name ?? t('Team') },
    { name: 'owner', label: owner.data?.name ?? t('Owner') },
    { name: 'health', label: wanted.health ? healthWord(wanted.health) : '' },
    { name: 'gap', label: wanted.gap ? gapWord(wanted.gap) : '' },
    { name: 'state', label: wanted.state ? stateWord(wanted.state) : '' },
    { name: 'framework', label: frameworkWord(wanted.framework ?? null) },
  ]
  return all.filter(({ name }) => wanted[name] !== undefined)
}

/** A team with the teams within it. */
export function useTeamsWithin(team: string | undefined): ReadonlySet<string> {
  const all = useAnswer(listTeams, {}, { enabled: Boolean(team), fresh: many }).data?.teams ?? []
  const within = new Set(team ? [team] : [])
  for (let before = 0; before < within.size; ) {
    before = within.size
    for (const each of all) if (each.parent && within.has(each.parent)) within.add(each.team)
  }
  return within
}
