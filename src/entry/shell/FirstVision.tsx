import { useState } from 'react'
import { publish, see, write } from '../../lead/direction/contract.ts'
import { Form, FormActions } from '../../ui/Form.tsx'
import { LongTextField } from '../../ui/TextField.tsx'
import { Answered } from '../../web/Answered.tsx'
import { faultsIn } from '../../web/faults.ts'
import { useAct, useAnswer } from '../../web/queries.ts'
import { t } from '../../web/words.ts'

type Seen = NonNullable<ReturnType<typeof useAnswer<typeof see.input, typeof see.output>>['data']>

/** The vision: the top of the map, and the last answer to every why. */
export function FirstVision({ onDone }: { onDone: () => void }) {
  const query = useAnswer(see, {})
  return <Answered query={query}>{(seen) => <Vision seen={seen} onDone={onDone} />}</Answered>
}

function Vision({ seen, onDone }: { seen: Seen; onDone: () => void }) {
  const before = seen.draft ?? seen.published
  const [vision, setVision] = useState(before?.vision ?? '')
  const [word, setWord] = useState('')
  const [anew] = useState(seen.published !== null)
  const act = useAct(publish, { after: onDone })
  const draft = useAct(write, { quietly: true, after: ({ revision }) => act.mutate({ revision, word }) })
  const faults = faultsIn(draft.error ?? act.error, anew ? ['vision', 'word'] : ['vision'])
  const rest = { mission: before?.mission ?? '', values: before?.values ?? [], revision: seen.draft?.revision ?? null }
  const busy = draft.isPending || act.isPending
  return (
    <Form busy={busy} refusal={faults.refusal} onSubmit={() => draft.mutate({ vision, ...rest })}>
      <LongTextField
        label={t('Vision')}
        hint={t(
          'One sentence about the long term, in words that everybody here would use. It stands at the top of the map, and can be rewritten at any time.',
        )}
        value={vision}
        onChange={setVision}
        error={faults.at('vision')}
        maxLength={1000}
        meaning
      />
      {anew && (
        <LongTextField label={t('Why it changes')} rows={2} value={word} onChange={setWord} error={faults.at('word')} />
      )}
      <FormActions submit={t('Publish vision')} busy={busy} />
    </Form>
  )
}
