import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { PersonField } from '../../../people/persons/web/PersonField.tsx'
import { type NamedTeam, TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { type Moved, movements } from '../change.ts'
import { answerResistance, type ChangeSeen, resist } from '../contract.ts'
import { movedWord } from './saying.ts'

interface Props {
  change: ChangeSeen
  onClose: () => void
}

interface Heard {
  said: string
  who: 'me' | 'nobody' | 'group' | 'person'
  team: NamedTeam | null
  person: Named | null
  agreed: boolean
  behind: string
}

/** What is said against it: by oneself, or, for those who carry it, by others who may stay unnamed. */
export function ResistDialog({ change: { change, abilities }, onClose }: Props) {
  const { me } = useViewer()
  const notify = useNotice()
  const carries = abilities.answer?.allowed
  const empty: Heard = { said: '', who: carries ? 'nobody' : 'me', team: null, person: null, agreed: false, behind: '' }
  const [words, write, forget] = useKept<Heard>(`against ${change}`, empty)
  const put = (part: Partial<Heard>) => write({ ...words, ...part })
  const act = useAct(resist, {
    after: () => {
      forget()
      onClose()
      notify(t('Written down in its own words.'))
    },
  })
  const faults = faultsIn(act.error, ['said', 'person', 'team', 'agreed', 'behind'])
  const { said, who, team, person, agreed, behind } = words
  return (
    <Dialog open guarded title={t('What is said against it')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() =>
          act.mutate({
            change,
            said,
            behind,
            person: who === 'me' ? me.person : who === 'person' ? (person?.person ?? null) : null,
            team: who === 'group' ? (team?.team ?? null) : null,
            agreed: who === 'person' && agreed,
          })
        }
      >
        <LongTextField
          label={t('In their own words')}
          hint={t('It is not edited afterwards.')}
          meaning
          rows={4}
          value={said}
          onChange={(next) => put({ said: next })}
          error={faults.at('said')}
        />
        {carries ? (
          <SelectField
            label={t('Who says it')}
            value={who}
            onChange={(next) => put({ who: next as Heard['who'] })}
            choices={[
              { value: 'nobody', label: t('Somebody, unnamed') },
              { value: 'group', label: t('Somebody of a team') },
              { value: 'person', label: t('Somebody who agreed to be named') },
              { value: 'me', label: t('I do') },
            ]}
          />
        ) : (
          <p>{t('It stands under your name, which you can take off later.')}</p>
        )}
        {who === 'group' && (
          <TeamField
            label={t('Of which team')}
            hint={t('A team of five people or more, with the teams within it.')}
            value={team}
            onChange={(next) => put({ team: next })}
            error={faults.at('team')}
          />
        )}
        {who === 'person' && (
          <>
            <PersonField
              label={t('Who')}
              value={person}
              onChange={(next) => put({ person: next })}
              error={faults.at('person')}
            />
            <SwitchField
              label={t('They agreed to be named')}
              value={agreed}
              onChange={(next) => put({ agreed: next })}
              error={faults.at('agreed')}
            />
          </>
        )}
        {carries && (
          <LongTextField
            label={t('What lies behind it')}
            optional
            rows={2}
            value={behind}
            onChange={(next) => put({ behind: next })}
            error={faults.at('behind')}
          />
        )}
        <FormActions
          submit={t('Write it down')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}

type Said = ChangeSeen['resistance'][number]

/** What lies behind it, the answer, and whether that moved them. */
export function AnswerDialog({ change: { change }, said, onClose }: Props & { said: Said }) {
  const [words, write, forget] = useKept(`answer to ${said.resistance}`, {
    behind: said.behind,
    answer: said.answer,
    moved: said.moved as Moved | null,
    // As it was when writing began: what others write meanwhile is met on saving.
    revision: said.revision,
  })
  const put = (part: Partial<typeof words>) => write({ ...words, ...part })
  const end = () => {
    forget()
    onClose()
  }
  const act = useAct(answerResistance, { after: end })
  const faults = faultsIn(act.error, ['behind', 'answer', 'moved'])
  const theirs = act.error?.theirs as { revision: number } | undefined
  const save = (revision: number) => {
    const { behind, answer, moved } = words
    act.mutate({ change, resistance: said.resistance, revision, behind, answer, moved })
  }
  return (
    <Dialog open guarded title={t('How it is answered')} onClose={onClose}>
      <Conflict
        error={act.error}
        busy={act.isPending}
        fields={[
          { field: 'behind', label: t('What lies behind it') },
          { field: 'answer', label: t('Answer') },
        ]}
        onMine={() => theirs && save(theirs.revision)}
        onTheirs={end}
      />
      <Form busy={act.isPending} refusal={theirs ? null : faults.refusal} onSubmit={() => save(words.revision)}>
        <q>{said.said}</q>
        <LongTextField
          label={t('What lies behind it')}
          optional
          rows={2}
          value={words.behind}
          onChange={(behind) => put({ behind })}
          error={faults.at('behind')}
        />
        <LongTextField
          label={t('Answer')}
          rows={4}
          value={words.answer}
          onChange={(answer) => put({ answer })}
          error={faults.at('answer')}
        />
        <SelectField
          label={t('Did it move them?')}
          optional
          value={words.moved ?? ''}
          onChange={(moved) => put({ moved: (moved || null) as Moved | null })}
          choices={[
            { value: '', label: t('Not known yet') },
            ...movements.map((value) => ({ value, label: movedWord(value) })),
          ]}
          error={faults.at('moved')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
