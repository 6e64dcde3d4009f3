import { useState } from 'react'
import { type ClosedAs, closings } from '../../../graph/health.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { t } from '../../../web/words.ts'
import { closingWord } from '../../goals/web/saying.ts'
import type { Decided } from '../carry-over.ts'
import { type Chosen, type EndingGoal, likelyEnd } from './deciding.ts'

interface Props {
  goals: EndingGoal[]
  before: ReadonlyMap<string, Chosen>
  /** What is chosen for each of them; null where nothing is any longer. */
  onDecided: (what: (goal: EndingGoal) => Chosen | null) => void
  onClose: () => void
}

type End = ClosedAs | 'as numbers say'

/** What becomes of one goal, or of several alike, at the end of the cycle. */
export function Decide({ goals, before, onDecided, onClose }: Props) {
  const [first] = goals
  const earlier = goals.length === 1 && first ? before.get(first.node.node) : undefined
  const [decide, setDecide] = useState<Decided | 'nothing'>(earlier?.decide ?? 'close')
  const [end, setEnd] = useState<End>(
    earlier?.closedAs ?? (first && goals.length === 1 ? likelyEnd(first) : 'as numbers say'),
  )
  const [learnt, setLearnt] = useState(earlier?.learnt ?? '')
  const [missedBecause, setMissed] = useState(earlier?.missedBecause ?? '')
  const ends = decide === 'close' || decide === 'continue'
  const submit = () =>
    onDecided((goal) => {
      if (decide === 'nothing') return null
      const closedAs = !ends ? null : end === 'as numbers say' ? likelyEnd(goal) : end
      return ends ? { decide, closedAs, learnt, missedBecause } : { decide, closedAs, learnt: '', missedBecause: '' }
    })
  const count = goals.length
  return (
    <Dialog
      open
      guarded
      title={first && count === 1 ? first.node.title : t('{{count}} goals', { count, one: '{{count}} goal' })}
      onClose={onClose}
    >
      <Form onSubmit={submit}>
        <SelectField
          label={t('What becomes of it?')}
          value={decide}
          onChange={setDecide}
          choices={[
            { value: 'close', label: t('Close it: it has ended') },
            { value: 'continue', label: t('Close it, and continue with a new goal from where it stands') },
            { value: 'extend', label: t('Extend it: the same goal, due at the end of the next cycle') },
            { value: 'nothing', label: t('Leave it open for now') },
          ]}
        />
        {ends && (
          <>
            <SelectField
              label={t('How did it end?')}
              value={end}
              onChange={setEnd}
              choices={[
                ...(count > 1 ? [{ value: 'as numbers say' as const, label: t('As the numbers of each say') }] : []),
                ...closings.map((value) => ({ value, label: closingWord(value) })),
              ]}
            />
            <LongTextField
              label={t('What was learnt?')}
              hint={t('What you would tell somebody who starts on the same.')}
              meaning
              optional
              value={learnt}
              onChange={setLearnt}
            />
            <LongTextField
              label={t('Why was it missed?')}
              hint={t('Goals that were committed need it where they were not met.')}
              optional
              rows={2}
              value={missedBecause}
              onChange={setMissed}
            />
          </>
        )}
        <FormActions submit={t('Decide')} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
