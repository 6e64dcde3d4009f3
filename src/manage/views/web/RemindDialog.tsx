import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { useAnswer } from '../../../web/queries.ts'
import type { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'
import { nudge, people } from '../../cycles/contract.ts'
import type { Row } from '../contract.ts'
import classes from './SeveralBar.module.css'
import { goalsWord } from './saying.ts'
import { ownersOf } from './several.ts'

interface Props {
  goals: readonly Row[]
  onClose: () => void
  onDone: () => void
}

/** One polite reminder for each owner who owes something; who is not reminded is said with the reason. */
export function RemindDialog({ goals, onClose, onDone }: Props) {
  const notify = useNotice()
  const client = useQueryClient()
  const organisation = useOrganisation()
  const asked = useAnswer(people, {})
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const all = ownersOf(goals).map((owner) => ({
    ...owner,
    may: asked.data?.people.find(({ person }) => person === owner.person)?.abilities.nudge ?? {
      allowed: false,
      because: t('Only their manager reminds somebody of what they owe.'),
    },
  }))
  const reminded = all.filter(({ may }) => may.allowed)

  const submit = async () => {
    setBusy(true)
    let done = 0
    try {
      for (const { person } of reminded) {
        await ask(nudge, { person }, { organisation })
        done += 1
      }
      onClose()
      onDone()
    } catch (refused) {
      setFailed((refused as Refused).message)
    }
    setBusy(false)
    if (done > 0) notify(t('{{count}} people are reminded.', { count: done, one: '{{count}} person is reminded.' }))
    await client.invalidateQueries({ queryKey: [organisation] })
  }
  return (
    <Dialog open title={t('Remind their owners')} onClose={onClose}>
      <Form busy={busy} refusal={failed === null ? null : { what: failed }} onSubmit={() => void submit()}>
        <Answered query={asked}>
          {() => (
            <ul className={classes.refused}>
              {all.map(({ person, name, goals: count, may }) => (
                <li key={person}>
                  {name} · {goalsWord(count)}
                  <p className={classes.why}>{may.allowed ? t('is reminded of what they owe') : may.because}</p>
                </li>
              ))}
            </ul>
          )}
        </Answered>
        <FormActions
          submit={t('Remind {{count}} people', { count: reminded.length, one: 'Remind {{count}} person' })}
          busy={busy}
          disabled={reminded.length === 0}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
