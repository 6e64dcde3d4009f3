import { addDays } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useAct } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { type DecisionSeen, decide } from '../contract.ts'

const shown = ['chosen', 'decided', 'reason', 'expected', 'probability', 'reviewOn']

/** What, why, what is expected and how likely that is, and when to look again. Nothing of it is edited afterwards. */
export function DecideDialog({ decision, onClose }: { decision: DecisionSeen; onClose: () => void }) {
  const today = useToday()
  const notify = useNotice()
  const [words, write, forget] = useKept(`deciding ${decision.decision}`, {
    chosen: '',
    decided: '',
    reason: '',
    expected: '',
    probability: '',
    reviewOn: addDays(today, 90),
    // As it was when writing began: what others write meanwhile is met on saving.
    revision: decision.revision,
    options: decision.options.map(({ title }) => title),
  })
  const put = (part: Partial<typeof words>) => write({ ...words, ...part })
  const act = useAct(decide, {
    after: () => {
      forget()
      onClose()
      notify(t('Decided. Those who were asked are told.'))
    },
  })
  const faults = faultsIn(act.error, shown)
  const whole = words.probability === '' || /^\d{1,3}$/.test(words.probability)
  const changed = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const submit = () => {
    const { revision, chosen, decided, reason, expected, probability, reviewOn } = words
    if (whole)
      act.mutate({
        decision: decision.decision,
        revision,
        chosen: chosen === '' ? null : Number(chosen),
        decided,
        reason,
        expected,
        probability: probability === '' ? null : Number(probability),
        reviewOn,
      })
  }
  const readAnew = () => {
    // An option is known by its place: where the options are others by now, it is chosen anew.
    const options = decision.options.map(({ title }) => title)
    const same = options.join('\n') === words.options.join('\n')
    put({ revision: decision.revision, options, ...(same ? {} : { chosen: '' }) })
    act.reset()
  }
  return (
    <Dialog open shape="side" guarded title={t('Decide')} onClose={onClose}>
      <Form onSubmit={submit} busy={act.isPending} refusal={changed ? null : faults.refusal}>
        {changed && <Changed decision={decision} onRead={readAnew} />}
        {!changed && <p>{decision.question}</p>}
        {decision.options.length > 0 && (
          <SelectField
            label={t('Which option')}
            value={words.chosen}
            onChange={(chosen) =>
              put({ chosen, decided: words.decided || (decision.options[Number(chosen)]?.title ?? '') })
            }
            choices={[
              { value: '', label: t('None of them') },
              ...decision.options.map(({ title }, at) => ({ value: String(at), label: title })),
            ]}
            error={faults.at('chosen')}
          />
        )}
        <LongTextField
          label={t('What is decided')}
          rows={2}
          meaning
          value={words.decided}
          onChange={(decided) => put({ decided })}
          error={faults.at('decided')}
        />
        <LongTextField
          label={t('Why')}
          rows={4}
          meaning
          value={words.reason}
          onChange={(reason) => put({ reason })}
          error={faults.at('reason')}
        />
        <LongTextField
          label={t('What is expected of it')}
          optional
          hint={t('So that one can say later whether it came.')}
          rows={2}
          value={words.expected}
          onChange={(expected) => put({ expected })}
          error={faults.at('expected')}
        />
        <NumberField
          label={t('How likely that is')}
          optional
          unit="%"
          value={words.probability}
          onChange={(probability) => put({ probability })}
          error={whole ? faults.at('probability') : t('Write a whole number from 0 to 100.')}
        />
        <DateField
          label={t('Look again on')}
          min={addDays(today, 1)}
          value={words.reviewOn}
          onChange={(reviewOn) => put({ reviewOn })}
          error={faults.at('reviewOn')}
        />
        <FormActions
          submit={t('Decide')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
          note={t('A decision is not edited afterwards, only superseded.')}
        />
      </Form>
    </Dialog>
  )
}

/** Somebody changed the question while it was being decided: what it says now, to be read before going on. */
function Changed({ decision, onRead }: { decision: DecisionSeen; onRead: () => void }) {
  return (
    <Failure
      what={t('The question was changed by somebody else since you began to decide. Your words are kept.')}
      todo={
        <Stack gap={3}>
          <p>{decision.question}</p>
          {decision.context && <p>{decision.context}</p>}
          {decision.options.length > 0 && (
            <ul>
              {decision.options.map(({ title }) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          )}
          <div>
            <Button onClick={onRead}>{t('I have read it')}</Button>
          </div>
        </Stack>
      }
    />
  )
}
