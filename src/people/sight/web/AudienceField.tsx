import { Stack } from '../../../ui/Layout.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { t } from '../../../web/words.ts'
import { type Named, PeopleField, PersonField } from '../../persons/web/PersonField.tsx'
import { type NamedTeam, TeamField } from '../../teams/web/TeamField.tsx'
import { type AudienceInput, type AudienceSeen, type VisibilityWord, visibilityWords } from '../audience.ts'
import { sentenceOf } from './sentence.ts'

/** What was chosen, with the names that the sentence needs. */
export interface Audience {
  word: VisibilityWord
  /** Of `team`; without one it is the thing's own team. */
  team: NamedTeam | null
  /** Of `pair`: the other person. */
  other: Named | null
  /** Of `named`: those beside the owner. */
  persons: Named[]
}

export const everybody: Audience = { word: 'organisation', team: null, other: null, persons: [] }

/** As an operation takes it. */
export function audienceInputOf({ word, team, other, persons }: Audience): AudienceInput {
  if (word === 'team') return team ? { word, team: team.team } : { word }
  if (word === 'pair') return { word, person: other?.person }
  if (word === 'named') return { word, persons: persons.length ? persons.map(({ person }) => person) : undefined }
  return { word }
}

/** As a reply shows it, ready to be changed. */
export function audienceOf(seen: AudienceSeen, owner: string | null): Audience {
  const others = seen.persons.filter(({ person }) => person !== owner)
  return {
    word: seen.word,
    team: seen.team,
    other: seen.word === 'pair' ? (others[0] ?? null) : null,
    persons: seen.word === 'named' ? others : [],
  }
}

interface Props {
  value: Audience
  onChange: (value: Audience) => void
  /** The thing's owner and team, as they are chosen at this moment. */
  owner: Named | null
  team: NamedTeam | null
  error?: string | null
}

/** Who may see a thing: one of five words, or persons by name; a sentence says who that is. */
export function AudienceField({ value, onChange, owner, team, error }: Props) {
  const change = (part: Partial<Audience>) => onChange({ ...value, ...part })
  const choices = visibilityWords.map((word) => ({ value: word, label: labelOf(word) }))
  return (
    <Stack gap={3}>
      <SelectField
        label={t('Who may see it')}
        hint={sentenceOf(seeing(value, owner, team))}
        error={error}
        choices={choices}
        value={value.word}
        onChange={(word) => change({ word })}
      />
      {value.word === 'team' && (
        <TeamField
          label={t('Which team')}
          hint={team ? t('Empty means the team that it belongs to: {{team}}.', { team: team.name }) : undefined}
          optional={Boolean(team)}
          value={value.team}
          onChange={(chosen) => change({ team: chosen })}
        />
      )}
      {value.word === 'pair' && (
        <PersonField
          label={t('The other person')}
          without={owner ? [owner.person] : undefined}
          value={value.other}
          onChange={(other) => change({ other })}
        />
      )}
      {value.word === 'named' && (
        <PeopleField
          label={t('Who beside the owner')}
          without={owner ? [owner.person] : undefined}
          value={value.persons}
          onChange={(persons) => change({ persons })}
        />
      )}
    </Stack>
  )
}

function labelOf(word: VisibilityWord): string {
  const labels: Record<VisibilityWord, string> = {
    organisation: t('Organisation: everybody'),
    team: t('Team: its members, and the teams within it'),
    line: t('Line: the owner and their managers upward'),
    pair: t('Pair: the owner and one other person'),
    private: t('Private: the owner alone'),
    named: t('Named: the owner and those whom you name'),
  }
  return labels[word]
}

function seeing({ word, team, other, persons }: Audience, owner: Named | null, own: NamedTeam | null) {
  const first = owner ? [owner] : []
  if (word === 'pair') return { word, persons: other ? [...first, other] : [] }
  if (word === 'named') return { word, persons: persons.length ? [...first, ...persons] : [] }
  return { word, team: team ?? own, persons: first }
}
