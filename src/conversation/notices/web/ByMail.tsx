import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { FieldRow, Form } from '../../../ui/Form.tsx'
import { Section } from '../../../ui/Section.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { prefer, preferred } from '../contract.ts'
import { usualQuiet, type Way, ways } from '../notice.ts'
import classes from './ByMail.module.css'
import { kindName, wayName } from './saying.ts'

/** How notices come by mail, kind by kind, and when none may come. */
export function ByMail() {
  const query = useAnswer(preferred, {})
  const act = useAct(prefer)
  return (
    <Section title={t('By mail')}>
      <Answered query={query}>
        {({ kinds, quiet, zone, morning, mail, email }) => (
          <div className={classes.parts}>
            <p className={classes.note}>{whereTo({ mail, email, morning, zone })}</p>
            <div className={classes.kinds}>
              {kinds.map(({ kind, way }) => (
                <SelectField<Way>
                  key={kind}
                  label={kindName[kind]()}
                  value={way}
                  choices={ways.map((each) => ({ value: each, label: wayName[each]() }))}
                  onChange={(chosen) => act.mutate({ kinds: [{ kind, way: chosen }] })}
                />
              ))}
            </div>
            <QuietHours key={JSON.stringify(quiet)} quiet={quiet} zone={zone} />
          </div>
        )}
      </Answered>
    </Section>
  )
}

interface Where {
  mail: 'on' | 'off'
  email: string | null
  morning: string
  zone: string
}

function whereTo({ mail, email, morning, zone }: Where): string {
  if (mail === 'off')
    return t('This installation sends no mail: notices stand here alone. What you choose holds once it does.')
  if (!email)
    return t('No e-mail address of yours is known here, so notices stand here alone. An administrator can add one.')
  return t('Mails go to {{email}}; the digest at {{morning}} ({{zone}}), where something is unread.', {
    email,
    morning,
    zone,
  })
}

function QuietHours({ quiet, zone }: { quiet: { from: string; to: string } | null; zone: string }) {
  const [from, setFrom] = useState(quiet?.from ?? usualQuiet.from)
  const [to, setTo] = useState(quiet?.to ?? usualQuiet.to)
  const act = useAct(prefer)
  const faults = faultsIn(act.error, ['quiet.from', 'quiet.to'])
  const changed = quiet !== null && (from !== quiet.from || to !== quiet.to)
  return (
    <div className={classes.parts}>
      <SwitchField
        label={t('Quiet hours')}
        hint={t('No mail comes in them; it waits until they end ({{zone}}).', { zone })}
        value={quiet !== null}
        onChange={(on) => act.mutate({ quiet: on ? { from, to } : null })}
      />
      {quiet && (
        <Form busy={act.isPending} refusal={faults.refusal} onSubmit={() => act.mutate({ quiet: { from, to } })}>
          <FieldRow>
            <TextField label={t('Quiet from')} value={from} onChange={setFrom} error={faults.at('quiet.from')} />
            <TextField label={t('Quiet until')} value={to} onChange={setTo} error={faults.at('quiet.to')} />
          </FieldRow>
          {changed && (
            <div>
              <Button type="submit" busy={act.isPending}>
                {t('Save quiet hours')}
              </Button>
            </div>
          )}
        </Form>
      )}
    </div>
  )
}
