import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Named, PeopleField, PersonField } from '../../../people/persons/web/PersonField.tsx'
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
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday, useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { add, change, type ScanSeen } from '../contract.ts'
import { type ScanKind, scanKinds } from '../scan.ts'
import { fieldWord, kindWord } from './saying.ts'

interface Words {
  kind: ScanKind
  question: string
  scope: string
  heldOn: string
  lookAgainOn: string
  dots: number
  owner: Named | null
  team: NamedTeam | null
  contributors: Named[]
  audience: Audience
}

const shown = [
  'kind',
  'question',
  'scope',
  'heldOn',
  'lookAgainOn',
  'dots',
  'owner',
  'team',
  'contributors',
  'audience',
]
const numbers = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20]

const wordsOf = (scan: ScanSeen): Words => ({
  ...scan,
  lookAgainOn: scan.lookAgainOn ?? '',
  audience: audienceOf(scan.audience, scan.owner?.person ?? null),
})

const fresh = (owner: Named, heldOn: string): Words => ({
  kind: 'swot',
  question: '',
  scope: '',
  heldOn,
  lookAgainOn: '',
  dots: 5,
  owner,
  team: null,
  contributors: [],
  audience: everybody,
})

/** A scan, begun or changed: its question, who takes part, and when to look again. */
export function ScanDialog({ scan, onClose }: { scan?: ScanSeen; onClose: () => void }) {
  const { me } = useViewer()
  const today = useToday()
  const notify = useNotice()
  const paths = usePaths()
  const navigate = useNavigate()
  const [words, write, forget] = useKept<Words>(
    `scan ${scan?.scan ?? 'new'}`,
    scan ? wordsOf(scan) : fresh({ person: me.person, name: me.name }, today),
  )
  const put = (part: Partial<Words>) => write({ ...words, ...part })
  const end = () => {
    forget()
    onClose()
  }
  const adding = useAct(add, {
    after: ({ scan: made }) => {
      end()
      void navigate({ to: paths.scan(made) })
    },
  })
  const changing = useAct(change, {
    after: () => {
      end()
      notify(t('Scan changed.'))
    },
  })
  const act = scan ? changing : adding
  const faults = faultsIn(act.error, shown)
  // As it was when writing began: what others write meanwhile is met on saving.
  const [revision] = useState(scan?.revision ?? 0)
  const submit = (known = revision) => {
    const given = {
      question: words.question,
      scope: words.scope,
      heldOn: words.heldOn || today,
      lookAgainOn: words.lookAgainOn || null,
      dots: words.dots,
      owner: words.owner?.person,
      team: words.team?.team ?? null,
      contributors: words.contributors.map(({ person }) => person),
      audience: audienceInputOf(words.audience),
    }
    if (scan) changing.mutate({ ...given, scan: scan.scan, revision: known })
    else adding.mutate({ ...given, kind: words.kind })
  }
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  return (
    <Dialog open shape="side" guarded title={scan ? t('Change the scan') : t('Begin a scan')} onClose={onClose}>
      <Form onSubmit={() => submit()} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={['question', 'scope', 'heldOn', 'lookAgainOn', 'dots'].map((field) => ({
            field,
            label: fieldWord(field),
          }))}
          onMine={() => submit(scan?.revision)}
          onTheirs={end}
          busy={act.isPending}
        />
        {!scan && (
          <SelectField
            label={t('Kind')}
            hint={
              words.kind === 'swot'
                ? t('Strengths and weaknesses inside, opportunities and threats outside.')
                : t('Six factors outside: political, economic, social, technological, legal, environmental.')
            }
            value={words.kind}
            onChange={(kind) => put({ kind })}
            choices={scanKinds.map((value) => ({ value, label: kindWord(value) }))}
          />
        )}
        <TextField
          label={t('Question')}
          hint={t('What do you want to know? Such as “Where do we stand before winter?”')}
          value={words.question}
          onChange={(question) => put({ question })}
          error={faults.at('question')}
        />
        <LongTextField
          label={t('Scope')}
          hint={t('What it looks at, and what it leaves out.')}
          optional
          rows={2}
          value={words.scope}
          onChange={(scope) => put({ scope })}
          error={faults.at('scope')}
        />
        <FieldRow>
          <DateField
            label={t('Held on')}
            value={words.heldOn}
            onChange={(heldOn) => put({ heldOn })}
            error={faults.at('heldOn')}
          />
          <DateField
            label={t('Look again on')}
            optional
            value={words.lookAgainOn}
            onChange={(lookAgainOn) => put({ lookAgainOn })}
            error={faults.at('lookAgainOn')}
          />
        </FieldRow>
        <PersonField
          label={t('Owner')}
          hint={t('Keeps the scan, and may change everything in it.')}
          value={words.owner}
          onChange={(owner) => put({ owner })}
          error={faults.at('owner')}
        />
        <PeopleField
          label={t('Contributors')}
          hint={t('They add findings, merge them and place dots.')}
          optional
          value={words.contributors}
          onChange={(contributors) => put({ contributors })}
          error={faults.at('contributors')}
        />
        <SelectField
          label={t('Dots for each contributor')}
          value={String(words.dots)}
          onChange={(dots) => put({ dots: Number(dots) })}
          choices={[...new Set([...numbers, words.dots])]
            .toSorted((a, b) => a - b)
            .map((count) => ({ value: String(count), label: String(count) }))}
          error={faults.at('dots')}
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
          submit={scan ? t('Save') : t('Begin the scan')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: end }}
        />
      </Form>
    </Dialog>
  )
}
