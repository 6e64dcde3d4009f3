import { useNavigate } from '@tanstack/react-router'
import { isQuantity } from '../../../kernel/quantity.ts'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import {
  type Audience,
  AudienceField,
  audienceInputOf,
  audienceOf,
  everybody,
} from '../../../people/sight/web/AudienceField.tsx'
import { type NamedTeam, TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { add, change, type IndicatorSeen } from '../contract.ts'
import { fieldWord } from './saying.ts'

interface Words {
  /** As it was when writing began: what others write meanwhile is met on saving. */
  revision: number
  title: string
  unit: string
  purpose: string
  low: string
  high: string
  owner: Named | null
  team: NamedTeam | null
  audience: Audience
  rhythm: number
}

const compared = ['title', 'unit', 'purpose', 'low', 'high', 'rhythm']
const shown = [...compared, 'owner', 'team', 'audience']
const rhythms = [1, 7, 14, 30, 91, 365]

const wordsOf = (indicator: IndicatorSeen): Words => ({
  ...indicator,
  low: indicator.low ?? '',
  high: indicator.high ?? '',
  audience: audienceOf(indicator.audience, indicator.owner?.person ?? null),
})

const fresh = (owner: Named): Words => ({
  revision: 0,
  title: '',
  unit: '',
  purpose: '',
  low: '',
  high: '',
  owner,
  team: null,
  audience: everybody,
  rhythm: 30,
})

const edge = (text: string): string | null => (text.trim() === '' ? null : text)
const readable = (text: string): boolean => text.trim() === '' || isQuantity(text)

/** An indicator, written or changed. Its readings stay as they are, and are judged by the band as it is now. */
export function IndicatorDialog({ indicator, onClose }: { indicator?: IndicatorSeen; onClose: () => void }) {
  const { me } = useViewer()
  const notify = useNotice()
  const paths = usePaths()
  const navigate = useNavigate()
  const [words, write, forget] = useKept<Words>(
    `indicator ${indicator?.indicator ?? 'new'}`,
    indicator ? wordsOf(indicator) : fresh({ person: me.person, name: me.name }),
  )
  const put = (part: Partial<Words>) => write({ ...words, ...part })
  const end = () => {
    forget()
    onClose()
  }
  const adding = useAct(add, {
    after: ({ indicator: made }) => {
      end()
      void navigate({ to: paths.indicator(made) })
    },
  })
  const changing = useAct(change, {
    after: () => {
      end()
      notify(t('Indicator changed.'))
    },
  })
  const act = indicator ? changing : adding
  const faults = faultsIn(act.error, shown)
  const theirs = act.error?.theirs as { revision: number } | undefined
  const submit = (revision = words.revision) => {
    if (!readable(words.low) || !readable(words.high)) return
    const { title, unit, purpose, rhythm } = words
    const given = {
      title,
      unit,
      purpose,
      rhythm,
      low: edge(words.low),
      high: edge(words.high),
      owner: words.owner?.person,
      team: words.team?.team ?? null,
      audience: audienceInputOf(words.audience),
    }
    if (indicator) changing.mutate({ ...given, indicator: indicator.indicator, revision })
    else adding.mutate(given)
  }
  return (
    <Dialog
      open
      shape="side"
      guarded
      title={indicator ? t('Change the indicator') : t('Add an indicator')}
      onClose={onClose}
    >
      <Form onSubmit={() => submit()} busy={act.isPending} refusal={theirs ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={compared.map((field) => ({ field, label: fieldWord(field) }))}
          onMine={() => submit(theirs?.revision)}
          onTheirs={end}
          busy={act.isPending}
        />
        <TextField
          label={t('What is counted')}
          hint={t('Such as “Beds in use”.')}
          value={words.title}
          onChange={(title) => put({ title })}
          error={faults.at('title')}
        />
        <LongTextField
          label={t('What it is for')}
          optional
          rows={2}
          value={words.purpose}
          onChange={(purpose) => put({ purpose })}
          error={faults.at('purpose')}
        />
        <TextField
          label={t('Unit')}
          optional
          placeholder={t('such as %, days or GBP')}
          value={words.unit}
          onChange={(unit) => put({ unit })}
          error={faults.at('unit')}
        />
        <FieldRow>
          <NumberField
            label={t('Lower edge')}
            optional
            unit={words.unit}
            value={words.low}
            onChange={(low) => put({ low })}
            error={faults.at('low')}
          />
          <NumberField
            label={t('Upper edge')}
            optional
            unit={words.unit}
            value={words.high}
            onChange={(high) => put({ high })}
            error={faults.at('high')}
          />
        </FieldRow>
        <SelectField
          label={t('How often it is read')}
          value={String(words.rhythm)}
          onChange={(days) => put({ rhythm: Number(days) })}
          choices={[...new Set([...rhythms, words.rhythm])]
            .toSorted((a, b) => a - b)
            .map((days) => ({
              value: String(days),
              label: t('Every {{count}} days', { count: days, one: 'Every day' }),
            }))}
          error={faults.at('rhythm')}
        />
        <PersonField
          label={t('Owner')}
          hint={t('Owes a reading once in each rhythm.')}
          value={words.owner}
          onChange={(owner) => put({ owner })}
          error={faults.at('owner')}
        />
        <TeamField label={t('Team')} optional value={words.team} onChange={(team) => put({ team })} />
        <AudienceField
          value={words.audience}
          onChange={(audience) => put({ audience })}
          owner={words.owner}
          team={words.team}
          error={faults.at('audience')}
        />
        <FormActions
          submit={indicator ? t('Save') : t('Add indicator')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: end }}
        />
      </Form>
    </Dialog>
  )
}
