import { useState } from 'react'
import { invite } from '../../people/links/contract.ts'
import { add } from '../../people/persons/contract.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldRow, Form, FormActions } from '../../ui/Form.tsx'
import { Text } from '../../ui/Layout.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { CopyText } from '../../web/CopyText.tsx'
import { faultsIn } from '../../web/faults.ts'
import { useAct } from '../../web/queries.ts'
import { useViewer } from '../../web/viewer.tsx'
import { t } from '../../web/words.ts'

interface Invited {
  person: string
  name: string
  address: string
}

const empty = { name: '', email: '', title: '' }

/** One person after the other: a name, an e-mail, and a link to send them. */
export function FirstInvitations({ onDone }: { onDone: () => void }) {
  const { me } = useViewer()
  const [draft, setDraft] = useState(empty)
  const [invited, setInvited] = useState<Invited[]>([])
  const write = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const link = useAct(invite, { quietly: true })
  const act = useAct(add, {
    after: async ({ person, name }) => {
      setDraft(empty)
      const { address } = await link.mutateAsync({ person })
      setInvited((before) => [...before, { person, name, address }])
    },
  })
  const faults = faultsIn(act.error ?? link.error, ['name', 'email', 'title'])
  return (
    <>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => act.mutate({ ...draft, email: draft.email.trim() || null, manager: me.person })}
      >
        <Text>
          {t(
            'Those whom you invite here report to you; that can be changed on their page. You get a link for each, to send in a way that you trust.',
          )}
        </Text>
        <TextField
          label={t('Name')}
          value={draft.name}
          onChange={(name) => write({ name })}
          error={faults.at('name')}
          autoComplete="off"
          maxLength={200}
        />
        <FieldRow>
          <TextField
            label={t('E-mail')}
            type="email"
            value={draft.email}
            onChange={(email) => write({ email })}
            error={faults.at('email')}
            autoComplete="off"
            maxLength={254}
          />
          <TextField
            label={t('Job title')}
            value={draft.title}
            onChange={(title) => write({ title })}
            error={faults.at('title')}
            autoComplete="off"
            maxLength={200}
            optional
          />
        </FieldRow>
        <FormActions submit={t('Invite')} busy={act.isPending} />
      </Form>
      {invited.length > 0 && (
        <>
          {invited.map(({ person, name, address }) => (
            <CopyText
              key={person}
              label={t('One-use link for {{name}}', { name })}
              hint={t('It works once, within a week, and is shown only now.')}
              text={address}
            />
          ))}
          <div>
            <Button look="primary" onClick={onDone}>
              {t('Go on to the first goal')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
