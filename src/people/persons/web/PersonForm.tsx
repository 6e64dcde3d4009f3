import { FieldRow, Form, FormActions } from '../../../ui/Form.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { Faults } from '../../../web/faults.ts'
import { t } from '../../../web/words.ts'
import { type Named, PersonField } from './PersonField.tsx'

/** What is written of a person. */
export interface Draft {
  name: string
  title: string
  email: string
  manager: Named | null
  administrator: boolean
}

export const emptyDraft: Draft = { name: '', title: '', email: '', manager: null, administrator: false }

export const draftFields = ['name', 'title', 'email', 'manager', 'administrator']

/** As the operations take it. */
export const inputOf = ({ email, manager, ...rest }: Draft) => ({
  ...rest,
  email: email.trim() || null,
  manager: manager?.person ?? null,
})

interface Props {
  draft: Draft
  onChange: (draft: Draft) => void
  faults: Faults
  submit: string
  busy: boolean
  onSubmit: () => void
  onCancel: () => void
  /** The person themselves, who cannot be their own manager. */
  self?: string
}

/** Who somebody is, in the organisation's eyes. */
export function PersonForm({ draft, onChange, faults, submit, busy, onSubmit, onCancel, self }: Props) {
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <Form onSubmit={onSubmit} busy={busy} refusal={faults.refusal}>
      <TextField
        label={t('Name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={faults.at('name')}
        autoComplete="off"
        maxLength={200}
      />
      <FieldRow>
        <TextField
          label={t('Job title')}
          value={draft.title}
          onChange={(title) => change({ title })}
          error={faults.at('title')}
          autoComplete="off"
          maxLength={200}
          optional
        />
        <TextField
          label={t('E-mail')}
          type="email"
          value={draft.email}
          onChange={(email) => change({ email })}
          error={faults.at('email')}
          autoComplete="off"
          maxLength={254}
          optional
        />
      </FieldRow>
      <PersonField
        label={t('Manager')}
        hint={t('The one person whom they report to. Nobody, at the top.')}
        value={draft.manager}
        onChange={(manager) => change({ manager })}
        without={self ? [self] : undefined}
        error={faults.at('manager')}
        optional
      />
      <SwitchField
        label={t('Administrator')}
        hint={t('Manages people, sign-in and imports, and nobody’s goals.')}
        value={draft.administrator}
        onChange={(administrator) => change({ administrator })}
        error={faults.at('administrator')}
      />
      <FormActions submit={submit} busy={busy} cancel={{ label: t('Cancel'), onSelect: onCancel }} />
    </Form>
  )
}
