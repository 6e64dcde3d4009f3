import { useNavigate } from '@tanstack/react-router'
import { useFindNodes } from '../../../graph/web/finding.ts'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import {
  type Audience,
  AudienceField,
  audienceInputOf,
  audienceOf,
  everybody,
} from '../../../people/sight/web/AudienceField.tsx'
import { type NamedTeam, TeamField } from '../../../people/teams/web/TeamField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { PickManyField } from '../../../ui/PickField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import type { Option } from '../../../ui/search.ts'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { add, change, type SignalSeen } from '../contract.ts'
import {
  type Direction,
  directions,
  type Factor,
  factors,
  type Horizon,
  horizons,
  mostImpact,
  type SignalKind,
  signalKinds,
} from '../signal.ts'
import { directionWord, factorWord, fieldWord, horizonWord, kindWord } from './saying.ts'
import { likelihoods } from './steps.ts'

interface Words {
  /** What it was when the writing began, however it moved since. */
  revision: number
  title: string
  text: string
  kind: SignalKind
  factor: Factor
  horizon: Horizon
  impact: number
  direction: Direction
  owner: Named | null
  team: NamedTeam | null
  audience: Audience
  rhythm: number
  lookAgainOn: string
  expected: string
  probability: number | null
  links: Option[]
}

const compared = [
  'title',
  'text',
  'kind',
  'factor',
  'horizon',
  'impact',
  'direction',
  'rhythm',
  'expected',
  'probability',
]
const shown = [...compared, 'owner', 'team', 'audience', 'lookAgainOn']
const rhythms = [7, 30, 91, 182, 365]

const wordsOf = (signal: SignalSeen): Words => ({
  ...signal,
  audience: audienceOf(signal.audience, signal.owner.person),
  links: [],
})

const fresh = (owner: Named): Words => ({
  revision: 0,
  title: '',
  text: '',
  kind: 'trend',
  factor: 'political',
  horizon: 'year',
  impact: 3,
  direction: 'rising',
  owner,
  team: null,
  audience: everybody,
  rhythm: 91,
  lookAgainOn: '',
  expected: '',
  probability: null,
  links: [],
})

