import { useState } from 'react'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import type { OwnedKind } from '../accountability.ts'
import { handOn } from '../contract.ts'
import classes from './Buck.module.css'

export interface Chosen {
  kind: OwnedKind
  subject: string
  receiver: Named
}

interface Props {
  person: { person: string; name: string; left: boolean }
  ticked: number
  chosen: Chosen[]
  /** What is ticked goes to this person. */
  onGive: (receiver: Named) => void
  onDone: () => void
}

/** What is ticked is given to persons, and then handed on in one go: all of it or none. */
export function HandBar({ person, ticked, chosen, onGive, onDone }: Props) {
  const notify = useNotice()
  const [word, setWord] = useState('')
  const [letSee, setLetSee] = useState(false)
  const act = useAct(handOn, {
    after: ({ handedOn, offered }) => {
      onDone()
      notify(
        handedOn > 0
          ? t('{{count}} things have a new owner.', { count: handedOn, one: '{{count}} thing has a new owner.' })
          : t('{{count}} things offered. Until they are accepted, nothing changes.', {
              count: offered,
              one: '{{count}} thing offered. Until it is accepted, nothing changes.',
            }),
      )
    },
  })
  const things = chosen.map(({ kind, subject, receiver }) => ({ kind, subject, receiver: receiver.person }))
  const faults = act.error?.faults ?? []
  const blind = faults.some(({ sentence }) => sentence.includes('may not see it. Let them'))
  return (
    <section className={classes.bar} aria-label={t('Handing on')}>
      {act.error && (
        <Failure what={faults.length > 0 ? faults.map(({ sentence }) => sentence).join(' ') : act.error.message} />
      )}
      <div className={classes.line}>
        {ticked > 0 ? (
          <PersonField
            label={t('{{count}} chosen things go to', { count: ticked, one: 'The chosen thing goes to' })}
            value={null}
            onChange={(receiver) => receiver && onGive(receiver)}
            without={[person.person]}
          />
        ) : (
          !person.left && (
            <TextField label={t('A word with it')} optional value={word} onChange={setWord} maxLength={2000} />
          )
        )}
        {ticked === 0 && (blind || letSee) && (
          <SwitchField label={t('Let them see it from now on')} value={letSee} onChange={setLetSee} />
        )}
        {things.length > 0 && (
          <Button
            look="primary"
            busy={act.isPending}
            onClick={() => act.mutate({ person: person.person, word, letSee, things })}
          >
            {person.left
              ? t('Hand on {{count}} things', { count: things.length, one: 'Hand on {{count}} thing' })
              : t('Offer {{count}} things', { count: things.length, one: 'Offer {{count}} thing' })}
          </Button>
        )}
        <Button look="quiet" onClick={onDone}>
          {t('Discard')}
        </Button>
      </div>
    </section>
  )
}
