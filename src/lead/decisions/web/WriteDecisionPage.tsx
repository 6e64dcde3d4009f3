import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Place } from '../../../conversation/texts/web/writing.ts'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { anId, useAddress } from '../../../web/address.ts'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { change, type DecisionSeen, open, see } from '../contract.ts'
import { DecisionFields } from './DecisionFields.tsx'
import { emptyWords, givenOf, hasUnreadable, successorOf, type Words, wordsOf } from './decision-words.ts'
import { fieldWord, levelWord } from './saying.ts'

const fields = { supersedes: anId }

/** Open a question that is to be decided, perhaps in the place of what was decided before. */
export function NewDecisionPage() {
  const [{ supersedes }] = useAddress(fields)
  const query = useAnswer(see, { decision: supersedes ?? '' }, { enabled: Boolean(supersedes) })
  if (!supersedes) return <Writing />
  return (
    <AnsweredPage query={query} title={t('Open a question')}>
      {(seen) => <Writing before={seen} />}
    </AnsweredPage>
  )
}

function Writing({ before }: { before?: DecisionSeen }) {
  const { me } = useViewer()
  const paths = usePaths()
  const navigate = useNavigate()
  const empty = before ? successorOf(before) : emptyWords({ person: me.person, name: me.name })
  const [words, write, forget] = useKept<Words>(`new decision ${before?.decision ?? ''}`, empty)
  useTrail([{ label: t('Decisions'), to: paths.decisions }, { label: t('Open a question') }])
  const act = useAct(open, {
    after: (made) => {
      forget()
      return navigate({ to: paths.decision(made.decision) })
    },
  })
  return (
    <Page
      title={t('Open a question')}
      width="reading"
      product="Bearing"
      why={
        <Meaning>
          {before
            ? t('It takes the place of “{{question}}” once it is decided.', { question: before.question })
            : t('What is to be decided, by whom, and between what.')}
        </Meaning>
      }
    >
      <Fields
        words={words}
        onChange={write}
        error={act.error}
        busy={act.isPending}
        submit={t('Open a question')}
        onSubmit={() => act.mutate(givenOf(words))}
        onCancel={() => {
          forget()
          void navigate({ to: before ? paths.decision(before.decision) : paths.decisions })
        }}
      />
    </Page>
  )
}

/** Change one that is still open. */
export function EditDecisionPage() {
  const decision = useParams({ strict: false }).decision as string
  const query = useAnswer(see, { decision })
  return (
    <AnsweredPage query={query} title={t('Change')}>
      {(seen) => <Changing key={seen.decision} decision={seen} />}
    </AnsweredPage>
  )
}

function Changing({ decision }: { decision: DecisionSeen }) {
  const paths = usePaths()
  const navigate = useNavigate()
  // The revision that was read when writing began: what others write meanwhile is met on saving.
  const [kept, write, forget] = useKept<{ words: Words; revision: number }>(`decision ${decision.decision}`, {
    words: wordsOf(decision),
    revision: decision.revision,
  })
  const [context] = useState({
    kind: 'decision',
    subject: decision.decision,
    field: 'context',
    saved: decision.context,
  })
  const back = () => navigate({ to: paths.decision(decision.decision) })
  useTrail([
    { label: t('Decisions'), to: paths.decisions },
    { label: decision.question, to: paths.decision(decision.decision) },
    { label: t('Change') },
  ])
  const act = useAct(change, {
    after: () => {
      forget()
      return back()
    },
  })
  const save = (revision: number) => act.mutate({ ...givenOf(kept.words), decision: decision.decision, revision })
  const theirs = act.error?.theirs as { revision: number } | undefined
  if (!decision.abilities.edit?.allowed)
    return (
      <Page title={decision.question} width="reading" product="Bearing">
        <p>{decision.abilities.edit?.because}</p>
      </Page>
    )
  return (
    <Page title={t('Change the question')} width="reading" product="Bearing">
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
        context={context}
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

const titles = (value: unknown): string =>
  (value as { title?: string; givesUp?: string }[]).map(({ title, givesUp }) => title ?? givesUp).join('\n') ||
  t('nothing')

const compared = [
  { field: 'question', label: fieldWord('question') },
  { field: 'context', label: fieldWord('context') },
  { field: 'level', label: fieldWord('level'), print: (value: unknown) => levelWord(value as Words['level']) },
  { field: 'options', label: fieldWord('options'), print: titles },
  { field: 'criteria', label: fieldWord('criteria'), print: titles },
  { field: 'tradeOffs', label: fieldWord('tradeOffs'), print: titles },
  { field: 'decideBy', label: fieldWord('decideBy') },
]

interface FieldsProps {
  words: Words
  context?: Place
  onChange: (words: Words) => void
  error: Refused | null
  busy: boolean
  submit: string
  onSubmit: () => void
  onCancel: () => void
}

function Fields({ words, context, onChange, error, busy, submit, onSubmit, onCancel }: FieldsProps) {
  const shown = [
    'question',
    'context',
    'owner',
    'team',
    'level',
    'decideBy',
    'audience',
    ...words.options.flatMap((_, at) => [`options.${at}.title`, `options.${at}.consequences`]),
    ...words.criteria.flatMap((_, at) => [`criteria.${at}.title`, `criteria.${at}.weight`]),
    ...words.tradeOffs.flatMap((_, at) => [`tradeOffs.${at}.givesUp`, `tradeOffs.${at}.amount`]),
  ]
  const faults = faultsIn(error, shown)
  return (
    <Form
      busy={busy}
      refusal={faults.refusal}
      onSubmit={() => {
        if (!hasUnreadable(words)) onSubmit()
      }}
    >
      <DecisionFields words={words} onChange={onChange} faultAt={faults.at} context={context} />
      <FormActions submit={submit} busy={busy} cancel={{ label: t('Cancel'), onSelect: onCancel }} />
    </Form>
  )
}
