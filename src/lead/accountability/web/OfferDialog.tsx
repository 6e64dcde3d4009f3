import { useState } from 'react'
import { addDays } from '../../../kernel/dates.ts'
import { type Named, PersonField } from '../../../people/persons/web/PersonField.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { type OwnedKind, offerLasts, offerLastsAtMost } from '../accountability.ts'
import { handOn, make } from '../contract.ts'

interface Props {
  kind: OwnedKind
  subject: string
  owner: { person: string; name: string; left: boolean }
  onClose: () => void
}

/** Offers a thing to somebody with a word; what its owner left behind is handed on at once. */
export function OfferDialog({ kind, subject, owner, onClose }: Props) {
  const today = useToday()
  const notify = useNotice()
  const [receiver, setReceiver] = useState<Named | null>(null)
  const [word, setWord] = useState('')
  const [lapsesOn, setLapsesOn] = useState(addDays(today, offerLasts))
  const [letSee, setLetSee] = useState(false)
  const offering = useAct(make, {
    after: (offer) => {
      onClose()
      notify(t('Offered to {{name}}. Until they accept, nothing changes.', { name: offer.receiver.name }))
    },
  })
  const handing = useAct(handOn, {
    after: () => {
      onClose()
      notify(t('Handed on to {{name}}.', { name: receiver?.name ?? '' }))
    },
  })
  const act = owner.left ? handing : offering
  const faults = faultsIn(act.error, ['receiver', 'lapsesOn', 'word'])
  const blind = /may not see it\. Let them/.test(JSON.stringify(act.error?.faults ?? []))
  const submit = () => {
    const to = { receiver: receiver?.person ?? '', letSee, word }
    if (owner.left)
      handing.mutate({ person: owner.person, letSee, word, things: [{ kind, subject, receiver: to.receiver }] })
    else offering.mutate({ kind, subject, ...to, lapsesOn })
  }
  return (
    <Dialog open guarded title={owner.left ? t('Hand it on') : t('Offer to hand it over')} onClose={onClose}>
      <Form busy={act.isPending} refusal={faults.refusal} onSubmit={submit}>
        <p>
          {owner.left
            ? t('{{name}} has left. Whoever you choose answers for it from now on.', { name: owner.name })
            : t('{{name}} answers for it until the other has accepted.', { name: owner.name })}
        </p>
        <PersonField
          label={t('To whom')}
          value={receiver}
          onChange={setReceiver}
          without={[owner.person]}
          error={faults.at('receiver')}
        />
        {(blind || letSee) && (
          <SwitchField
            label={t('Let them see it from now on')}
            hint={t('With all that was said and checked in there so far, whether they accept or not.')}
            value={letSee}
            onChange={setLetSee}
          />
        )}
        {!owner.left && (
          <>
            <LongTextField
              label={t('A word with it')}
              optional
              value={word}
              onChange={setWord}
              error={faults.at('word')}
              maxLength={2000}
            />
            <DateField
              label={t('Open until')}
              min={today}
              max={addDays(today, offerLastsAtMost)}
              value={lapsesOn}
              onChange={setLapsesOn}
              error={faults.at('lapsesOn')}
            />
          </>
        )}
        <FormActions
          submit={owner.left ? t('Hand on') : t('Offer')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
