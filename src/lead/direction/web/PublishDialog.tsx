import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import type { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'

interface Props {
  error: Refused | null
  busy: boolean
  onPublish: (word: string) => void
  onClose: () => void
}

/** The word on why the direction changes, from the second version on. */
export function PublishDialog({ error, busy, onPublish, onClose }: Props) {
  const [word, setWord] = useState('')
  const faults = faultsIn(error, ['word'])
  return (
    <Dialog open guarded title={t('Publish this version')} onClose={onClose}>
      <Form busy={busy} refusal={faults.refusal} onSubmit={() => onPublish(word)}>
        <LongTextField
          label={t('Why it changes')}
          hint={t('It stands with the version, for everybody to read.')}
          rows={3}
          value={word}
          onChange={setWord}
          error={faults.at('word')}
        />
        <FormActions submit={t('Publish')} busy={busy} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
