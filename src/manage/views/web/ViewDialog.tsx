import { useState } from 'react'
import { TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { add, change, type Shown, type ViewSeen } from '../contract.ts'

const words = ['private', 'team', 'organisation'] as const
type Word = (typeof words)[number]

const wordsSaid: Record<Word, () => string> = {
  private: () => t('I alone'),
  team: () => t('A team'),
  organisation: () => t('The organisation'),
}

/** With whom a view is shared, and whose it is. */
export function audienceWord({ audience, owner }: ViewSeen): string {
  if (audience.word === 'private') return t('Yours alone')
  const { name } = owner
  return audience.word === 'team'
    ? t('{{name}}, for {{team}}', { name, team: audience.team?.name ?? t('a team') })
    : t('{{name}}, for all', { name })
}

interface Props {
  /** The one that is changed; a new one without it. */
  view?: ViewSeen
  shown: Shown
  onClose: () => void
  onSaved: (view: ViewSeen) => void
}

/** A view's name, and with whom it is shared. */
export function ViewDialog({ view, shown, onClose, onSaved }: Props) {
  const notify = useNotice()
  const [name, setName] = useState(view?.name ?? '')
  const [word, setWord] = useState<Word>(words.find((each) => each === view?.audience.word) ?? 'private')
  const [team, setTeam] = useState(view?.audience.team ?? null)
  const done = (saved: ViewSeen) => {
    onClose()
    onSaved(saved)
    notify(t('“{{name}}” is saved.', { name: saved.name }))
  }
  const adding = useAct(add, { after: done })
  const changing = useAct(change, { after: done })
  const error = adding.error ?? changing.error
  const faults = faultsIn(error, ['name', 'audience', 'audience.team'])
  const audience = { word, ...(word === 'team' && team && { team: team.team }) }
  // As it was when writing began: what others write meanwhile is met on saving.
  const [opened] = useState(view?.revision)
  const submit = (revision = opened) =>
    view && revision !== undefined
      ? changing.mutate({ view: view.view, revision, name, audience })
      : adding.mutate({ name, audience, shows: shown })
  const theirs = error?.theirs as ViewSeen | undefined
  return (
    <Dialog open guarded title={view ? t('Rename or share') : t('Save as a view')} onClose={onClose}>
      <Form
        busy={adding.isPending || changing.isPending}
        refusal={theirs ? null : faults.refusal}
        onSubmit={() => submit()}
      >
        <Conflict
          error={error}
          fields={[{ field: 'name', label: t('Name') }]}
          onMine={() => submit(theirs?.revision)}
          onTheirs={onClose}
        />
        <TextField label={t('Name')} maxLength={100} value={name} onChange={setName} error={faults.at('name')} />
        <SelectField
          label={t('Who may open it')}
          hint={t('Whoever opens it sees the goals that they may see, and no others.')}
          choices={words.map((value) => ({ value, label: wordsSaid[value]() }))}
          value={word}
          onChange={setWord}
          error={faults.at('audience')}
        />
        {word === 'team' && (
          <TeamField label={t('Which team')} value={team} onChange={setTeam} error={faults.at('audience.team')} />
        )}
        <FormActions
          submit={t('Save the view')}
          busy={adding.isPending || changing.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
