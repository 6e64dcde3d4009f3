import { useNavigate } from '@tanstack/react-router'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { type Audience, AudienceField, audienceInputOf, audienceOf } from '../../../people/sight/web/AudienceField.tsx'
import { type NamedTeam, TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { add, change, type StakeholderSeen } from '../contract.ts'
import { type Side, sides } from '../stakeholder.ts'
import { fieldWord, sideWord } from './saying.ts'
import { levels } from './steps.ts'

interface Words {
  /** What it was when the writing began, however it moved since. */
  revision: number
  name: string
  about: string
  side: Side
  person: Named | null
  ofTeam: NamedTeam | null
  speaks: string
  influence: number
  interest: number
  owner: Named | null
  team: NamedTeam | null
  rhythm: number | null
  nextOn: string
  audience: Audience
}

const compared = ['name', 'about', 'side', 'speaks', 'rhythm', 'nextOn']
const shown = [...compared, 'person', 'ofTeam', 'influence', 'interest', 'owner', 'team', 'audience']
const rhythms = [7, 14, 30, 91, 182]

const wordsOf = (stakeholder: StakeholderSeen): Words => ({
  ...stakeholder,
  nextOn: stakeholder.nextOn ?? '',
  audience: audienceOf(stakeholder.audience, stakeholder.owner.person),
})

const fresh = (owner: Named): Words => ({
  revision: 0,
  name: '',
  about: '',
  side: 'outside',
  person: null,
  ofTeam: null,
  speaks: '',
  influence: 50,
  interest: 50,
  owner,
  team: null,
  rhythm: 30,
  nextOn: '',
  // What is said of others is for few.
  audience: { word: 'line', team: null, other: null, persons: [] },
})

/** A stakeholder, added or changed. Where they stand is moved on the grid, or beside it. */
export function StakeholderDialog({ stakeholder, onClose }: { stakeholder?: StakeholderSeen; onClose: () => void }) {
  const { me } = useViewer()
  const notify = useNotice()
  const paths = usePaths()
  const navigate = useNavigate()
  const [words, write, forget] = useKept<Words>(
    `stakeholder ${stakeholder?.stakeholder ?? 'new'}`,
    stakeholder ? wordsOf(stakeholder) : fresh({ person: me.person, name: me.name }),
  )
  const put = (part: Partial<Words>) => write({ ...words, ...part })
  const end = () => {
    forget()
    onClose()
  }
  const adding = useAct(add, {
    after: ({ stakeholder: made }) => {
      end()
      void navigate({ to: paths.stakeholder(made) })
    },
  })
  const changing = useAct(change, {
    after: () => {
      end()
      notify(t('Stakeholder changed.'))
    },
  })
  const act = stakeholder ? changing : adding
  const faults = faultsIn(act.error, shown)
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const submit = (revision = words.revision) => {
    const { name, about, side, speaks, rhythm, owner, team, audience, influence, interest } = words
    const given = {
      ...{ name, about, side, speaks, rhythm },
      person: side === 'inside' ? (words.person?.person ?? null) : null,
      ofTeam: side === 'inside' ? (words.ofTeam?.team ?? null) : null,
      owner: owner?.person,
      team: team?.team ?? null,
      audience: audienceInputOf(audience),
    }
    const nextOn = words.nextOn || null
    if (stakeholder) changing.mutate({ ...given, nextOn, stakeholder: stakeholder.stakeholder, revision })
    else adding.mutate({ ...given, influence, interest, ...(nextOn && { nextOn }) })
  }
  return (
    <Dialog
      open
      shape="side"
      guarded
      title={stakeholder ? t('Change the stakeholder') : t('Add a stakeholder')}
      onClose={onClose}
    >
      <Form onSubmit={() => submit()} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={compared.map((field) => ({ field, label: fieldWord(field) }))}
          onMine={() => submit(stakeholder?.revision)}
          onTheirs={end}
          busy={act.isPending}
        />
        <SelectField
          label={t('Inside or outside')}
          value={words.side}
          onChange={(side) => put({ side: side as Side })}
          choices={sides.map((value) => ({ value, label: sideWord(value) }))}
          error={faults.at('side')}
        />
        {words.side === 'inside' && (
          <FieldRow>
            <PersonField
              label={t('The person')}
              optional
              value={words.person}
              onChange={(person) => put({ person, name: words.name || (person?.name ?? '') })}
              error={faults.at('person')}
            />
            <TeamField
              label={t('Or the team')}
              optional
              value={words.ofTeam}
              onChange={(ofTeam) => put({ ofTeam, name: words.name || (ofTeam?.name ?? '') })}
              error={faults.at('ofTeam')}
            />
          </FieldRow>
        )}
        <TextField
          label={t('Name')}
          hint={t('A person or a group, as everybody here calls them.')}
          value={words.name}
          onChange={(name) => put({ name })}
          error={faults.at('name')}
        />
        <LongTextField
          label={t('What to know of them')}
          optional
          rows={3}
          value={words.about}
          onChange={(about) => put({ about })}
          error={faults.at('about')}
        />
        <TextField
          label={t('Who speaks for them')}
          hint={t('And how they are reached.')}
          optional
          value={words.speaks}
          onChange={(speaks) => put({ speaks })}
          error={faults.at('speaks')}
        />
        {!stakeholder && (
          <FieldRow>
            <SelectField
              label={t('Influence')}
              value={String(words.influence)}
              onChange={(influence) => put({ influence: Number(influence) })}
              choices={levels(words.influence)}
              error={faults.at('influence')}
            />
            <SelectField
              label={t('Interest')}
              value={String(words.interest)}
              onChange={(interest) => put({ interest: Number(interest) })}
              choices={levels(words.interest)}
              error={faults.at('interest')}
            />
          </FieldRow>
        )}
        <PersonField
          label={t('Looked after by')}
          value={words.owner}
          onChange={(owner) => put({ owner })}
          error={faults.at('owner')}
        />
        <FieldRow>
          <SelectField
            label={t('How often to speak')}
            value={words.rhythm === null ? '' : String(words.rhythm)}
            onChange={(days) => put({ rhythm: days === '' ? null : Number(days) })}
            choices={[
              { value: '', label: t('no rhythm') },
              ...[...new Set([...rhythms, ...(words.rhythm === null ? [] : [words.rhythm])])]
                .toSorted((a, b) => a - b)
                .map((days) => ({
                  value: String(days),
                  label: t('Every {{count}} days', { count: days, one: 'Every day' }),
                })),
            ]}
          />
          <DateField
            label={t('Next contact')}
            optional
            value={words.nextOn}
            onChange={(nextOn) => put({ nextOn })}
            error={faults.at('nextOn')}
          />
        </FieldRow>
        <TeamField
          label={t('Team')}
          optional
          value={words.team}
          onChange={(team) => put({ team })}
          error={faults.at('team')}
        />
        <AudienceField
          value={words.audience}
          onChange={(audience) => put({ audience })}
          owner={words.owner}
          team={words.team}
          error={faults.at('audience')}
        />
        <FormActions
          submit={stakeholder ? t('Save') : t('Add stakeholder')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: end }}
        />
      </Form>
    </Dialog>
  )
}