/** A signal, added or changed. */
export function SignalDialog({ signal, onClose }: { signal?: SignalSeen; onClose: () => void }) {
  const { me } = useViewer()
  const notify = useNotice()
  const paths = usePaths()
  const navigate = useNavigate()
  const findNodes = useFindNodes()
  const [words, write, forget] = useKept<Words>(
    `signal ${signal?.signal ?? 'new'}`,
    signal ? wordsOf(signal) : fresh({ person: me.person, name: me.name }),
  )
  const put = (part: Partial<Words>) => write({ ...words, ...part })
  const end = () => {
    forget()
    onClose()
  }
  const adding = useAct(add, {
    after: ({ signal: made }) => {
      end()
      void navigate({ to: paths.signal(made) })
    },
  })
  const changing = useAct(change, {
    after: () => {
      end()
      notify(t('Signal changed.'))
    },
  })
  const act = signal ? changing : adding
  const faults = faultsIn(act.error, shown)
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const submit = (revision = words.revision) => {
    const { owner, team, audience, lookAgainOn, links, title, text, kind, factor, horizon, impact, direction } = words
    const { rhythm, expected, probability } = words
    const given = {
      ...{ title, text, kind, factor, horizon, impact, direction, rhythm, expected, probability },
      owner: owner?.person,
      team: team?.team ?? null,
      audience: audienceInputOf(audience),
    }
    if (signal) {
      const again = lookAgainOn && lookAgainOn !== signal.lookAgainOn ? lookAgainOn : undefined
      changing.mutate({ ...given, signal: signal.signal, revision, lookAgainOn: again })
    } else adding.mutate({ ...given, links: links.map(({ value }) => value) })
  }
  return (
    <Dialog open shape="side" guarded title={signal ? t('Change the signal') : t('Add a signal')} onClose={onClose}>
      <Form onSubmit={() => submit()} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={compared.map((field) => ({ field, label: fieldWord(field) }))}
          onMine={() => submit(signal?.revision)}
          onTheirs={end}
          busy={act.isPending}
        />
        <TextField
          label={t('Signal')}
          hint={t('What changes outside, in a few words.')}
          value={words.title}
          onChange={(title) => put({ title })}
          error={faults.at('title')}
        />
        <LongTextField
          label={t('What it is')}
          optional
          rows={3}
          value={words.text}
          onChange={(text) => put({ text })}
          error={faults.at('text')}
        />
        <FieldRow>
          <SelectField
            label={t('Kind')}
            value={words.kind}
            onChange={(kind) => put({ kind: kind as SignalKind })}
            choices={signalKinds.map((value) => ({ value, label: kindWord(value) }))}
          />
          <SelectField
            label={t('Factor')}
            value={words.factor}
            onChange={(factor) => put({ factor: factor as Factor })}
            choices={factors.map((value) => ({ value, label: factorWord(value) }))}
          />
        </FieldRow>
        <FieldRow>
          <SelectField
            label={t('When it would matter')}
            value={words.horizon}
            onChange={(horizon) => put({ horizon: horizon as Horizon })}
            choices={horizons.map((value) => ({ value, label: horizonWord(value) }))}
          />
          <SelectField
            label={t('Impact, 1 to 5')}
            value={String(words.impact)}
            onChange={(impact) => put({ impact: Number(impact) })}
            choices={Array.from({ length: mostImpact }, (_, at) => String(at + 1)).map((value) => ({
              value,
              label: value,
            }))}
          />
          <SelectField
            label={t('Direction')}
            value={words.direction}
            onChange={(direction) => put({ direction: direction as Direction })}
            choices={directions.map((value) => ({ value, label: directionWord(value) }))}
          />
        </FieldRow>
        <LongTextField
          label={t('What would show that it has come')}
          hint={t('So that anybody could tell, with a day: it is scored when the signal is closed.')}
          optional
          rows={2}
          value={words.expected}
          onChange={(expected) => put({ expected })}
          error={faults.at('expected')}
        />
        <SelectField
          label={t('How likely')}
          optional
          value={words.probability === null ? '' : String(words.probability)}
          onChange={(chosen) => put({ probability: chosen === '' ? null : Number(chosen) })}
          choices={[{ value: '', label: t('not said') }, ...likelihoods(words.probability)]}
          error={faults.at('probability')}
        />
        {!signal && (
          <PickManyField
            label={t('Goals that it endangers')}
            optional
            value={words.links}
            onChange={(links) => put({ links })}
            search={findNodes}
          />
        )}
        <PersonField
          label={t('Watched by')}
          value={words.owner}
          onChange={(owner) => put({ owner })}
          error={faults.at('owner')}
        />
        <FieldRow>
          <SelectField
            label={t('How often to look')}
            value={String(words.rhythm)}
            onChange={(days) => put({ rhythm: Number(days) })}
            choices={[...new Set([...rhythms, words.rhythm])]
              .toSorted((a, b) => a - b)
              .map((days) => ({
                value: String(days),
                label: t('Every {{count}} days', { count: days, one: 'Every day' }),
              }))}
          />
          {signal && (
            <DateField
              label={t('To look again')}
              value={words.lookAgainOn}
              onChange={(lookAgainOn) => put({ lookAgainOn })}
              error={faults.at('lookAgainOn')}
            />
          )}
        </FieldRow>
        <TeamField label={t('Team')} optional value={words.team} onChange={(team) => put({ team })} />
        <AudienceField
          value={words.audience}
          onChange={(audience) => put({ audience })}
          owner={words.owner}
          team={words.team}
          error={faults.at('audience')}
        />
        <FormActions
          submit={signal ? t('Save') : t('Add signal')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: end }}
        />
      </Form>
    </Dialog>
  )
}
