import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { instant } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { purpose, writePurpose } from '../contract.ts'
import classes from './DirectionPage.module.css'

/** What a team is there for, under the direction; its lead writes it, and what it said before is kept. */
export function TeamPurpose({ team }: { team: string }) {
  const { zone } = useViewer().organisation
  const { data } = useAnswer(purpose, { team })
  const [writing, setWriting] = useState<{ text: string; after: string | null } | null>(null)
  const [earlier, setEarlier] = useState(false)
  if (!data) return null
  const { current, abilities } = data
  if (!current && !abilities.write.allowed) return null
  const begin = () => setWriting({ text: current?.text ?? '', after: current?.purpose ?? null })
  return (
    <Section
      title={t('What we are there for')}
      actions={
        abilities.write.allowed && (
          <Button size="small" onClick={begin}>
            {current ? t('Write it anew') : t('Write it')}
          </Button>
        )
      }
    >
      {current ? (
        <>
          <p className={classes.words}>{current.text}</p>
          <p className={classes.lead}>
            {[current.by?.name, instant(current.at, locale(), zone)].filter(Boolean).join(' · ')}{' '}
            {data.earlier.length > 0 && (
              <Button look="quiet" size="small" onClick={() => setEarlier(!earlier)}>
                {earlier ? t('Hide what it said before') : t('What it said before')}
              </Button>
            )}
          </p>
          {earlier &&
            data.earlier.map((one) => (
              <div key={one.purpose} className={classes.purpose}>
                <p className={classes.words}>{one.text}</p>
                <p className={classes.lead}>
                  {[one.by?.name, instant(one.at, locale(), zone)].filter(Boolean).join(' · ')}
                </p>
              </div>
            ))}
        </>
      ) : (
        <p className={classes.lead}>{t('Say in a sentence what this team is there for, under the direction.')}</p>
      )}
      {writing && <WriteDialog team={team} begun={writing} onClose={() => setWriting(null)} />}
    </Section>
  )
}

interface DialogProps {
  team: string
  begun: { text: string; after: string | null }
  onClose: () => void
}

function WriteDialog({ team, begun, onClose }: DialogProps) {
  const [text, setText] = useState(begun.text)
  const [after, setAfter] = useState(begun.after)
  const act = useAct(writePurpose, { after: onClose })
  const theirs = act.error?.theirs as { purpose: string; text: string } | undefined
  const faults = faultsIn(act.error, ['text'])
  const send = (onto: string | null) => {
    setAfter(onto)
    act.mutate({ team, text, after: onto })
  }
  return (
    <Dialog open guarded title={t('What we are there for')} onClose={onClose}>
      <Form busy={act.isPending} refusal={theirs ? null : faults.refusal} onSubmit={() => send(after)}>
        <Conflict
          error={act.error}
          fields={[{ field: 'text', label: t('What we are there for') }]}
          onMine={() => send(theirs?.purpose ?? after)}
          onTheirs={() => {
            setText(theirs?.text ?? text)
            setAfter(theirs?.purpose ?? after)
            act.reset()
          }}
          busy={act.isPending}
        />
        <LongTextField
          label={t('In our own words')}
          hint={t('For whom you are there, and what would be missing without you.')}
          meaning
          rows={4}
          value={text}
          onChange={setText}
          error={faults.at('text')}
        />
        <FormActions submit={t('Save')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
