import { useNavigate, useParams } from '@tanstack/react-router'
import { addDays } from '../../../kernel/dates.ts'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { begin, type ChangeSeen, change, see } from '../contract.ts'
import { ChangeFields } from './ChangeFields.tsx'
import { emptyWords, givenOf, type Words, wordsOf } from './change-words.ts'
import { fieldWord } from './saying.ts'

/** Begin a change. */
export function NewChangePage() {
  const { me } = useViewer()
  const today = useToday()
  const paths = usePaths()
  const navigate = useNavigate()
  const [words, write, forget] = useKept<Words>(
    'new change',
    emptyWords({ person: me.person, name: me.name }, addDays(today, 30)),
  )
  useTrail([{ label: t('Changes'), to: paths.changes }, { label: t('Begin a change') }])
  const act = useAct(begin, {
    after: (made) => {
      forget()
      return navigate({ to: paths.change(made.change) })
    },
  })
  return (
    <Page
      title={t('Begin a change')}
      width="reading"
      product="Bearing"
      why={<Meaning>{t('Why now, what if not, whom it affects, and who carries it.')}</Meaning>}
    >
      <Fields
        words={words}
        onChange={write}
        error={act.error}
        busy={act.isPending}
        submit={t('Begin the change')}
        onSubmit={() => act.mutate(givenOf(words))}
        onCancel={() => {
          forget()
          void navigate({ to: paths.changes })
        }}
      />
    </Page>
  )
}

/** Write one anew that is under way. */
export function EditChangePage() {
  const of = useParams({ strict: false }).change as string
  const query = useAnswer(see, { change: of })
  return (
    <AnsweredPage query={query} title={t('Change')}>
      {(seen) => <Changing key={seen.change} seen={seen} />}
    </AnsweredPage>
  )
}

function Changing({ seen }: { seen: ChangeSeen }) {
  const paths = usePaths()
  const navigate = useNavigate()
  // The revision that was read when writing began: what others write meanwhile is met on saving.
  const [kept, write, forget] = useKept<{ words: Words; revision: number }>(`change ${seen.change}`, {
    words: wordsOf(seen),
    revision: seen.revision,
  })
  const back = () => navigate({ to: paths.change(seen.change) })
  useTrail([
    { label: t('Changes'), to: paths.changes },
    { label: seen.title, to: paths.change(seen.change) },
    { label: t('Edit') },
  ])
  const act = useAct(change, {
    after: () => {
      forget()
      return back()
    },
  })
  const save = (revision: number) => act.mutate({ ...givenOf(kept.words), change: seen.change, revision })
  const theirs = act.error?.theirs as { revision: number } | undefined
  if (!seen.abilities.edit?.allowed)
    return (
      <Page title={seen.title} width="reading" product="Bearing">
        <p>{seen.abilities.edit?.because}</p>
      </Page>
    )
  return (
    <Page title={t('Edit the change')} width="reading" product="Bearing">
      <Conflict
        error={act.error}
        busy={act.isPending}
        fields={compared}
        onMine={() => theirs && save(theirs.revision)}
        onTheirs={() => {
          forget()
          act.reset()
          void back()
        }}
      />
      <Fields
        words={kept.words}
        onChange={(words) => write({ ...kept, words })}
        error={theirs ? null : act.error}
        busy={act.isPending}
        submit={t('Save')}
        onSubmit={() => save(kept.revision)}
        onCancel={() => {
          forget()
          void back()
        }}
      />
    </Page>
  )
}

const said = (value: unknown): string =>
  (value as { title?: string; effect?: string }[]).map(({ title, effect }) => title ?? effect).join('\n') ||
  t('nothing')

const compared = [
  { field: 'title', label: fieldWord('title') },
  { field: 'whyNow', label: fieldWord('whyNow') },
  { field: 'ifNot', label: fieldWord('ifNot') },
  { field: 'stages', label: fieldWord('stages'), print: said },
  { field: 'affected', label: fieldWord('affected'), print: said },
  { field: 'next', label: fieldWord('next') },
  { field: 'lookAgainOn', label: fieldWord('lookAgainOn') },
]

interface FieldsProps {
  words: Words
  onChange: (words: Words) => void
  error: Refused | null
  busy: boolean
  submit: string
  onSubmit: () => void
  onCancel: () => void
}

function Fields({ words, onChange, error, busy, submit, onSubmit, onCancel }: FieldsProps) {
  const faults = faultsIn(error, [
    ...['title', 'whyNow', 'ifNot', 'owner', 'team', 'champions', 'current', 'next', 'lookAgainOn', 'audience'],
    ...words.stages.flatMap((_, at) => [`stages.${at}.title`, `stages.${at}.means`, `stages.${at}.fromOn`]),
    ...words.affected.flatMap((_, at) => [`affected.${at}`, `affected.${at}.effect`]),
  ])
  return (
    <Form busy={busy} refusal={faults.refusal} onSubmit={onSubmit}>
      <ChangeFields words={words} put={(part) => onChange({ ...words, ...part })} faultAt={faults.at} />
      <FormActions submit={submit} busy={busy} cancel={{ label: t('Cancel'), onSelect: onCancel }} />
    </Form>
  )
}
