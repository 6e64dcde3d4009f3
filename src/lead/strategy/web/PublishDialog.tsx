import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import type { Change } from '../comparing.ts'
import { publish } from '../contract.ts'
import classes from './Strategy.module.css'
import { changeSentence } from './saying.ts'

interface Props {
  /** Of the draft as it was saved just now. */
  revision: number
  /** Against what is in force; nothing where it is the first. */
  changes: Change[] | null
  onClose: () => void
  onDone: () => void
}

/** What this version changes, and the word on why. */
export function PublishDialog({ revision, changes, onClose, onDone }: Props) {
  const [word, setWord] = useState('')
  const act = useAct(publish, { after: onDone })
  const faults = faultsIn(act.error, ['word'])
  return (
    <Dialog open guarded title={t('Publish this version')} onClose={onClose}>
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => act.mutate({ revision, word })}>
        {changes &&
          (changes.length === 0 ? (
            <p className={classes.quiet}>{t('It says what is in force already.')}</p>
          ) : (
            <ul className={classes.list} aria-label={t('What it changes')}>
              {changes.slice(0, 40).map((change) => (
                <li key={changeSentence(change)}>{changeSentence(change)}</li>
              ))}
              {changes.length > 40 && (
                <li className={classes.quiet}>{t('And {{number}} more.', { number: changes.length - 40 })}</li>
              )}
            </ul>
          ))}
        <LongTextField
          label={t('Why it changes')}
          optional={changes === null}
          rows={3}
          value={word}
          onChange={setWord}
          error={faults.at('word')}
        />
        <FormActions submit={t('Publish')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
